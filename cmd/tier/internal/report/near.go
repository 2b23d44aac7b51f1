package report

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// NearSide says whether a customer is at risk, or near a better tier.
func NearSide(n *result.Near, p words.Printer) string {
	if n.IsAtRisk() {
		return p.Sprintf("at risk")
	}
	return p.Sprintf("near upgrade")
}

// nearBlock lists the customers nearest to a threshold.
func nearBlock(r *result.Result, p words.Printer) Block {
	const most = 10 // of each side
	all := r.AllNear()
	t := &Table{Header: []string{p.Sprintf("Near"), p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Tier"), p.Sprintf("Would be"), p.Sprintf("Score"), p.Sprintf("Threshold"), p.Sprintf("Margin")},
		Right: []bool{false, false, false, false, false, true, true, true}}
	if len(r.Models) > 1 {
		t.Header, t.Right = append(t.Header, p.Sprintf("Model")), append(t.Right, false)
	}
	atRisk, listed := 0, map[bool]int{}
	for i := range all {
		n := &all[i]
		isAtRisk := n.IsAtRisk()
		if isAtRisk {
			atRisk++
		}
		if listed[isAtRisk]++; listed[isAtRisk] > most {
			continue
		}
		decimals := n.Model.Spec.Decimals
		cells := append(Row(NearSide(n, p), r.ID(n.Row), r.Name(n.Row), n.Model.Tier(n.Level), n.Model.Tier(n.Other)),
			figure(n.Model.Scores.Total[n.Row], decimals), Cell{Text: short(n.Threshold), Kind: NumberCell, Number: n.Threshold}, gained(n.Margin, decimals))
		if len(r.Models) > 1 {
			cells = append(cells, Row(n.Model.Heading())...)
		}
		t.Rows = append(t.Rows, cells)
	}
	b := Block{Heading: p.Sprintf("Near a threshold: %d at risk, %d near an upgrade", atRisk, len(all)-atRisk)}
	if len(t.Rows) > 0 {
		b.Table = t
	}
	if len(all) > len(t.Rows) {
		b.Lines = append(b.Lines, p.Sprintf("Listed are the nearest: %d; files hold all", len(t.Rows)))
	}
	return b
}
