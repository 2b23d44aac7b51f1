package scoring

import (
	"fmt"
	"slices"
	"strings"
)

// A Grid is a rule as a table of a spreadsheet: what people read there, and what they edit. The formulas of the rule look
// its figures up.
type Grid struct {
	Header []Message
	Rows   [][]Entry
}

// Entry is one cell of a Grid.
type Entry struct {
	Value any  // a float64, a string or a Message; nil leaves the cell blank
	Input bool // may be edited: the formulas follow
	Share bool // of a float64: shown as a percentage
}

// Cells are the references that the formula of a criterion's points needs: cells of the formula's own row (F2), or fixed
// ones. A cell that a rule judges is blank, or a text of blanks or of nothing, where the customer has no value. Where a
// rule judges numbers, any other text in it is a value that can't be read; where it judges texts, an error value is.
type Cells struct {
	Value  string // what is judged; of a Rank the customer's place, of a Formula what the expression gives
	Rating string // of Ranges with a Rating: the word beside it
	Of     string // of a Rank: among how many the place is
	Full   string // the points that count as full marks
	Given  string // the points of who has no value, where there are some for that
	// Column is the range of the i-th column of the rule's Grid, from its first row on.
	Column func(i, rows int) string
}

// Formula is the criterion's points as a spreadsheet formula, without "=": a number, or "" where the customer has none.
// Not ok where they have no such form.
//
// Whatever a rule compares goes through ROUND(…,9), as everywhere (Round9).
func (c *Criterion) Formula(at Cells) (formula string, ok bool) {
	points, ok := c.Rule.formula(at)
	if !ok {
		return "", false
	}
	missing := `""`
	if c.Missing.Mode == Give {
		missing = at.Given
	}
	if c.Rule.readsText() {
		if missing == `""` {
			return points, true
		}
		return fmt.Sprintf(`IFERROR(IF(TRIM(%s)="",%s,%s),"")`, at.Value, missing, points), true
	}
	if missing != `""` {
		missing = fmt.Sprintf(`IF(TRIM(%s)="",%s,"")`, at.Value, missing)
	}
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s,%s)`, at.Value, points, missing), true
}

// Grid is the criterion's rule as a table, with what deserves each grade where that is written down.
func (c *Criterion) Grid() Grid {
	g := c.Rule.grid()
	if len(c.Standards) == 0 {
		return g
	}
	standards := make(map[string]string, len(c.Standards))
	for _, s := range c.Standards {
		standards[foldWord(s.Grade)] = s.Text
	}
	g.Header = append(g.Header, Say("Standard"))
	for i, row := range g.Rows {
		word, _ := row[0].Value.(string)
		g.Rows[i] = append(row, Entry{Value: standards[foldWord(word)]})
	}
	return g
}

// nine is a reference as it is compared.
func nine(ref string) string { return "ROUND(" + ref + ",9)" }

// canMatch reports whether a spreadsheet finds all of the words: Excel looks for none that is longer.
func canMatch(words []string) bool {
	return !slices.ContainsFunc(words, func(s string) bool { return utf16Length(s) > longestText })
}

// Matched is the formula that finds the text of a cell among words, regardless of case; an error where it is none of them.
// Where a word has a character that a spreadsheet takes for a wildcard, those of the text are escaped.
func Matched(ref, list string, words []string) string {
	text := ref + `&""`
	if strings.ContainsAny(strings.Join(words, ""), "~*?") {
		text = fmt.Sprintf(`SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(%s,"~","~~"),"*","~*"),"?","~?")`, ref)
	}
	return fmt.Sprintf("MATCH(%s,%s,0)", text, list)
}

// points is an Entry that may be edited.
func pointsEntry(points float64) Entry { return Entry{Value: points, Input: true} }

// Reading is how the criterion's rule reads the text of a cell of a field: a word of its own, as it is written in the rule,
// or a figure; nil where it is neither. The rule judges texts. A figure that is also spelled like the word of another
// grade is that of the word that it stands for.
func (c *Criterion) Reading(field, text string) any {
	switch r := c.Rule.(type) {
	case Grades:
		i := r.Scale.find(text)
		if i < 0 {
			return nil
		}
		g := r.Scale.Grades[i]
		if foldWord(g.Word) == foldWord(text) || r.Scale.find(spell(g.Points)) != i {
			return g.Word
		}
		return g.Points
	case Ranges:
		if x, ok := figure(foldWord(text)); ok && field != r.Rating {
			return Round9(x)
		}
		if i := r.named(text); i >= 0 {
			return r.Ranges[i].Word
		}
	}
	return nil
}
