package report

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// NearSide says whether a customer is at risk, or near a better tier.
func NearSide(n *result.Near, p words.Printer) string { return nearSide(n.IsAtRisk(), p) }

func nearSide(isAtRisk bool, p words.Printer) string {
	if isAtRisk {
		return p.Sprintf("at risk")
	}
	return p.Sprintf("near upgrade")
}

// nearBlock lists the customers nearest to a threshold.
func nearBlock(r *result.Result, p words.Printer) Block {
	headings, decimals := make(map[string]string), make(map[string]int)
	for i := range r.Models {
		m := &r.Models[i]
		headings[m.Spec.Name], decimals[m.Spec.Name] = m.Heading(), m.Spec.Decimals
	}
	return nearest(r.NearList(), headings, func(model string) int { return decimals[model] }, p)
}

// nearest lists some of each side. The headings are those of the models by their names.
func nearest(all []result.NearOne, headings map[string]string, decimals func(model string) int, p words.Printer) Block {
	const most = 10 // of each side
	t := &Table{Header: []string{p.Sprintf("Near"), p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Tier"), p.Sprintf("Would be"), p.Sprintf("Score"), p.Sprintf("Threshold"), p.Sprintf("Margin")},
		Right: []bool{false, false, false, false, false, true, true, true}, Spare: []int{6, 4}}
	if len(headings) > 1 {
		t.Header, t.Right = append(t.Header, p.Sprintf("Model")), append(t.Right, false)
	}
	atRisk, listed := 0, map[bool]int{}
	for i := range all {
		n := &all[i]
		isAtRisk := n.Side == result.AtRisk
		if isAtRisk {
			atRisk++
		}
		if listed[isAtRisk]++; listed[isAtRisk] > most {
			continue
		}
		places := decimals(n.Model)
		cells := append(Row(nearSide(isAtRisk, p), n.ID, n.Name, n.Tier, n.Other),
			figure(n.Score, places), Cell{Text: short(n.Threshold), Kind: NumberCell, Number: n.Threshold}, gained(n.Margin, places))
		if len(headings) > 1 {
			cells = append(cells, Row(headings[n.Model])...)
		}
		t.Rows = append(t.Rows, cells)
	}
	b := Block{Heading: p.Sprintf("Near a threshold next time: %d at risk, %d near an upgrade", atRisk, len(all)-atRisk)}
	if len(t.Rows) > 0 {
		b.Table = t
	}
	if len(all) > len(t.Rows) {
		b.Lines = append(b.Lines, p.Sprintf("Listed are the nearest: %d; files hold all", len(t.Rows)))
	}
	return b
}
