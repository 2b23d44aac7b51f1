package config

import (
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/width"

	"tier/scoring"
	"tier/tiering"
)

// matrix reads two axes, their cuts, and the four cells.
func (d *decoder) matrix(n *yaml.Node, names, titles map[string]int) {
	m := d.mapping(n, "name", "title", "x", "y", "cells", "by")
	if m == nil {
		return
	}
	var out tiering.Matrix
	out.Name, out.Title = d.columnName(m, scoring.Say("this matrix"), scoring.Say("add name: sales_loyalty"), names, titles)
	what := scoring.Say("matrix %q", out.Name)
	out.X = d.axis(m.need("x", what, scoring.Say("say what is judged, and where high begins: x: {field: sales, cut: mean}")), what)
	out.Y = d.axis(m.need("y", what, scoring.Say("say what is judged, and where high begins: y: {field: sales, cut: mean}")), what)
	d.cells(m.need("cells", what, scoring.Say("name the four cells, x first: cells: {high/high: 珍惜, high/low: 警惕, low/high: 培养, low/low: 淘汰}")), &out)
	if by := m.get("by"); by != nil {
		d.cutsBy(by, &out, what)
	}
	d.cfg.Segments.Matrix = append(d.cfg.Segments.Matrix, out)
	var words []string
	for _, c := range out.Cells {
		if c.Name != "" {
			words = append(words, c.Name)
		}
	}
	d.giveTexts(out.Name, words)
}

// axis reads what is judged: a field, or a formula.
func (d *decoder) axis(n *yaml.Node, what scoring.Message) (a tiering.Axis) {
	m := d.mapping(n, "field", "formula", "title", "cut")
	if m == nil {
		return a
	}
	var of *scoring.Expr
	switch {
	case m.has("field") && m.has("formula"):
		d.report(m.place("formula"), scoring.Say("%s has field and formula", d.in[n].key), scoring.Say("keep one of the two"))
	case m.has("formula"):
		of = d.figureOf(m.get("formula"), d.judgedScope())
	default:
		of = d.fieldFigure(m.need("field", scoring.Say("%s", d.in[n].key), scoring.Say("say what is judged: field: sales, or formula: 'score'")), what)
	}
	if of != nil {
		a.Of = of
		d.useExpr(of, what)
		a.Title = of.Source()
		if f, ok := d.cfg.Field(of.Source()); ok && len(f.Headers) > 0 {
			a.Title = f.Headers[0]
		}
	}
	if title := m.get("title"); title != nil {
		a.Title, _ = d.name(title)
	}
	a.Cut = d.cut(m.need("cut", scoring.Say("%s", d.in[n].key), scoring.Say("say where high begins: cut: 100, or mean, or median; equal to it is high")))
	return a
}

// fieldFigure is a field as an expression.
func (d *decoder) fieldFigure(n *yaml.Node, what scoring.Message) *scoring.Expr {
	f, ok := d.known(n)
	if !ok || !d.kindFits(n, f, scoring.Number, what) {
		return nil
	}
	return d.figureOf(n, d.judgedScope())
}

// figureOf compiles an expression that gives a number.
func (d *decoder) figureOf(n *yaml.Node, scope *scoring.Scope) *scoring.Expr {
	expr := d.expression(n, scope)
	if expr != nil && expr.Kind() != scoring.Number {
		d.reject(n, scoring.Say("%s: expected a number, but this gives %s", d.in[n].key, kindNoun(expr.Kind())),
			scoring.Say("compute a number, as %s", "'score'"))
		return nil
	}
	return expr
}

// cut is a number or a percent, mean, or median.
func (d *decoder) cut(n *yaml.Node) (c tiering.Cut) {
	if n == nil || !d.scalar(n, scoring.Say("a number, mean or median")) {
		return c
	}
	switch n.Value {
	case "mean":
		c.By = tiering.MeanCut
	case "median":
		c.By = tiering.MedianCut
	default:
		if !strings.ContainsAny(width.Fold.String(n.Value), "0123456789") {
			d.reject(n, scoring.Say("%s: expected a number, mean or median, found %s", d.in[n].key, kindOf(n)),
				scoring.Say("say where high begins: cut: 100, or mean, or median; equal to it is high"))
			return c
		}
		c.At, _ = d.numberOrPercent(n, n.Value)
	}
	return c
}

// quadrantKeys are the keys of the cells, in their order.
func quadrantKeys() []string { return []string{"high/high", "high/low", "low/high", "low/low"} }

// cells read the names of the four, and what to do with their customers.
func (d *decoder) cells(n *yaml.Node, out *tiering.Matrix) {
	m := d.mapping(n, "high/high", "high/low", "low/high", "low/low")
	if m == nil {
		return
	}
	names := make(map[string]int)
	for i, key := range quadrantKeys() {
		at := m.need(key, scoring.Say("cells"), scoring.Say("name all four, x first: high/high, high/low, low/high, low/low"))
		if at == nil {
			continue
		}
		name := at
		if at.Kind == yaml.MappingNode {
			cell := d.mapping(at, "name", "policy")
			if cell == nil {
				continue
			}
			name = cell.need("name", scoring.Say("this cell"), scoring.Say("add name: %s", "珍惜"))
			if policy := cell.get("policy"); policy != nil {
				out.Cells[i].Policy, _ = d.text(policy)
			}
		}
		out.Cells[i].Name, _ = d.name(name)
		d.uniqueName(name, out.Cells[i].Name, names)
	}
}

// cutsBy reads the cuts of some words of a field: what is not said there is as on the axis.
func (d *decoder) cutsBy(n *yaml.Node, out *tiering.Matrix, what scoring.Message) {
	m := d.mapping(n, "field", "cuts")
	if m == nil {
		return
	}
	out.By = d.textField(m.need("field", scoring.Say("by"), scoring.Say("name the field whose words have cuts of their own: field: industry")), what)
	entries, _ := d.pairs(m.need("cuts", scoring.Say("by"), scoring.Say("say where high begins for each word: cuts: {垄断: {x: 6, y: 4}}")), scoring.Say("words with cuts"))
	for _, e := range entries {
		cuts := d.mapping(e.value, "x", "y")
		if cuts == nil {
			continue
		}
		kind := tiering.Kind{Word: e.key.Value, X: out.X.Cut, Y: out.Y.Cut}
		if at := cuts.get("x"); at != nil {
			kind.X = d.cut(at)
		}
		if at := cuts.get("y"); at != nil {
			kind.Y = d.cut(at)
		}
		out.Kinds = append(out.Kinds, kind)
	}
}
