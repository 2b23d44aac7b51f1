package book

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// apartName is the name of the sheet of customers on whom models disagree.
func apartName(p words.Printer) string { return p.Sprintf("Models disagree") }

// addApart lists them as they were when the workbook was written, those who lie most tiers apart first.
func (b *workbook) addApart() {
	all := b.r.FarthestApart()
	if len(all) == 0 {
		return
	}
	all = all[:min(len(all), maxRows-1)]
	m, p := &b.r.Models[0], b.p
	g := &columnSheet{b: b, name: apartName(p), tab: steel, count: len(all), subject: func(n int) int { return all[n].Row }}
	g.identity()
	note := p.Sprintf("As it was when this workbook was written; the sheet %s is what counts.", scoresName(p))
	word := func(header string, of func(l *result.Apart) string) {
		g.col(sheetColumn{header: header, note: note, width: 18, fill: navy, look: textLook(), cell: func(n int) fileio.Cell { return wordsOf(of(&all[n])) }})
	}
	number := func(header, format string, of func(l *result.Apart) float64) {
		look := look{line: hairline, align: "right", indent: 1, format: format}
		g.col(sheetColumn{header: header, width: 14, fill: steel, look: look, cell: func(n int) fileio.Cell { return figureOrBlank(of(&all[n])) }})
	}
	score := decimalFormat(m.Spec.Decimals)
	word(m.Heading(), func(l *result.Apart) string { return m.Tier(m.Final[l.Row]) })
	number(p.Sprintf("Score"), score, func(l *result.Apart) float64 { return m.Scores.Total[l.Row] })
	word(p.Sprintf("Model"), func(l *result.Apart) string { return l.Other.Heading() })
	word(p.Sprintf("Tier"), func(l *result.Apart) string { return l.Other.Tier(l.Other.Final[l.Row]) })
	number(p.Sprintf("Score"), score, func(l *result.Apart) float64 { return l.Other.Scores.Total[l.Row] })
	number(p.Sprintf("Tiers apart"), wholeFormat, func(l *result.Apart) float64 { return float64(l.Steps) })
	word(p.Sprintf("Is placed"), func(l *result.Apart) string {
		if l.Better {
			return p.Sprintf("better")
		}
		return p.Sprintf("worse")
	})
	b.add(g.sheet())
}
