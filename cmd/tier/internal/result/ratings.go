package result

import (
	"slices"

	"tier/cmd/tier/internal/ratings"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// Ratings are what the panel gave, and what it agreed on.
type Ratings struct {
	*ratings.Collected
	Consensus [][]panel.Consensus // by criterion and row of the whole list
	Stats     *panel.Stats        // of the raters
	Quorum    int                 // how many raters a consensus should have
	Problems  []Problem           // cells, rows and files that gave no rating, in the order of the files
}

// NewRatings makes figures of what was collected.
func NewRatings(c *ratings.Collected, quorum int) *Ratings {
	return &Ratings{Collected: c, Quorum: quorum, Problems: problemsOf(c),
		Consensus: c.Panel.Consensus(&c.Ratings), Stats: c.Panel.Stats(&c.Ratings)}
}

// problemsOf are the cells, rows and files that gave no rating.
func problemsOf(c *ratings.Collected) []Problem {
	var problems []Problem
	for _, p := range c.Problems {
		problems = append(problems, Problem{Row: p.Row, At: p.At.String(), Message: p.Message})
	}
	return problems
}

// Fewer reports whether the figures of fewer raters than the quorum are used.
func (r *Ratings) Fewer() bool { return r.Panel.Quorum < r.Quorum }

// Favouring are the raters who rate their own customers higher than others do.
func (r *Ratings) Favouring() []string {
	var names []string
	for i := range r.Stats.Raters {
		isFavour := func(v panel.Verdict) bool { return v.Finding == panel.FavoursOwn }
		if slices.ContainsFunc(r.Stats.Raters[i].Verdicts, isFavour) {
			names = append(names, r.Panel.Raters[i].Name)
		}
	}
	return names
}

// Lacks says why a customer has no points of the panel on a criterion. It names nobody: reasons are read by more people
// than the ratings are.
func (r *Ratings) Lacks(criterion, row int) scoring.Message {
	return r.figure(&r.Consensus[criterion][row])
}

// RatingProblems are the cells, rows and files that gave no rating.
func (r *Result) RatingProblems() []Problem {
	if r.Ratings == nil {
		return nil
	}
	return r.Ratings.Problems
}

// Owned counts the ratings that were left out because the customer is the rater's own.
func (r *Ratings) Owned() int {
	n := 0
	for _, rows := range r.Consensus {
		for i := range rows {
			for _, left := range rows[i].Left {
				if left.Why == panel.OwnCustomer {
					n++
				}
			}
		}
	}
	return n
}

// Raters counts the raters who gave anything.
func (r *Ratings) Raters() int {
	gave := make(map[int32]bool)
	for _, rating := range r.Collected.Ratings.Given {
		gave[rating.Rater] = true
	}
	return len(gave)
}

// Of are the ratings of a customer, as indexes into all that were given, by rater and criterion.
func (r *Ratings) Of(row int) map[[2]int]int {
	given := make(map[[2]int]int)
	for i, rating := range r.Collected.Ratings.Given {
		if int(rating.Row) == row {
			given[[2]int{int(rating.Rater), int(rating.Criterion)}] = i
		}
	}
	return given
}

// Rates reports whether a customer has points of the panel for a criterion.
func (r *Ratings) Rates(criterion string, row int) bool {
	k := r.Criterion(criterion)
	return k >= 0 && r.Consensus[k][row].Points != nil
}

// Criterion is the index of a rated criterion; -1 where the panel doesn't rate it.
func (r *Ratings) Criterion(name string) int {
	return slices.IndexFunc(r.Criteria, func(c scoring.Criterion) bool { return c.Name == name })
}

// Why says how the panel came to a customer's points on a criterion, or why it has none.
func (r *Ratings) Why(criterion, row int) scoring.Message {
	c := &r.Consensus[criterion][row]
	said := r.figure(c)
	if len(c.Left) == 0 {
		return said
	}
	return scoring.Say("%s; not counted: %s", said, r.left(c.Left))
}

func (r *Ratings) figure(c *panel.Consensus) scoring.Message {
	counted := c.N // before any were trimmed
	for _, left := range c.Left {
		if left.Why != panel.OwnCustomer {
			counted++
		}
	}
	switch {
	case counted == 0 && len(c.Left) == 0:
		return scoring.Say("nobody rated it")
	case c.Points == nil:
		return scoring.Say("rated by %d, and %d are needed", counted, r.Quorum)
	case c.N == 1:
		return scoring.Say("one rater's points")
	case c.Low == c.High:
		return scoring.Say("%d raters, all of them %s", c.N, short(c.Low))
	case r.Panel.Combine == panel.Median:
		return scoring.Say("median of %d raters, from %s to %s", c.N, short(c.Low), short(c.High))
	}
	if r.weighs() {
		return scoring.Say("weighted mean of %d raters, from %s to %s", c.N, short(c.Low), short(c.High))
	}
	return scoring.Say("mean of %d raters, from %s to %s", c.N, short(c.Low), short(c.High))
}

// LeftOut says which ratings of a customer don't count on a criterion, and whether that leaves too few; not ok where there is
// nothing to say. Where owners are private, it says nothing of ratings that are left out for their sake.
func (r *Ratings) LeftOut(criterion, row int, private bool) (said scoring.Message, ok bool) {
	c := &r.Consensus[criterion][row]
	left := c.Left
	if private {
		left = slices.DeleteFunc(slices.Clone(left), func(l panel.Left) bool { return l.Why == panel.OwnCustomer })
	}
	switch {
	case c.Points == nil && len(left) > 0:
		return scoring.Say("%s; not counted: %s", r.figure(c), r.left(left)), true
	case c.Points == nil:
		return r.figure(c), true
	case len(left) > 0:
		return r.left(left), true
	}
	return scoring.Message{}, false
}

// weighs reports whether some raters weigh more than others.
func (r *Ratings) weighs() bool {
	isOther := func(who panel.Rater) bool { return who.Weight != r.Panel.Raters[0].Weight }
	return slices.ContainsFunc(r.Panel.Raters, isOther)
}

// left lists ratings that don't count.
func (r *Ratings) left(left []panel.Left) scoring.Message {
	name, points := r.Panel.Raters[left[0].Rater].Name, short(left[0].Points)
	first := scoring.Say("%s %s (own customer)", name, points)
	switch left[0].Why {
	case panel.Highest:
		first = scoring.Say("%s %s (highest)", name, points)
	case panel.Lowest:
		first = scoring.Say("%s %s (lowest)", name, points)
	}
	if len(left) == 1 {
		return first
	}
	return scoring.Say("%s, %s", first, r.left(left[1:]))
}

// short writes points as the tables of the report do, with four decimals at most.
func short(x float64) string { return string(fileio.AppendShortest(nil, scoring.Round(x, 4))) }
