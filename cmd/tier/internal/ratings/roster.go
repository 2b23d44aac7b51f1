package ratings

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// roster is who may rate. Names are compared folded.
type roster struct {
	raters []panel.Rater
	index  map[string]int
	listed int         // the first of the raters, who are configured; the others were found
	open   bool        // whoever rates is of the panel
	found  panel.Rater // what a rater is who was found, besides his name
	notes  []fileio.Message
}

// newRoster makes the roster of the configuration: its members in order, for a field each word of it, and of members of
// one name the first. A field without words leaves it open: without a list, forms seldom say who owns whom.
func newRoster(cfg *config.Config, who Customers) *roster {
	r := &roster{index: make(map[string]int), open: len(cfg.Panel.Members) == 0, found: panel.Rater{Weight: 1}}
	for _, m := range cfg.Panel.Members {
		if m.Field == "" {
			r.enter(panel.Rater{Name: m.Name, Role: m.Role, Weight: m.Weight})
			continue
		}
		words := wordsOf(who, m.Field)
		if len(words) == 0 && !r.open {
			r.open, r.found = true, panel.Rater{Role: m.Role, Weight: m.Weight}
			r.notes = append(r.notes, fileio.Say("nothing says who the raters of the field %s are: whoever else rated is taken for one of them", m.Field))
		}
		for _, name := range words {
			r.enter(panel.Rater{Name: name, Role: m.Role, Weight: m.Weight})
		}
	}
	r.listed = len(r.raters)
	return r
}

// wordsOf are the different words of a field, sorted: the order of the rows must make no difference.
func wordsOf(who Customers, field string) []string {
	if who.Words == nil {
		return nil
	}
	word, ok := who.Words(field)
	if !ok {
		return nil
	}
	var words []string
	seen := make(map[string]bool)
	for row := range who.Len {
		if w := word(row); w != "" && !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	slices.Sort(words)
	return words
}

func (r *roster) enter(rater panel.Rater) {
	if _, again := r.index[directory.Fold(rater.Name)]; !again {
		r.index[directory.Fold(rater.Name)] = len(r.raters)
		r.raters = append(r.raters, rater)
	}
}

// find is the rater of a name, with the role that a form gives him. Otherwise wrong says why there is none.
func (r *roster) find(name, role string) (rater int, wrong scoring.Message) {
	i, ok := r.index[directory.Fold(name)]
	switch {
	case ok && i >= r.listed: // forms may write one name and its role in several ways
		known := &r.raters[i]
		known.Name = min(known.Name, name)
		if r.found.Role == "" && role != "" && (known.Role == "" || role < known.Role) {
			known.Role = role
		}
		return i, scoring.Message{}
	case ok:
		return i, scoring.Message{}
	case r.open:
		r.enter(panel.Rater{Name: name, Role: cmp.Or(r.found.Role, role), Weight: r.found.Weight})
		return len(r.raters) - 1, scoring.Message{}
	}
	if near := scoring.Nearest(name, r.all()); near != "" {
		return -1, scoring.Say("%q is no rater of the panel; did you mean %q?", name, near)
	}
	return -1, scoring.Say("%q is no rater of the panel, whose raters are %s; if this is one too, add the name under panel.raters", name, some(r.all()))
}

// has reports whether a configured rater has a name.
func (r *roster) has(name string) bool {
	i, ok := r.index[directory.Fold(name)]
	return ok && i < r.listed
}

// within is the one configured name that is part of a text, of names that are part of each other the longest; "" where there is
// none, or several.
func (r *roster) within(text string) string {
	var found []string
	for _, rater := range r.raters[:r.listed] {
		if mentions(text, rater.Name) {
			found = append(found, rater.Name)
		}
	}
	longest := ""
	for _, name := range found {
		if len(directory.Fold(name)) > len(directory.Fold(longest)) {
			longest = name
		}
	}
	for _, name := range found {
		if !strings.Contains(directory.Fold(longest), directory.Fold(name)) {
			return ""
		}
	}
	return longest
}

// mentions reports whether a text has a name in it: as words of its own, or among Chinese characters, which have no blanks
// between them, two or more in a row.
func mentions(text, name string) bool {
	words := func(s string) string {
		isOther := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
		return " " + strings.Join(strings.FieldsFunc(strings.ToLower(width.Fold.String(s)), isOther), " ") + " "
	}
	if words(name) == "  " {
		return false
	}
	isLong := utf8.RuneCountInString(directory.Fold(name)) >= 2 && strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	return strings.Contains(words(text), words(name)) || isLong && strings.Contains(directory.Fold(text), directory.Fold(name))
}

func (r *roster) all() []string {
	all := make([]string, len(r.raters))
	for i, rater := range r.raters {
		all[i] = rater.Name
	}
	return all
}

// settle puts raters who were found, and not configured, in the order of their names. It returns the new index of each.
func (r *roster) settle() (index []int32) {
	index = make([]int32, len(r.raters))
	order := make([]int, len(r.raters))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order[r.listed:], func(a, b int) int { return cmp.Compare(r.raters[a].Name, r.raters[b].Name) })
	raters := make([]panel.Rater, len(order))
	for to, from := range order {
		raters[to], index[from] = r.raters[from], int32(to)
	}
	r.raters = raters
	for i, rater := range raters {
		r.index[directory.Fold(rater.Name)] = i
	}
	return index
}

// some are the first of some names, with … for the rest.
func some(names []string) scoring.Message {
	const most = 8
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "…")
	}
	return scoring.List(names)
}
