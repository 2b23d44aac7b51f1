package book

import (
	"fmt"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// followWiring makes grades, limits and what is owed against them formulas.
func (s *limitsSheet) followWiring(w *wiring) {
	tier := place{w.name, w.scores.models[0].tier, w.n}
	s.follow(s.grade, func(row int) string { return fmt.Sprintf(`%s&""`, tier.at(s.name, row)) })
	isSurveyed := s.followSurveyed(w)
	if isSurveyed && s.followCandidates(w) {
		s.follow(s.smallest, s.smallestOf(w))
		s.follow(s.limit, s.rounded(w))
	}
	if s.own > 0 {
		s.followOwn(w)
		s.followGroups(w)
		s.followRest()
	}
	s.give(w)
	if isSurveyed {
		s.followDue(w)
	}
}

// followSurveyed has whether there is a survey follow its date; false where that has no place.
func (s *limitsSheet) followSurveyed(w *wiring) bool {
	survey := s.b.r.Config.Credit.Survey
	if survey.Date == "" {
		return true
	}
	f := w.field(reading{field: survey.Date, kind: scoring.Date})
	if !f.ok {
		return false
	}
	latest := ""
	if asOf := s.b.r.Config.AsOf; !asOf.IsZero() {
		latest = asOf.Format(",INT(N(%s))<=DATE(2006,1,2)")
	}
	s.follow(s.surveyed, func(row int) string {
		ref, until := f.at(s.name, row), ""
		if latest != "" {
			until = fmt.Sprintf(latest, ref)
		}
		return fmt.Sprintf(`IF(AND(ISNUMBER(%s)%s),%s,"")`, ref, until, literal(s.surveyedWord()))
	})
	return true
}

// may is the condition that a row can have a limit at all.
func (s *limitsSheet) may(w *wiring, row int) string {
	level := w.models[0].level.at(s.name, row)
	if s.surveyed == 0 {
		return "ISNUMBER(" + level + ")"
	}
	return fmt.Sprintf("AND(%s=%s,ISNUMBER(%s))", s.ref(s.surveyed, row), literal(s.surveyedWord()), level)
}

// byLevel is a formula that chooses by the customer's grade.
func (s *limitsSheet) byLevel(w *wiring, row int, choices []string) string {
	return fmt.Sprintf(`IF(%s,CHOOSE(%s,%s),"")`, s.may(w, row), w.models[0].level.at(s.name, row), strings.Join(choices, ","))
}

// followCandidates makes what the grades' expressions give formulas; false where one has none.
func (s *limitsSheet) followCandidates(w *wiring) bool {
	const mostChoices = 250
	spec, levels := s.b.r.Config.Credit.Limits, len(s.b.r.Credit.Model.Spec.Scheme.Levels)
	if levels > mostChoices || levels == 0 {
		return false
	}
	for k, col := range s.candidates {
		var texts []func(row int) string
		for level := range levels {
			text := func(int) string { return `""` }
			if level < len(spec.Grades) && k < len(spec.Grades[level]) {
				formula, ok := w.formulaOf(spec.Grades[level][k], s.name, nil)
				if !ok || w.withholds(spec.Grades[level][k]) {
					return false
				}
				text = formula
			}
			texts = append(texts, text)
		}
		text := func(row int) string {
			var choices []string
			for _, text := range texts {
				choices = append(choices, text(row))
			}
			return fmt.Sprintf(`IFERROR(ROUND(%s,9),"")`, s.byLevel(w, row, choices))
		}
		if !fits(text(w.n)) {
			return false
		}
		s.follow(col, text)
	}
	return true
}

// smallestOf is the formula of the smallest candidate, if all that the grade has are there.
func (s *limitsSheet) smallestOf(w *wiring) func(row int) string {
	spec, levels := s.b.r.Config.Credit.Limits, len(s.b.r.Credit.Model.Spec.Scheme.Levels)
	var needed []string
	for level := range levels {
		n := 0
		if level < len(spec.Grades) {
			n = len(spec.Grades[level])
		}
		needed = append(needed, fmt.Sprint(n))
	}
	if len(s.candidates) == 0 {
		return func(int) string { return `""` }
	}
	return func(row int) string {
		all := area(s.candidates[0], row+2, s.candidates[len(s.candidates)-1], row+2)
		return fmt.Sprintf(`IF(AND(COUNT(%[1]s)>0,COUNT(%[1]s)=%[2]s),MIN(%[1]s),"")`, all, s.byLevel(w, row, needed))
	}
}

// rounded is the formula of a limit.
func (s *limitsSheet) rounded(w *wiring) func(row int) string {
	step, most := w.rubric.credit.step, w.rubric.credit.most
	return func(row int) string {
		x := fmt.Sprintf("MAX(0,%s)", s.ref(s.smallest, row))
		x = fmt.Sprintf("IF(N(%[1]s)>0,MIN(%[2]s,ROUND(%[1]s,9)),%[2]s)", most, x)
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),IF(N(%[2]s)>0,ROUND(ROUNDDOWN(ROUND(%[3]s/%[2]s,9),0)*%[2]s,9),%[3]s),"")`,
			s.ref(s.smallest, row), step, x)
	}
}

// followOwn has the exposure of each customer follow its expression, or what it owes, and the collateral its field.
func (s *limitsSheet) followOwn(w *wiring) {
	spec := s.b.r.Config.Credit
	if e := spec.Exposure; e != nil {
		if _, ok := e.Formula(exprPlaces{w: w, in: s.name}); ok && !w.withholds(e) {
			s.follow(s.own, func(row int) string {
				text, _ := e.Formula(exprPlaces{w: w, in: s.name, row: row})
				return fmt.Sprintf(`IFERROR(ROUND(%s,9),"")`, text)
			})
		}
	}
	if s.collateral == 0 {
		return
	}
	if f := w.field(reading{field: spec.Collateral, kind: scoring.Number}); f.ok {
		s.follow(s.collateral, func(row int) string {
			return fmt.Sprintf(`IF(ISNUMBER(%[1]s),MAX(0,ROUND(%[1]s,9)),0)`, f.at(s.name, row))
		})
	}
}

// followGroups has what a group shares follow its customers. Where these are many, no formula looks at all of them for each:
// who stands alone has its own, and a group of a few is summed up by its members.
func (s *limitsSheet) followGroups(w *wiring) {
	if s.headRow == 0 {
		return
	}
	limits := fixedColumn(s.limit, s.count)
	s.follow(s.shared, func(row int) string {
		return orNothing(fmt.Sprintf("INDEX(%s,%s-1)", limits, s.ref(s.headRow, row)))
	})
	s.followSum(w, s.exposure, s.own, func(row int, heads, values string) string {
		head := s.ref(s.headRow, row)
		return fmt.Sprintf(`IF(COUNTIFS(%[1]s,%[2]s,%[3]s,">-1E+300")=COUNTIF(%[1]s,%[2]s),ROUND(SUMIF(%[1]s,%[2]s,%[3]s),9),"")`, heads, head, values)
	})
	if s.collateral > 0 {
		s.followSum(w, s.cover, s.collateral, func(row int, heads, values string) string {
			return fmt.Sprintf(`ROUND(SUMIF(%s,%s,%s),9)`, heads, s.ref(s.headRow, row), values)
		})
	}
}

// mostMembers is how many customers of a group are summed up one by one.
const mostMembers = 100

// followSum has a column sum up another by group.
func (s *limitsSheet) followSum(w *wiring, col, of int, sum func(row int, heads, values string) string) {
	heads, values := fixedColumn(s.headRow, s.count), fixedColumn(of, s.count)
	if w.n <= fewRows {
		s.follow(col, func(row int) string { return sum(row, heads, values) })
		return
	}
	s.follow(col, func(row int) string { return orNothing(s.ref(of, row)) })
	own := map[int]string{}
	for head, members := range s.b.r.Credit.Groups.Members {
		for _, row := range members {
			own[row] = orNothing(s.ref(col, head))
		}
		own[head] = sum(head, heads, values)
		if len(members) <= mostMembers {
			own[head] = s.summed(members, of)
		}
	}
	s.columns[col-1].live.own = own
}

// summed is the sum of a column in some rows, if all are there.
func (s *limitsSheet) summed(rows []int, col int) string {
	var refs []string
	for _, row := range rows {
		refs = append(refs, s.ref(col, row))
	}
	all := strings.Join(refs, ",")
	return fmt.Sprintf(`IF(COUNT(%[1]s)=%[2]d,ROUND(SUM(%[1]s),9),"")`, all, len(refs))
}

// fixedColumn is a column in formulas of its own sheet.
func fixedColumn(col, count int) string {
	c := column(col - 1)
	return fmt.Sprintf("$%s$2:$%[1]s$%[2]d", c, 1+count)
}

// followRest has what is available and in excess follow limit and exposure.
func (s *limitsSheet) followRest() {
	rest := func(row int) string {
		return fmt.Sprintf("ROUND(MAX(0,N(%s))-%s,9)", s.ref(s.shared, row), s.ref(s.exposure, row))
	}
	owed := func(text string) func(row int) string {
		return func(row int) string {
			return fmt.Sprintf(`IF(ISNUMBER(%s),MAX(0,%s%s),"")`, s.ref(s.exposure, row), text, rest(row))
		}
	}
	s.follow(s.available, owed(""))
	s.follow(s.excess, owed("-"))
	if s.covered > 0 {
		s.follow(s.covered, func(row int) string {
			return fmt.Sprintf(`IF(ISNUMBER(%[1]s),MIN(%[1]s,N(%[2]s)),"")`, s.ref(s.excess, row), s.ref(s.cover, row))
		})
	}
	s.follow(s.cash, func(row int) string {
		excess := s.ref(s.excess, row)
		if s.covered == 0 {
			return orNothing(excess)
		}
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),ROUND(%[1]s-%[2]s,9),"")`, excess, s.ref(s.covered, row))
	})
}

// ofHeads adds a column of the workings that has a column's figures for heads of groups only: what a group shares counts once.
func (s *limitsSheet) ofHeads(w *wiring, col int) place {
	if s.headRow == 0 {
		return s.place(col)
	}
	c := &s.columns[col-1]
	return w.column(c.header, func(row int) fileio.Cell {
		if s.b.r.Credit.Groups.Head[row] != row {
			return figureOrBlank(0)
		}
		return figureOrBlank(c.cell(row).Num)
	}, live{text: func(row int) string {
		return fmt.Sprintf("IF(N(%s)=ROW(),N(%s),0)", s.place(s.headRow).at(w.w.name, row), s.place(col).at(w.w.name, row))
	}})
}
