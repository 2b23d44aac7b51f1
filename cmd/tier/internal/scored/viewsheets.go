package scored

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
	"tier/tiering/estimate"
)

// nearOn reads the workbook's sheet of customers near a threshold; not ok where there is none.
func nearOn(page [][]fileio.Cell) (all []result.NearOne, ok bool) {
	if len(page) == 0 {
		return nil, false
	}
	column := func(phrase func(p words.Printer) string) int {
		return slices.IndexFunc(page[0], func(c fileio.Cell) bool { return slices.Contains(inBoth(phrase), c.String()) })
	}
	side := column(func(p words.Printer) string { return p.Sprintf("Near") })
	if side < 0 {
		return nil, false
	}
	id, name := column(func(p words.Printer) string { return p.Sprintf("Id") }), column(func(p words.Printer) string { return p.Sprintf("Name") })
	tier, other := column(func(p words.Printer) string { return p.Sprintf("Tier") }), column(func(p words.Printer) string { return p.Sprintf("Would be") })
	model, score := column(func(p words.Printer) string { return p.Sprintf("Model") }), column(func(p words.Printer) string { return p.Sprintf("Score") })
	limit, margin := column(func(p words.Printer) string { return p.Sprintf("Threshold") }), column(func(p words.Printer) string { return p.Sprintf("Margin") })
	atRisk := inBoth(func(p words.Printer) string { return p.Sprintf("at risk") })
	for _, row := range page[1:] {
		if textAt(row, side) == "" {
			continue
		}
		n := result.NearOne{ID: textAt(row, id), Name: textAt(row, name), Model: textAt(row, model), Tier: textAt(row, tier), Other: textAt(row, other),
			Score: figureAt(row, score), Threshold: figureAt(row, limit), Margin: scoring.Round9(figureAt(row, margin))}
		if slices.Contains(atRisk, textAt(row, side)) {
			n.Side = result.AtRisk
		}
		all = append(all, n)
	}
	return all, true
}

// cutsOn reads where high begins on the axes of each matrix, in the order of the workbook's sheet of segments.
func cutsOn(page [][]fileio.Cell) (all [][]result.CutSummary) {
	heads := inBoth(func(p words.Printer) string { return p.Sprintf("High begins at") })
	others := slices.Concat(inBoth(func(p words.Printer) string { return p.Sprintf("all others") }), inBoth(func(p words.Printer) string { return p.Sprintf("all customers") }))
	isIn := false
	for _, row := range page {
		const x, y, customers = 1, 3, 5
		word, n := textAt(row, 0), figureAt(row, customers)
		switch {
		case slices.Contains(heads, word):
			isIn, all = true, append(all, nil)
		case !isIn || word == "" || math.IsNaN(n):
			isIn = false
		default:
			if slices.Contains(others, word) {
				word = ""
			}
			cut := result.CutSummary{Of: word, Customers: int(n), XBy: cutWord(textAt(row, x+1)), YBy: cutWord(textAt(row, y+1))}
			for col, at := range map[int]**float64{x: &cut.X, y: &cut.Y} {
				if f := figureAt(row, col); !math.IsNaN(f) {
					*at = &f
				}
			}
			last := len(all) - 1
			all[last] = append(all[last], cut)
		}
	}
	return all
}

// cutWord is what a cut is found by, as JSON has it.
func cutWord(said string) string {
	switch {
	case slices.Contains(inBoth(func(p words.Printer) string { return p.Sprintf("mean") }), said):
		return tiering.MeanCut.String()
	case slices.Contains(inBoth(func(p words.Printer) string { return p.Sprintf("median") }), said):
		return tiering.MedianCut.String()
	}
	return tiering.FixedCut.String()
}

// estimatesOn reads the workbook's sheet of estimates: the published figures below their head, and the estimates below theirs.
func estimatesOn(page [][]fileio.Cell) *Estimates {
	constant := inBoth(func(p words.Printer) string { return p.Sprintf("Constant") })
	line := inBoth(func(p words.Printer) string { return p.Sprintf("Estimate") })
	e := &Estimates{}
	below := ""
	for _, row := range page {
		title, figure, said := firstTexts(row)
		switch {
		case math.IsNaN(figure): // a head, a heading or a note
			below = title
			e.Untold = max(e.Untold, untoldIn(title))
		case slices.Contains(constant, below):
			e.Sources = append(e.Sources, Source{Title: title, Text: said, Value: figure, IsShare: slices.ContainsFunc(row, func(c fileio.Cell) bool { return c.Percent })})
		case slices.Contains(line, below):
			e.Lines = append(e.Lines, EstimateLine{Title: title, Value: figure, IsMoney: isMoney(title)})
		}
	}
	if len(e.Lines) == 0 && len(e.Sources) == 0 {
		return nil
	}
	return e
}

// isMoney reports whether an estimate is of money, by its title in either language, with a unit or without.
func isMoney(title string) bool {
	return slices.ContainsFunc(estimate.Lines(), func(l estimate.Line) bool {
		return l.Unit == estimate.Money && slices.ContainsFunc(inBoth(said(l.Title)), func(of string) bool {
			rest, found := strings.CutPrefix(title, of)
			return found && (rest == "" || strings.HasPrefix(strings.TrimSpace(rest), "("))
		})
	})
}

// untoldIn is how many customers a note counts who complained, and of whom nobody says what became of it; 0 of other texts.
func untoldIn(note string) int {
	for _, none := range inBoth(said(result.Untold(0))) {
		if count, ok := strings.CutPrefix(note, strings.TrimSuffix(none, "0")); ok {
			n, _ := strconv.Atoi(count) // 0 where somebody has changed it
			return n
		}
	}
	return 0
}

// firstTexts are a row's first text, its figure, and the text behind that.
func firstTexts(row []fileio.Cell) (title string, figure float64, said string) {
	figure = math.NaN()
	for i := range row {
		text := textAt(row, i)
		switch {
		case text == "":
		case title == "":
			title = text
		case row[i].Kind == fileio.Number && math.IsNaN(figure):
			figure = row[i].Figure()
		case said == "" && !math.IsNaN(figure):
			said = text
		}
	}
	return title, figure, said
}
