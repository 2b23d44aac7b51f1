package result

import (
	"fmt"
	"math"

	"tier/scoring"
)

// Tally says where every row that was read went: Read = Scored + Unscored + Merged + Lines + SetAside.
type Tally struct {
	Read, Scored, Unscored, SetAside int
	Merged                           int // into their customers' rows, by aliases
	Lines                            int // of a list made from lines, that are no customer's latest
}

// Sentence says where the rows went.
func (t Tally) Sentence() scoring.Message {
	if t.Lines > 0 {
		return scoring.Say("%d read = %d scored + %d unscored + %d merged by aliases + %d more lines + %d set aside", t.Read, t.Scored, t.Unscored, t.Merged, t.Lines, t.SetAside)
	}
	if t.Merged > 0 {
		return scoring.Say("%d read = %d scored + %d unscored + %d merged by aliases + %d set aside", t.Read, t.Scored, t.Unscored, t.Merged, t.SetAside)
	}
	return scoring.Say("%d read = %d scored + %d unscored + %d set aside", t.Read, t.Scored, t.Unscored, t.SetAside)
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
	r.Tally.Merged = len(r.MergedRows())
	for _, t := range r.Tables {
		if t.Spec.IsList {
			r.Tally.Lines = t.List.Len() - r.Len() - r.Tally.Merged
		}
	}
	r.Tally.SetAside += r.RowsAside()
	r.Tally.Unscored -= r.RowsAside()
	if t := r.Tally; t.Read != t.Scored+t.Unscored+t.Merged+t.Lines+t.SetAside {
		return fmt.Errorf("rows don't add up: %d read, but %d scored, %d unscored, %d merged, %d more lines and %d set aside", t.Read, t.Scored, t.Unscored, t.Merged, t.Lines, t.SetAside)
	}
	return nil
}
