package receivables

import "tier/scoring"

// Share is what receivables are of all assets.
type Share struct {
	Share float64         // 0.4 is 40%
	Level int             // how many of the alarm levels are reached; 0 is none
	None  scoring.Message // why there is no share; zero where there is one
}

// ShareOfAssets compares receivables with all assets, both in one unit, and with alarm levels such as 0.3, 0.4 and 0.5 in
// any order. A level is reached where the share is at least that much.
func ShareOfAssets(receivables, assets float64, levels []float64) Share {
	switch {
	case !(assets > 0):
		return Share{None: scoring.Say("there is no share of total assets, which are %v", assets)}
	case receivables < 0:
		return Share{None: scoring.Say("receivables are %v: on balance it is we who owe", receivables)}
	}
	s := Share{Share: scoring.Round9(receivables / assets)}
	for _, level := range levels {
		if s.Share >= scoring.Round9(level) {
			s.Level++
		}
	}
	return s
}

// SalesToMakeUp is how much must be sold to earn a loss back: the loss ÷ the net margin, 10 times as much at 0.1. Without a
// margin no sale ever makes it up, and why says so.
func SalesToMakeUp(loss, margin float64) (sales float64, why scoring.Message) {
	switch {
	case loss < 0:
		return 0, scoring.Say("a loss of %v is none", loss)
	case !(margin > 0):
		return 0, scoring.Say("no sales make up for a loss at a net margin of %v", margin)
	}
	return scoring.Round9(loss / margin), scoring.Message{}
}
