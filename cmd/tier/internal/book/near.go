package book

import (
	"fmt"
	"slices"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// nearName is the name of the sheet of customers near a threshold.
func nearName(p words.Printer) string { return p.Sprintf("Near thresholds") }

// addNear adds the customers near a threshold. Their scores, thresholds and margins follow the workbook; who is listed does not.
func (b *workbook) addNear(wired *wiring, rubric *rubricSheet) {
	if !b.r.AsksNear() {
		return
	}
	p, all := b.p, b.r.AllNear()
	g := &columnSheet{b: b, name: nearName(p), tab: steel, count: len(all), subject: func(row int) int { return all[row].Row }}
	g.identity()
	text := func(header string, of func(n *result.Near) string) {
		g.col(sheetColumn{header: header, width: 16, fill: navy, look: textLook(), cell: func(row int) fileio.Cell { return wordsOf(of(&all[row])) }})
	}
	text(p.Sprintf("Near"), func(n *result.Near) string { return report.NearSide(n, p) })
	text(p.Sprintf("Tier"), func(n *result.Near) string { return n.Model.Tier(n.Level) })
	text(p.Sprintf("Would be"), func(n *result.Near) string { return n.Model.Tier(n.Other) })
	if len(b.r.Models) > 1 {
		text(p.Sprintf("Model"), func(n *result.Near) string { return n.Model.Heading() })
	}
	figures := func(header, note string, signed bool, of func(n *result.Near) float64) int {
		l := look{line: hairline, align: "right", indent: 1, format: decimalFormat(b.r.Models[0].Spec.Decimals)}
		if signed {
			l.format = signedFormat(l.format)
		}
		return g.col(sheetColumn{header: header, note: note, width: 14, fill: navy, look: l, cell: func(row int) fileio.Cell { return figureOrBlank(of(&all[row])) }})
	}
	score := figures(p.Sprintf("Score"), "", false, func(n *result.Near) float64 { return n.Model.Scores.Total[n.Row] })
	limit := figures(p.Sprintf("Threshold"), p.Sprintf("Where the next run parts the two tiers: a hold puts it so many points further from the tier that the customer has now."), false, func(n *result.Near) float64 { return n.Threshold })
	margin := figures(p.Sprintf("Margin"), p.Sprintf("The score less the threshold. Who is listed here does not follow what is edited; run tier score again."), true,
		func(n *result.Near) float64 { return n.Margin })
	if wired != nil && len(all) > 0 {
		g.follow(margin, func(row int) string { return fmt.Sprintf("ROUND(%s-%s,9)", g.ref(score, row), g.ref(limit, row)) })
		g.followEach(score, len(all), func(row int) string { return wired.models[b.modelOf(all[row].Model)].score.at(g.name, all[row].Row) })
		g.followEach(limit, len(all), func(row int) string {
			n := &all[row]
			better := min(n.Level, n.Other)
			text := rubric.models[b.modelOf(n.Model)].levels.from[better]
			if shift := scoring.Round9(n.Threshold - *n.Model.Spec.Scheme.Levels[better].Min); shift != 0 { // by a hold
				return fmt.Sprintf("ROUND(%s%s,9)", text, signed(shift))
			}
			return text
		})
	}
	b.add(g.sheet())
}

// signed is a figure that is added in a formula.
func signed(x float64) string {
	if x < 0 {
		return "-" + decimal(-x)
	}
	return "+" + decimal(x)
}

// modelOf is the number of a model.
func (b *workbook) modelOf(m *result.Model) int {
	return slices.IndexFunc(b.r.Models, func(other result.Model) bool { return other.Spec == m.Spec })
}
