package book

import (
	"maps"
	"slices"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// rubricCredit is where the figures stand that limits, approvals and losses hang on.
type rubricCredit struct {
	references        []rubricReference // by ratio
	step, most        string            // of limits
	authorities       rubricAuthorities
	handler, approver string // shares of a loss
}

// rubricReference is where a ratio's own reference stands, and below it those of the peers' words.
type rubricReference struct {
	s     *rubricSheet
	row   int
	peers int
	words string // the cells of the peers' words
}

// end is the cell of an end of what is good, in one of the columns below.
func (r rubricReference) end(col int) string { return r.s.ref(col, r.row) }

// ends are those of the peers.
func (r rubricReference) ends(col int) string { return r.s.span(col, r.row+1, r.row+r.peers) }

// The columns of the table of references.
const (
	rubricReferenceValue  = 4
	rubricReferenceWithin = 5
	rubricLowest          = 6
	rubricHighest         = 7
	rubricPeer            = 8
)

// rubricAuthorities are the cells of the authorities' names, that of whom is above them included, and of their amounts.
type rubricAuthorities struct{ names, amounts string }

// creditTables adds what limits, approvals and losses hang on, and what ratios should be.
func (s *rubricSheet) creditTables() {
	if s.b.credit == nil {
		return
	}
	spec := s.b.r.Config.Credit
	s.references(spec.Ratios)
	s.limitTables()
	if len(spec.Policy.Authorities) > 0 {
		s.authorities(&spec.Policy)
	}
	if spec.Liability != nil {
		s.liability(spec.Liability)
	}
}

func (s *rubricSheet) references(ratios []credit.Ratio) {
	if len(ratios) == 0 {
		return
	}
	p := s.b.p
	s.section(p.Sprintf("Ratios"))
	s.heads(p.Sprintf("Ratio"), p.Sprintf("Computed as"), p.Sprintf("Should be"), p.Sprintf("Reference"), p.Sprintf("± within"),
		p.Sprintf("Lowest good"), p.Sprintf("Highest good"), p.Sprintf("For"), p.Sprintf("Notes"))
	for i := range ratios {
		r := &ratios[i]
		at := rubricReference{s: s, row: len(s.rows) + 1}
		s.reference(r, r.Reference, "")
		words := slices.Sorted(maps.Keys(r.ByPeer))
		for _, word := range words {
			s.reference(r, r.ByPeer[word], word)
		}
		if at.peers = len(words); at.peers > 0 {
			at.words = s.span(rubricPeer, at.row+1, at.row+at.peers)
		}
		s.credit.references = append(s.credit.references, at)
	}
	s.gap()
}

// reference adds what a ratio should be, for the customers of a word, or for all others.
func (s *rubricSheet) reference(r *credit.Ratio, ref credit.Reference, word string) {
	p, b, n := s.b.p, s.b, len(s.rows)+1
	text := look{line: hairline, align: "left", indent: 1, wrap: true, middle: true}
	figure := look{line: hairline, align: "right", indent: 1, middle: true}
	if r.Percent {
		figure.format = "0.##%"
	}
	of := r.Field
	if r.Of != nil {
		of = s.b.r.Quotient(r)
	}
	way := []string{p.Sprintf("at least"), p.Sprintf("at most"), p.Sprintf("about")}[ref.Way]
	within, low, high := cell{style: b.style(figure)}, "", ""
	value := at(rubricReferenceValue, n)
	switch ref.Way {
	case credit.AtLeast:
		low = "ROUND(" + value + ",9)"
	case credit.AtMost:
		high = "ROUND(" + value + ",9)"
	default:
		within = s.input(ref.Within, figure)
		s.guard(rubricReferenceWithin, n, pointsInput)
		low = "ROUND(" + value + "-" + at(rubricReferenceWithin, n) + ",9)"
		high = "ROUND(" + value + "+" + at(rubricReferenceWithin, n) + ",9)"
	}
	whom := word
	if word == "" && len(r.ByPeer) > 0 {
		whom = p.Sprintf("all the others")
	}
	note := ""
	if r.Low != 0 || r.High != 0 {
		note = p.Sprintf("plausible from %s to %s", fileio.AppendShortest(nil, r.Low), fileio.AppendShortest(nil, r.High))
	}
	cells := []cell{textCell(r.Title, b.style(text)), textCell(of, b.style(text)), textCell(way, b.style(text)),
		s.input(ref.Value, figure), within, s.end(lowestGood(ref), low, figure), s.end(highestGood(ref), high, figure),
		textCell(whom, b.style(text)), textCell(note, b.style(text))}
	s.guard(rubricReferenceValue, n, valueInput)
	s.add(s.fit(cells), cells...)
}

// end is a cell of an end of what is good; blank where there is none.
func (s *rubricSheet) end(x float64, text string, l look) cell {
	if text == "" {
		return cell{style: s.b.style(l)}
	}
	return s.calculated(x, text, l)
}

// limitTables adds the step and the ceiling of limits, and what each grade gets.
func (s *rubricSheet) limitTables() {
	p, spec := s.b.p, &s.b.r.Config.Credit.Limits
	s.section(s.b.inUnit(p.Sprintf("Limits")))
	s.credit.step = s.parameter(p.Sprintf("Rounding step"), spec.Step, amountFor(spec.Step), pointsInput, p.Sprintf("limits are rounded down to a multiple of it; 0: they are not"))
	s.credit.most = s.parameter(p.Sprintf("Ceiling"), spec.Most, amountFor(spec.Most), pointsInput, p.Sprintf("no limit is above it; 0: there is none"))
	text := s.b.style(look{line: hairline, align: "left", indent: 1, wrap: true, middle: true})
	s.across(22, textCell(p.Sprintf("The smallest of"), s.b.style(headLook())), 2, textCell(p.Sprintf("Grade"), s.b.style(headLook())))
	levels := s.b.r.Models[0].Spec.Scheme.Levels
	for i, l := range levels {
		var sources []string
		if i < len(spec.Grades) {
			for _, e := range spec.Grades[i] {
				sources = append(sources, s.b.r.Spelled(e.Source()))
			}
		}
		fill, color := tierColors(i, len(levels))
		what := strings.Join(sources, p.Sprintf("; "))
		if what == "" {
			what = p.Sprintf("no limit")
		}
		s.across(s.height(what, 2), textCell(what, text), 2,
			textCell(l.Name, s.b.style(look{bold: true, fill: fill, color: color, align: "center", middle: true, line: hairline})))
	}
	s.gap()
}

// amountFor has the decimals of an amount.
func amountFor(x float64) string { return decimals(wholeFormat, decimalsOf(x, maxDecimals)) }

// inUnit is a header with the unit of limits.
func (b *workbook) inUnit(header string) string { return words.InUnit(header, b.r.Config.Credit.Unit) }

// parameter adds a figure that may be edited, and returns its cell.
func (s *rubricSheet) parameter(name string, x float64, format string, kind inputKind, said string) string {
	text := look{line: hairline, align: "left", indent: 1, middle: true}
	figure := look{line: hairline, align: "right", indent: 1, middle: true, format: format}
	s.across(pageRowHeight, textCell(said, s.b.style(look{color: faint, middle: true, indent: 1, align: "left"})), 3,
		textCell(name, s.b.style(text)), s.input(x, figure))
	s.guard(2, len(s.rows), kind)
	return s.ref(2, len(s.rows))
}

// authorities adds who may approve how much, lowest first, and who is above them.
func (s *rubricSheet) authorities(policy *credit.Policy) {
	p := s.b.p
	s.section(s.b.inUnit(p.Sprintf("Authorities")))
	top := s.heads(p.Sprintf("Authority"), p.Sprintf("Approves up to")) + 1
	text := s.b.style(look{line: hairline, align: "left", indent: 1})
	for _, a := range policy.Authorities {
		figure := look{line: hairline, align: "right", indent: 1, format: amountFor(a.Amount)}
		s.add(pageRowHeight, textCell(a.Name, text), s.input(a.Amount, figure))
		s.guard(2, len(s.rows), pointsInput)
	}
	s.add(pageRowHeight, textCell(aboveAll(s.b), text), textCell(p.Sprintf("anything above"), s.b.style(look{line: hairline, color: faint, align: "right", indent: 1})))
	last := len(s.rows)
	s.credit.authorities = rubricAuthorities{names: s.span(1, top, last), amounts: s.span(2, top, last-1)}
	s.gap()
}

// aboveAll is who decides what is above all authorities.
func aboveAll(b *workbook) string {
	if to := b.r.Config.Credit.Policy.ReferTo; to != "" {
		return to
	}
	return b.p.Sprintf("above all authorities")
}

// liability adds who bears a loss.
func (s *rubricSheet) liability(l *credit.Liability) {
	p := s.b.p
	s.section(p.Sprintf("Liability"))
	const format = "0.##%"
	s.credit.handler = s.parameter(p.Sprintf("Handler"), scoring.Round9(l.Handler), format, shareInput, p.Sprintf("of a loss within the approved limit; what nobody approved is the handler's in full"))
	s.credit.approver = s.parameter(p.Sprintf("Approver"), scoring.Round9(l.Approver), format, shareInput, p.Sprintf("of a loss within the approved limit; the rest is the company's"))
	s.gap()
}
