package book

import (
	"math"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// surveySheet is the survey: a row for each customer with the figures of the statements, the ratios and growths that are made of
// them, what these should be, and why some aren't there.
//
// A field that the list has follows its cell among the scores. One that another table states has its cell here, and may be
// edited; so has one that nothing states. What could not be read stands as unread, and so does a ratio that isn't plausible.
type surveySheet struct {
	*columnSheet
	joined map[string]bool // fields that other tables state
	stated []statedColumn
	byName map[string]int // columns of the stated fields
	ratios []ratioColumns
	growth []int // columns; 0 where it isn't shown
	peers  string
}

// statedColumn is the column of a field.
type statedColumn struct {
	field string
	kind  scoring.Kind
	col   int
}

// ratioColumns are those of a ratio; 0 is none.
type ratioColumns struct {
	of, to, value, low, high, verdict int
}

// surveyName is the name of the sheet.
func surveyName(p words.Printer) string { return p.Sprintf("Credit survey") }

func newSurveySheet(b *workbook) *surveySheet {
	s := &surveySheet{columnSheet: customerColumns(b, surveyName(b.p), "548235"), joined: b.r.Joined.Fields(), byName: map[string]int{}}
	spec := b.r.Config.Credit
	s.identity()
	s.state(spec.Survey.Date)
	s.state(spec.Peers)
	s.peers = spec.Peers
	for i := range spec.Ratios {
		if r := &spec.Ratios[i]; r.Of == nil {
			s.state(r.Field)
		} else {
			s.state(r.Of.Fields()...)
			s.state(r.To.Fields()...)
		}
	}
	for i := range spec.Growth {
		s.state(spec.Growth[i].Of...)
	}
	for _, f := range b.r.Config.Fields {
		if s.joined[f.Name] && f.Name != "id" && f.Name != "name" {
			s.state(f.Name)
		}
	}
	for i := range b.r.Credit.Ratios {
		s.ratios = append(s.ratios, s.ratio(&b.r.Credit.Ratios[i]))
	}
	for i := range b.r.Credit.Growth {
		s.growth = append(s.growth, s.grown(&b.r.Credit.Growth[i]))
	}
	s.reasons()
	return s
}

// customerColumns is a sheet of all customers.
func customerColumns(b *workbook, name, tab string) *columnSheet {
	return &columnSheet{b: b, name: name, tab: tab, count: b.r.Len(), subject: func(row int) int { return row }, skips: func(row int) bool {
		_, out := b.r.Frame.Excluded(row)
		return out
	}}
}

func (s *surveySheet) isShown() bool { return true }

// state adds columns for fields, and for those that a derived one comes from; not twice, and not for what is computed or
// isn't written out.
func (s *surveySheet) state(fields ...string) {
	for _, field := range fields {
		if from := s.b.r.Sources(field); from != nil {
			s.state(from...)
			continue
		}
		_, isField := s.b.r.Config.Field(field)
		isMade := !isField || s.b.r.Frame.Sets(field) && !s.joined[field]
		if s.byName[field] == 0 && !isMade && !s.b.hides(field) {
			s.add(field)
		}
	}
}

// add adds the column of a field.
func (s *surveySheet) add(field string) {
	kind := s.kindOf(field)
	name := words.InUnit(s.b.r.Called(field))
	isOwn := s.joined[field] || len(s.b.r.List.FieldColumns(field)) == 0
	c := sheetColumn{header: name, width: 14, fill: inputHead, isInput: isOwn, cell: s.b.frameCell(field, kind)}
	switch kind {
	case scoring.Number:
		c.look = numberLook(s.formatOf(field))
	case scoring.Date:
		c.look = dayLook()
	default:
		c.look = textLook()
	}
	p := s.b.p
	switch {
	case s.joined[field]:
		c.note = p.Sprintf("From the statements. Ratios, points and limits follow what is edited here.")
	case isOwn:
		c.note = p.Sprintf("Nothing states it. Ratios, points and limits follow what is filled in here.")
	default:
		c.note = p.Sprintf("From the list: edit it on the sheet %s.", scoresName(p))
	}
	col := s.col(c)
	s.byName[field] = col
	s.stated = append(s.stated, statedColumn{field, kind, col})
}

// kindOf is how a field is read.
func (s *surveySheet) kindOf(field string) scoring.Kind {
	kind := scoring.Unknown
	for _, u := range s.b.r.Config.Uses() {
		if u.Field == field && (u.Kind != scoring.Unknown || kind == scoring.Unknown) {
			kind = u.Kind
		}
	}
	if kind == scoring.Unknown {
		kind = scoring.Text
	}
	return kind
}

// frameCell gives what is read of a field as formulas have it.
func (b *workbook) frameCell(field string, kind scoring.Kind) func(row int) fileio.Cell {
	frame := b.r.Frame
	bad := func(row int) bool { return frame.Unreadable(field, row) }
	figure := func(of func(row int) float64) func(row int) fileio.Cell {
		return func(row int) fileio.Cell {
			if bad(row) {
				return orBlank(unread)
			}
			return figureOrBlank(of(row))
		}
	}
	switch kind {
	case scoring.Number:
		numbers, _ := frame.Numbers(field)
		return figure(func(row int) float64 { return orMissing(numbers, row) })
	case scoring.Date:
		dates, ok := frame.Dates(field)
		return figure(func(row int) float64 {
			if !ok || dates[row].IsZero() {
				return math.NaN()
			}
			return fileio.DateSerial(dates[row])
		})
	}
	texts, ok := frame.Texts(field)
	return func(row int) fileio.Cell {
		switch {
		case bad(row):
			return notAvailable()
		case !ok:
			return orBlank("")
		}
		return orBlank(cut(texts(row)))
	}
}

// orMissing is a figure of a column that need not be there.
func orMissing(numbers []float64, row int) float64 {
	if numbers == nil {
		return math.NaN()
	}
	return numbers[row]
}

// formatOf has the decimals that a field's figures have.
func (s *surveySheet) formatOf(field string) string {
	numbers, _ := s.b.r.Frame.Numbers(field)
	return decimals(wholeFormat, decimalsIn(numbers))
}

// decimalsIn are the most decimals of figures.
func decimalsIn(numbers []float64) int {
	n := 0
	for _, x := range numbers {
		if !math.IsNaN(x) {
			n = moreDecimals(x, n, maxDecimals)
		}
	}
	return n
}

// ratio adds the columns of a ratio: what is divided and by what where that is more than a field, the ratio, what it should
// be, and the verdict.
func (s *surveySheet) ratio(m *credit.Measured) ratioColumns {
	r, p := m.Ratio, s.b.p
	if s.b.hides(r.Name) {
		return ratioColumns{}
	}
	var out ratioColumns
	if r.Of != nil {
		out.of = s.operand(p.Sprintf("%s: divided", r.Title), r.Of, m.Of)
		out.to = s.operand(p.Sprintf("%s: by", r.Title), r.To, m.To)
	}
	format := decimals("0", 2)
	if r.Percent {
		format = decimals("0", 1) + "%"
	}
	l := numberLook(format)
	l.bold = true
	out.value = s.col(sheetColumn{header: r.Title, note: s.ratioNote(r), width: 12, fill: navy, look: l, cell: func(row int) fileio.Cell {
		if s.b.r.Frame.Unreadable(r.Name, row) {
			return orBlank(unread)
		}
		return figureOrBlank(m.Value[row])
	}})
	bound := func(header string, of func(credit.Reference) float64) int {
		return s.col(sheetColumn{header: header, width: 10, fill: steel, look: numberLook(format),
			note: p.Sprintf("The reference that applies, from the sheet %s.", rubricSheetName(p)),
			cell: func(row int) fileio.Cell { return figureOrBlank(of(m.Reference[row])) }})
	}
	if s.bounds(r, lowestGood) {
		out.low = bound(p.Sprintf("%s: at least", r.Title), lowestGood)
	}
	if s.bounds(r, highestGood) {
		out.high = bound(p.Sprintf("%s: at most", r.Title), highestGood)
	}
	out.verdict = s.col(sheetColumn{header: p.Sprintf("%s: verdict", r.Title), width: 11, fill: steel, look: wordLook(),
		note: p.Sprintf("The ratio against its reference."),
		cell: func(row int) fileio.Cell { return orBlank(verdictWord(p, m.Verdict[row])) }})
	return out
}

// operand adds the column of an amount that a ratio is made of; a field that has its own needs none.
func (s *surveySheet) operand(header string, e *scoring.Expr, values []float64) int {
	if fields := e.Fields(); len(fields) == 1 && e.Source() == fields[0] && s.byName[fields[0]] > 0 {
		return s.byName[fields[0]]
	}
	return s.col(sheetColumn{header: header, note: s.b.r.Spelled(e.Source()), width: 14, fill: steel, look: numberLook(decimals(wholeFormat, min(2, decimalsIn(values)))),
		cell: func(row int) fileio.Cell {
			if s.b.isSpoilt(e, row) {
				return orBlank(unread)
			}
			return figureOrBlank(values[row])
		}})
}

// lowestGood is the lowest ratio that is as it should be; NaN where none is too low.
func lowestGood(r credit.Reference) float64 {
	switch r.Way {
	case credit.AtLeast:
		return scoring.Round9(r.Value)
	case credit.About:
		return scoring.Round9(r.Value - r.Within)
	}
	return math.NaN()
}

// highestGood is the highest ratio that is as it should be; NaN where none is too high.
func highestGood(r credit.Reference) float64 {
	switch r.Way {
	case credit.AtMost:
		return scoring.Round9(r.Value)
	case credit.About:
		return scoring.Round9(r.Value + r.Within)
	}
	return math.NaN()
}

// bounds reports whether any reference of a ratio has such an end.
func (s *surveySheet) bounds(r *credit.Ratio, end func(credit.Reference) float64) bool {
	if !math.IsNaN(end(r.Reference)) {
		return true
	}
	for _, ref := range r.ByPeer {
		if !math.IsNaN(end(ref)) {
			return true
		}
	}
	return false
}

// ratioNote says what a ratio is and should be.
func (s *surveySheet) ratioNote(r *credit.Ratio) string {
	p := s.b.p
	what := p.Sprintf("As the list states it: %s.", s.said(r.Field))
	if r.Of != nil {
		what = s.b.r.Quotient(r)
	}
	direction := map[credit.Way]string{credit.AtLeast: p.Sprintf("more is better"), credit.AtMost: p.Sprintf("less is better"),
		credit.About: p.Sprintf("the nearer the better")}[r.Reference.Way]
	lines := []string{what, p.Sprintf("Should be %s; %s.", p.Say(r.Reference.Words(r.Percent)), direction),
		p.Sprintf("There is none where a figure is missing or the denominator isn't above 0. %s stands for what could not be read or isn't plausible.", unread)}
	return strings.Join(lines, "\n")
}

func verdictWord(p words.Printer, v credit.Verdict) string {
	switch v {
	case credit.Good:
		return p.Sprintf("good")
	case credit.TooLow:
		return p.Sprintf("too low")
	case credit.TooHigh:
		return p.Sprintf("too high")
	}
	return ""
}

// grown adds the column of a growth.
func (s *surveySheet) grown(g *credit.Grown) int {
	if s.b.hides(g.Growth.Name) {
		return 0
	}
	l := numberLook(decimals("0", 1) + "%")
	l.bold = true
	p := s.b.p
	return s.col(sheetColumn{header: g.Growth.Title, width: 12, fill: navy, look: l, cell: func(row int) fileio.Cell {
		if s.b.r.Frame.Unreadable(g.Growth.Name, row) {
			return orBlank(unread)
		}
		return figureOrBlank(g.Value[row])
	}, note: p.Sprintf("The growth a year from %s to %s. There is none from 0 or less, nor to less than 0.",
		s.said(g.Growth.Of[0]), s.said(g.Growth.Of[len(g.Growth.Of)-1]))})
}

func (s *surveySheet) said(field string) string {
	name, _ := s.b.r.Called(field)
	return name
}

// reasons adds the column of why ratios and growths are not there.
func (s *surveySheet) reasons() {
	p, c := s.b.p, s.b.r.Credit
	s.col(sheetColumn{header: p.Sprintf("Why there is none"), width: widestReason, fill: steel, look: textLook(),
		note: p.Sprintf("Why a ratio or a growth could not be computed when the workbook was written."),
		cell: func(row int) fileio.Cell {
			var all []string
			say := func(field, title string, why map[int]scoring.Message) {
				if m, ok := why[row]; ok && !s.b.hides(field) {
					all = append(all, p.Sprintf("%s: %s", title, p.Say(s.b.r.Spoken(m))))
				}
			}
			for i := range c.Ratios {
				say(c.Ratios[i].Ratio.Name, c.Ratios[i].Ratio.Title, c.Ratios[i].Why)
			}
			for i := range c.Growth {
				say(c.Growth[i].Growth.Name, c.Growth[i].Growth.Title, c.Growth[i].Why)
			}
			return wordsOf(strings.Join(all, p.Sprintf("; ")))
		}})
}

// isSpoilt reports whether a cell that an expression reads could not be read.
func (b *workbook) isSpoilt(e *scoring.Expr, row int) bool {
	for _, field := range e.Fields() {
		if b.r.Frame.Unreadable(field, row) {
			return true
		}
	}
	return false
}

// sheet colours verdicts that are not good.
func (s *surveySheet) sheet() sheet {
	out := s.columnSheet.sheet()
	for _, r := range s.ratios {
		if r.verdict > 0 && s.count > 0 {
			top := at(r.verdict, 2)
			out.rules = append(out.rules, rule{area(r.verdict, 2, r.verdict, 1+s.count),
				`AND(LEN(` + top + `)>0,` + top + `<>` + literal(verdictWord(s.b.p, credit.Good)) + `)`, s.b.differential(warning, "")})
		}
	}
	return out
}
