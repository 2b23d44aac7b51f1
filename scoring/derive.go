package scoring

import (
	"fmt"
	"math"
)

// Derived is a field that is computed from others, once for all customers.
type Derived struct {
	Name string
	Expr *Expr
}

// Derive computes fields in order, so that a later one may read an earlier one, and sets them in the frame. Numbers are
// rounded by Round9: a derived field is compared sooner or later. Where a cell that a field is computed from could not be
// read (Spoil), the field is missing and unreadable too. A condition can't be a field; CheckDerived says so, and Derive
// panics.
func (f *Frame) Derive(ds []Derived) {
	for _, d := range ds {
		f.inherit(d)
		f.remember(d)
		switch d.Expr.Kind() {
		case Number:
			values := d.Expr.Numbers(f)
			for i, v := range values {
				values[i] = Round9(v)
			}
			blankSpoilt(f, d.Name, values, math.NaN())
			f.SetNumbers(d.Name, values)
		case Text:
			values := d.Expr.Texts(f)
			blankSpoilt(f, d.Name, values, "")
			f.SetTexts(d.Name, values)
		default:
			panic(fmt.Sprintf("scoring: derived field %q is a %s", d.Name, d.Expr.Kind()))
		}
	}
}

// CheckDerived returns what is wrong with derived fields, each with its index: a name that expressions can't read, a
// name given twice, and a condition in place of a value.
func CheckDerived(ds []Derived) []Fault {
	var faults []Fault
	seen := map[string]bool{}
	for i, d := range ds {
		if f, bad := CheckName(d.Name); bad {
			f.Index = i
			faults = append(faults, f)
		}
		if seen[d.Name] {
			faults = append(faults, Fault{Index: i, Message: Say("field %q is derived twice", d.Name)})
		}
		seen[d.Name] = true
		if d.Expr != nil && d.Expr.Kind() == Bool {
			faults = append(faults, Fault{
				Index:   i,
				Message: Say("field %q would be a condition; a derived field is a number or a text", d.Name),
				Hint:    Say("write %s", d.Expr.Source()+" ? 1 : 0"),
			})
		}
	}
	return faults
}
