package scoring

import (
	"cmp"
	"math"
	"slices"
)

// Scores are a model's judgement of all customers.
type Scores struct {
	Model *Model
	Total []float64 // from 0 to 100, rounded to the model's decimals; NaN where the customer is unscored
	Rank  []int     // 1, 2, 2, 4; 0 where the customer is unscored
	// Rubric says which criteria judged the row: 0 the model's own, i those of its i-th variant.
	Rubric   []int
	Problems []Problem // why rows are unscored, in row order
	Notes    []Problem // what a row's reader must know: a missing value given points, a word taken as a number …

	frame  *Frame
	sheets []sheet
}

// sheet is what the rules of one rubric say.
type sheet struct {
	criteria []Criterion
	reads    [][]FieldInfo
	judged   []judged
}

// Score judges all customers of the frame, whose derived fields must be there. A row is left unscored, with its
// reasons among the Problems, where it is excluded, where a cell that counts could not be read, where a rule refuses
// its value, or where a value is missing and the criterion refuses that.
func (m *Model) Score(f *Frame) *Scores {
	n := f.Len()
	s := &Scores{Model: m, Total: newJudged(n).points, Rank: make([]int, n), Rubric: make([]int, n), frame: f}
	for _, criteria := range m.Rubrics() {
		s.sheets = append(s.sheets, judge(criteria, f))
	}
	s.chooseVariants()
	var terms []term
	for row := range n {
		if why, excluded := f.Excluded(row); excluded {
			s.Problems = append(s.Problems, Problem{Row: row, Message: why})
			continue
		}
		var ok bool
		if terms, ok = s.collect(row, terms[:0]); ok {
			s.Total[row] = total(terms, terms, m.Decimals)
		}
	}
	s.rank()
	return s
}

func judge(criteria []Criterion, f *Frame) sheet {
	sh := sheet{criteria: criteria}
	for k := range criteria {
		sh.reads = append(sh.reads, criteria[k].Reads())
		sh.judged = append(sh.judged, criteria[k].Rule.apply(criteria[k].Field, f))
	}
	return sh
}

// chooseVariants gives each row the first variant whose condition holds.
func (s *Scores) chooseVariants() {
	for i := len(s.Model.Variants) - 1; i >= 0; i-- {
		v := s.Model.Variants[i]
		for row, truth := range v.When.Truths(s.frame) {
			if _, excluded := s.frame.Excluded(row); excluded {
				continue
			}
			switch truth {
			case True:
				s.Rubric[row] = i + 1
			case Undecided:
				s.note(row, "", Say("whether %s applies can't be told: %s has a missing value", v.Name, v.When.Source()))
			}
		}
	}
}

// collect appends the row's terms; false where the row can't be judged.
func (s *Scores) collect(row int, terms []term) ([]term, bool) {
	sh, ok := &s.sheets[s.Rubric[row]], true
	for k := range sh.criteria {
		t, state := s.term(sh, k, row)
		switch state {
		case present:
			terms = append(terms, t)
		case refused:
			ok = false
		}
	}
	if ok && len(terms) == 0 {
		s.refuse(row, "", Say("no criterion has a value"))
		return terms, false
	}
	return terms, ok
}

type state uint8

const (
	present state = iota
	skipped
	refused
)

// term is one criterion's part of a row's score; what there is to say about it is noted on the way.
func (s *Scores) term(sh *sheet, k, row int) (term, state) {
	c, j := &sh.criteria[k], &sh.judged[k]
	t := term{points: j.points[row], max: c.Full(), weight: c.Weight}
	if spoilt := s.frame.spoilt(sh.reads[k], row); len(spoilt) > 0 {
		s.Problems = append(s.Problems, spoilt...)
		return t, refused
	}
	if !math.IsNaN(t.points) {
		if m, ok := j.said[row]; ok {
			s.note(row, c.Field, Say("%s: %s", c.Name, m))
		}
		return t, present
	}
	if m, ok := j.bad[row]; ok {
		s.refuse(row, c.Field, Say("%s: %s", c.Name, m))
		return t, refused
	}
	return s.absent(c, t, row)
}

// absent applies a criterion's rule for missing values.
func (s *Scores) absent(c *Criterion, t term, row int) (term, state) {
	switch c.Missing.Mode {
	case Skip:
		s.note(row, c.Field, Say("%s has no value: its weight is spread over the other criteria", c.Name))
		return t, skipped
	case Give:
		s.note(row, c.Field, Say("%s has no value: it gets %v points", c.Name, c.Missing.Points))
		t.points = c.Missing.Points
		return t, present
	}
	s.refuse(row, c.Field, s.frame.lacking(c, row))
	return t, refused
}

func (s *Scores) refuse(row int, field string, m Message) {
	s.Problems = append(s.Problems, Problem{Row: row, Field: field, Message: m})
}

func (s *Scores) note(row int, field string, m Message) {
	s.Notes = append(s.Notes, Problem{Row: row, Field: field, Message: m})
}

// rank gives equal scores the same, better rank.
func (s *Scores) rank() {
	rows := make([]int, 0, len(s.Total))
	for row, t := range s.Total {
		if !math.IsNaN(t) {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b int) int { return cmp.Compare(s.Total[b], s.Total[a]) })
	for i, row := range rows {
		s.Rank[row] = i + 1
		if i > 0 && s.Total[row] == s.Total[rows[i-1]] {
			s.Rank[row] = s.Rank[rows[i-1]]
		}
	}
}

// Unscored is how many customers have no score.
func (s *Scores) Unscored() int {
	n := 0
	for _, t := range s.Total {
		if math.IsNaN(t) {
			n++
		}
	}
	return n
}

// Why are the reasons why a row is unscored.
func (s *Scores) Why(row int) []Problem {
	from, _ := slices.BinarySearchFunc(s.Problems, row, func(p Problem, row int) int { return cmp.Compare(p.Row, row) })
	to := from
	for to < len(s.Problems) && s.Problems[to].Row == row {
		to++
	}
	return s.Problems[from:to]
}
