package result

import "tier/scoring"

// Beside is a model's score under circumstances that don't count, to be seen beside the score that does.
type Beside struct {
	Title scoring.Message // of its column
	Total []float64       // NaN where the customer would be unscored
	Final []int           // the level, after overrides; -1 unscored
}

// Moved counts the customers who would be in another tier, and those who would have one where they have none or the other
// way round.
func (m *Model) Moved(b *Beside) (moved, judged int) {
	for row, level := range b.Final {
		switch now := m.Final[row]; {
		case level == now:
		case level < 0 || now < 0:
			judged++
		default:
			moved++
		}
	}
	return moved, judged
}

// WithOwn is the score if raters' ratings of their own customers counted.
func WithOwn(total []float64, final []int) Beside { return Beside{withOwn(), total, final} }

// Adjusted is the score of ratings less how lenient their raters are.
func Adjusted(total []float64, final []int) Beside { return Beside{adjusted(), total, final} }

func withOwn() scoring.Message  { return scoring.Say("Score with own ratings") }
func adjusted() scoring.Message { return scoring.Say("Severity-adjusted score") }
