package draft

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tier/scoring"
)

// nameFields gives every column a field name of its own: the header's own words, as far as expressions can read them.
func (s *sketch) nameFields() {
	taken := map[string]bool{"id": true, "name": true}
	for _, c := range s.columns {
		switch c.role {
		case theID:
			c.field = "id"
		case theName:
			c.field = "name"
		default:
			c.field = unused(fieldName(c.title, c.index), taken)
		}
	}
}

// newField is a name for a derived field.
func (s *sketch) newField(name string) string {
	taken := map[string]bool{}
	for _, c := range s.columns {
		taken[c.field] = true
	}
	for _, d := range s.derived {
		taken[d.name] = true
	}
	return unused(name, taken)
}

// unused is the name, or the name with the first number that makes it new; it is taken then.
func unused(name string, taken map[string]bool) string {
	one := name
	for n := 2; taken[one]; n++ {
		one = name + "_" + strconv.Itoa(n)
	}
	taken[one] = true
	return one
}

// functions are no words that a field can't have, but a reader would take them for something else.
var functions = []string{"min", "max", "abs", "round", "missing", "coalesce", "growth", "sum", "mean", "median", "quantile", "rank",
	"percentile", "share"}

// fieldName makes a plain identifier of a header: Detergents_Paper is detergents_paper, 2025年销售额 is 年销售额2025.
// Without a letter in it, it is called by its column.
func fieldName(title string, index int) string {
	name := strings.Trim(joinWords(strings.ToLower(splitCamel(width.Fold.String(title)))), "_")
	digits := len(name) - len(strings.TrimLeftFunc(name, unicode.IsDigit))
	if front, rest := name[:digits], strings.TrimLeft(name[digits:], "_"); digits > 0 && rest != "" {
		name = rest
		if last := rest[len(rest)-1]; last < unicode.MaxASCII {
			name += "_"
		}
		name += front
	}
	if runes := []rune(name); len(runes) > 30 {
		name = strings.TrimRight(string(runes[:30]), "_")
	}
	switch _, bad := scoring.CheckName(name); {
	case name == "":
		return "f" + strconv.Itoa(index+1)
	case bad || slices.Contains(functions, name):
		name = "list_" + name
	}
	if _, bad := scoring.CheckName(name); bad {
		return "f" + strconv.Itoa(index+1)
	}
	return name
}

// joinWords keeps letters and digits, and an underscore between Latin words.
func joinWords(s string) string {
	var b strings.Builder
	gap := false
	before := rune(0)
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = true
			continue
		}
		if gap && before != 0 && (before < unicode.MaxASCII || r < unicode.MaxASCII) {
			b.WriteByte('_')
		}
		b.WriteRune(r)
		before, gap = r, false
	}
	return b.String()
}
