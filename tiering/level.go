package tiering

// Level is one tier of a scheme, as configured. Of Min and Share it has the one that its scheme's method needs.
type Level struct {
	Name         string
	Min          *float64 // by score: the lowest score in it; nil takes what is left
	Share        *float64 // by headcount and by value: percent of the customers, or of the value
	Expect       *float64 // percent of the value that it should bring; nil where nothing is expected
	OverrideOnly bool     // no score leads here, only an override
}

// By is the method of a scheme: what its levels are cut by.
type By uint8

// The methods.
const (
	Score     By = iota // Level.Min: thresholds of the score
	Headcount           // Level.Share: shares of the scored customers, the highest score first
	Value               // Level.Share: shares of the total of the field Of, the highest value first
)

// String is the method's word in the configuration.
func (b By) String() string { return [...]string{"score", "headcount", "value"}[b] }

// Scheme is how customers come to their tiers.
type Scheme struct {
	By     By
	Of     string  // by value: the field; its figures are handed to Place
	Levels []Level // best first
	Hold   Hold    // of customers in the tier of the result before
	Near   float64 // within so many points of a threshold customers are listed; 0 for nobody
}

// judged returns the levels that the method leads to, best first: all but those for overrides only.
func (s *Scheme) judged() []int {
	var judged []int
	for i, level := range s.Levels {
		if !level.OverrideOnly {
			judged = append(judged, i)
		}
	}
	return judged
}
