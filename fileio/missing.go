package fileio

import (
	"cmp"
	"slices"
	"strings"
)

// MissingValues are what people write into a cell instead of leaving it blank: 暂无, —, N/A, -99. Texts are compared without
// regard to case, width and blanks around, numbers by their value. The nil one knows none.
type MissingValues struct {
	written []string
	words   map[string]int // index into written
	numbers map[float64]int
	longest int // of the words, in bytes as they may be written
}

// NewMissingValues knows values as they are written; those that are numbers match all cells of that number.
func NewMissingValues(values []string) *MissingValues {
	if len(values) == 0 {
		return nil
	}
	m := &MissingValues{words: make(map[string]int), numbers: make(map[float64]int)}
	for _, value := range values {
		if x, unit, percent, ok := ParseNumber(value); ok && unit == "" && !percent {
			if _, known := m.numbers[x]; !known {
				m.numbers[x] = len(m.written)
			}
		} else if _, known := m.words[missingKey(value)]; !known {
			m.words[missingKey(value)] = len(m.written)
		}
		const widest = 3 // bytes of a full-width letter
		m.written = append(m.written, value)
		m.longest = max(m.longest, widest*len(value))
	}
	return m
}

func missingKey(s string) string { return strings.ToLower(trimSpace(foldWidth(s))) }

// hasNumbers reports whether some number is a missing value.
func (m *MissingValues) hasNumbers() bool { return m != nil && len(m.numbers) > 0 }

// number is which of the values a number is; -1 for none.
func (m *MissingValues) number(x float64) int {
	if i, ok := m.numbers[x]; ok {
		return i
	}
	return -1
}

// find is which of the values a cell holds; -1 for none.
func (m *MissingValues) find(c Cell) int {
	if m == nil {
		return -1
	}
	switch c.Kind {
	case Number:
		if !c.Percent {
			return m.number(c.Num)
		}
	case Text, ErrorValue:
		return m.text(c.Text)
	}
	return -1
}

func (m *MissingValues) text(text string) int {
	text = trimSpace(text)
	if text == "" || len(text) > m.longest {
		return -1
	}
	if i, ok := m.words[missingKey(text)]; ok {
		return i
	}
	if len(m.numbers) > 0 {
		if x, unit, percent, ok := ParseNumber(text); ok && unit == "" && !percent {
			return m.number(x)
		}
	}
	return -1
}

// missingCell is a cell that was read as missing, and as which of the values.
type missingCell struct {
	row   int32
	value int32
}

// Missing is a value of a field that was read as missing, and in which rows.
type Missing struct {
	Field string
	Value string // as MissingValues has it
	Rows  []int
}

// Missing are the values that were read as missing so far, by field in the order of the specs, and by how often.
func (l *List) Missing() []Missing {
	if l.of != nil {
		return l.onlyMissing()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []Missing
	for _, f := range l.fields {
		first, index := len(all), make(map[int32]int)
		for _, cell := range f.missing {
			i, known := index[cell.value]
			if !known {
				i = len(all)
				index[cell.value] = i
				all = append(all, Missing{Field: f.spec.Name, Value: f.spec.Missing.written[cell.value]})
			}
			all[i].Rows = append(all[i].Rows, int(cell.row))
		}
		slices.SortStableFunc(all[first:], func(a, b Missing) int { return cmp.Compare(len(b.Rows), len(a.Rows)) })
	}
	return all
}

// onlyMissing are those in these rows.
func (l *List) onlyMissing() []Missing {
	var own []Missing
	for _, m := range l.of.Missing() {
		var rows []int
		for _, row := range m.Rows {
			rows = append(rows, l.rowsOf(row, m.Field)...)
		}
		slices.Sort(rows)
		if len(rows) > 0 {
			own = append(own, Missing{m.Field, m.Value, rows})
		}
	}
	return own
}

// rowSet tells rows from others.
type rowSet []uint64

func newRowSet(rows int, cells []missingCell) rowSet {
	s := make(rowSet, (rows+63)/64)
	for _, c := range cells {
		s[c.row/64] |= 1 << (c.row % 64)
	}
	return s
}

func (s rowSet) has(row int) bool { return s[row/64]&(1<<(row%64)) != 0 }
