package book

import (
	"fmt"
	"strings"

	"tier/credit"
	"tier/scoring"
)

// give lets formulas read the fields whose cells stand here.
func (s *surveySheet) give(w *wiring) {
	for _, c := range s.stated {
		if s.columns[c.col-1].isInput {
			w.given[c.field] = found{s.place(c.col), true}
		}
	}
	for i := range s.b.r.Config.Credit.Ratios {
		w.given[s.b.r.Config.Credit.Ratios[i].Name] = found{} // until it has its formula
	}
	for i := range s.b.r.Config.Credit.Growth {
		w.given[s.b.r.Config.Credit.Growth[i].Name] = found{}
	}
}

// followWiring makes the figures formulas: of the list's fields, of ratios and of growths, in their order, since a later ratio may
// read an earlier one.
func (s *surveySheet) followWiring(w *wiring) {
	for _, c := range s.stated {
		if !s.columns[c.col-1].isInput {
			s.followField(w, c)
		}
	}
	for i := range s.ratios {
		s.followRatio(w, i)
	}
	for i := range s.growth {
		s.followGrowth(w, i)
	}
}

// followField has a column follow the list's own among the scores.
func (s *surveySheet) followField(w *wiring, c statedColumn) {
	f := w.field(reading{field: c.field, kind: c.kind})
	if !f.ok {
		return
	}
	s.follow(c.col, func(row int) string {
		ref := f.at(s.name, row)
		if c.kind == scoring.Text {
			return fmt.Sprintf(`IF(ISERROR(%[1]s),%[2]s,TRIM(%[1]s))`, ref, literal(unread))
		}
		return numberOr(ref)
	})
}

// numberOr is a number of another cell, and "" or what could not be read.
func numberOr(ref string) string {
	return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,IF(TRIM(%[1]s)="","",%[2]s))`, ref, literal(unread))
}

func (s *surveySheet) followRatio(w *wiring, i int) {
	m, cols := &s.b.r.Credit.Ratios[i], s.ratios[i]
	if cols.value == 0 {
		return
	}
	w.given[m.Ratio.Name] = found{s.place(cols.value), true}
	text, ok := s.stating(w, m.Ratio), true
	if m.Ratio.Of != nil {
		ok = s.followOperand(w, cols.of, m.Ratio.Of) && s.followOperand(w, cols.to, m.Ratio.To)
		text = s.dividing(m.Ratio, cols)
	}
	if !ok || text == nil {
		return
	}
	s.follow(cols.value, text)
	s.followReference(w, i)
	s.follow(cols.verdict, func(row int) string { return s.judging(cols, row) })
}

// followOperand has the column of an amount follow its expression; one that is a field's does already.
func (s *surveySheet) followOperand(w *wiring, col int, e *scoring.Expr) bool {
	if fields := e.Fields(); len(fields) == 1 && e.Source() == fields[0] && s.byName[fields[0]] == col {
		return true
	}
	text, ok := w.formulaOf(e, s.name, nil)
	if ok {
		s.follow(col, text)
	}
	return ok
}

// dividing is the formula of a ratio of two amounts.
func (s *surveySheet) dividing(r *credit.Ratio, cols ratioColumns) func(row int) string {
	return func(row int) string {
		of, to := s.ref(cols.of, row), s.ref(cols.to, row)
		x := fmt.Sprintf("ROUND(ROUND(%s,9)/ROUND(%s,9),9)", of, to)
		readable := readableCells(s.name, row, []place{s.place(cols.of), s.place(cols.to)}, nil)
		return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),IF(ROUND(N(%[2]s),9)>0,IFERROR(%[3]s,%[4]s),""),IF(%[5]s,"",%[4]s))`,
			of, to, plausibly(r, x), literal(unread), readable)
	}
}

// stating is the formula of a ratio that the list states; nil where that has no place.
func (s *surveySheet) stating(w *wiring, r *credit.Ratio) func(row int) string {
	if r.Of != nil {
		return nil
	}
	f := w.field(reading{field: r.Field, kind: scoring.Number})
	if !f.ok {
		return nil
	}
	return func(row int) string {
		ref := f.at(s.name, row)
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[2]s,IF(TRIM(%[1]s)="","",%[3]s))`, ref, plausibly(r, "ROUND("+ref+",9)"), literal(unread))
	}
}

// plausibly is the formula of a ratio, if it is plausible.
func plausibly(r *credit.Ratio, x string) string {
	low, high := spelledLong(scoring.Round9(r.Low)), spelledLong(scoring.Round9(r.High))
	if r.Low == 0 && r.High == 0 {
		return x
	}
	return fmt.Sprintf("IF(AND(%[1]s>=%[2]s,%[1]s<=%[3]s),%[1]s,%[4]s)", x, low, high, literal(unread))
}

// followReference has the ends of what is good follow the rubric's table: those of the peers' word, or else the ratio's own.
func (s *surveySheet) followReference(w *wiring, i int) {
	at, cols := w.rubric.credit.references[i], s.ratios[i]
	peer := found{}
	if at.peers > 0 {
		if peer = w.field(reading{field: s.peers, kind: scoring.Text}); !peer.ok || w.wildcards(s.peers) {
			return // MATCH would take the word for something else
		}
	}
	end := func(col int) func(row int) string {
		return func(row int) string {
			text := orNothing(at.end(col))
			if at.peers > 0 {
				place := fmt.Sprintf("MATCH(TRIM(%s),%s,0)", peer.at(s.name, row), at.words)
				text = fmt.Sprintf(`IF(ISNUMBER(%s),%s,%s)`, place, orNothing("INDEX("+at.ends(col)+","+place+")"), text)
			}
			return text
		}
	}
	s.followEnd(cols.low, end(rubricLowest))
	s.followEnd(cols.high, end(rubricHighest))
}

// orNothing is a number of another cell, or "".
func orNothing(ref string) string { return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, ref) }

func (s *surveySheet) followEnd(col int, text func(row int) string) {
	if col > 0 {
		s.follow(col, text)
	}
}

// wildcards reports whether words of a field hold what MATCH takes for others, or are longer than it takes.
func (w *wiring) wildcards(field string) bool {
	const longest = 255
	texts, ok := w.r.Frame.Texts(field)
	for row := range w.n {
		if ok && (strings.ContainsAny(texts(row), "*?~") || units(texts(row)) > longest) {
			return true
		}
	}
	return false
}

// judging is the formula of a verdict.
func (s *surveySheet) judging(cols ratioColumns, row int) string {
	p, x := s.b.p, s.ref(cols.value, row)
	text := literal(verdictWord(p, credit.Good))
	if cols.high > 0 {
		text = fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),%[2]s>N(%[1]s)),%[3]s,%[4]s)`, s.ref(cols.high, row), x, literal(verdictWord(p, credit.TooHigh)), text)
	}
	if cols.low > 0 {
		text = fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),%[2]s<N(%[1]s)),%[3]s,%[4]s)`, s.ref(cols.low, row), x, literal(verdictWord(p, credit.TooLow)), text)
	}
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"")`, x, text)
}

// followGrowth has a growth follow the figures of its years.
func (s *surveySheet) followGrowth(w *wiring, i int) {
	g, col := s.b.r.Credit.Growth[i].Growth, s.growth[i]
	if col == 0 {
		return
	}
	w.given[g.Name] = found{s.place(col), true}
	var years []place
	for _, field := range g.Of {
		f := w.field(reading{field: field, kind: scoring.Number})
		if !f.ok {
			return
		}
		years = append(years, f.place)
	}
	s.follow(col, func(row int) string {
		var refs []string
		for _, year := range years {
			refs = append(refs, year.at(s.name, row))
		}
		first, last := refs[0], refs[len(refs)-1]
		grown := fmt.Sprintf(`ROUND((ROUND(%s,9)/ROUND(%s,9))^(1/%d)-1,9)`, last, first, len(refs)-1)
		return fmt.Sprintf(`IF(COUNT(%[1]s)=%[2]d,IF(AND(ROUND(N(%[3]s),9)>0,ROUND(N(%[4]s),9)>=0),IFERROR(%[5]s,""),""),IF(%[6]s,"",%[7]s))`,
			strings.Join(refs, ","), len(refs), first, last, grown, readableCells(s.name, row, years, nil), literal(unread))
	})
}
