package tables

import (
	"math"
	"math/bits"
	"strconv"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// repeats are lines that count and that an earlier file of the table has too.
type repeats struct {
	Part
	first []fileio.Message // places
}

// repeated finds the lines that an earlier file or sheet has too: exports that overlap, most likely. They count, since nobody knows that they
// are one: what two files have alike may have been bought twice. Lines of one customer are alike where all the table's columns are, as
// they are read: 2026/8/2 is 2026-08-02.
func (s *Source) repeated(by *sorted) *repeats {
	out := &repeats{}
	files := s.List.Tables()
	if len(files) < 2 {
		return out
	}
	columns, amount := s.valued(), s.amounts()
	seen := make(map[uint64]int32, s.List.Len()-files[len(files)-1].Len()) // the first line, by hash
	line := 0
	for file, t := range files {
		first := line
		for end := line + t.Len(); line < end; line++ {
			if by.fate[line] != Counted {
				continue
			}
			key := hashOf(columns, by.row[line], line)
			other, known := seen[key]
			switch {
			case !known && file < len(files)-1:
				seen[key] = int32(line)
			case known && int(other) < first && by.row[other] == by.row[line] && alike(columns, int(other), line):
				out.repeat(s, int(other), line, amount[line])
			}
		}
	}
	return out
}

// repeat counts a line that another repeats.
func (r *repeats) repeat(s *Source, other, line int, amount float64) {
	if r.add(amount); r.Lines <= firstLines {
		r.first = append(r.first, fileio.Say("%s as %s", s.List.Place(line, "").String(), s.List.Place(other, "").String()))
	}
}

// valuedColumn is a column as it is compared: as numbers, days among them, or as texts.
type valuedColumn struct {
	bits func(line int) uint64
	text func(line int) string
}

// valued are the columns of lines as they were read; what is read as nothing is compared as it is written.
func (s *Source) valued() []valuedColumn {
	var all []valuedColumn
	for _, c := range s.Spec.Columns {
		before := len(all)
		if d := s.dates[c.Name]; d != nil {
			all = append(all, valuedColumn{bits: func(line int) uint64 { return uint64(uint32(d.days[line])) }})
		}
		for _, kind := range s.Spec.Reads[c.Name] {
			if kind != scoring.Number {
				continue
			}
			if numbers, ok := s.List.Numbers(c.Name); ok {
				all = append(all, valuedColumn{bits: func(line int) uint64 { return math.Float64bits(numbers[line]) }})
			}
		}
		if texts, ok := s.List.Texts(c.Name); ok && len(all) == before {
			all = append(all, valuedColumn{text: texts})
		}
	}
	return all
}

// hashOf is a hash of a customer's line, the same in every run.
func hashOf(columns []valuedColumn, row int32, line int) uint64 {
	const factor = 0x9E3779B97F4A7C15
	h := uint64(row)
	mix := func(x uint64) { h = bits.RotateLeft64((h^x)*factor, 29) }
	for _, c := range columns {
		if c.bits != nil {
			mix(c.bits(line))
			continue
		}
		text := c.text(line)
		for i := range len(text) {
			mix(uint64(text[i]))
		}
	}
	return h
}

func alike(columns []valuedColumn, a, b int) bool {
	for _, c := range columns {
		if c.bits != nil && c.bits(a) != c.bits(b) || c.bits == nil && c.text(a) != c.text(b) {
			return false
		}
	}
	return true
}

// said says what is repeated; zero where nothing is.
func (r *repeats) said(amount, unit string) fileio.Message {
	if r.Lines == 0 {
		return fileio.Message{}
	}
	first := r.first
	places := first[0]
	for _, next := range first[1:] {
		places = fileio.Say("%s, %s", places, next)
	}
	if r.Lines > len(first) {
		places = fileio.Say("%s, %s", places, "…")
	}
	if amount == "" {
		return fileio.Say("lines that an earlier file or sheet has too: %d (%s); they count twice: where exports overlap, keep each line in one of them", r.Lines, places)
	}
	sum := strconv.FormatFloat(r.Sum.Figure(), 'f', -1, 64) + words.Unit(unit)
	return fileio.Say("lines that an earlier file or sheet has too: %d, of %s in all (%s); they count twice: where exports overlap, keep each line in one of them", r.Lines, sum, places)
}
