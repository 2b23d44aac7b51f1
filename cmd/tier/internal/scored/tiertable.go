package scored

import (
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// tierTable is a model's tier table as it stands on the summary of a workbook.
type tierTable struct {
	heading     string
	levels      []tiering.Level
	counts      []int
	sums        []float64 // of the value; NaN where there is none
	shares      []float64 // of the value
	value, unit string
}

// tierWords are the headers of a tier table in one language.
type tierWords struct{ tier, customers, expected, total, shareOf string }

func tierWordsIn(p words.Printer) tierWords {
	const name = "\x00"
	return tierWords{p.Sprintf("Tier"), p.Sprintf("Customers"), p.Sprintf("Expected"), p.Sprintf("Total"), p.Sprintf("Share of %s", name)}
}

// tierTables finds the tier tables of a summary, wherever on it they stand: the rows below one that has 级别 and 客户数,
// as far as the total.
func tierTables(page [][]fileio.Cell) []tierTable {
	var all []tierTable
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		w := tierWordsIn(words.In(lang))
		for i := range page {
			if c, ok := w.columns(page[i]); ok {
				all = append(all, c.read(page[i+1:], headingAbove(page[:i])))
			}
		}
	}
	return all
}

// headingAbove is the text that stands nearest above a table.
func headingAbove(rows [][]fileio.Cell) string {
	for i := len(rows) - 1; i >= 0; i-- {
		if text := firstText(rows[i]); text != "" {
			return text
		}
	}
	return ""
}

func firstText(row []fileio.Cell) string {
	for _, c := range row {
		if text := strings.TrimSpace(c.String()); text != "" {
			return text
		}
	}
	return ""
}

// tierColumns are the columns of a tier table by their place, -1 for one that is not there.
type tierColumns struct {
	words                             tierWords
	tier, count, sum, share, expected int
	value, unit                       string
}

// columns knows the header of a tier table.
func (w tierWords) columns(row []fileio.Cell) (tierColumns, bool) {
	c := tierColumns{words: w, tier: -1, count: -1, sum: -1, share: -1, expected: -1}
	before, behind, _ := strings.Cut(w.shareOf, "\x00")
	for i := range row {
		switch text := strings.TrimSpace(row[i].String()); {
		case text == w.tier:
			c.tier = i
		case text == w.customers:
			c.count = i
		case text == w.expected:
			c.expected = i
		case len(text) > len(before)+len(behind) && strings.HasPrefix(text, before) && strings.HasSuffix(text, behind) && i > 0:
			c.sum, c.share, c.value = i-1, i, text[len(before):len(text)-len(behind)]
		}
	}
	if c.sum >= 0 {
		header := strings.TrimSpace(row[c.sum].String())
		if unit, ok := strings.CutPrefix(header, c.value); ok {
			c.unit = strings.Trim(strings.TrimSpace(unit), "()")
		} else {
			c.sum, c.value = -1, ""
		}
	}
	return c, c.tier >= 0 && c.count >= 0
}

// read reads the table below its header. The last row is the total, whose name a tier may have too.
func (c tierColumns) read(rows [][]fileio.Cell, heading string) tierTable {
	t := tierTable{heading: heading, value: c.value, unit: c.unit}
	for _, row := range rows {
		name := strings.TrimSpace(at(row, c.tier).String())
		count := at(row, c.count).Figure()
		if name == "" || count != count || name == c.words.total {
			break
		}
		level := tiering.Level{Name: name}
		if expected := at(row, c.expected).Figure(); expected == expected {
			percent := scoring.Round9(expected * 100)
			level.Expect = &percent
		}
		t.levels = append(t.levels, level)
		t.counts = append(t.counts, int(count))
		t.sums = append(t.sums, at(row, c.sum).Figure())
		t.shares = append(t.shares, at(row, c.share).Figure())
	}
	return t
}

// at is a cell of a row that may be shorter.
func at(row []fileio.Cell, column int) fileio.Cell {
	if column < 0 || column >= len(row) {
		return fileio.Cell{}
	}
	return row[column]
}
