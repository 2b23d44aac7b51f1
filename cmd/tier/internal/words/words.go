// Package words says the program's sentences in the reader's language.
//
// Code is written with English formats; zh.tsv holds the Chinese one for each. A test reads the whole program and fails
// where a format has no Chinese, or where the two don't take the same arguments.
package words

import (
	_ "embed"
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

//go:embed zh.tsv
var chinese string

// Printer says phrases in one language. The zero Printer speaks English.
type Printer struct {
	lang    Lang
	formats map[string]string // nil for English
}

// In returns the printer of a language.
func In(lang Lang) Printer {
	if lang != Chinese {
		return Printer{lang: English}
	}
	return Printer{lang: Chinese, formats: parse(chinese)}
}

// Lang is the printer's language.
func (p Printer) Lang() Lang { return p.lang }

// parse reads lines of an English format, a tab and its translation; \n stands for a line break.
func parse(catalog string) map[string]string {
	formats := make(map[string]string, strings.Count(catalog, "\n"))
	unescape := strings.NewReplacer(`\n`, "\n", `\t`, "\t")
	for line := range strings.Lines(catalog) {
		if from, to, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok {
			formats[unescape.Replace(from)] = unescape.Replace(to)
		}
	}
	return formats
}

// Sprintf says a format with its arguments in the printer's language; phrases among the arguments too.
func (p Printer) Sprintf(format string, args ...any) string {
	if to, ok := p.formats[format]; ok {
		format = to
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
