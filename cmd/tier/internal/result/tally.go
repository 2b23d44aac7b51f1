package result

import (
	"fmt"
	"math"
)

// Tally says where every row that was read went: Read = Scored + Unscored + SetAside.
type Tally struct {
	Read, Scored, Unscored, SetAside int
}

// Reconcile counts every row where it went, by the first model. Rows that went nowhere are a defect of the program, and
// the run fails.
func (r *Result) Reconcile() error {
	for _, t := range r.List.Tables() {
		r.Tally.Read += t.RowsRead()
		for _, aside := range t.SetAside() {
			r.Tally.SetAside += aside.Count
		}
	}
	for _, total := range r.Models[0].Scores.Total {
		if math.IsNaN(total) {
			r.Tally.Unscored++
		} else {
			r.Tally.Scored++
		}
	}
	r.Tally.SetAside += r.RowsAside()
	r.Tally.Unscored -= r.RowsAside()
	if t := r.Tally; t.Read != t.Scored+t.Unscored+t.SetAside {
		return fmt.Errorf("rows don't add up: %d read, but %d scored, %d unscored and %d set aside", t.Read, t.Scored, t.Unscored, t.SetAside)
	}
	return nil
}
