package result

import (
	"tier/scoring"
	"tier/tiering"
)

// SegmentSummary is what a segmentation says of all customers.
type SegmentSummary struct {
	Name     string         `json:"name"`
	Title    string         `json:"title"`
	Classes  []ClassSummary `json:"classes"`
	NoClass  int            `json:"no_class"`
	NotKnown int            `json:"not_known"`
	Absent   []string       `json:"absent,omitempty"` // headers of fields that its conditions read, for which the list has no column
}

// ClassSummary is one class or cell: its customers, and those of each tier of the first model.
type ClassSummary struct {
	Name     string         `json:"name"`
	Policy   string         `json:"policy,omitempty"` // of a cell
	Note     string         `json:"note,omitempty"`   // of a class
	Count    int            `json:"count"`
	Tiers    map[string]int `json:"tiers"`
	Unscored int            `json:"unscored"`
	Value    *float64       `json:"value"`
}

// MatrixSummary is what a matrix says of all customers. The cells come in the order high/high, high/low, low/high, low/low,
// x first.
type MatrixSummary struct {
	Name     string         `json:"name"`
	Title    string         `json:"title"`
	X        string         `json:"x"`
	Y        string         `json:"y"`
	Cuts     []CutSummary   `json:"cuts"`
	Cells    []ClassSummary `json:"cells"`
	NotKnown int            `json:"not_known"`
	NoX      int            `json:"no_x"`
	NoY      int            `json:"no_y"`
}

// CutSummary is where high begins for the customers of a word; equal to it is high.
type CutSummary struct {
	Of        string   `json:"of,omitempty"` // the word; "" are all others
	Customers int      `json:"customers"`    // with a score
	X         *float64 `json:"x"`
	XBy       string   `json:"x_by"` // fixed, mean or median
	Y         *float64 `json:"y"`
	YBy       string   `json:"y_by"`
}

// FlagSummary is who bears a flag.
type FlagSummary struct {
	flag
	Count    int            `json:"count"`
	Tiers    map[string]int `json:"tiers"`
	Unscored int            `json:"unscored"`
	NotKnown int            `json:"not_known"` // its condition has no answer
	Absent   []string       `json:"absent"`    // headers of fields that it reads, for which the list has no column
}

// flag is a flag that a customer bears.
type flag struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
	Level  string `json:"level"`
}

func (r *Result) writeSegments(out *object) {
	if len(r.Segments.By) > 0 {
		out.member("segments", r.segmentSummaries())
	}
	if len(r.Segments.Matrix) > 0 {
		out.member("matrix", r.matrixSummaries())
	}
	if len(r.Segments.Spec.Flags) > 0 {
		out.member("flags", r.flagSummaries())
	}
}

func (r *Result) segmentSummaries() (all []SegmentSummary) {
	for i := range r.Segments.By {
		spec, found := &r.Segments.Spec.By[i], &r.Segments.By[i]
		s := SegmentSummary{Name: spec.Name, Title: spec.Title, NoClass: found.None, NotKnown: found.Unknown, Absent: r.Headers(found.Absent)}
		for k, c := range r.Crosses(i)[:len(spec.Classes)] {
			of := r.classSummary(&c)
			of.Note = spec.Classes[k].Note
			s.Classes = append(s.Classes, of)
		}
		all = append(all, s)
	}
	return all
}

func (r *Result) classSummary(c *Cross) ClassSummary {
	return ClassSummary{Name: c.Name, Count: c.Count, Tiers: r.tierCounts(c), Unscored: c.Unscored, Value: figure(c.Value)}
}

func (r *Result) tierCounts(c *Cross) map[string]int {
	counts := make(map[string]int, len(c.Counts))
	for level, n := range c.Counts {
		counts[r.Models[0].Tier(level)] = n
	}
	return counts
}

func (r *Result) matrixSummaries() (all []MatrixSummary) {
	for i := range r.Segments.Matrix {
		spec, found := &r.Segments.Spec.Matrix[i], &r.Segments.Matrix[i]
		s := MatrixSummary{Name: spec.Name, Title: spec.Title, X: spec.X.Title, Y: spec.Y.Title, NotKnown: found.None, NoX: found.NoX, NoY: found.NoY}
		s.Cuts = r.Cuts(i)
		for k, c := range r.CellCrosses(i)[:tiering.Quadrants] {
			of := r.classSummary(&c)
			of.Policy = spec.Cells[k].Policy
			s.Cells = append(s.Cells, of)
		}
		all = append(all, s)
	}
	return all
}

// Cuts are where high begins on the axes of a matrix, for each kind of customers that has cuts of its own.
func (r *Result) Cuts(i int) (all []CutSummary) {
	spec := &r.Segments.Spec.Matrix[i]
	for k, cut := range r.Segments.Matrix[i].Cuts {
		x, y := spec.CutsOf(k)
		all = append(all, CutSummary{Of: cut.Word, Customers: cut.Of, X: figure(cut.X), XBy: x.By.String(), Y: figure(cut.Y), YBy: y.By.String()})
	}
	return all
}

func (r *Result) flagSummaries() (all []FlagSummary) {
	for i, f := range r.Segments.Spec.Flags {
		c := r.FlagCross(i)
		all = append(all, FlagSummary{flag: flagOf(f), Count: c.Count, Tiers: r.tierCounts(&c), Unscored: c.Unscored, NotKnown: r.Segments.Flags.Unknown[i],
			Absent: r.Headers(r.Segments.Flags.Absent[i])})
	}
	return all
}

func flagOf(f tiering.Flag) flag {
	return flag{Name: f.Name, Reason: f.Reason, Level: f.Level.String()}
}

// jsonOf are a customer's classes and cells, null where there is none, and flags.
func (s *Segments) jsonOf(row int) (classes map[string]*string, flags []flag) {
	if s == nil {
		return nil, nil
	}
	classes = make(map[string]*string)
	for i := range s.By {
		classes[s.Spec.By[i].Name] = orNull(s.Class(i, row))
	}
	for i := range s.Matrix {
		classes[s.Spec.Matrix[i].Name] = orNull(s.Cell(i, row))
	}
	for _, i := range s.Flags.Of(row) {
		flags = append(flags, flagOf(s.Spec.Flags[i]))
	}
	return classes, flags
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// AxisWhy is what places a customer on an axis: the figure and the cut that it is compared with.
func (s *Segments) AxisWhy(i, row int) (x, y scoring.Message) {
	spec, found := &s.Spec.Matrix[i], &s.Matrix[i]
	cuts := found.Cuts[found.Kind[row]]
	return axisWhy(spec.X.Title, found.X[row], cuts.X), axisWhy(spec.Y.Title, found.Y[row], cuts.Y)
}

func axisWhy(title string, figure, cut float64) scoring.Message {
	switch {
	case figure != figure:
		return scoring.Say("%s is missing", title)
	case cut != cut:
		return scoring.Say("%s %s, but nobody says where high begins", title, scoring.Spell(figure))
	case figure >= cut:
		return scoring.Say("%s %s is at least %s: high", title, scoring.Spell(figure), scoring.Spell(cut))
	}
	return scoring.Say("%s %s is below %s: low", title, scoring.Spell(figure), scoring.Spell(cut))
}
