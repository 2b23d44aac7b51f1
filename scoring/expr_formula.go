package scoring

import "unicode/utf8"

// Places tells where a spreadsheet has what the formula of an expression reads. A reference is a cell of the formula's own
// row (F2), or a fixed one (Rubric!$B$4). Nothing looks into it, and no other part of a formula holds a control character:
// a formula over F\x01 is, with its row number for each \x01, that of every row.
//
// A cell holds a number or a text. It is blank, or "", or a text of spaces, where the value is missing; so is an
// error. A Number or Date cell with any text could not be read, and inside an expression that counts as missing. A Date is the
// serial day of the 1900 system, maybe with a fraction. A Text cell holds the text as the expression reads it, trimmed; a number
// in it is read as the spreadsheet spells it, without its format and with 15 digits. Where a cell differs from that,
// as a truth value does (a number to LibreOffice, none to Excel), there is no place for the field.
type Places interface {
	// Field is the cell of a field, which is read as a Number, Text or Date; Unknown where only its presence is asked.
	// It is not ok where no cell holds the field.
	Field(name string, kind Kind) (ref string, ok bool)
	// Result is the cell of a result of scoring, by its column: ScoreColumn, TierColumn, a PointsColumn or a GroupColumn.
	Result(column string) (ref string, ok bool)
	// Day is the day on which customers are judged: a cell with its serial number, or DATE(2026,9,30).
	Day() (ref string, ok bool)
	// Whole is the cell that holds the value of a function of a whole column. It may be asked for one of them several times.
	Whole(w Whole) (ref string, ok bool)
}

// Formula is the expression as a spreadsheet formula, without "=". It yields a number, a text or a truth value, and ""
// where the expression is missing or undecided. It is not ok where the expression has no such form: a place is
// unknown, a literal can't be written, or the formula would be beyond what Excel takes.
//
// Only functions that Excel 2010, WPS and LibreOffice share stand in it. A missing value is an error inside, and spreads by
// itself as NaN does here; conditions follow Kleene (claim). The spreadsheet computes with 15 digits where float64
// has 17, and so the last ones can differ: round what it yields before comparing.
func (e *Expr) Formula(at Places) (formula string, ok bool) {
	t := &translator{expr: e, at: at}
	switch e.kind {
	case Bool:
		formula = t.decision(e.root)
	case Text:
		formula = t.textOr(e.root, empty)
	default:
		formula = t.numberOr(e.root, empty)
	}
	return t.finished(formula)
}

// Certainly is a condition's formula that is TRUE where the condition is True, and FALSE where it is False or Undecided.
func (e *Expr) Certainly(at Places) (formula string, ok bool) {
	e.mustBe(Bool)
	t := &translator{expr: e, at: at}
	return t.finished(t.claim(e.root, true).sure())
}

const (
	empty    = `""`   // what a formula yields where there is nothing
	notThere = "NA()" // a missing value inside of one
)

// translator writes the formula of an expression, node by node. Where a part has no form it fails, and what it returns
// from then on means nothing.
type translator struct {
	expr   *Expr
	at     Places
	failed bool
}

// fail notes that there is no formula.
func (t *translator) fail() string {
	t.failed = true
	return ""
}

// call writes a function of some arguments.
func (t *translator) call(name string, args ...string) string {
	const most = 250 // Excel takes 255
	if len(args) > most {
		return t.fail()
	}
	length := len(name) + len("()") + len(args)
	for _, a := range args {
		length += len(a)
	}
	if length > longestFormula*utf8.UTFMax {
		return t.fail() // at once: a formula can grow with two to the power of the depth of the expression
	}
	s := make([]byte, 0, length)
	s = append(append(s, name...), '(')
	for i, a := range args {
		if i > 0 {
			s = append(s, ',')
		}
		s = append(s, a...)
	}
	return string(append(s, ')'))
}

// cell is the place of what a node reads; false where the node doesn't read a cell.
func (t *translator) cell(n node) (ref string, reads bool) {
	var ok bool
	switch n := n.(type) {
	case *fieldNode:
		ref, ok = t.at.Field(n.name, n.yields())
	case *resultNode:
		ref, ok = t.at.Result(n.column)
	case *columnNode:
		ref, ok = t.at.Whole(t.expr.whole(n))
	default:
		return "", false
	}
	if !ok || ref == "" {
		t.fail()
	}
	return ref, true
}

// finished returns the formula, if there is one that Excel takes.
func (t *translator) finished(formula string) (string, bool) {
	if t.failed || !isWritable(formula) {
		return "", false
	}
	return formula, true
}
