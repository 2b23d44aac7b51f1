package book

import (
	"slices"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// formSheet is the sheet that a rater fills in: who rates, how far he is, and a row for each customer with what is known
// of him and a cell for each rating.
type formSheet struct {
	*Forms
	b       *workbook
	form    *Form
	choices *formChoices
	columns []formColumn
	rate    int // the column of the first criterion, from 0
	own     int // the column that tells the rater's own customers, -1 where there is none
	looks   formLooks
	head    []row
	merges  [][2]string
}

// formColumn is a column of the sheet.
type formColumn struct {
	header string
	width  float64
	cell   func(row int) fileio.Cell // of a row of the list; nil where the rater writes
	looks  columnStyles
}

type formLooks struct{ answer, without, remark int }

// The rows above the customers: a title, four facts about the form, and the header of the table.
const (
	formFacts     = 4
	formTop       = 1 + formFacts + 1
	formRowHeight = 21
)

// notRated stands where a criterion doesn't apply to a customer.
const notRated = "—"

func newFormSheet(b *workbook, f *Forms, form *Form, choices *formChoices) *formSheet {
	s := &formSheet{Forms: f, b: b, form: form, choices: choices, own: -1}
	answer := look{open: true, fill: answerFill, color: inputInk, align: "center", line: grid}
	without := look{fill: band, color: faint, align: "center", line: grid}
	remark := answer
	remark.align, remark.wrap, remark.middle = "left", true, true
	s.looks = formLooks{b.style(answer), b.style(without), b.style(remark)}
	s.arrange()
	s.top()
	return s
}

// arrange puts the columns in order: who the customer is, whether he is the rater's own, what is known, the criteria.
func (s *formSheet) arrange() {
	taken := map[string]bool{}
	for i := range s.Criteria {
		taken[s.Criteria[i].Name] = true
	}
	for i, c := range s.Known {
		if i == s.Who {
			s.addOwn()
		}
		about := s.profiles[i]
		taken[c.Header] = true
		s.columns = append(s.columns, formColumn{header: c.Header, cell: c.Cell, looks: s.b.formStyles(about),
			width: columnWidth(result.Column{Header: c.Header, Kind: result.InputColumn}, about)})
	}
	if s.Who == len(s.Known) {
		s.addOwn()
	}
	if s.own >= 0 {
		s.columns[s.own].header = free(s.b.p.Sprintf("Owned by"), taken)
	}
	s.rate = len(s.columns)
	for i := range s.Criteria {
		s.columns = append(s.columns, formColumn{header: s.Criteria[i].Name, width: criterionWidth(&s.Criteria[i])})
	}
	const remarks = 26
	s.columns = append(s.columns, formColumn{header: free(s.b.p.Sprintf("Remarks"), taken), width: remarks})
	s.widen()
}

// addOwn adds the column that tells the rater's own customers, if there are any.
func (s *formSheet) addOwn() {
	if !s.form.hasOwn() {
		return
	}
	mark := fileio.Cell{Kind: fileio.Text, Text: s.b.p.Sprintf("yourself")}
	center := s.b.style(look{line: grid, align: "center", bold: true})
	s.own = len(s.columns)
	s.columns = append(s.columns, formColumn{width: 11, looks: columnStyles{text: center}, cell: func(row int) fileio.Cell {
		if s.form.Own(row) {
			return mark
		}
		return fileio.Cell{}
	}})
}

// widen makes room for the facts, which stand in the first two columns.
func (s *formSheet) widen() {
	const labels, padding, most = 11, 3, 42
	s.columns[0].width = max(s.columns[0].width, labels)
	for _, fact := range s.facts() {
		s.columns[1].width = max(s.columns[1].width, float64(min(most, displaywidth.String(fact.Text)+padding)))
	}
}

// free is a header that no other column has, with a number where it has to be.
func free(header string, taken map[string]bool) string {
	name := header
	for n := 2; taken[name]; n++ {
		name = header + " " + strconv.Itoa(n)
	}
	taken[name] = true
	return name
}

// criterionWidth fits the words of a criterion, and its name on two lines or three.
func criterionWidth(c *scoring.Criterion) float64 {
	const least, most, padding, button = 11, 18, 3, 3
	width := max(least, (displaywidth.String(c.Name)+1)/2+button)
	for _, word := range gradeWords(c.Rule) {
		width = max(width, displaywidth.String(word)+padding)
	}
	return float64(min(most, width))
}

// formStyles are those of what is known.
func (b *workbook) formStyles(p profile) columnStyles {
	text, number := look{line: grid, align: "left", indent: 1}, look{line: grid, align: "right", indent: 1, format: p.formats.Number}
	percent, date, center := number, look{line: grid, align: "center", format: p.dateFormat()}, look{line: grid, align: "center"}
	if percent.format = p.formats.Percent; percent.format == "" {
		percent.format = decimals("0", p.percents) + "%"
	}
	return columnStyles{text: b.style(text), number: b.style(number), percent: b.style(percent), date: b.style(date), center: b.style(center)}
}

// sheet is the form under a name.
func (s *formSheet) sheet(name string) sheet {
	widths := make([]float64, len(s.columns))
	for i, c := range s.columns {
		widths[i] = c.width
	}
	out := sheet{
		name: name, tab: navy, rowHeight: formRowHeight, frozenRows: formTop, frozenCols: s.Who, filtered: true, repeat: formTop,
		widths: widths, merges: s.merges, footer: s.footer(),
		content: content{count: formTop + len(s.form.Rows), columns: len(s.columns), row: s.row},
	}
	s.choices.check(&out, s)
	if answers := s.answers(); answers != "" {
		top := at(s.rate+1, formTop+1)
		out.rules = []rule{{answers, "AND(LEN(" + top + ")>0," + top + "<>" + literal(notRated) + ")", s.b.differential(inputInk, white)}}
	}
	return out
}

// answers is the area of all cells for ratings; "" where there are none.
func (s *formSheet) answers() string {
	if len(s.form.Rows) == 0 {
		return ""
	}
	return area(s.rate+1, formTop+1, s.rate+len(s.Criteria), formTop+len(s.form.Rows))
}

// row is a row of the sheet, from 0.
func (s *formSheet) row(n int, cells []cell) row {
	if n < formTop {
		return s.head[n]
	}
	of := s.form.Rows[n-formTop]
	for i := range s.columns {
		c, column := &cells[i], &s.columns[i]
		switch {
		case column.cell != nil:
			c.Cell = column.cell(of)
			c.style = column.looks.of(c.Kind, c.Percent)
		case i == len(s.columns)-1:
			c.style = s.looks.remark
		case s.Applies(i-s.rate, of):
			c.Cell, c.style = fileio.Cell{}, s.looks.answer
		default:
			c.Cell, c.style = fileio.Cell{Kind: fileio.Text, Text: notRated}, s.looks.without
		}
	}
	return row{cells: cells}
}

// footer is what stands below each page of paper: whose form it is, and for which period.
func (s *formSheet) footer() string {
	const most = 80
	about := slices.DeleteFunc([]string{s.heading(s.b.p), s.form.Rater, s.Period}, func(part string) bool { return part == "" })
	text := cutTo(clean(strings.Join(about, " · ")), most)
	return "&L" + strings.ReplaceAll(text, "&", "&&") + "&R&P / &N"
}
