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
	width    int  // of the widest of the first cells, in columns of a terminal
	decimals int  // the most that a number has, maxDecimals at most
	percents int  // the most decimals that a percentage has, maxPercents at most
	clock    bool // some date has a time of day
	dayless  bool // some date is a time alone
	cut      []int
	texts    int      // cells
	words    []string // the texts, in the order of their first rows, if they are few for so many cells; else nil
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
	var words wordList
	for row := range rows {
		if row >= measuredRows && p.knows(c.Kind) {
			break
		}
		cell := c.Cell(row)
		switch cell.Kind {
		case fileio.Number:
			if cell.Percent {
				p.percents = moreDecimals(cell.Num*100, p.percents, maxPercents)
			} else {
				p.decimals = moreDecimals(cell.Num, p.decimals, maxDecimals)
			}
		case fileio.Date:
			p.clock = p.clock || cell.Num != math.Trunc(cell.Num)
			p.dayless = p.dayless || cell.Num < 1
		case fileio.Text:
			if tooLong(cell.Text) {
				p.cut = append(p.cut, row)
			}
			words.add(cell.Text)
		}
		if row < measuredRows {
			p.width = wider(&cell, p.width)
		}
	}
	p.texts, p.words = words.cells, words.few()
	return p
}

// knows reports whether further cells of such a column can't change the profile: the format of scores is that of the
// model, ranks are whole, and points are nothing but numbers.
func (p *profile) knows(kind result.ColumnKind) bool {
	switch kind {
	case result.ScoreColumn, result.RankColumn:
		return true
	case result.PointsColumn, result.WeightedColumn:
		return p.decimals == maxDecimals
	}
	return false
}

// wordList collects the different texts of a column, until they are too many to be words.
type wordList struct {
	known   map[string]bool
	list    []string
	cells   int
	tooMany bool
}

func (w *wordList) add(text string) {
	const (
		atFirst = 1_000  // different ones, however few the cells are
		share   = 4      // later one for so many cells
		most    = 10_000 // in the end
	)
	if w.tooMany {
		return
	}
	w.cells++
	if w.known[text] {
		return
	}
	if len(w.list) > min(most, atFirst+w.cells/share) {
		*w = wordList{tooMany: true}
		return
	}
	if w.known == nil {
		w.known = map[string]bool{}
	}
	w.known[text] = true
	w.list = append(w.list, text)
}

// few are the words, if two cells share one on average; else nil.
func (w *wordList) few() []string {
	if n := len(w.list); n > 0 && 2*n <= w.cells {
		return w.list
	}
	return nil
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
