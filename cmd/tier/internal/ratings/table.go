package ratings

import (
	"fmt"
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// layout is where a table holds what: indexes of its headers, -1 where there is none.
type layout struct {
	id, name, rater   int
	criterion, rating int   // of a long table
	rated             []int // of a wide one, by criterion; empty for a long table
	slips             []slip
}

// layoutOf finds out whether a table holds ratings, and where. It does where it has columns for the customer, and for a
// rated criterion or for criteria and ratings. What looks like a mistake in a header is a problem.
func (c *collector) layoutOf(t *fileio.Table) (layout, bool) {
	l := layout{
		id: columnOf(t, fieldHeaders(c.cfg, "id", idWords())), name: columnOf(t, fieldHeaders(c.cfg, "name", nameWords())),
		rater: columnOf(t, raterWords()), criterion: columnOf(t, criterionWords()), rating: -1,
	}
	columns := make([][]int, len(c.criteria))
	wide := 0
	for i, h := range t.Headers() {
		if criterion := c.names.find(h.Raw); criterion >= 0 && i != l.id && i != l.name && i != l.rater && h.Raw != "" {
			columns[criterion] = append(columns[criterion], i)
			wide++
		}
	}
	if wide == 0 && l.criterion >= 0 {
		l.rating = columnOf(t, ratingWords())
		return l, l.rating >= 0 && (l.id >= 0 || l.name >= 0)
	}
	if l.id < 0 && l.name < 0 {
		return l, c.holdsRatings(t, columns)
	}
	l.slips = c.misspelt(t, l, columns)
	if wide == 0 && len(l.slips) == 0 {
		return l, false
	}
	l.rated = make([]int, len(c.criteria))
	for i := range columns {
		l.rated[i] = oneColumn(t, columns[i])
	}
	return l, true
}

// noteColumn says that a form's column of raters is one of the list, and not read, since its rater stands above the table; not
// of a column that names nobody else.
func (c *collector) noteColumn(t *fileio.Table, col int, rater string) {
	for line := range t.Len() {
		if name := textOf(t.Cell(line, col)); name != "" && directory.Fold(name) != directory.Fold(rater) {
			c.notes = append(c.notes, fileio.Say("%s: the ratings are taken as those of %s, who stands above the table, and not of the column %q",
				t.HeaderPlace(col).String(), rater, t.Headers()[col].Raw))
			return
		}
	}
}

// holdsRatings reports whether a table without customers holds ratings all the same: one that only explains grades does
// not.
func (c *collector) holdsRatings(t *fileio.Table, columns [][]int) bool {
	for i, cols := range columns {
		if slices.ContainsFunc(cols, func(col int) bool { return c.rates(t, col, i) }) {
			return true
		}
	}
	return false
}

// rates reports whether any cell of a column is a rating of a criterion.
func (c *collector) rates(t *fileio.Table, col, criterion int) bool {
	for line := range t.Len() {
		if c.meters[criterion].judgeAgain(t.Cell(line, col)).is == rated {
			return true
		}
	}
	return false
}

// twice stands for a criterion that has several columns.
const twice = -2

// oneColumn is the one of several columns that holds anything, as below a merged header; or twice, or -1.
func oneColumn(t *fileio.Table, columns []int) int {
	if len(columns) == 0 {
		return -1
	}
	one := columns[0]
	if len(columns) > 1 {
		filled := slices.DeleteFunc(slices.Clone(columns), func(col int) bool { return !filled(t, col) })
		switch len(filled) {
		case 0:
		case 1:
			one = filled[0]
		default:
			return twice
		}
	}
	return one
}

func filled(t *fileio.Table, col int) bool {
	for line := range t.Len() {
		if textOf(t.Cell(line, col)) != "" {
			return true
		}
	}
	return false
}

// slip is a header that was meant to be a criterion, it seems.
type slip struct {
	col  int
	near string
}

// misspelt are the headers of a wide table that are near to a criterion which has no column, and mean nothing else here. One
// that holds the criterion's name may be of remarks (忠诚度说明), and counts only if there are ratings below it.
func (c *collector) misspelt(t *fileio.Table, l layout, columns [][]int) []slip {
	var lacking []string
	for i := range c.criteria {
		if len(columns[i]) == 0 {
			lacking = append(lacking, c.criteria[i].Name)
		}
	}
	var slips []slip
	for i, h := range t.Headers() {
		if c.means(h.Raw) || i == l.id || i == l.name || i == l.rater || !filled(t, i) {
			continue
		}
		holds := func(name string) bool { return strings.Contains(directory.Fold(h.Raw), directory.Fold(name)) }
		if k := slices.IndexFunc(lacking, holds); k >= 0 {
			if c.rates(t, i, c.names.find(lacking[k])) {
				slips = append(slips, slip{i, lacking[k]})
			}
		} else if near := scoring.Nearest(strings.TrimSpace(h.Name), lacking); near != "" {
			slips = append(slips, slip{i, near})
		}
	}
	return slips
}

// means reports whether a header is a criterion, a field of the list, or what forms have besides.
func (c *collector) means(header string) bool {
	if header == "" || c.names.find(header) >= 0 || isAmong(header, formWords()) || isAmong(header, roleWords()) || isAmong(header, periodWords()) {
		return true
	}
	return slices.ContainsFunc(c.cfg.Fields, func(f config.Field) bool { return isAmong(header, f.Headers) })
}

// readTable reads a table of the last file, whose layout is known.
func (c *collector) readTable(t *fileio.Table, l layout, said form) {
	if said.heads && l.rated != nil && l.rater >= 0 {
		c.noteColumn(t, l.rater, said.rater.text)
		l.rater = -1
	}
	r := &tableReader{collector: c, t: t, layout: l, form: said, found: make(map[string]found)}
	switch {
	case l.id < 0 && l.name < 0:
		c.refuse(-1, -1, -1, scoring.Say("there is no column of customers: looked for %s", quoted(fieldHeaders(c.cfg, "id", nil), fieldHeaders(c.cfg, "name", nil))))
	case l.rated == nil:
		r.long()
	default:
		r.headers()
		r.wide()
	}
}

func quoted(lists ...[]string) scoring.Message {
	var all []string
	for _, list := range lists {
		for _, name := range list {
			all = append(all, fmt.Sprintf("%q", name))
		}
	}
	return scoring.List(all)
}
