package book

import (
	"math"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// profile is what a column's cells say of how it should look.
type profile struct {
	width    int  // of the widest of the first cells, in columns of a terminal
	decimals int  // the most that a number has, maxDecimals at most
	percents int  // the most decimals that a percentage has
	clock    bool // some date has a time of day
	dayless  bool // some date is a time alone
	cut      []int
}

const (
	maxDecimals  = 4
	measuredRows = 2_000 // a width is no figure: the first rows will do
)

// examine looks at all cells of a column: a format that fits the first rows only would show wrong figures below.
func examine(c result.Column, rows int) profile {
	var p profile
	for row := range rows {
		cell := c.Cell(row)
		switch cell.Kind {
		case fileio.Number:
			if cell.Percent {
				p.percents = max(p.percents, decimalsOf(cell.Num*100, 2))
			} else {
				p.decimals = max(p.decimals, decimalsOf(cell.Num, maxDecimals))
			}
		case fileio.Date:
			p.clock = p.clock || cell.Num != math.Trunc(cell.Num)
			p.dayless = p.dayless || cell.Num < 1
		case fileio.Text:
			if tooLong(cell.Text) {
				p.cut = append(p.cut, row)
			}
		}
		if row < measuredRows {
			p.width = max(p.width, widest(cell))
		}
	}
	return p
}

// decimalsOf is how many decimals a number has, most at most.
func decimalsOf(x float64, most int) int {
	if x == math.Trunc(x) {
		return 0
	}
	text := strings.TrimRight(strconv.FormatFloat(x, 'f', most, 64), "0")
	return len(text) - 1 - strings.IndexByte(text, '.')
}

// widest is the display width of a cell's longest line.
func widest(c fileio.Cell) int {
	const most = 200 // no column is wider, so there is no use in measuring more
	text := c.String()
	if c.Kind == fileio.Number && c.Num != math.Trunc(c.Num) {
		text = strconv.FormatFloat(c.Num, 'f', decimalsOf(c.Num, maxDecimals), 64)
	}
	width := 0
	for line := range strings.Lines(text) {
		if len(line) > most {
			line = strings.ToValidUTF8(line[:most], "")
		}
		width = max(width, displaywidth.String(strings.TrimRight(line, "\r\n")))
	}
	return width
}
