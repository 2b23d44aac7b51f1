package scoring

import (
	"math"
	"slices"
)

// Truth is the value of a condition. A condition that needs a missing value is undecided, and "and", "or" and "not"
// follow Kleene: what is certain whatever the missing value may be, is certain. False and Undecided is False; True or
// Undecided is True; everything else with Undecided in it is Undecided.
type Truth uint8

const (
	False Truth = iota
	True
	Undecided
)

func (t Truth) String() string { return [...]string{"false", "true", "undecided"}[t] }

// Expr is an expression, compiled once and run for all customers. It is safe for use by several goroutines.
type Expr struct {
	source string
	root   node
	kind   Kind
	fields map[string]Kind
}

// Kind is what the expression yields: Number, Text or Bool.
func (e *Expr) Kind() Kind { return e.kind }

// Source is the expression as written.
func (e *Expr) Source() string { return e.source }

// Fields are the fields that the expression reads, sorted. Results of scoring are not among them.
func (e *Expr) Fields() []string {
	names := make([]string, 0, len(e.fields))
	for name := range e.fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// FieldKinds is how the expression reads each field: as Number, Text or Date; Unknown where it only asks whether the field is
// missing.
func (e *Expr) FieldKinds() map[string]Kind {
	kinds := make(map[string]Kind, len(e.fields))
	for name, kind := range e.fields {
		kinds[name] = kind
	}
	return kinds
}

func nan() float64 { return math.NaN() }
