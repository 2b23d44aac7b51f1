package scoring

import (
	"cmp"
	"math"
	"slices"
)

// Scores are a model's judgement of all customers.
type Scores struct {
	Model    *Model
	Total    []float64 // from 0 to 100, rounded to the model's decimals; NaN where the customer is unscored
	Rank     []int     // 1, 2, 2, 4; 0 where the customer is unscored
	Problems []Problem // why rows are unscored, in row order
	Notes    []Problem // what a row's reader must know: a missing value given points, a word taken as a number …

	frame   *Frame
	sheets  []sheet
	rubrics []int32 // per row, as Rubric; nil where the model's own criteria judge all
	rows    []int   // those of the frame that these are, as Only chose them; nil for all
}

// Rubric says which criteria judged the row: 0 the model's own, i those of its i-th variant; -1 where none did, because
// the row is excluded, or because a cell could not be read that decides which.
func (s *Scores) Rubric(row int) int {
	if s.rubrics == nil {
		return 0
	}
	return int(s.rubrics[row])
}

// Score judges all customers of the frame, whose derived fields must be there. A row is left unscored, with its
// reasons among the Problems, where it is excluded, where a cell that counts could not be read, where a rule refuses
// its value, or where a value is missing and the criterion refuses that. The tier may hang on more fields than the
// criteria read, as those of overrides: a row is left unscored as well where one of these tierFields could not be read.
//
// Most rows have points everywhere, and nothing more to say: their sums are made a block of rows at a time, column by
// column. What is left is judged row by row.
func (m *Model) Score(f *Frame, tierFields ...string) *Scores {
	n := f.Len()
	s := &Scores{Model: m, Total: missing(n), Rank: make([]int, n), frame: f}
	paths := m.GroupPaths()
	for _, criteria := range m.Rubrics() {
		s.sheets = append(s.sheets, newSheet(criteria, paths, f, m.Decimals))
	}
	if len(m.Variants) > 0 || f.excluded != nil {
		s.rubrics = make([]int32, n)
	}
	j := judging{Scores: s, trials: m.trials(f), tierCells: f.spoiltCells(tierFields), sums: make([][block]float64, len(s.sheets))}
	for from := 0; from < n; from += block {
		j.judge(from, min(from+block, n))
	}
	s.rank()
	return s
}

// trial is a variant's condition: what it says of each row, and the cells that it reads and that could not be read.
type trial struct {
	*Variant
	truths []Truth
	spoilt []map[int]Problem
}

func (m *Model) trials(f *Frame) []trial {
	trials := make([]trial, len(m.Variants))
	for i := range trials {
		v := &m.Variants[i]
		trials[i] = trial{Variant: v, truths: v.When.Truths(f), spoilt: f.spoiltCells(v.When.Fields())}
	}
	return trials
}

// block is how many rows are summed up at a time.
const block = 1024

// judging is what it takes to judge one row after the other.
type judging struct {
	*Scores
	trials    []trial
	tierCells []map[int]Problem // those that the tier hangs on and that could not be read
	sums      [][block]float64  // per rubric: those of the rows' terms
	terms     []term            // room for a row's
}

// judge judges a block of rows.
func (j *judging) judge(from, upTo int) {
	for i := range j.sheets {
		j.sheets[i].sumUp(j.sums[i][:upTo-from], from)
	}
	for row := from; row < upTo; row++ {
		if j.rubrics != nil && !j.choose(row) {
			continue
		}
		if p, spoilt := spoiltIn(j.tierCells, row); spoilt {
			j.Problems = append(j.Problems, p)
			continue
		}
		rubric := j.Rubric(row)
		if x, sure := j.sheets[rubric].quick(j.sums[rubric][row-from], row, j.Model.Decimals); sure {
			j.Total[row] = x
		} else if j.collect(row) {
			j.Total[row] = total(j.terms, j.terms, j.Model.Decimals)
		}
	}
}

// choose gives a row the first variant whose condition holds, or else the model's own criteria; false where no criteria
// judge it. Conditions after the one that holds don't matter.
func (j *judging) choose(row int) bool {
	if why, excluded := j.frame.Excluded(row); excluded {
		j.rubrics[row] = -1
		j.refuse(row, nil, why)
		return false
	}
	for i := range j.trials {
		v := &j.trials[i]
		if p, spoilt := spoiltIn(v.spoilt, row); spoilt {
			j.rubrics[row] = -1
			j.Problems = append(j.Problems, p)
			return false
		}
		switch v.truths[row] {
		case True:
			j.rubrics[row] = int32(i + 1)
			return true
		case Undecided:
			j.note(row, nil, Say("whether %s applies can't be told: %s has a missing value", v.Name, v.When.Source()))
		}
	}
	return true
}

// collect gathers the row's terms; false where the row can't be judged.
func (j *judging) collect(row int) bool {
	sh, ok := &j.sheets[j.Rubric(row)], true
	j.terms = j.terms[:0]
	for k := range sh.criteria {
		how, t := sh.look(k, row)
		j.tell(sh, k, row, how)
		switch how {
		case judgedByRule, given:
			j.terms = append(j.terms, t)
		case skipped:
		default:
			ok = false
		}
	}
	if ok && len(j.terms) == 0 {
		j.refuse(row, nil, Say("no criterion has a value"))
		return false
	}
	return ok
}

// tell notes what there is to say about how a criterion stands for a row.
func (s *Scores) tell(sh *sheet, k, row int, how standing) {
	c, j := &sh.criteria[k], &sh.judged[k]
	switch how {
	case judgedByRule:
		if m, ok := j.said[row]; ok {
			s.note(row, c, Say("%s: %s", c.Name, m))
		}
	case given:
		s.note(row, c, Say("%s has no value: it gets %v points", c.Name, c.Missing.Points))
	case skipped:
		s.note(row, c, Say("%s has no value: its weight is spread over the other criteria", c.Name))
	case absent:
		s.refuse(row, c, s.frame.lacking(c, row))
	case refused:
		s.refuse(row, c, Say("%s: %s", c.Name, j.bad[row]))
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

func (s *Scores) refuse(row int, c *Criterion, m Message) {
	s.Problems = append(s.Problems, problemOf(row, c, m))
}

func (s *Scores) note(row int, c *Criterion, m Message) {
	s.Notes = append(s.Notes, problemOf(row, c, m))
}

// problemOf is what a criterion, or where it is nil something else, says of a row.
func problemOf(row int, c *Criterion, m Message) Problem {
	p := Problem{Row: row, Message: m, Criterion: c}
	if c != nil {
		p.Field = c.Field
	}
	return p
}

// rank gives equal scores the same, better rank.
func (s *Scores) rank() {
	rows, totals := Ascending(s.Total)
	at := 0
	for i := len(rows) - 1; i >= 0; i-- {
		if i == len(rows)-1 || totals[i] != totals[i+1] {
			at = len(rows) - i
		}
		s.Rank[rows[i]] = at
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
func (s *Scores) Why(row int) []Problem { return of(s.Problems, row) }

// of are the problems of a row, among problems in row order.
func of(problems []Problem, row int) []Problem {
	from, _ := slices.BinarySearchFunc(problems, row, func(p Problem, row int) int { return cmp.Compare(p.Row, row) })
	to := from
	for to < len(problems) && problems[to].Row == row {
		to++
	}
	return problems[from:to]
}
