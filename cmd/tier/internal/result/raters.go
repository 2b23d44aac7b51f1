package result

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/scoring"
	"tier/scoring/panel"
)

// Raters is what the ratings of a panel say of its raters, and how far they agree: the result of tier raters.
type Raters struct {
	Version   string
	Config    *config.Config
	Lists     []Input // of the customers; none where the ratings alone name them
	Who       ratings.Customers
	Collected *ratings.Collected
	Stats     *panel.Stats
	Agreement *panel.Agreement
	Shifts    []Shift   // what taking the raters' severity off would change; nil unless asked for
	Problems  []Problem // cells, rows and files that gave no rating, in the order of the files
}

// Shift is a customer's points on a criterion, beside what they would be if every rater were as lenient as the others.
type Shift struct {
	Row, Criterion int
	Raw, Adjusted  float64
}

// NewRaters computes what the ratings say.
func NewRaters(cfg *config.Config, who ratings.Customers, c *ratings.Collected, version string) *Raters {
	r := &Raters{Version: version, Config: cfg, Who: who, Collected: c, Stats: c.Panel.Stats(&c.Ratings), Agreement: c.Panel.Agreement(&c.Ratings)}
	r.Problems = problemsOf(c)
	return r
}

// Adjust computes the shifts, the largest first. Points are the panel's consensus; where there is none, there is no shift.
func (r *Raters) Adjust() {
	group := &r.Collected.Panel
	given := &r.Collected.Ratings
	raw, adjusted := group.Consensus(given), group.Consensus(panel.Adjusted(given, r.Stats))
	r.Shifts = []Shift{}
	for criterion := range raw {
		for row := range raw[criterion] {
			before, after := raw[criterion][row].Points, adjusted[criterion][row].Points
			if before != nil && after != nil {
				r.Shifts = append(r.Shifts, Shift{row, criterion, rounded(before), rounded(after)})
			}
		}
	}
	slices.SortStableFunc(r.Shifts, func(a, b Shift) int {
		return cmp.Or(cmp.Compare(b.by(), a.by()), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Criterion, b.Criterion))
	})
}

// By is how much higher the adjusted points are.
func (s Shift) By() float64 { return scoring.Round9(s.Adjusted - s.Raw) }

func (s Shift) by() float64 { return math.Abs(s.By()) }

func rounded(points *big.Rat) float64 {
	x, _ := points.Float64()
	return scoring.Round9(x)
}

// Customers counts those whom anybody rated.
func (r *Raters) Customers() int {
	rated := make([]bool, r.Collected.Ratings.Rows)
	n := 0
	for _, g := range r.Collected.Ratings.Given {
		if !rated[g.Row] {
			rated[g.Row] = true
			n++
		}
	}
	return n
}

// Gave counts the raters who gave anything.
func (r *Raters) Gave() int {
	n := 0
	for i := range r.Stats.Raters {
		if r.Stats.Raters[i].Ratings > 0 {
			n++
		}
	}
	return n
}

// Called is what people call a customer: the id and the name, as far as there are any.
func (r *Raters) Called(row int) (id, name string) {
	if row < 0 {
		return "", ""
	}
	if r.Who.ID != nil {
		id = r.Who.ID(row)
	}
	if r.Who.Name != nil {
		name = r.Who.Name(row)
	}
	return id, name
}
