package scoring

import "strings"

// FieldInfo is a field that expressions may read. The use of a field of Unknown kind decides how it is read.
type FieldInfo struct {
	Name string
	Kind Kind
}

// Scope is what an expression may name. The results of scoring can be named only where Scored is set.
type Scope struct {
	Fields   []FieldInfo
	Criteria []string            // for points["…"]
	Groups   []string            // for groups["…"], paths
	Tiers    []string            // what tier may be compared with; nil: anything
	Words    map[string][]string // what a field may be compared with; of others anything
	Scored   bool                // score, tier, points and groups are known
}

// The columns under which an expression finds the results of scoring.
const (
	ScoreColumn = "score" // numbers
	TierColumn  = "tier"  // texts
)

// PointsColumn is the column of numbers that points["…"] reads.
func PointsColumn(criterion string) string { return `points["` + criterion + `"]` }

// GroupColumn is the column of numbers that groups["…"] reads.
func GroupColumn(path string) string { return `groups["` + path + `"]` }

// field returns what is known of a field.
func (s *Scope) field(name string) (FieldInfo, bool) {
	for _, f := range s.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return FieldInfo{}, false
}

// names returns the names that may stand alone in an expression.
func (s *Scope) names() []string {
	var names []string
	for _, f := range s.Fields {
		names = append(names, f.Name)
	}
	if s.Scored {
		names = append(names, ScoreColumn, TierColumn)
	}
	return names
}

// isResult reports whether a name is one of the results of scoring.
func isResult(name string) bool {
	switch name {
	case ScoreColumn, TierColumn, "points", "groups":
		return true
	}
	return false
}

// isWord reports whether a name has a meaning of its own in expressions, and so can't be a field's.
func isWord(name string) bool {
	switch name {
	case "true", "false", "nil", "not", "and", "or", "in", "matches", "contains", "startsWith", "endsWith", "let", "if", "else":
		return true
	}
	return false
}

// CheckName returns what keeps a field name from being read in expressions, and whether anything does.
func CheckName(name string) (Fault, bool) {
	plain := strings.Map(func(r rune) rune {
		if isNameRune(r) {
			return r
		}
		return -1
	}, name)
	switch {
	case name == "":
		return Fault{Index: -1, Message: Say("a field needs a name")}, true
	case isWord(name) || isResult(name):
		return Fault{Index: -1, Message: Say("%q has a meaning of its own in expressions and can't be a field's name", name)}, true
	case plain != name || isDigit([]rune(name)[0]):
		f := Fault{Index: -1, Message: Say("%q can't be read in expressions: a field's name is letters, digits and _, and begins with a letter", name)}
		if plain != "" && !isDigit([]rune(plain)[0]) && !isWord(plain) && !isResult(plain) {
			f.Hint = Say("name it %s", plain)
		}
		return f, true
	}
	return Fault{}, false
}
