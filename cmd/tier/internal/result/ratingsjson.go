package result

import (
	"tier/cmd/tier/internal/ratings"
	"tier/scoring/panel"
)

// panelRef is the panel that rated, and how its ratings became points.
type panelRef struct {
	Files   []ratingFile `json:"files"`
	Raters  int          `json:"raters"`  // who gave anything
	Ratings int          `json:"ratings"` // that were given
	Owned   int          `json:"owned"`   // of them that don't count, as the customer is the rater's own
	Combine string       `json:"combine"`
	Own     string       `json:"own"`
	Quorum  int          `json:"quorum"`
}

// rated is what a panel said: of so many raters, from the lowest to the highest; without those of Left.
type rated struct {
	Raters int      `json:"raters"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
	Left   []left   `json:"left"`
}

type left struct {
	Rater  string  `json:"rater"`
	Points float64 `json:"points"`
	Why    string  `json:"why"` // own, highest or lowest
}

func (r *Ratings) ref() panelRef {
	return panelRef{Files: filesOf(r.Collected), Raters: r.Raters(), Ratings: len(r.Collected.Ratings.Given), Owned: r.Owned(),
		Combine: r.Panel.Combine.String(), Own: r.Panel.Own.String(), Quorum: r.Quorum}
}

// filesOf are the files of ratings.
func filesOf(c *ratings.Collected) []ratingFile {
	files := []ratingFile{}
	for _, f := range c.Files {
		files = append(files, ratingFile{File: f.Path, SHA256: f.SHA256, Ratings: f.Ratings})
	}
	return files
}

// rated is what the panel said of a customer; nil where it doesn't rate the criterion.
func (r *Result) rated(criterion string, row int) *rated {
	if r.Ratings == nil {
		return nil
	}
	k := r.Ratings.Criterion(criterion)
	if k < 0 {
		return nil
	}
	c := &r.Ratings.Consensus[k][row]
	out := &rated{Raters: c.N, Low: figure(c.Low), High: figure(c.High), Left: []left{}}
	for _, l := range c.Left {
		if l.Why == panel.OwnCustomer && r.Redacts(r.Config.Panel.Owner) {
			continue // it would say who owns the customer
		}
		out.Left = append(out.Left, left{r.Ratings.Panel.Raters[l.Rater].Name, l.Points, l.Why.String()})
	}
	return out
}
