package fileio

import (
	"math"
	"strings"
)

// scanRows reads all rows as cells. A blank line is a row without cells, since line numbers alone can't tell it from a
// row of several lines. A long text is cut into pieces that are scanned at once.
func scanRows(text string, delim byte, opt ReadOptions) ([]gridRow, error) {
	opt.Limits = opt.Limits.withDefaults()
	pieces := cutPieces(text, opt.workers())
	rows, err := joinPieces(scanPieces(pieces, text, delim, opt), pieces)
	if err == nil || len(pieces) == 1 || opt.stopped() != nil {
		return rows, err
	}
	// A cut fell inside quotes, or there is an error whose line only a scan from the top knows.
	opt.Workers, opt.Progress = 1, nil // the same rows are not counted again
	return scanRows(text, delim, opt)
}

// textPiece is a part of a text that begins and ends between two rows, and what was read of it.
type textPiece struct {
	from, to int // in the text
	rows     []gridRow
	lines    int // line ends in it
	err      error
}

// smallestPiece is a text that is not worth a second goroutine.
const smallestPiece = 1 << 18

// cutPieces cuts a text behind line ends, so that each piece has about as much. Whether a line end ends a row or
// stands inside quotes is guessed from the number of quotes before it, which is right wherever quotes only enclose
// fields; scanRows finds out where it is not.
func cutPieces(text string, workers int) []textPiece {
	n := max(1, min(workers, len(text)/smallestPiece))
	var pieces []textPiece
	from := 0
	for i := 1; i < n && from < len(text); i++ {
		to := cutBehind(text, from, max(from, len(text)/n*i))
		pieces = append(pieces, textPiece{from: from, to: to})
		from = to
	}
	return append(pieces, textPiece{from: from, to: len(text)})
}

// cutBehind is the index behind the first line end from at on that seems to end a row; the rows begin anew at from.
func cutBehind(text string, from, at int) int {
	quoted := strings.Count(text[from:at], `"`)%2 == 1
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '"':
			quoted = !quoted
		case '\n':
			if !quoted {
				return i + 1
			}
		}
	}
	return len(text)
}

// scanPieces reads the pieces at once, each into its part of one slice of rows.
func scanPieces(pieces []textPiece, text string, delim byte, opt ReadOptions) []gridRow {
	budget := &textBudget{opt: opt, base: opt.held + int64(len(text))}
	room := make([]int, len(pieces)+1)
	for i, p := range pieces {
		room[i+1] = room[i] + countLineEndsAtMost(text[p.from:p.to]) + 1
	}
	if int64(room[len(pieces)]) > opt.Limits.Rows+int64(len(pieces)) {
		clear(room) // some of them stand inside quotes, or there are too many rows: those that are there get their room one by one
	}
	rows := make([]gridRow, room[len(pieces)])
	inParallel(len(pieces), len(pieces), func(i int) {
		pieces[i].rows = rows[room[i]:room[i]:room[i+1]]
		pieces[i].scan(text, delim, budget)
	})
	return rows
}

// countLineEndsAtMost counts CR, LF and CRLF, and CR CR LF as two.
func countLineEndsAtMost(s string) int {
	n := strings.Count(s, "\n")
	if returns := strings.Count(s, "\r"); returns > 0 {
		n += returns - strings.Count(s, "\r\n")
	}
	return n
}

// joinPieces moves the rows of the pieces together. That each piece but the last was read to its end without an error shows
// that the cuts were right: a cut inside quotes leaves a quote open.
func joinPieces(rows []gridRow, pieces []textPiece) ([]gridRow, error) {
	for _, p := range pieces {
		if p.err != nil {
			return nil, p.err
		}
	}
	n, lines := 0, 0
	for _, p := range pieces {
		for i := range p.rows {
			p.rows[i].num += uint32(lines)
		}
		lines += p.lines
		if n < len(rows) {
			n += copy(rows[n:], p.rows)
			continue
		}
		rows = append(rows[:n], p.rows...)
		n = len(rows)
	}
	return rows[:n], nil
}

// scan reads the rows of the piece, whose lines are counted from 1.
func (p *textPiece) scan(text string, delim byte, budget *textBudget) {
	s := newCSVScanner(text[:p.to], delim)
	s.pos = p.from
	s.most = 4 * int(min(budget.opt.Limits.Columns, maxSheetRows)) // empty ones at the end of a row don't count
	s.longest = int(budget.opt.Limits.TokenBytes)
	store := &cellStore{textStore: newTextStore(text)}
	spent := textSpender{all: budget, counted: p.from}
	var line []packed
	for {
		fields, number, err := s.next()
		if err != nil || fields == nil {
			p.lines, p.err = s.line-1, err
			return
		}
		line = line[:0]
		for i := range fields {
			line = append(line, store.field(&fields[i]))
		}
		line = trimEmpty(line)
		if p.err = spent.row(number, line, fields, s.pos); p.err != nil {
			return
		}
		row := store.newRow(number, line)
		row.spare = uint16(min(len(fields)-len(line), math.MaxUint16))
		p.rows = append(p.rows, row)
	}
}

// trimEmpty drops the empty cells at the end of a row.
func trimEmpty(line []packed) []packed {
	for len(line) > 0 && line[len(line)-1] == 0 {
		line = line[:len(line)-1]
	}
	return line
}

// field packs a field: nothing where it is blank, a number where it is written as machines write them. Numbers keep the
// text they were written with.
func (s *cellStore) field(f *csvField) packed {
	if f.text == "" {
		return 0
	}
	c := f.text[0]
	if c == '\'' && runs(f.text[1:]) {
		return s.part(tagText, f.text[1:], f.at, 1) // as it is written so that no spreadsheet runs it
	}
	if beginsWord(c) {
		return s.part(tagText, f.text, f.at, 0) // no number begins so, nor does a blank text
	}
	trimmed := trimSpace(f.text)
	switch {
	case trimmed == "":
		return 0
	case !f.literal && isWrittenNumber(trimmed):
		return s.part(tagWritten, trimmed, f.at, strings.Index(f.text, trimmed))
	}
	return s.part(tagText, f.text, f.at, 0)
}

// part packs a text that stands in the file, or one that was put together.
func (s *cellStore) part(tag packedTag, text string, at, in int) packed {
	if at < 0 {
		return s.addText(tag, []byte(text))
	}
	return s.refer(tag, text, at+in)
}
