package book

import "cmp"

// inputKind is what a number means that may be edited, and so which numbers it may be.
type inputKind uint8

const (
	weightInput    inputKind = iota // of criteria whose weights sum to 100
	relativeWeight                  // of criteria whose weights are shares of their own sum
	fullInput                       // points that count as full marks
	pointsInput
	shareInput     // a fraction, shown as a percentage
	thresholdInput // of a score
	valueInput     // of a customer
)

// guarded are cells below each other whose numbers mean the same.
type guarded struct {
	kind             inputKind
	col, top, bottom int
}

// guard says what the number in a cell means. It joins the cells right above that mean the same.
func (s *rubricSheet) guard(col, row int, kind inputKind) {
	for i := range s.guards {
		if g := &s.guards[i]; g.kind == kind && g.col == col && g.bottom == row-1 {
			g.bottom = row
			return
		}
	}
	s.guards = append(s.guards, guarded{kind, col, row, row})
}

// numberRules are the checks of what is written into the cells that may be edited.
func (s *rubricSheet) numberRules() []numberRule {
	if !s.b.live {
		return nil
	}
	var rules []numberRule
	for _, g := range s.guards {
		r := s.numberRule(g.kind)
		r.area = area(g.col, g.top, g.col, g.bottom)
		rules = append(rules, r)
	}
	return rules
}

// numberRule is the check of one kind of numbers, of no area yet.
func (s *rubricSheet) numberRule(kind inputKind) numberRule {
	const much, hardlyAny, any = 1e9, 1e-9, 1e15
	p := s.b.p
	switch kind {
	case weightInput:
		return numberRule{max: 100, title: p.Sprintf("Weight"), message: p.Sprintf("a number from 0 to 100; all weights sum to 100")}
	case relativeWeight:
		return numberRule{max: much, title: p.Sprintf("Weight"), message: p.Sprintf("a number, not below 0; what counts is its share of the sum of all weights")}
	case fullInput:
		return numberRule{min: hardlyAny, max: much, title: p.Sprintf("Full marks"), message: p.Sprintf("a number above 0")}
	case pointsInput:
		return numberRule{max: much, title: p.Sprintf("Points"), message: p.Sprintf("a number, not below 0")}
	case shareInput:
		return numberRule{max: 1, title: p.Sprintf("Share"), message: p.Sprintf("a share from 0%% to 100%%")}
	case thresholdInput:
		return numberRule{max: 100, title: p.Sprintf("Lowest score"), message: p.Sprintf("a number from 0 to 100, lower than the one above it")}
	}
	return numberRule{min: -any, max: any, message: p.Sprintf("a number")}
}

// guardCriterion says what the figures in a criterion's row mean.
func (s *rubricSheet) guardCriterion(n int, relative, full, given bool) {
	weight := weightInput
	if relative {
		weight = relativeWeight
	}
	s.guard(rubricWeight, n, weight)
	if full {
		s.guard(rubricFull, n, fullInput)
	}
	if given {
		s.guard(rubricGiven, n, pointsInput)
	}
}

// fit is the height of a row that shows all texts of its cells, each in its own column.
func (s *rubricSheet) fit(cells []cell) float64 {
	const indents = 2
	height := 0.0
	for i, c := range cells {
		if c.Text != "" {
			height = max(height, heightIn(c.Text, s.room(i+1, 1)-indents))
		}
	}
	return cmp.Or(height, pageRowHeight)
}
