package result

import "tier/scoring"

// Beside is a model's score under circumstances that don't count, to be seen beside the score that does.
type Beside struct {
	Title    scoring.Message // of its column
	Total    []float64       // NaN where the customer would be unscored
	Computed []int           // the level that the method would give; -1 unscored
}

// Moved counts the customers who would be in another tier.
func (m *Model) Moved(b *Beside) int {
	n := 0
	for row, level := range b.Computed {
		if level != m.Computed[row] {
			n++
		}
	}
	return n
}

// WithOwn is the score if raters' ratings of their own customers counted.
func WithOwn(total []float64, computed []int) Beside { return Beside{withOwn(), total, computed} }

// Adjusted is the score of ratings less how lenient their raters are.
func Adjusted(total []float64, computed []int) Beside { return Beside{adjusted(), total, computed} }

func withOwn() scoring.Message  { return scoring.Say("Score with own ratings") }
func adjusted() scoring.Message { return scoring.Say("Severity-adjusted score") }
