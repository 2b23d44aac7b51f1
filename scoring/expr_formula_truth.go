package scoring

// A condition is translated as the claim that it is True, or that it is False: a spreadsheet has no third truth value, and
// what is undecided is neither. "x and y" is True where both are, and False where either is; and so on down. This
// keeps a formula as long as its condition, except where an "and", "or" or "contains" decides a choice, which needs both claims.
//
// One formula for all three, with an error for Undecided, is shorter where there is one (exact). "and" and "or" have
// none, because in a spreadsheet an error wins over what is certain all the same.

// claim is a formula that is TRUE where a condition is what it is claimed to be, and otherwise what its doubt says.
type claim struct {
	text  string
	doubt doubt
}

// doubt is what a claim is where it doesn't hold.
type doubt uint8

const (
	decided doubt = iota // FALSE: the condition is never undecided
	refuted              // FALSE
	open                 // FALSE, or an error
)

// sure is the claim with FALSE wherever it doesn't hold.
func (c claim) sure() string {
	if c.doubt == open {
		return "IFERROR(" + c.text + ",FALSE)"
	}
	return c.text
}

// decision writes a condition as TRUE, FALSE or "".
func (t *translator) decision(n node) string {
	switch {
	case isDecided(n):
		return t.exact(n, true)
	case isExact(n):
		return t.call("IFERROR", t.exact(n, true), empty)
	}
	yes, no := t.claim(n, true).sure(), t.claim(n, false).sure()
	return t.call("IF", yes, "TRUE", t.call("IF", no, "FALSE", empty))
}

// isDecided reports whether a condition is never undecided.
func isDecided(n node) bool {
	switch n := n.(type) {
	case *truthNode, *callNode: // missing(x)
		return true
	case *notNode:
		return isDecided(n.x)
	case *logicNode:
		return isDecided(n.x) && isDecided(n.y)
	case *choiceNode:
		return isDecided(n.cond) && isDecided(n.yes) && isDecided(n.no)
	}
	return false
}

// isExact reports whether exact can write a condition.
func isExact(n node) bool {
	switch n := n.(type) {
	case *compareNode, *inNode, *unknownNode:
		return true
	case *textTestNode:
		return n.op != "contains"
	case *notNode:
		return isExact(n.x)
	case *choiceNode:
		return isExact(n.cond) && isExact(n.yes) && isExact(n.no)
	}
	return isDecided(n)
}

// exact writes the claim that a condition is true (or not) so that it is an error where the condition is undecided.
func (t *translator) exact(n node, is bool) string {
	if t.failed {
		return ""
	}
	switch n := n.(type) {
	case *truthNode:
		return truthWord(n.value == is)
	case *notNode:
		return t.exact(n.x, !is)
	case *logicNode:
		return t.logic(n, is).text
	case *compareNode:
		return t.compare(n, is, false)
	case *inNode:
		return t.in(n, is, false)
	case *textTestNode:
		return t.affix(n, is, false)
	case *choiceNode:
		return t.call("IF", t.exact(n.cond, true), t.exact(n.yes, is), t.exact(n.no, is))
	case *callNode:
		return t.missing(n.args[0], is)
	case *unknownNode:
		return notThere
	}
	return t.fail()
}

func truthWord(value bool) string {
	if value {
		return "TRUE"
	}
	return "FALSE"
}

// claim writes the claim that a condition is True, or that it is False.
func (t *translator) claim(n node, is bool) claim {
	if t.failed {
		return claim{}
	}
	switch n := n.(type) {
	case *notNode:
		return t.claim(n.x, !is)
	case *logicNode:
		return t.logic(n, is)
	case *compareNode:
		return claim{t.compare(n, is, true), open}
	case *inNode:
		return claim{t.in(n, is, true), open}
	case *textTestNode:
		if n.op == "contains" {
			return t.contains(n, is)
		}
		return claim{t.affix(n, is, true), open}
	case *choiceNode:
		if !isExact(n) {
			return t.eitherClaim(n, is)
		}
	}
	if isDecided(n) {
		return claim{t.exact(n, is), decided}
	}
	return claim{t.exact(n, is), open}
}

// logic joins the claims of a row of "and" or "or". Their negation is the other one of the parts' negations.
func (t *translator) logic(n *logicNode, is bool) claim {
	var parts []claim
	t.eachClaim(n, n.and, is, &parts)
	all := n.and == is
	joint, texts := decided, make([]string, len(parts))
	for i, p := range parts {
		if joint = max(joint, p.doubt); all {
			texts[i] = p.text
		} else {
			texts[i] = p.sure()
		}
	}
	if all {
		return claim{t.call("AND", texts...), joint} // an error in it is an error of all of it
	}
	return claim{t.call("OR", texts...), min(joint, refuted)}
}

// eachClaim adds the claims of the parts that stand in a row.
func (t *translator) eachClaim(n node, and, is bool, parts *[]claim) {
	if l, ok := n.(*logicNode); ok && l.and == and {
		t.eachClaim(l.x, and, is, parts)
		t.eachClaim(l.y, and, is, parts)
		return
	}
	*parts = append(*parts, t.claim(n, is))
}

// eitherClaim writes a choice between conditions of which one can't be exact.
func (t *translator) eitherClaim(n *choiceNode, is bool) claim {
	yes, no := t.claim(n.yes, is), t.claim(n.no, is)
	if isExact(n.cond) {
		c := claim{t.call("IF", t.exact(n.cond, true), yes.text, no.text), max(yes.doubt, no.doubt, refuted)}
		if !isDecided(n.cond) {
			c.doubt = open
		}
		return c
	}
	cond, against := t.claim(n.cond, true).sure(), t.claim(n.cond, false).sure()
	text := t.call("IF", cond, yes.text, t.call("IF", against, no.text, "FALSE"))
	return claim{text, max(yes.doubt, no.doubt, refuted)}
}
