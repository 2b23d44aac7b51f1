package book

import (
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// choice lets cells be picked from a list. Who writes something else is warned, and may unless it is strict.
type choice struct {
	area           string
	refers         string // to the cells of the list: 'Rubric'!$B$12:$B$16
	title, message string // shown beside the cell when it is entered; both may be ""
	strict         bool
}

// numberRule refuses whatever is no number from min to max: a text among them would leave everybody without a score.
type numberRule struct {
	area           string
	min, max       float64
	title, message string
}

// The lengths, in UTF-16, of what is shown beside a cell that is checked.
const (
	maxPromptTitle = 32
	maxPrompt      = 255
)

// What happens to a value that does not belong there.
const (
	warn   = "warning"
	refuse = "stop"
)

// restrict adds the checks of what is written into cells.
func (b *workbook) restrict(s sheet) {
	for _, c := range s.choices {
		style := warn
		if c.strict {
			style = refuse
		}
		v := validation(c.area, style, c.title, c.message)
		v.Type, v.Formula1 = "list", escaped(c.refers)
		b.must(b.file.AddDataValidation(s.name, v))
	}
	for _, n := range s.numbers {
		v := validation(n.area, refuse, n.title, n.message)
		v.Type, v.Operator = "decimal", "between"
		v.Formula1, v.Formula2 = string(appendNumber(nil, n.min)), string(appendNumber(nil, n.max))
		b.must(b.file.AddDataValidation(s.name, v))
	}
}

// validation says the same before and after: what belongs there.
func validation(area, style, title, message string) *excelize.DataValidation {
	v := &excelize.DataValidation{AllowBlank: true, Sqref: area, ShowErrorMessage: true}
	v.ErrorStyle = &style
	if title = cutTo(clean(title), maxPromptTitle); title != "" {
		v.PromptTitle, v.ErrorTitle, v.ShowInputMessage = &title, &title, true
	}
	if message = cutTo(cleanLines(message), maxPrompt); message != "" {
		v.Prompt, v.Error, v.ShowInputMessage = &message, &message, true
	}
	return v
}

// cleanLines is clean that keeps line breaks.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// cutTo shortens a text to so many units of UTF-16, with … for what is gone.
func cutTo(s string, most int) string {
	n, fits := 0, 0
	for i, r := range s {
		if n <= most-1 {
			fits = i
		}
		if n += utf16.RuneLen(r); n > most {
			return strings.TrimRight(s[:fits], " ") + "…"
		}
	}
	return s
}

// escaped is a text in XML, outside of attributes.
func escaped(s string) string { return string(appendEscaped(nil, s)) }

// attribute is a text in an attribute of XML.
func attribute(s string) string { return strings.ReplaceAll(escaped(s), `"`, "&quot;") }
