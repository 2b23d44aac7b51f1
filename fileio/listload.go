package fileio

import (
	"math"
	"slices"
	"time"
)

// want is a field that is to be parsed, and as what.
type want struct {
	field *field
	as    reading
}

type reading uint8

const (
	asNumbers reading = iota
	asTexts
	asDates
)

// loadBlock is how many rows are parsed at a time.
const loadBlock = 1 << 13

// load parses what is wanted and not parsed yet.
func (l *List) load(wants ...want) {
	var todo []want
	for _, w := range wants {
		if !w.loaded() && !slices.Contains(todo, w) {
			w.makeRoom(l.Len())
			todo = append(todo, w)
		}
	}
	if len(todo) == 0 {
		return
	}
	blocks := l.blocks(todo)
	inParallel(len(blocks), l.workers, func(i int) { blocks[i].load() })
	if again := mixed(todo, blocks); len(again) > 0 { // texts of figures: they have to be kept
		for i := range again {
			again[i].field.texts = make([]string, l.Len())
		}
		more := l.blocks(again)
		inParallel(len(more), l.workers, func(i int) { more[i].load() })
	}
	for i, w := range todo {
		for _, b := range blocks { // the first problem of a cell stays, whoever found it first
			for _, p := range b.problems[i] {
				w.field.problem(p.row, p.message)
			}
		}
		if len(w.field.missing) == 0 {
			for _, b := range blocks {
				w.field.missing = append(w.field.missing, b.missing[i]...)
			}
		}
		if w.as == asDates && w.field.spec.Slashes {
			l.orderDates(w.field)
		}
		if w.as == asNumbers {
			l.noteCodes(w.field)
			l.notePercents(w.field, i, blocks)
		}
	}
}

// loaded is a field that is parsed; nil where no column was found for it.
func (l *List) loaded(name string, as reading) *field {
	f := l.field(name)
	if f != nil {
		l.load(want{field: f, as: as})
	}
	return f
}

// mixed are the wants of texts that some block found other cells for.
func mixed(wants []want, blocks []*block) []want {
	var found []want
	for i, w := range wants {
		if slices.ContainsFunc(blocks, func(b *block) bool { return b.mixed[i] }) {
			found = append(found, w)
		}
	}
	return found
}

func (w want) loaded() bool {
	switch w.as {
	case asNumbers:
		return w.field.numbers != nil
	case asTexts:
		return w.field.read
	default:
		return w.field.dates != nil
	}
}

// makeRoom makes room for n values, all of them missing.
func (w want) makeRoom(n int) {
	switch w.as {
	case asNumbers:
		w.field.numbers = slices.Repeat([]float64{math.NaN()}, n)
	case asTexts:
		w.field.read = true
	case asDates:
		w.field.dates = make([]time.Time, n)
	}
}

// block is a run of rows of one table, and what was met in them.
type block struct {
	rows     []gridRow
	first    int // the list's row of the first
	table    int
	wants    []want
	problems [][]rowProblem // per want
	mixed    []bool         // per want of texts: some cells are none
	forms    []percentForms // per want
	missing  [][]missingCell
}

type rowProblem struct {
	row     int
	message Message
}

// blocks cuts the tables into runs of rows.
func (l *List) blocks(wants []want) []*block {
	var all []*block
	for table, t := range l.tables {
		for from := 0; from < t.Len(); from += loadBlock {
			all = append(all, &block{
				rows: t.rows[from:min(t.Len(), from+loadBlock)], first: l.starts[table] + from, table: table, wants: wants,
				problems: make([][]rowProblem, len(wants)), mixed: make([]bool, len(wants)), forms: make([]percentForms, len(wants)),
				missing: make([][]missingCell, len(wants)),
			})
		}
	}
	return all
}

// load parses what is wanted of the block's rows. Only the values of its own rows are touched.
func (b *block) load() {
	columns := make([]*column, len(b.wants))
	at := make([]int, len(b.wants)) // index in a row's cells, or -1
	for i, w := range b.wants {
		columns[i] = &w.field.columns[b.table]
		at[i] = columns[i].cell
	}
	for n, r := range b.rows {
		cells := r.packed()
		for i := range b.wants {
			if at[i] < 0 || at[i] >= len(cells) || cells[at[i]] == 0 {
				continue
			}
			m, value := b.set(i, b.first+n, columns[i], r.in, cells[at[i]])
			switch {
			case value >= 0:
				b.missing[i] = append(b.missing[i], missingCell{int32(b.first + n), int32(value)})
			case !m.IsZero():
				b.problems[i] = append(b.problems[i], rowProblem{b.first + n, m})
			}
		}
	}
}

// set parses one cell for the i-th want; the problem says why it can't be read, and missing is which of the field's missing
// values it holds, -1 for none.
func (b *block) set(i, row int, c *column, in *cellStore, p packed) (problem Message, missing int) {
	f := b.wants[i].field
	switch b.wants[i].as {
	case asNumbers:
		return b.setNumber(i, row, c, in, p)
	case asTexts:
		return b.setText(i, row, in, p)
	case asDates:
		if f.dates[row], problem = dateOf(in.cell(p)); !problem.IsZero() || f.spec.Missing.hasNumbers() {
			if missing = f.spec.Missing.find(in.cell(p)); missing >= 0 {
				f.dates[row] = time.Time{}
				return Message{}, missing
			}
		}
	}
	return problem, -1
}

// setNumber is set of a number.
func (b *block) setNumber(i, row int, c *column, in *cellStore, p packed) (problem Message, missing int) {
	f := b.wants[i].field
	isPlain := c.shift == 0 && !c.percent && !f.spec.Missing.hasNumbers()
	switch {
	case isPlain && p.isFigure(): // nearly always
		f.numbers[row] = p.figure()
		return Message{}, -1
	case isPlain && p.tag() == tagWritten:
		f.numbers[row] = writtenNumber(in.text(p))
		return Message{}, -1
	}
	cell := in.cell(p)
	x, form, problem := c.number(cell)
	if !problem.IsZero() || f.spec.Missing.hasNumbers() {
		if missing = f.spec.Missing.find(cell); missing >= 0 {
			return Message{}, missing
		}
	}
	if problem.IsZero() {
		f.numbers[row] = x
		b.forms[i].count(form, x)
	}
	return problem, -1
}

// setText is set of a text. Where all cells are texts they stay where they are, but for those that are missing.
func (b *block) setText(i, row int, in *cellStore, p packed) (problem Message, missing int) {
	f := b.wants[i].field
	isText := !p.isFigure() && (p.tag() == tagText || p.tag() == tagWritten)
	if isText && f.texts == nil {
		if f.spec.Missing == nil {
			return Message{}, -1
		}
		return Message{}, f.spec.Missing.text(in.text(p))
	}
	b.mixed[i] = true
	cell := in.cell(p)
	if missing = f.spec.Missing.find(cell); missing >= 0 {
		return Message{}, missing
	}
	if cell.Kind == ErrorValue {
		return errorCell(cell), -1
	}
	if f.texts != nil {
		f.texts[row] = trimSpace(cell.String())
	}
	return Message{}, -1
}

// noteCodes tells of numbers that many programs write for a missing value, where a column has several of one.
func (l *List) noteCodes(f *field) {
	for i, c := range f.columns {
		if c.index < 0 || c.percent {
			continue
		}
		header := oneLine(l.tables[i].Headers()[c.index].Raw)
		for _, code := range []float64{-99, -999, -9999} {
			inUnit, _ := shiftFloat(code, c.shift)
			n := 0
			for _, x := range f.numbers[l.starts[i]:l.starts[i+1]] {
				if x == inUnit {
					n++
				}
			}
			if n > 1 {
				l.note(l.tables[i], say("%q has %v in %d cells; where it stands for a missing value, say so: na: {add: [%v]}", header, code, n, code))
			}
		}
	}
}

// notePercents says how the percentages of a field are written.
func (l *List) notePercents(f *field, want int, blocks []*block) {
	for i, c := range f.columns {
		if c.index < 0 || !c.percent {
			continue
		}
		var forms percentForms
		for _, b := range blocks {
			if b.table == i {
				forms.add(b.forms[want])
			}
		}
		header := oneLine(l.tables[i].Headers()[c.index].Raw)
		for _, m := range forms.notes(header, c.shift != 0) {
			l.note(l.tables[i], m)
		}
	}
}
