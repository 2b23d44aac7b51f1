package book

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// profile is what a column's cells say of how it should look, and how it is best written.
type profile struct {
	width    int            // of the widest of the first cells, in columns of a terminal
	figures  int            // width of the widest number, of those below too
	lowest   float64        // number, 0 at most
	highest  float64        // number, 0 at least
	decimals int            // the most that a number has, maxDecimals at most
	percents int            // the most decimals that a percentage has, maxPercents at most
	clock    bool           // some date has a time of day
	dayless  bool           // some date is a time alone
	cut      []int          // rows whose text no cell can hold
	texts    int            // cells that hold one, if they have a dictionary
	formats  fileio.Formats // the list's own, of its columns
	rate     bool           // its numbers are fractions that are shown as percentages
	dictionary
}

const (
	maxDecimals  = 4
	maxPercents  = 2
	measuredRows = 1_000 // a width is no figure: the first rows will do
)

// examine looks at all cells of a column: a format that fits the first rows only would show wrong figures below. Of
// columns that hold nothing but figures it looks at no more than it needs.
func examine(c result.Column, rows int) profile {
	var p profile
	different := dictionaryMaker{rows: rows, tooMany: c.Kind == result.RankColumn}
	for row := range rows {
		if row >= measuredRows && different.tooMany && p.knows(c.Kind) {
			break
		}
		cell, isNew := different.next(&c, row)
		if isNew {
			p.fit(cell)
		}
		if cell.Kind == fileio.Text {
			p.texts++
			if tooLong(cell.Text) {
				p.cut = append(p.cut, row)
			}
		}
		if row < measuredRows {
			p.width = wider(cell, p.width)
			if cell.Kind == fileio.Number {
				p.figures = wider(cell, p.figures)
			}
		}
	}
	if rows > measuredRows && p.lowest < p.highest {
		for _, x := range []float64{p.lowest, p.highest} {
			p.figures = max(p.figures, len(strconv.FormatFloat(x, 'f', 0, 64))+min(p.decimals, 1)+p.decimals)
		}
	}
	p.dictionary = different.made()
	return p
}

// fit makes the formats fit a cell.
func (p *profile) fit(c *fileio.Cell) {
	switch {
	case c.Kind == fileio.Date:
		p.clock = p.clock || c.Num != math.Trunc(c.Num)
		p.dayless = p.dayless || c.Num < 1
	case c.Kind != fileio.Number:
	case c.Percent:
		p.percents = moreDecimals(c.Num*100, p.percents, maxPercents)
	default:
		p.decimals = moreDecimals(c.Num, p.decimals, maxDecimals)
		p.lowest, p.highest = min(p.lowest, c.Num), max(p.highest, c.Num)
	}
}

// knows reports whether further cells of such a column can't change the profile: the format of scores is that of the
// model, ranks are whole, and points are nothing but numbers.
func (p *profile) knows(kind result.ColumnKind) bool {
	switch kind {
	case result.ScoreColumn, result.RankColumn, result.BesideColumn, result.GroupColumn:
		return true
	case result.PointsColumn, result.WeightedColumn:
		return p.decimals == maxDecimals
	}
	return false
}

// decimalsOf is how many decimals a number has, most at most.
func decimalsOf(x float64, most int) int { return moreDecimals(x, 0, most) }

// moreDecimals is how many decimals a number has, or so many as there are already if it has no more; most at most.
func moreDecimals(x float64, already, most int) int {
	if already >= most || x == math.Trunc(x) {
		return already
	}
	if scale := math.Pow10(already); math.Round(x*scale)/scale == x {
		return already
	}
	var room [32]byte
	text := strings.TrimRight(string(strconv.AppendFloat(room[:0], x, 'f', most, 64)), "0")
	return max(already, len(text)-1-strings.IndexByte(text, '.'))
}

// wider is the display width of a cell's longest line, or so much as there is already if that is more.
func wider(c *fileio.Cell, already int) int {
	var room [32]byte
	switch {
	case c.Kind == fileio.Empty:
		return already
	case c.Kind == fileio.Number && (c.Text == "" || c.Num != math.Trunc(c.Num)):
		digits := fileio.AppendShortest(room[:0], c.Num)
		if point := bytes.IndexByte(digits, '.'); point >= 0 {
			return max(already, min(len(digits), point+1+maxDecimals))
		}
		return max(already, len(digits))
	case c.Kind == fileio.Text:
		return widerText(c.Text, already)
	}
	return widerText(c.String(), already)
}

func widerText(text string, already int) int {
	const most = 200          // no column is wider, so there is no use in measuring more
	if len(text) <= already { // no character is wider than it has bytes
		return already
	}
	for line := range strings.Lines(text) {
		if len(line) > most {
			line = strings.ToValidUTF8(line[:most], "")
		}
		already = max(already, displaywidth.String(strings.TrimRight(line, "\r\n")))
	}
	return already
}
