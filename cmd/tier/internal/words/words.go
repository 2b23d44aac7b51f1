// Package words says the program's sentences in the reader's language.
//
// Code is written with English formats; zh.tsv holds the Chinese one for each (catalog.go). A test reads the whole program and fails
// where a format has no Chinese, or where the two don't take the same arguments.
package words

import (
	"fmt"
	"strings"
)

// Lang is a language of the reports: zh or en.
type Lang string

const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Phrase is a sentence in two parts, an English format and its arguments, as the packages below make them.
type Phrase interface {
	Phrase() (format string, args []any)
}

// Printer says phrases in one language. The zero Printer speaks English.
type Printer struct{ lang Lang }

// In returns the printer of a language.
func In(lang Lang) Printer {
	if lang != Chinese {
		return Printer{lang: English}
	}
	return Printer{lang: Chinese}
}

// Lang is the printer's language.
func (p Printer) Lang() Lang { return p.lang }

// Sprintf says a format with its arguments in the printer's language; phrases among the arguments too.
func (p Printer) Sprintf(format string, args ...any) string {
	if p.lang == Chinese {
		format = inChinese(format)
	}
	if len(args) == 0 {
		return strings.ReplaceAll(format, "%%", "%")
	}
	said := make([]any, len(args))
	for i, arg := range args {
		said[i] = arg
		if phrase, ok := arg.(Phrase); ok {
			said[i] = p.Say(phrase)
		}
	}
	return fmt.Sprintf(format, said...)
}

// Say says a phrase in the printer's language.
func (p Printer) Say(phrase Phrase) string {
	format, args := phrase.Phrase()
	return p.Sprintf(format, args...)
}
