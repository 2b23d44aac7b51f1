package config

import (
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// decodeDerive reads the fields that are computed from others. Each may read those before it.
func (d *decoder) decodeDerive(n *yaml.Node) {
	if n == nil {
		return
	}
	entries, ok := d.pairs(n, scoring.Say("names with expressions"))
	d.guess = d.guess || !ok
	for _, e := range entries {
		d.derived = append(d.derived, e.key.Value)
	}
	for _, e := range entries {
		d.deriveOne(e)
	}
}

func (d *decoder) deriveOne(e entry) {
	name := e.key.Value
	if fault, bad := scoring.CheckName(name); bad {
		d.reject(e.key, fault.Message, fault.Hint)
		return
	}
	if _, taken := d.cfg.Field(name); taken {
		d.reject(e.key, scoring.Say("%q is a field of the list already", name), scoring.Say("give what is derived a name of its own"))
		return
	}
	d.isFree(e.key)
	info := scoring.FieldInfo{Name: name}
	if expr := d.expression(e.value, d.scope()); expr != nil {
		d.useExpr(expr, scoring.Say("derive %q", name))
		derived := scoring.Derived{Name: name, Expr: expr}
		if faults := scoring.CheckDerived([]scoring.Derived{derived}); len(faults) > 0 {
			d.reject(e.value, faults[0].Message, faults[0].Hint)
		} else {
			info.Kind = expr.Kind()
			d.cfg.Derive = append(d.cfg.Derive, derived)
		}
	}
	d.fields = append(d.fields, info)
}

// scope is what an expression may name here: the fields, and what was derived so far.
func (d *decoder) scope() *scoring.Scope { return &scoring.Scope{Fields: d.fields, Words: d.words} }

// condition compiles a `when`.
func (d *decoder) condition(n *yaml.Node, scope *scoring.Scope) *scoring.Expr {
	expr := d.expression(n, scope)
	if expr != nil && expr.Kind() != scoring.Bool {
		d.reject(n, scoring.Say("%s: expected a condition, but this gives %s", d.in[n].key, kindNoun(expr.Kind())),
			scoring.Say("compare it with something, as %s", "'years < 1'"))
		return nil
	}
	return expr
}

// maxExpression is far more than anybody writes or can read.
const maxExpression = 4000

// expression compiles an expression; nil where that failed, which is then reported.
func (d *decoder) expression(n *yaml.Node, scope *scoring.Scope) *scoring.Expr {
	if !d.scalar(n, scoring.Say("an expression")) {
		return nil
	}
	if d.blankExpression(n) {
		return nil
	}
	if len(n.Value) > maxExpression {
		d.reject(n, scoring.Say("%s: the expression has more than %d bytes", d.in[n].key, maxExpression),
			scoring.Say("derive parts of it as fields of their own"))
		return nil
	}
	expr, err := scoring.Compile(n.Value, scope)
	if err == nil {
		return expr
	}
	d.bad[n] = true
	for _, fault := range exprErrors(err) {
		d.expressionFault(n, fault)
	}
	return nil
}

func (d *decoder) blankExpression(n *yaml.Node) bool {
	for _, r := range n.Value {
		if r != ' ' && r != '\n' && r != '\t' {
			return false
		}
	}
	d.reject(n, scoring.Say("%s: the expression is empty", d.in[n].key), scoring.Say("write it in single quotes, as %s: %s", d.in[n].key, "'years < 1'"))
	return true
}

// exprErrors are the errors of an expression, one by one.
func exprErrors(err error) []*scoring.ExprError {
	var all scoring.ExprErrors
	if errors.As(err, &all) {
		return all
	}
	return []*scoring.ExprError{{Message: scoring.Say("%s", err.Error())}}
}

// expressionFault reports a fault at its place inside of the expression.
func (d *decoder) expressionFault(n *yaml.Node, fault *scoring.ExprError) {
	at := d.inside(n, fault.Offset, fault.Len)
	message, hint := fault.Message, fault.Hint
	named := slice(n.Value, fault.Offset, fault.Len)
	switch {
	case slices.Contains(d.derived, named) && !d.isField(named):
		message = scoring.Say("%q is derived only further down, or from itself", named)
		hint = scoring.Say("a derived field may use those above it: move it up")
	case d.guess && d.unknownField(n.Value, fault):
		return
	case n.Style&quoted == 0 && d.cutByComment(n):
		hint = scoring.Say("YAML takes what follows # for a comment; put the expression in single quotes")
	case d.cfg.Credit == nil && d.unknownField(n.Value, fault) && isOfCredit(named):
		hint = scoring.Say("the section credit says it, which is missing here: tier init --preset credit writes one")
	case d.fieldOfHeader(named) != "":
		hint = scoring.Say("that is a column; its field is %q", d.fieldOfHeader(named))
	}
	d.report(at, message, hint)
}

func (d *decoder) isField(name string) bool {
	return slices.ContainsFunc(d.fields, func(f scoring.FieldInfo) bool { return f.Name == name })
}

// unknownField reports whether a fault is about a name that no field has: it stands alone and is no function's.
func (d *decoder) unknownField(source string, fault *scoring.ExprError) bool {
	name := slice(source, fault.Offset, fault.Len)
	_, bad := scoring.CheckName(name)
	rest := strings.TrimLeft(slice(source, fault.Offset+fault.Len, len(source)), " \t\n")
	return !bad && !d.isField(name) && !strings.HasPrefix(rest, "(")
}

// cutByComment reports whether a comment follows the value in its line.
func (d *decoder) cutByComment(n *yaml.Node) bool {
	rest := fromColumn(d.line(n.Line), n.Column)
	return len(rest) > len(n.Value) && slices.Contains([]rune(rest[len(n.Value):]), '#')
}

// slice is a run of characters of a text.
func slice(text string, offset, length int) string {
	runes := []rune(text)
	from := max(0, min(offset, len(runes)))
	return string(runes[from:max(from, min(from+length, len(runes)))])
}

// CriterionOf is the name of the first criterion that judges a computed field, which has no header of its own; without one, the
// field's.
func (c *Config) CriterionOf(field string) string {
	for i := range c.Models {
		for _, criteria := range c.Models[i].Rubrics() {
			for k := range criteria {
				if criteria[k].Field == field {
					return criteria[k].Name
				}
			}
		}
	}
	return field
}
