package result

import (
	"cmp"
	"math"
	"slices"

	"tier/scoring"
	"tier/scoring/exact"
	"tier/tiering"
)

// In the place of a class, AllClasses stands for all customers, and OtherClasses for those of no class and those of whom it is not
// known, where an earlier result doesn't tell them apart.
const (
	AllClasses   = -4
	OtherClasses = -5
)

// Cross is the tiers of the customers of one class, and their value.
type Cross struct {
	Name     string // of the class; "" for those of none, and for all
	Class    int    // tiering.NoClass, tiering.NotKnown, AllClasses, or an index
	Counts   []int  // per level of the first model
	Unscored int
	Count    int     // all of them: the sum of Counts, and Unscored
	Value    float64 // the sum of theirs; NaN where there is no value
}

// Customers is how many customers the result is of: rows that were set aside are none.
func (r *Result) Customers() int { return r.Len() - r.RowsAside() }

// IsOpen reports whether nobody has a class of a segmentation, as where the list has no column for it.
func (r *Result) IsOpen(i int) bool {
	found := &r.Segments.By[i]
	return found.None+found.Unknown == r.Customers()
}

// IsBare reports whether nobody has a cell of a matrix.
func (r *Result) IsBare(i int) bool { return r.Segments.Matrix[i].None == r.Customers() }

// NameOf is what people call a field: a header of the list, the title of a segmentation, the criterion that a computed one is for, or
// its name.
func (r *Result) NameOf(field string) string {
	if s := r.Segments; s != nil {
		for _, of := range s.Spec.By {
			if of.Name == field {
				return of.Title
			}
		}
		for _, of := range s.Spec.Matrix {
			if of.Name == field {
				return of.Title
			}
		}
	}
	if slices.ContainsFunc(r.Config.Derive, func(d scoring.Derived) bool { return d.Name == field }) {
		return r.Config.CriterionOf(field)
	}
	name, _ := r.Called(field)
	return name
}

// Crosses are the tiers by the classes of a segmentation, in their order; then those of no class, those of whom it is not
// known, and all.
func (r *Result) Crosses(i int) []Cross {
	var names []string
	for _, c := range r.Segments.Spec.By[i].Classes {
		names = append(names, c.Name)
	}
	return r.crosses(names, r.Segments.By[i].Class)
}

// CellCrosses are the tiers by the cells of a matrix.
func (r *Result) CellCrosses(i int) []Cross {
	var names []string
	for _, c := range r.Segments.Spec.Matrix[i].Cells {
		names = append(names, c.Name)
	}
	return r.crosses(names, r.Segments.Matrix[i].Cell)
}

func (r *Result) crosses(names []string, class []int) []Cross {
	m := &r.Models[0]
	all := make([]Cross, 0, len(names)+3)
	rows := make([][]int, len(names)+3)
	for i, name := range names {
		all = append(all, Cross{Name: name, Class: i})
	}
	all = append(all, Cross{Class: tiering.NoClass}, Cross{Class: tiering.NotKnown}, Cross{Class: AllClasses})
	for row, c := range class {
		switch c {
		case tiering.NotThere:
			continue
		case tiering.NoClass:
			c = len(names)
		case tiering.NotKnown:
			c = len(names) + 1
		}
		rows[c] = append(rows[c], row)
		rows[len(names)+2] = append(rows[len(names)+2], row)
	}
	for i := range all {
		all[i].count(m, rows[i], r.Value)
	}
	return all
}

// FlagCross is the tiers of those who bear a flag.
func (r *Result) FlagCross(i int) Cross {
	c := Cross{Name: r.Segments.Spec.Flags[i].Name, Class: i}
	c.count(&r.Models[0], r.Segments.Flags.On[i], r.Value)
	return c
}

// count counts customers by their tiers, and adds up their values.
func (c *Cross) count(m *Model, rows []int, value []float64) {
	c.Counts, c.Count, c.Value = make([]int, len(m.Spec.Scheme.Levels)), len(rows), math.NaN()
	var total exact.Sum
	for _, row := range rows {
		if level := m.Final[row]; level >= 0 {
			c.Counts[level]++
		} else {
			c.Unscored++
		}
		if value != nil {
			total.Add(value[row])
		}
	}
	if value != nil {
		c.Value = total.Figure()
	}
}

// Load is the customers of one word of a field, as a store: those of each class, and all.
type Load struct {
	Name   string // "" are those without a word
	Counts []int  // per class
	Count  int
}

// Loads are the customers whom the people of each store look after, by the classes of a segmentation: the most first, then by
// name.
func (r *Result) Loads(i int) []Load {
	spec, classes := &r.Segments.Spec.By[i], r.Segments.By[i].Class
	words, ok := r.Frame.Texts(spec.Load.By)
	at, all := make(map[string]int), []Load(nil)
	for row, class := range classes {
		if class == tiering.NotThere {
			continue
		}
		name := ""
		if ok && spec.Load.By != "" {
			name = words(row)
		}
		k, known := at[name]
		if !known {
			k = len(all)
			at[name] = k
			all = append(all, Load{Name: name, Counts: make([]int, len(spec.Classes))})
		}
		if all[k].Count++; class >= 0 {
			all[k].Counts[class]++
		}
	}
	slices.SortFunc(all, func(a, b Load) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
	return all
}
