package scoring

import "fmt"

// Message is a sentence for people: an English format and its arguments.
// It is kept in two parts so that the program can say it in the reader's language; a Message among the arguments
// is said in that language too.
type Message struct {
	Format string
	Args   []any
}

// Say returns the message of a format and its arguments.
func Say(format string, args ...any) Message { return Message{Format: format, Args: args} }

// List is a message that names several things, one after another.
func List(names []string) Message {
	if len(names) == 0 {
		return Message{}
	}
	list := Say("%s", names[0])
	for _, name := range names[1:] {
		list = Say("%s%s%s", list, Say(", "), name)
	}
	return list
}

// String says the message in English.
func (m Message) String() string { return fmt.Sprintf(m.Format, m.Args...) }

// Phrase returns the parts of the message, for a translator.
func (m Message) Phrase() (format string, args []any) { return m.Format, m.Args }

// IsZero reports whether there is nothing to say.
func (m Message) IsZero() bool { return m.Format == "" }

// A Problem is why a row could not be judged, or something that its reader must know.
// The caller knows where in which file the row and the field are.
type Problem struct {
	Row     int    // -1 where it concerns the whole column
	Field   string // "" where it concerns the whole row
	Message Message
	Quotes  []string // fields that the message quotes, where Field isn't all of them
	// Criterion is the one that says so; nil where it is none. It may read other fields than Field.
	Criterion *Criterion
}

// Fields are those that the problem is about or quotes; "" is the whole row.
func (p *Problem) Fields() []string { return append([]string{p.Field}, p.Quotes...) }
