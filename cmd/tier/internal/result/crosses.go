package result

import (
	"math"

	"tier/scoring/exact"
	"tier/tiering"
)

// AllClasses stands for all customers in the place of a class.
const AllClasses = -4

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

// NameOf is what people call a field: a header of the list, the title of a segmentation, or its name.
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
