package book

import (
	"fmt"
	"strings"

	"tier/scoring"
)

// give lets rules read what the sheet says of each customer.
func (s *limitsSheet) give(w *wiring) {
	w.given["credit_limit"] = found{s.place(s.limit), true}
	if s.own == 0 {
		return
	}
	w.given["exposure"] = found{s.place(s.exposure), true}
	w.given["credit_available"] = found{s.place(s.available), true}
	w.given["credit_excess"] = found{s.place(s.excess), true}
}

// followDue has who is due for review follow the day of the survey and the rules; those that have no formula leave it a value.
func (s *limitsSheet) followDue(w *wiring) {
	survey, ok := s.ranOut(w)
	if !ok {
		return
	}
	rules := s.b.r.Config.Credit.Triggers
	for i := range rules {
		e := rules[i].When
		_, isReadable := w.readable(e)
		if _, hasForm := e.Certainly(exprPlaces{w: w, in: s.name}); !hasForm || !isReadable || w.withholds(e) {
			return
		}
	}
	s.follow(s.due, func(row int) string {
		conditions := survey(row)
		for i := range rules {
			e := rules[i].When
			met, _ := e.Certainly(exprPlaces{w: w, in: s.name, row: row})
			readable, _ := w.readable(e)
			if can := readable(s.name, row); can != "" {
				met = fmt.Sprintf("IF(%s,%s,FALSE)", can, met)
			}
			conditions = append(conditions, met)
		}
		if len(conditions) == 0 {
			return `""`
		}
		return fmt.Sprintf(`IF(OR(%s),%s,"")`, strings.Join(conditions, ","), literal(s.dueWord()))
	})
}

// ranOut are the conditions that a customer has no survey, or one that ran out; not ok where its day has no place.
func (s *limitsSheet) ranOut(w *wiring) (conditions func(row int) []string, ok bool) {
	survey, asOf := s.b.r.Config.Credit.Survey, s.b.r.Config.AsOf
	if s.surveyed == 0 {
		return func(int) []string { return nil }, true
	}
	f := w.field(reading{field: survey.Date, kind: scoring.Date})
	if !f.ok {
		return nil, false
	}
	return func(row int) []string {
		all := []string{fmt.Sprintf("%s<>%s", s.ref(s.surveyed, row), literal(s.surveyedWord()))}
		if survey.Term > 0 && !asOf.IsZero() {
			ref := f.at(s.name, row)
			all = append(all, fmt.Sprintf("IF(ISNUMBER(%[1]s),EDATE(INT(%[1]s),%[2]d)<%[3]s,FALSE)", ref, survey.Term, asOf.Format("DATE(2006,1,2)")))
		}
		return all
	}, true
}
