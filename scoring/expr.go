package scoring

import (
	"fmt"
	"maps"
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

// Expr is an expression, compiled once and run over whole columns. It is safe for use by several goroutines, as far as
// the columns are.
//
// A missing operand makes a number or text missing and a condition undecided, and so does what has no finite result, a division by
// zero among it. Numbers are compared after Round9, dates by day, texts (== and != only) character by character. The
// functions of a column (sum, mean, median, quantile, rank, percentile, share) skip missing values and see no row
// that a Frame has excluded, nor one with an unreadable cell (Frame.Spoil) among those that they read.
type Expr struct {
	source string
	root   node
	kind   Kind
	fields map[string]Kind
	begins int // where the source begins in that of the nodes' places: an argument is compiled with the whole
}

// Compile reads an expression in which the names of the scope may stand. Its error is an ExprErrors: all that is wrong,
// each with its place.
func Compile(src string, scope *Scope) (*Expr, error) {
	f := &findings{source: []rune(src)}
	parsed, toks := parse(f)
	if parsed == nil {
		return nil, f.err()
	}
	b := &builder{findings: f, tokens: toks, scope: scope, fields: map[string]*fieldUse{}}
	root := b.build(parsed, 0)
	c := &checker{findings: f, scope: scope, fields: b.fields}
	kind := c.check(root)
	if err := f.err(); err != nil {
		return nil, err
	}
	e := &Expr{source: src, root: root, kind: kind, fields: map[string]Kind{}}
	for name, use := range b.fields {
		e.fields[name] = use.kind.find().kind
	}
	return e, nil
}

// Kind is what the expression yields: Number, Text or Bool.
func (e *Expr) Kind() Kind { return e.kind }

// Source is the expression as written.
func (e *Expr) Source() string { return e.source }

// Fields are the fields that the expression reads, sorted. Results of scoring are not among them.
func (e *Expr) Fields() []string { return slices.Sorted(maps.Keys(e.fields)) }

// FieldKinds is how the expression reads each field: as Number, Text or Date; Unknown where it only asks whether the
// field is missing.
func (e *Expr) FieldKinds() map[string]Kind { return maps.Clone(e.fields) }

// ReadsResults reports whether the expression reads a result of scoring, besides fields.
func (e *Expr) ReadsResults() bool {
	reads := false
	visit(e.root, func(n node) {
		_, isResult := n.(*resultNode)
		reads = reads || isResult
	})
	return reads
}

// CountsDays reports whether the expression counts days to the one on which customers are judged, and from which fields, sorted.
func (e *Expr) CountsDays() (from []string, counts bool) {
	fields := make(map[string]bool)
	visit(e.root, func(n node) {
		call, isCall := n.(*callNode)
		if !isCall || call.fn.name != "days_since" {
			return
		}
		counts = true
		visit(call, func(n node) {
			if field, isField := n.(*fieldNode); isField {
				fields[field.name] = true
			}
		})
	})
	return slices.Sorted(maps.Keys(fields)), counts
}

// ReadsWholeColumn reports whether the expression reads a whole column, as mean(x) and rank(x) do, so that what it says of a customer
// hangs on the others too.
func (e *Expr) ReadsWholeColumn() bool {
	reads := false
	visit(e.root, func(n node) {
		_, isWhole := n.(*columnNode)
		reads = reads || isWhole
	})
	return reads
}

// Growth is a call of growth over two fields.
type Growth struct{ Now, Before string }

// Growths are the calls of growth over fields alone.
func (e *Expr) Growths() []Growth {
	var all []Growth
	visit(e.root, func(n node) {
		if call, ok := n.(*callNode); ok && call.fn.name == "growth" {
			now, isField := call.args[0].(*fieldNode)
			before, isToo := call.args[1].(*fieldNode)
			if isField && isToo {
				all = append(all, Growth{now.name, before.name})
			}
		}
	})
	return all
}

// Expect returns an error, an ExprErrors of one, where the expression does not yield what is needed.
func (e *Expr) Expect(needed Kind) error {
	if e.kind == needed {
		return nil
	}
	f := &findings{source: []rune(e.source)}
	hint := Message{}
	switch {
	case needed == Bool && e.kind == Number:
		hint = Say("compare it, as in %s", e.source+" > 0")
	case needed == Bool:
		hint = Say("compare it, as in %s", e.source+` == "…"`)
	case needed == Number && e.kind == Bool:
		hint = Say("write %s", "("+e.source+") ? 1 : 0")
	}
	f.add(span{0, len(f.source)}, Say("this is %s; here %s is needed", oneOf(e.kind), oneOf(needed)), hint)
	return f.err()
}

// Numbers computes an expression that yields numbers, for all rows: NaN where it is missing, never an infinity. The
// numbers are as they come: whoever compares them rounds them by Round9 first.
func (e *Expr) Numbers(c Columns) []float64 {
	e.mustBe(Number)
	return bind(c).values(e.root)
}

// Texts computes an expression that yields texts, for all rows: "" where it is missing.
func (e *Expr) Texts(c Columns) []string {
	e.mustBe(Text)
	b := bind(c)
	return fill(c.Len(), b.text(e.root), b.excluded, "")
}

// Truths computes a condition for all rows: Undecided where it needs a missing value, and in excluded rows.
func (e *Expr) Truths(c Columns) []Truth {
	e.mustBe(Bool)
	b := bind(c)
	return fill(c.Len(), b.truth(e.root), b.excluded, Undecided)
}

// Holds is Truths of lines rather than customers: a blank text is a text like any other, so that status != "作废" holds for a
// line without a status.
func (e *Expr) Holds(c Columns) []Truth {
	e.mustBe(Bool)
	b := bind(c)
	b.blanks = true
	return fill(c.Len(), b.truth(e.root), b.excluded, Undecided)
}

func (e *Expr) mustBe(k Kind) {
	if e.kind != k {
		panic(fmt.Sprintf("scoring: %q yields a %s, not a %s", e.source, e.kind, k))
	}
}

// fill computes all rows; the excluded ones are missing.
func fill[T any](n int, of func(row int) T, excluded []bool, missing T) []T {
	out := make([]T, n)
	for row := range out {
		out[row] = of(row)
	}
	blank(out, excluded, missing)
	return out
}
