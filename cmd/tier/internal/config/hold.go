package config

import (
	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// hold reads how far, or how long, customers stay in the tier of the result before.
func (d *decoder) hold(tiers *mapping, by tiering.By) tiering.Hold {
	n := tiers.get("hold")
	if n == nil {
		return tiering.Hold{}
	}
	if message := d.holdless(); !message.IsZero() {
		d.report(tiers.place("hold"), message, scoring.Say("remove hold"))
		return tiering.Hold{}
	}
	if n.Kind == yaml.ScalarNode {
		return tiering.Hold{Points: d.points(n, by)}
	}
	m := d.mapping(n, "points", "periods", "for")
	if m == nil {
		return tiering.Hold{}
	}
	var h tiering.Hold
	if p := m.get("points"); p != nil {
		h.Points = d.points(p, by)
	}
	if p := m.get("periods"); p != nil {
		const least, most = 2, 100
		h.Periods, _ = d.whole(p, least, most)
	}
	if f := m.get("for"); f != nil {
		word, _ := d.word(f, tiering.AllMoves.String(), tiering.DownMoves.String(), tiering.UpMoves.String())
		for _, moves := range []tiering.Moves{tiering.DownMoves, tiering.UpMoves} {
			if word == moves.String() {
				h.For = moves
			}
		}
	}
	if !m.has("points") && !m.has("periods") && !m.broken {
		d.report(d.span(n), scoring.Say("hold says neither how far nor how long customers are held"),
			scoring.Say("add points: 2 (of the score) or periods: 2 (results in a row)"))
	}
	return h
}

// holdless says why a model can't hold customers; zero where it can.
func (d *decoder) holdless() scoring.Message {
	switch {
	case d.part == creditPart:
		return scoring.Say("hold is for tiers, not for grades of credit")
	case len(d.cfg.Models) > 0:
		return scoring.Say("hold is for the first model only, whose tier is compared with that of the result before")
	}
	return scoring.Message{}
}

// near reads within how many points of a threshold customers are listed.
func (d *decoder) near(tiers *mapping, by tiering.By) float64 {
	if n := tiers.get("near"); n != nil {
		return d.points(n, by)
	}
	return 0
}

// points is a distance between scores, above 0. Only levels by score have thresholds that it can be measured from.
func (d *decoder) points(n *yaml.Node, by tiering.By) float64 {
	x, ok := d.number(n)
	switch {
	case !ok:
	case x <= 0 || x > 100:
		d.reject(n, scoring.Say("%s: expected points above 0, and at most 100, found %s", d.in[n].key, n.Value), scoring.Message{})
	case by != tiering.Score:
		hint := scoring.Message{}
		if d.in[n].key != "near" {
			hint = scoring.Say("hold customers for some results instead: hold: {periods: 2}")
		}
		d.reject(n, scoring.Say("%s: points are counted from thresholds, and these levels have none: they are cut by %s", d.in[n].key, by.String()), hint)
	default:
		return x
	}
	return 0
}
