package report

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/scoring/panel"
)

// gaps are the cells of a table whose figures can't be computed, and why.
type gaps struct {
	all     []gap
	columns int // of figures; a row that has none of them needs no list of what it lacks
}

type gap struct {
	why         scoring.Message
	where, what string
}

// cell is a figure's cell; where there is none, a dash, and the reason is kept for the lines below.
func (g *gaps) cell(f panel.Figure, where, what string, draw func(float64) Cell) Cell {
	if !f.OK() {
		g.all = append(g.all, gap{f.Why, where, what})
	}
	return figureOr(f, draw)
}

// figureOr is a figure's cell, or a dash.
func figureOr(f panel.Figure, draw func(float64) Cell) Cell {
	if !f.OK() {
		return Cell{Text: "–"}
	}
	return draw(f.Value)
}

// lines say each reason once, with the rows and columns that it stands for.
func (g *gaps) lines(p words.Printer) []string {
	type place struct{ why, where string }
	var places []place
	what := make(map[place][]string)
	for _, a := range g.all {
		at := place{p.Say(a.why), a.where}
		if len(what[at]) == 0 {
			places = append(places, at)
		}
		what[at] = append(what[at], a.what)
	}
	type reason struct{ why, what string }
	var reasons []reason
	where := make(map[reason][]string)
	for _, at := range places {
		why := reason{why: at.why}
		if len(what[at]) != g.columns {
			why.what = strings.Join(what[at], p.Sprintf(", "))
		}
		if !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
		where[why] = append(where[why], at.where)
	}
	var lines []string
	for _, why := range reasons {
		if why.what == "" {
			lines = append(lines, p.Sprintf("– not computable: %s: %s", someOf(where[why], p), why.why))
			continue
		}
		lines = append(lines, p.Sprintf("– not computable: %s (%s): %s", someOf(where[why], p), why.what, why.why))
	}
	return lines
}

// someOf names the first of many.
func someOf(names []string, p words.Printer) string {
	const most = 5
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "…")
	}
	return strings.Join(names, p.Sprintf(", "))
}
