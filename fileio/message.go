package fileio

import "fmt"

// Message is a sentence for people: an English format and its arguments, kept apart so that the program can say it
// in the reader's language. A Message among the arguments is said in that language too.
type Message struct {
	Format string
	Args   []any
}

// Say returns the message of a format and its arguments.
func Say(format string, args ...any) Message { return Message{Format: format, Args: args} }

func say(format string, args ...any) Message { return Message{Format: format, Args: args} }

// String says the message in English.
func (m Message) String() string { return fmt.Sprintf(m.Format, m.Args...) }

// Phrase returns the parts of the message, for a translator.
func (m Message) Phrase() (format string, args []any) { return m.Format, m.Args }

// IsZero reports whether there is nothing to say.
func (m Message) IsZero() bool { return m.Format == "" }

// Error is a file that can't be read or written: the place, the cause, and the next step.
type Error struct {
	Place   string
	Message Message
	Hint    Message // may be zero
	Err     error   // the system's error behind it, or nil
	// Choice says that not the file is at fault but what was asked of it: a sheet, encoding or delimiter that can't be.
	Choice bool
}

// Error says the place and the cause in English; the hint is a line of its own, for the caller to print.
func (e *Error) Error() string {
	if e.Place == "" {
		return e.Message.String()
	}
	return e.Place + ": " + e.Message.String()
}

func (e *Error) Unwrap() error { return e.Err }
