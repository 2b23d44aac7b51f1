package tiering

import (
	"math"
	"strconv"
	"strings"
	"time"

	"tier/scoring"
)

// Phrase is a sentence of the configuration with figures of the customer in it: 年增长 {growth%}，达到 20%.
type Phrase struct {
	parts []phrasePart
}

// phrasePart is a text, or a field in its place.
type phrasePart struct {
	text    string
	field   string
	percent bool
	kind    scoring.Kind // how the field is read
}

// PhraseField is a field that a phrase names, with the place of its name in the text, in characters.
type PhraseField struct {
	Name       string
	Percent    bool
	Offset     int
	Length     int
	IsUnclosed bool // the brace that begins it has no end
}

// NewPhrase reads a sentence in which {field} stands for the customer's value and {field%} for it as a percentage. The
// fields come back with their places, so that whoever knows them can check them and say how each is read (As).
func NewPhrase(text string) (Phrase, []PhraseField) {
	var p Phrase
	var fields []PhraseField
	offset := 0
	for text != "" {
		plain, rest, found := strings.Cut(text, "{")
		if plain != "" {
			p.parts = append(p.parts, phrasePart{text: plain})
		}
		if !found {
			break
		}
		offset += len([]rune(plain)) + 1
		name, after, closed := strings.Cut(rest, "}")
		field, percent := strings.CutSuffix(strings.TrimSpace(name), "%")
		length := len([]rune(name))
		fields = append(fields, PhraseField{Name: field, Percent: percent, Offset: offset, Length: length, IsUnclosed: !closed})
		p.parts = append(p.parts, phrasePart{field: field, percent: percent, kind: scoring.Text})
		offset += length + 1
		text = after
	}
	return p, fields
}

// As says how a field of the phrase is read; all are texts otherwise.
func (p *Phrase) As(field string, kind scoring.Kind) {
	for i := range p.parts {
		if p.parts[i].field == field {
			p.parts[i].kind = kind
		}
	}
}

// IsZero reports whether the phrase says nothing.
func (p Phrase) IsZero() bool { return len(p.parts) == 0 }

// Fields are those whose figures the sentence has.
func (p Phrase) Fields() []string {
	var names []string
	for _, part := range p.parts {
		if part.field != "" {
			names = append(names, part.field)
		}
	}
	return names
}

// Say is the sentence about customers of given columns. Of fields that are hidden it says *** instead of the value; hidden
// may be nil. A missing value is –.
func (p Phrase) Say(cols scoring.Columns, hidden func(field string) bool) func(row int) string {
	values := make([]func(row int) string, len(p.parts))
	for i, part := range p.parts {
		switch {
		case part.field == "":
			values[i] = func(int) string { return part.text }
		case hidden != nil && hidden(part.field):
			values[i] = func(int) string { return "***" }
		default:
			values[i] = part.value(cols)
		}
	}
	return func(row int) string {
		var b strings.Builder
		for _, value := range values {
			b.WriteString(value(row))
		}
		return b.String()
	}
}

// noValue stands for a missing value.
const noValue = "–"

// value is what stands for the field.
func (p phrasePart) value(cols scoring.Columns) func(row int) string {
	switch p.kind {
	case scoring.Number:
		if numbers, ok := cols.Numbers(p.field); ok {
			return func(row int) string { return p.figure(numbers[row]) }
		}
	case scoring.Date:
		if days, ok := cols.Dates(p.field); ok {
			return func(row int) string {
				if days[row].IsZero() {
					return noValue
				}
				return days[row].Format(time.DateOnly)
			}
		}
	default:
		if texts, ok := cols.Texts(p.field); ok {
			return func(row int) string {
				if text := texts(row); text != "" {
					return text
				}
				return noValue
			}
		}
	}
	return func(int) string { return noValue }
}

// figure is a number with two decimals at most, or a percentage with one.
func (p phrasePart) figure(x float64) string {
	switch {
	case math.IsNaN(x):
		return noValue
	case p.percent:
		return strconv.FormatFloat(scoring.Round(x*100, 1), 'f', -1, 64) + "%"
	}
	return strconv.FormatFloat(scoring.Round(x, 2), 'f', -1, 64)
}
