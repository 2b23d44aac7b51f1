package scoring

import (
	"math/big"
	"strings"
)

// Standard is the text that says what deserves a grade, the same for every rater (统一评价标准).
type Standard struct{ Grade, Text string }

// Criterion is one line of a rubric (评价科目).
type Criterion struct {
	Name   string
	Field  string // what the rule judges; "" for a formula
	Weight float64
	Group  []string // path, outermost first: 潜在价值, 客户
	Rule   Rule
	// Max is the points that count as full marks; 0 stands for the rule's own Top.
	Max       float64
	Missing   Missing
	Standards []Standard
	Note      string // for people: where a figure comes from, what to look at
}

// Full are the points that count as full marks.
func (c *Criterion) Full() float64 {
	if c.Max > 0 {
		return c.Max
	}
	return c.Rule.Top()
}

// Reads are the fields that the criterion looks at, and how it reads each.
func (c *Criterion) Reads() []FieldInfo { return c.Rule.reads(c.Field) }

// fields are those that the criterion looks at.
func (c *Criterion) fields() []string {
	var names []string
	for _, read := range c.Reads() {
		names = append(names, read.Name)
	}
	return names
}

// GroupPath is the criterion's group as it is written: 潜在价值/客户.
func (c *Criterion) GroupPath() string { return strings.Join(c.Group, "/") }

// Variant replaces a model's criteria for the customers that its condition holds for.
type Variant struct {
	Name     string
	When     *Expr
	Criteria []Criterion
	// Provisional says that it judges without the history that the model's own criteria ask for: its tiers hold until there is one.
	Provisional bool
}

// Model is a rubric (评分标准): weighted criteria, and variants of them for some customers.
type Model struct {
	Name, Title string
	Criteria    []Criterion
	Variants    []Variant // the first that applies replaces the criteria
	// Relative says that weights are shares of their own sum; otherwise they must sum to 100.
	Relative bool
	Decimals int // of the score
}

// Rubrics are the lists of criteria: the model's own, then those of its variants.
func (m *Model) Rubrics() [][]Criterion {
	rubrics := [][]Criterion{m.Criteria}
	for _, v := range m.Variants {
		rubrics = append(rubrics, v.Criteria)
	}
	return rubrics
}

// Names are the names of all criteria, of the variants too, each once, in order.
func (m *Model) Names() []string {
	return m.each(func(c *Criterion) []string { return []string{c.Name} })
}

// GroupPaths are all groups of the criteria, outer before inner, each once, in order.
func (m *Model) GroupPaths() []string {
	return m.each(func(c *Criterion) []string {
		paths := make([]string, len(c.Group))
		for i := range c.Group {
			paths[i] = strings.Join(c.Group[:i+1], "/")
		}
		return paths
	})
}

// each collects names over all criteria, each once.
func (m *Model) each(names func(*Criterion) []string) []string {
	var all []string
	seen := make(map[string]bool)
	for _, rubric := range m.Rubrics() {
		for i := range rubric {
			for _, name := range names(&rubric[i]) {
				if !seen[name] {
					seen[name] = true
					all = append(all, name)
				}
			}
		}
	}
	return all
}

// A ModelFault is a fault of a model's make-up.
type ModelFault struct {
	Variant   int // -1 for the model's own criteria
	Criterion int // -1 where it is the whole list
	Fault
}

// Check returns all that is wrong with the names, weights and full marks. What is wrong inside a rule, the rule's own
// Check says.
func (m *Model) Check() []ModelFault {
	var faults []ModelFault
	for i, rubric := range m.Rubrics() {
		for k := range rubric {
			for _, f := range m.checkCriterion(rubric, k) {
				faults = append(faults, ModelFault{Variant: i - 1, Criterion: k, Fault: f})
			}
		}
		for _, f := range m.checkWeights(rubric) {
			faults = append(faults, ModelFault{Variant: i - 1, Criterion: -1, Fault: f})
		}
	}
	return faults
}

func (m *Model) checkCriterion(rubric []Criterion, k int) []Fault {
	c := &rubric[k]
	var faults []Fault
	add := func(m Message) { faults = append(faults, Fault{Index: -1, Message: m}) }
	for _, other := range rubric[:k] {
		if other.Name == c.Name {
			add(Say("the criterion %q stands twice", c.Name))
		}
	}
	if c.Weight <= 0 {
		add(Say("the weight of %q is %v; a weight is more than 0", c.Name, c.Weight))
	}
	if c.Rule == nil {
		return faults
	}
	if top := c.Rule.Top(); c.Max > 0 && c.Max < top {
		add(Say("%q can give %v points, more than its max of %v", c.Name, top, c.Max))
	}
	if c.Full() <= 0 {
		add(Say("%q can give no points at all", c.Name))
	}
	if c.Missing.Mode == Give && (c.Missing.Points < 0 || c.Missing.Points > c.Full()) {
		add(Say("missing gives %v points, outside of 0 to %v", c.Missing.Points, c.Full()))
	}
	return faults
}

func (m *Model) checkWeights(rubric []Criterion) []Fault {
	if m.Relative || len(rubric) == 0 {
		return nil
	}
	sum := sumWeights(rubric)
	hundred := big.NewRat(100, 1)
	if sum.Cmp(hundred) == 0 {
		return nil
	}
	diff := new(big.Rat).Sub(hundred, sum)
	hint := Say("add %s somewhere, or write weights: relative", decimalText(diff))
	if diff.Sign() < 0 {
		hint = Say("take %s away somewhere, or write weights: relative", decimalText(diff.Neg(diff)))
	}
	return []Fault{{Index: -1, Message: Say("the weights sum to %s, not to 100", decimalText(sum)), Hint: hint}}
}

func sumWeights(rubric []Criterion) *big.Rat {
	sum := new(big.Rat)
	for i := range rubric {
		sum.Add(sum, decimal(rubric[i].Weight))
	}
	return sum
}
