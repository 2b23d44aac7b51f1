package aliases

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/directory"
	"tier/scoring"
)

// customers are those of a list, as aliases may name them.
type customers struct {
	len      int
	id, name func(row int) string // "" where a row has none
}

// node is what a cell of the alias file means: a row of the list, or where no row is called so the text.
type node struct {
	row  int // -1 for none
	text string
}

func (n node) isListed() bool { return n.row >= 0 }

// line is a line of the alias file that says something.
type line struct {
	n           int // in the source, from 0
	alias, main node
	text        [2]string // of both as they are written
}

// resolver finds out which line means whom.
type resolver struct {
	source   *Source
	who      customers
	lines    []line
	problems []directory.Problem
}

// resolve returns the lines that count, in order; what is wrong with the others stands in problems.
func resolve(source *Source, who customers) (lines []line, problems []directory.Problem) {
	r := &resolver{source: source, who: who}
	r.read()
	r.contradictions()
	r.circles()
	r.strangers()
	directory.Sort(r.problems)
	return r.lines, r.problems
}

func (r *resolver) refuse(n int, field string, m scoring.Message) {
	r.problems = append(r.problems, directory.Problem{Row: -1, At: r.source.list.Place(n, field), Message: m})
}

// read finds both sides of every line among the customers.
func (r *resolver) read() {
	list := r.source.list
	alias, _ := list.Texts(aliasField)
	main, _ := list.Texts(mainField)
	wanted := newWanted(list.Len(), alias, main)
	wanted.look(r.who)
	for n := range list.Len() {
		l, ok := line{n: n, text: [2]string{alias(n), main(n)}}, true
		for side, field := range []string{aliasField, mainField} {
			found, wrong := wanted.find(l.text[side])
			if !wrong.IsZero() {
				r.refuse(n, field, wrong)
				ok = false
			}
			if side == 0 {
				l.alias = found
			} else {
				l.main = found
			}
		}
		if ok && l.alias == l.main {
			r.refuse(n, aliasField, scoring.Say("%q is an alias of itself", l.text[0]))
			ok = false
		}
		if ok {
			r.lines = append(r.lines, l)
		}
	}
}

// contradictions leaves out repeated lines, and all lines of an alias of several customers.
func (r *resolver) contradictions() {
	byAlias := make(map[node][]line)
	for _, l := range r.lines {
		byAlias[l.alias] = append(byAlias[l.alias], l)
	}
	r.keep(func(l line) bool {
		same := byAlias[l.alias]
		if slices.ContainsFunc(same, func(other line) bool { return other.main != l.main }) {
			var mains []string
			for _, other := range same {
				if !slices.Contains(mains, other.text[1]) {
					mains = append(mains, other.text[1])
				}
			}
			slices.Sort(mains)
			r.refuse(l.n, mainField, scoring.Say("%q can't be an alias of several customers: %s; none of them counts", l.text[0], strings.Join(mains, ", ")))
			return false
		}
		if first := same[0]; first.n != l.n {
			r.refuse(l.n, aliasField, scoring.Say("%q stands in %s already", l.text[0], r.source.list.Place(first.n, aliasField).String()))
			return false
		}
		return true
	})
}

func (r *resolver) keep(counts func(l line) bool) {
	r.lines = slices.DeleteFunc(r.lines, func(l line) bool { return !counts(l) })
}

// next are the lines by their aliases, each of which has one.
func (r *resolver) next() map[node]line {
	next := make(map[node]line, len(r.lines))
	for _, l := range r.lines {
		next[l.alias] = l
	}
	return next
}

// circles leaves out the lines that lead back to themselves.
func (r *resolver) circles() {
	next := r.next()
	const unseen, open, done = 0, 1, 2
	state, inCircle := make(map[node]int), make(map[node][]string)
	for _, l := range r.lines {
		var path []line
		at := l.alias
		for state[at] == unseen {
			state[at] = open
			step, ok := next[at]
			if !ok {
				break
			}
			path = append(path, step)
			at = step.main
		}
		if from := slices.IndexFunc(path, func(step line) bool { return step.alias == at }); from >= 0 && state[at] == open {
			circle := path[from:]
			for i := range circle {
				inCircle[circle[i].alias] = spelled(slices.Concat(circle[i:], circle[:i]))
			}
		}
		for _, step := range path {
			state[step.alias] = done
		}
		state[at] = done
	}
	r.keep(func(l line) bool {
		if circle, is := inCircle[l.alias]; is {
			r.refuse(l.n, aliasField, scoring.Say("aliases go round in a circle: %s", strings.Join(circle, " → ")))
			return false
		}
		return true
	})
}

// spelled are the texts of a circle, the first one at its end again; of a long one only the ends.
func spelled(circle []line) []string {
	const most = 6
	var texts []string
	for _, l := range circle {
		texts = append(texts, l.text[0])
	}
	if len(texts) > most {
		texts = append(texts[:most-1:most-1], "…")
	}
	return append(texts, circle[0].text[0])
}

// strangers leaves out the lines that end at nobody of the list. What they leave behind may end at nobody then, too.
func (r *resolver) strangers() {
	next := r.next()
	ends := make(map[node]bool) // at somebody
	var endsWell func(n node) bool
	endsWell = func(n node) bool {
		well, known := ends[n]
		if !known {
			step, ok := next[n]
			well = n.isListed() || ok && endsWell(step.main)
			ends[n] = well
		}
		return well
	}
	r.keep(func(l line) bool {
		if endsWell(l.main) {
			return true
		}
		if _, isChain := next[l.main]; isChain {
			r.refuse(l.n, mainField, scoring.Say("%q leads to no customer of the list, like the line it means", l.text[1]))
		} else {
			r.refuse(l.n, mainField, scoring.Say("no customer of the list has the id or the name %q", l.text[1]))
		}
		return false
	})
}

// wanted are the texts of an alias file, and the rows of the list that are called so. The list is looked through once, and only the
// alias file's texts are kept.
type wanted struct {
	ids   map[string][]int
	names map[string][]int // folded
}

func newWanted(n int, sides ...func(int) string) *wanted {
	w := &wanted{ids: make(map[string][]int), names: make(map[string][]int)}
	for row := range n {
		for _, text := range sides {
			w.ids[text(row)], w.names[directory.Fold(text(row))] = nil, nil
		}
	}
	return w
}

func (w *wanted) look(who customers) {
	for row := range who.len {
		if id := who.id(row); id != "" {
			if rows, is := w.ids[id]; is {
				w.ids[id] = append(rows, row)
			}
		}
		if name := who.name(row); name != "" {
			name = directory.Fold(name)
			if rows, is := w.names[name]; is {
				w.names[name] = append(rows, row)
			}
		}
	}
}

// find is the row that a text names, by its id before its name.
func (w *wanted) find(text string) (node, scoring.Message) {
	ids, names := w.ids[text], w.names[directory.Fold(text)]
	switch {
	case text == "":
		return node{}, scoring.Say("the cell is blank: an alias and a customer make a line")
	case len(ids) == 1:
		return node{row: ids[0]}, scoring.Message{}
	case len(ids) > 1:
		return node{}, scoring.Say("several rows have the id %q", text)
	case len(names) == 1:
		return node{row: names[0]}, scoring.Message{}
	case len(names) > 1:
		return node{}, scoring.Say("several customers are called %q: name this one by its id", text)
	}
	return node{-1, text}, scoring.Message{}
}
