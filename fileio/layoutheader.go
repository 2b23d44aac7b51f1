package fileio

import "slices"

// header is where a table begins: a row of its grid, or up to three.
type header struct {
	grid  *grid
	first int      // index of the header's row, of several the upper one
	last  int      // index of its last row: up to two below the first
	names []string // per column, as written; "" unnamed
	// groups are the upper headers per column that are no part of its name; nil where there are none.
	groups []string
	score  int // how many known names are in it
	known  *knownHeaders
	list   *columnBlock // the columns that know most, where spacers part the columns
}

// rowsToSearch is how many rows from the top the header may be in, and farRowsToSearch where another table may stand
// above it, as long as no row above knows more than one name.
const (
	rowsToSearch    = 60
	farRowsToSearch = 2000
)

// wideRow is a row so wide that only a glance tells whether it is worth a look.
const wideRow = 1000

// findHeader finds the header: where the option says, or the row with most of the known names, or the row that looks
// most like one.
func findHeader(grids []*grid, opt ReadOptions) (header, error) {
	known := opt.known()
	if opt.HeaderRow > 0 {
		return headerAt(grids, opt.HeaderRow, known)
	}
	best := header{score: -1}
	for _, g := range grids {
		if h := bestHeader(g, known); h.score > best.score {
			best = h
		}
	}
	if best.score > 0 {
		return best, nil
	}
	for _, g := range grids {
		if h, ok := guessHeader(g, known); ok {
			return h, nil
		}
	}
	return firstRowHeader(grids[0], known), nil
}

// knownHeaders are the headers that tell a table, in the form that is compared.
type knownHeaders struct {
	keys  map[string]bool
	asked map[string]bool // what was said of texts before: a list repeats its words
	late  func() bool     // the search must end
}

// isLate reports whether the search for the table must end. What was found until then is not used.
func (k *knownHeaders) isLate() bool { return k.late() }

// known are the headers that the options name.
func (o ReadOptions) known() *knownHeaders {
	known := &knownHeaders{keys: make(map[string]bool, len(o.Known)), asked: map[string]bool{}, late: func() bool { return o.stopped() != nil }}
	for _, h := range o.Known {
		for _, key := range headerKeys(h) {
			known.keys[key] = true
		}
	}
	delete(known.keys, "")
	return known
}

// has reports whether a text is one of the headers.
func (k *knownHeaders) has(raw string) bool {
	const longest = 1000 // bytes, that anybody calls a column by
	if len(k.keys) == 0 || raw == "" || len(raw) > longest {
		return false
	}
	is, asked := k.asked[raw]
	if !asked {
		is = slices.ContainsFunc(headerKeys(raw), func(key string) bool { return k.keys[key] })
		k.asked[raw] = is
	}
	return is
}

// headerKeys are the forms by which a header is known: without its unit, and with it where that is part of the name.
func headerKeys(raw string) []string {
	name, unit := NormalHeader(raw)
	if unit == "" {
		return []string{name}
	}
	return []string{name, normalName(raw)}
}

// headerAt takes the row that the option names, in the sheet where it knows most.
func headerAt(grids []*grid, number int, known *knownHeaders) (header, error) {
	best := header{score: -1}
	for _, g := range grids {
		for i, r := range g.rows {
			if r.number() != number || r.blank() {
				continue
			}
			if h := tallest(g, i, known); h.score > best.score {
				best = h
			}
		}
	}
	if best.score < 0 {
		g := grids[0]
		last := g.rows[len(g.rows)-1].number()
		return best, &Error{
			Place:   g.place(0),
			Message: say("row %d can't be the header: it is blank or beyond the last row, %d", number, last),
			Hint:    say("leave --header-row out to have it found"),
		}
	}
	return best, nil
}

// tallest is the header that begins in row i: two rows of it where the next row belongs to it.
func tallest(g *grid, i int, known *knownHeaders) header {
	one := oneRowHeader(g, i, known)
	two, ok := tallHeader(g, i, known)
	if ok && two.score >= one.score {
		return two
	}
	return one
}

// bestHeader is the row, or pair of rows, with most of the known names. A title counts for nothing: a row with one text
// only, unless the sheet has but one column.
func bestHeader(g *grid, known *knownHeaders) header {
	best := header{grid: g}
	if len(known.keys) == 0 {
		return best
	}
	narrow := g.width(0) == 1
	for i := range g.rows[:min(len(g.rows), farRowsToSearch)] {
		if known.isLate() {
			break
		}
		isFar, isWide := i >= rowsToSearch, g.rows[i].len() > wideRow
		if isFar && best.score > 1 || (isFar || isWide) && !g.rows[i].mayBeKnown(known) || !narrow && !g.rows[i].varied() {
			continue
		}
		if h := tallest(g, i, known); h.score > best.score {
			best = h
		}
	}
	return best
}

// mayBeKnown reports whether the row has two known names, at a glance: figures are none.
func (r gridRow) mayBeKnown(known *knownHeaders) bool {
	n := 0
	for _, p := range r.packed() {
		if p.kind() == Text && known.has(trimSpace(r.in.text(p))) {
			n++
		}
	}
	return n > 1
}

func oneRowHeader(g *grid, i int, known *knownHeaders) header {
	h := header{grid: g, first: i, last: i}
	for _, c := range g.rows[i].cells() {
		h.names = append(h.names, trimSpace(c.String()))
	}
	h.count(known)
	return h
}

// count counts the known names, each once.
func (h *header) count(known *knownHeaders) {
	h.known = known
	seen := map[string]bool{}
	for _, raw := range h.names {
		if !known.has(raw) {
			continue
		}
		if name, _ := NormalHeader(raw); !seen[name] {
			seen[name] = true
			h.score++
		}
	}
}
