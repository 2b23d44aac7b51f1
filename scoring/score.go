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
	// Rubric says which criteria judged the row: 0 the model's own, i those of its i-th variant; -1 where none did, because
	// the row is excluded, or because a cell could not be read that decides which.
	Rubric   []int
	Problems []Problem // why rows are unscored, in row order
	Notes    []Problem // what a row's reader must know: a missing value given points, a word taken as a number …

	frame  *Frame
	sheets []sheet
}

// Score judges all customers of the frame, whose derived fields must be there. A row is left unscored, with its
// reasons among the Problems, where it is excluded, where a cell that counts could not be read, where a rule refuses
// its value, or where a value is missing and the criterion refuses that. The tier may hang on more fields than the
// criteria read, as those of overrides: a row is left unscored as well where one of these tierFields could not be read.
func (m *Model) Score(f *Frame, tierFields ...string) *Scores {
	n := f.Len()
	s := &Scores{Model: m, Total: newJudged(n).points, Rank: make([]int, n), Rubric: make([]int, n), frame: f}
	paths := m.GroupPaths()
	for _, criteria := range m.Rubrics() {
		s.sheets = append(s.sheets, newSheet(criteria, paths, f))
	}
	trials := m.trials(f)
	var terms []term
	for row := range n {
		if !s.choose(row, trials) {
			continue
		}
		if p, spoilt := f.SpoiltBy(tierFields, row); spoilt {
			s.Problems = append(s.Problems, p)
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

// trial is a variant's condition: what it says of each row, and what it reads.
type trial struct {
	*Variant
	truths []Truth
	fields []string
}

func (m *Model) trials(f *Frame) []trial {
	trials := make([]trial, len(m.Variants))
	for i := range trials {
		v := &m.Variants[i]
		trials[i] = trial{Variant: v, truths: v.When.Truths(f), fields: v.When.Fields()}
	}
	return trials
}

// choose gives a row the first variant whose condition holds, or else the model's own criteria; false where no criteria
// judge it. Conditions after the one that holds don't matter.
func (s *Scores) choose(row int, trials []trial) bool {
	if why, excluded := s.frame.Excluded(row); excluded {
		s.Rubric[row] = -1
		s.refuse(row, "", why)
		return false
	}
	for i, v := range trials {
		if p, spoilt := s.frame.SpoiltBy(v.fields, row); spoilt {
			s.Rubric[row] = -1
			s.Problems = append(s.Problems, p)
			return false
		}
		switch v.truths[row] {
		case True:
			s.Rubric[row] = i + 1
			return true
		case Undecided:
			s.note(row, "", Say("whether %s applies can't be told: %s has a missing value", v.Name, v.When.Source()))
		}
	}
	return true
}

// collect appends the row's terms; false where the row can't be judged.
func (s *Scores) collect(row int, terms []term) ([]term, bool) {
	sh, ok := &s.sheets[s.Rubric[row]], true
	for k := range sh.criteria {
		how, t := sh.look(k, row)
		s.tell(sh, k, row, how)
		switch how {
		case judgedByRule, given:
			terms = append(terms, t)
		case skipped:
		default:
			ok = false
		}
	}
	if ok && len(terms) == 0 {
		s.refuse(row, "", Say("no criterion has a value"))
		return terms, false
	}
	return terms, ok
}

// tell notes what there is to say about how a criterion stands for a row.
func (s *Scores) tell(sh *sheet, k, row int, how standing) {
	c, j := &sh.criteria[k], &sh.judged[k]
	switch how {
	case judgedByRule:
		if m, ok := j.said[row]; ok {
			s.note(row, c.Field, Say("%s: %s", c.Name, m))
		}
	case given:
		s.note(row, c.Field, Say("%s has no value: it gets %v points", c.Name, c.Missing.Points))
	case skipped:
		s.note(row, c.Field, Say("%s has no value: its weight is spread over the other criteria", c.Name))
	case absent:
		s.refuse(row, c.Field, s.frame.lacking(c, row))
	case refused:
		s.refuse(row, c.Field, Say("%s: %s", c.Name, j.bad[row]))
	case unreadable:
		s.refuseSpoilt(sh.unreadable(k, row))
	}
}

// refuseSpoilt refuses a row for cells that could not be read, each once, however many criteria look at it.
func (s *Scores) refuseSpoilt(cells []Problem) {
	for _, cell := range cells {
		known := func(p Problem) bool { return p.Field == cell.Field }
		if !slices.ContainsFunc(s.Why(cell.Row), known) {
			s.Problems = append(s.Problems, cell)
		}
	}
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
