package book

import (
	"fmt"
	"math"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// exprPlaces tells an expression's formula, in a row of a sheet, where it finds what it reads.
type exprPlaces struct {
	w   *wiring
	in  string
	row int
	of  *modelWiring // whose results a condition may name; nil where there are none yet
}

// Field implements scoring.Places.
func (e exprPlaces) Field(name string, kind scoring.Kind) (string, bool) {
	if kind == scoring.Unknown {
		kind = scoring.Text
	}
	f := e.w.field(reading{field: name, kind: kind})
	if !f.ok {
		return "", false
	}
	return f.at(e.in, e.row), true
}

// Result implements scoring.Places.
func (e exprPlaces) Result(column string) (string, bool) {
	if e.of == nil {
		return "", false
	}
	p, ok := e.of.result(column)
	return p.at(e.in, e.row), ok
}

// Day implements scoring.Places.
func (e exprPlaces) Day() (string, bool) {
	asOf := e.w.r.Config.AsOf
	return asOf.Format("DATE(2006,1,2)"), !asOf.IsZero()
}

// Whole implements scoring.Places.
func (e exprPlaces) Whole(x scoring.Whole) (string, bool) {
	wholes := e.w.wholes
	if e.of != nil && x.Of.ReadsResults() {
		wholes = e.of.wholes
	}
	key := fmt.Sprint(x.Name, "\x00", x.Q, "\x00", x.Of.Source())
	f, known := wholes[key]
	if !known {
		f = e.w.whole(x, e.of)
		wholes[key] = f
	}
	if f.count == 1 && f.ok {
		return f.one(), true
	}
	return f.at(e.in, e.row), f.ok
}

// calculated is an expression as a column of the workings: a number or text, "" where it is missing, unread (an error among
// texts) where a cell that it reads could not be read. Where it has no formula, its figures stay what they are. Of what is not written out
// there is nothing to calculate, and no figure either: it might be the very one that is redacted. The expression may read
// the results of a model, where there is one.
func (w *wiring) calculated(header string, e *scoring.Expr, of *modelWiring, cell func(row int) fileio.Cell) found {
	if w.withholds(e) {
		return found{}
	}
	text, ok := w.formulaOf(e, w.w.name, of)
	if !ok {
		return found{w.column(header, cell, live{}), true}
	}
	return found{w.column(header, cell, live{text: text, own: w.odd(cell)}), true}
}

// formulaOf is what calculated calculates, as a formula in the rows of a sheet; not ok where the expression has none.
func (w *wiring) formulaOf(e *scoring.Expr, in string, of *modelWiring) (text func(row int) string, ok bool) {
	readable, ok := w.readable(e)
	if _, hasForm := e.Formula(exprPlaces{w: w, in: in, of: of}); !hasForm || !ok {
		return nil, false
	}
	text = func(row int) string {
		text, _ := e.Formula(exprPlaces{w: w, in: in, row: row, of: of})
		otherwise := "NA()"
		if e.Kind() == scoring.Number {
			text, otherwise = fmt.Sprintf(`IFERROR(ROUND(%s,9),"")`, text), literal(unread)
		}
		if can := readable(in, row); can != "" {
			text = fmt.Sprintf(`IF(%s,%s,%s)`, can, text, otherwise)
		}
		return text
	}
	return text, fits(text(w.n))
}

// odd are the rows whose text a spreadsheet changes when it reads it: no formula gives that text.
func (w *wiring) odd(cell func(row int) fileio.Cell) map[int]string {
	var own map[int]string
	for row := range w.n {
		if c := cell(row); c.Kind == fileio.Text && strings.Contains(c.Text, "\r") {
			if own == nil {
				own = map[int]string{}
			}
			own[row] = ""
		}
	}
	return own
}

// withholds reports whether an expression reads a field that is not written out: then its figures aren't either.
func (w *wiring) withholds(e *scoring.Expr) bool {
	for _, field := range e.Fields() {
		derived, is := w.derived[field]
		given, isGiven := w.given[field]
		if is && !derived.ok || isGiven && !given.ok || w.r.Withheld(field) {
			return true
		}
	}
	return false
}

// fits reports whether a formula is no longer than Excel takes.
func fits(formula string) bool {
	const longest = 8_000
	return len(formula) <= longest || units(formula) <= longest
}

// readable is the condition that all cells could be read that an expression reads; "" where there are none that need be
// looked at. Not ok where they have no place.
func (w *wiring) readable(e *scoring.Expr) (condition func(in string, row int) string, ok bool) {
	kinds := e.FieldKinds()
	var numbers, texts []place
	for _, field := range e.Fields() {
		kind := kinds[field]
		if kind == scoring.Unknown {
			kind = scoring.Text
		}
		f := w.field(reading{field: field, kind: kind})
		switch {
		case !f.ok:
			return nil, false
		case kind == scoring.Text:
			texts = append(texts, f.place)
		default:
			numbers = append(numbers, f.place)
		}
	}
	return func(in string, row int) string { return readableCells(in, row, numbers, texts) }, true
}

func readableCells(in string, row int, numbers, texts []place) string {
	var all []string
	for _, p := range numbers {
		ref := p.at(in, row)
		all = append(all, fmt.Sprintf(`OR(ISNUMBER(%[1]s),TRIM(%[1]s)="")`, ref))
	}
	for _, p := range texts {
		all = append(all, fmt.Sprintf("NOT(ISERROR(%s))", p.at(in, row)))
	}
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return "AND(" + strings.Join(all, ",") + ")"
}

// derive adds a derived field to the workings.
func (w *wiring) derive(d scoring.Derived) {
	if w.r.Redacts(d.Name) {
		w.derived[d.Name] = found{}
		return
	}
	var cell func(row int) fileio.Cell
	if numbers, ok := w.r.Frame.Numbers(d.Name); ok && d.Expr.Kind() == scoring.Number {
		cell = func(row int) fileio.Cell { return figureOrBlank(numbers[row]) }
	} else {
		texts, _ := w.r.Frame.Texts(d.Name)
		cell = func(row int) fileio.Cell { return fileio.Cell{Kind: fileio.Text, Text: texts(row)} }
	}
	bad := fileio.Cell{Kind: fileio.Text, Text: unread}
	if d.Expr.Kind() == scoring.Text {
		bad = notAvailable()
	}
	w.derived[d.Name] = w.calculated(d.Name+" = "+d.Expr.Source(), d.Expr, nil, func(row int) fileio.Cell {
		if w.r.Frame.Unreadable(d.Name, row) {
			return bad
		}
		return cell(row)
	})
}

// whole adds a function of a whole column, which may be one of a model's results.
func (w *wiring) whole(x scoring.Whole, m *modelWiring) found {
	columns := scoring.Columns(w.r.Frame)
	if m != nil {
		columns = m.after
	}
	numbers := x.Of.Numbers(columns)
	for row := range numbers {
		if w.isOut(row) || w.isSpoilt(x.Of, row) {
			numbers[row] = math.NaN()
		}
	}
	of := w.argument(x.Of, m, numbers)
	if !of.ok {
		return found{}
	}
	values, header := x.Numbers(columns), x.Name+"("+x.Of.Source()+")"
	cells := of.all()
	first := math.NaN()
	if len(values) > 0 {
		first = values[0]
	}
	switch x.Name {
	case "sum":
		return found{w.single(header, first, fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",SUM(%[1]s))`, cells)), true}
	case "mean":
		return found{w.single(header, first, fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",AVERAGE(%[1]s))`, cells)), true}
	case "median", "quantile":
		q := 0.5
		if x.Name == "quantile" {
			q = x.Q
		}
		return found{w.single(header, first, fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",PERCENTILE(%[1]s,%[2]s))`, cells, spelledLong(q))), true}
	case "share":
		total := w.single(header+" Σ", positives(numbers), fmt.Sprintf(`SUMIF(%s,">0")`, cells))
		return found{w.column(header, func(row int) fileio.Cell { return figureOrBlank(values[row]) }, live{text: func(row int) string {
			return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),%[2]s>0),MAX(0,%[1]s)/%[2]s,"")`, of.at(w.w.name, row), total.one())
		}}), true}
	}
	return w.wholePlace(x, of.place, numbers, values, header)
}

// wholePlace adds rank and percentile, which count the customers that are higher, or lower.
func (w *wiring) wholePlace(x scoring.Whole, of place, numbers, values []float64, header string) found {
	low := x.Name == "percentile"
	places := w.ranked(header, of, numbers, func(row int) bool { return w.isSpoilt(x.Of, row) }, low)
	if x.Name == "rank" {
		return found{places, true}
	}
	return found{w.column(header, func(row int) fileio.Cell { return figureOrBlank(values[row]) }, live{text: func(row int) string {
		return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),COUNT(%[2]s)>1),100*(%[1]s-1)/(COUNT(%[2]s)-1),"")`, places.at(w.w.name, row), of.all())
	}}), true}
}

// argument is what a function of a whole column is of: a field's own column, or a new one.
func (w *wiring) argument(e *scoring.Expr, m *modelWiring, numbers []float64) found {
	if fields := e.Fields(); len(fields) == 1 && e.Source() == fields[0] {
		return w.field(reading{field: fields[0], kind: scoring.Number})
	}
	return w.calculated(e.Source(), e, m, func(row int) fileio.Cell {
		if w.isSpoilt(e, row) {
			return fileio.Cell{Kind: fileio.Text, Text: unread}
		}
		return figureOrBlank(scoring.Round9(numbers[row]))
	})
}

// isSpoilt reports whether a cell that an expression reads could not be read.
func (w *wiring) isSpoilt(e *scoring.Expr, row int) bool { return w.b.isSpoilt(e, row) }

func positives(numbers []float64) float64 {
	sum := 0.0
	for _, x := range numbers {
		if x > 0 {
			sum += x
		}
	}
	return sum
}
