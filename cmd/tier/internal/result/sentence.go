package result

import (
	"fmt"
	"math"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// sentence is a phrase in a reader's language of which all is said but some figures: what is said of every customer
// needn't be translated and formatted for each of them.
type sentence struct {
	before string
	then   []afterFigure
}

// afterFigure is the number of a figure, and what is said behind it.
type afterFigure struct {
	figure int
	text   string
}

// blank stands for a figure among the arguments of a phrase, whatever its verb: the first is 0.
type blank int

// mark is the character before a blank's number; none of what people write has it.
const mark = "\x00"

// Format makes a blank known to newSentence.
func (b blank) Format(s fmt.State, _ rune) { _, _ = fmt.Fprintf(s, mark+"%c", '0'+rune(b)) }

func newSentence(p words.Printer, phrase words.Phrase) sentence {
	said := strings.Split(p.Say(phrase), mark)
	s := sentence{before: said[0]}
	for _, part := range said[1:] {
		s.then = append(s.then, afterFigure{int(part[0] - '0'), part[1:]})
	}
	return s
}

// with is the sentence with its figures, as they are written.
func (s *sentence) with(figures ...[]byte) string {
	var room [96]byte
	b := append(room[:0], s.before...)
	for _, part := range s.then {
		b = append(append(b, figures[part.figure]...), part.text...)
	}
	return string(b)
}

// appendFigure appends a number as %v writes it.
func appendFigure(b []byte, x float64) []byte {
	const small, large = 1e-4, 1e6 // between them %v needs no exponent, however many digits
	if a := math.Abs(x); a >= small && a < large {
		return fileio.AppendShortest(b, x)
	}
	return fmt.Append(b, x)
}
