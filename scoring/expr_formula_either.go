package scoring

// Either is a condition's formula that yields one of three: yes where it is True, no where it is False, and open where it is
// Undecided. They are formulas themselves, each of which stands in it once, and none of which is ever an error.
func (e *Expr) Either(at Places, yes, no, open string) (formula string, ok bool) {
	e.mustBe(Bool)
	t := &translator{expr: e, at: at}
	switch {
	case isDecided(e.root):
		formula = t.call("IF", t.exact(e.root, true), yes, no)
	case isExact(e.root):
		formula = t.call("IFERROR", t.call("IF", t.exact(e.root, true), yes, no), open)
	default:
		formula = t.call("IF", t.claim(e.root, true).sure(), yes, t.call("IF", t.claim(e.root, false).sure(), no, open))
	}
	return t.finished(formula)
}
