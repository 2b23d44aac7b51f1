package scoring

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser/lexer"
)

// name looks up a name that stands alone.
func (b *builder) name(n *ast.IdentifierNode) node {
	at := b.spanOf(n)
	field, isField := b.scope.field(n.Value)
	switch {
	case b.scope.Scored && n.Value == ScoreColumn:
		return &resultNode{syntax{at, &kindVar{kind: Number}}, ScoreColumn}
	case b.scope.Scored && n.Value == TierColumn:
		return &resultNode{syntax{at, &kindVar{kind: Text}}, TierColumn}
	case isField:
		return b.field(field, at)
	case isResult(n.Value) && !b.scope.Scored:
		b.add(at, Say("%q is known only after scoring", n.Value), Message{})
	case isResult(n.Value):
		b.add(at, Say("%q needs a name", n.Value), Say("write %s", n.Value+`["…"]`))
	default:
		b.unknownName(n.Value, at)
	}
	return broken(at)
}

func (b *builder) field(f FieldInfo, at span) node {
	use := b.fields[f.Name]
	if use == nil {
		use = &fieldUse{kind: &kindVar{kind: f.Kind}, declared: f.Kind}
		b.fields[f.Name] = use
	}
	use.mentioned++
	return &fieldNode{syntax{at, use.kind}, f.Name}
}

func (b *builder) unknownName(name string, at span) {
	if f, ok := findFunction(name); ok {
		b.add(at, Say("%q is a function", name), Say("write %s", f.usage))
		return
	}
	hint := suggestion(name, b.scope.names())
	if near := Nearest(name, b.scope.names()); near == "" && b.besideComparison(at) {
		hint = Say("write a text in quotes: %s", `"`+name+`"`)
	}
	b.add(at, Say("there is no field %q", name), hint)
}

// besideComparison reports whether a word stands where a text to compare with may have been meant.
func (b *builder) besideComparison(at span) bool {
	i := b.at[at.from]
	return i > 0 && b.list[i-1].Is(lexer.Operator, "==", "!=", "contains", "startsWith", "endsWith", ",") ||
		i > 0 && b.list[i-1].Is(lexer.Bracket, "[")
}

// member looks up points["…"] and groups["…"].
func (b *builder) member(n *ast.MemberNode) node {
	owner, _ := n.Node.(*ast.IdentifierNode)
	if owner == nil || (owner.Value != "points" && owner.Value != "groups") {
		if owner != nil {
			b.name(owner)
		}
		return b.refuse(n)
	}
	at := span{owner.Location().From, b.spanOf(n).to}
	name, ok := n.Property.(*ast.StringNode)
	switch {
	case !b.scope.Scored:
		b.add(span{at.from, owner.Location().To}, Say("%q is known only after scoring", owner.Value), Message{})
	case !ok:
		b.add(at, Say("%q needs a name", owner.Value), Say("write %s", owner.Value+`["…"]`))
	case owner.Value == "points" && b.known(name, b.scope.Criteria, "there is no criterion %q"):
		return &resultNode{syntax{at, &kindVar{kind: Number}}, PointsColumn(name.Value)}
	case owner.Value == "groups" && b.known(name, b.scope.Groups, "there is no group %q"):
		return &resultNode{syntax{at, &kindVar{kind: Number}}, GroupColumn(name.Value)}
	}
	return broken(at)
}

// known reports whether a quoted name is among those there are, and otherwise puts it down under the given format.
func (b *builder) known(n *ast.StringNode, names []string, format string) bool {
	if slices.Contains(names, n.Value) {
		return true
	}
	b.add(b.spanOf(n), Say(format, n.Value), suggestion(n.Value, names))
	return false
}

func (b *builder) unknownFunction(name string, at span) {
	if _, isField := b.scope.field(name); isField {
		b.add(at, Say("%q is a field, not a function", name), Message{})
		return
	}
	b.add(at, Say("there is no function %q", name), suggestion(name, functionNames()))
}

// suggestion is the hint for an unknown name: the one that was meant, or else all there are.
func suggestion(name string, among []string) Message {
	if near := Nearest(name, among); near != "" {
		return Say("did you mean %s?", near)
	}
	if len(among) == 0 {
		return Message{}
	}
	const many = 15
	if len(among) > many {
		return Say("there are %s and %d more", strings.Join(among[:many], ", "), len(among)-many)
	}
	return Say("there are %s", strings.Join(among, ", "))
}
