package fileio

// formatRun says that from a row on the numbers of a column have a format, by its index in cellBook.formats.
type formatRun struct {
	row    uint32
	format uint16
}

// mostRuns is how many runs are kept of a column. Whose formats change more often has none of its own.
const mostRuns = 16

// noteFormat notes where the format of a column's numbers changes. It is called where the style changes.
func (x *sheetReader) noteFormat() {
	format := uint16(0)
	switch style := max(x.raw.style, 0); {
	case style < len(x.book.codes):
		format = x.book.codes[style]
	case style > 0 && x.unstyled == Place{}:
		x.unstyled = Place{Row: x.raw.row, Col: x.raw.col}
	}
	for len(x.formats) < x.raw.col {
		x.formats = append(x.formats, nil)
		x.lastStyles = append(x.lastStyles, 0)
	}
	x.lastStyles[x.raw.col-1] = x.raw.style
	runs := x.formats[x.raw.col-1]
	if n := len(runs); n == 0 || runs[n-1].format != format && n <= mostRuns {
		x.formats[x.raw.col-1] = append(runs, formatRun{uint32(x.row), format})
	}
}

// sheetFormats are the formats of a sheet's numbers.
type sheetFormats struct {
	runs    [][]formatRun // by column
	formats []numberFormat
}

// columnFormats are the codes that all numbers of a column have, by what they make of one: a number, a percentage, a date.
type columnFormats [3]struct {
	code string
	seen bool
}

// take adds a format; of two that differ none is the column's.
func (c *columnFormats) take(format numberFormat) {
	f := &c[min(int(format.kind), len(c)-1)] // a time is a date
	if f.seen && f.code != format.code {
		format.code = ""
	}
	f.code, f.seen = format.code, true
}

// of are the formats of a column, from 1, in rows in order. A title above the table, a header of numbers, or a total
// below it has no say: the first run is that of the first number among the data, as far as that is among the first rows.
// A format that only some of the column's numbers have is not taken, since it might hide decimals of the others.
func (s *sheetFormats) of(col int, rows []gridRow) columnFormats {
	var all columnFormats
	if col > len(s.runs) || len(rows) == 0 {
		return all
	}
	runs := s.runs[col-1]
	first, last := firstNumber(rows, col), uint32(rows[len(rows)-1].number())
	for i, run := range runs {
		if i+1 < len(runs) && runs[i+1].row <= first || run.row > last {
			continue
		}
		if i == mostRuns {
			return columnFormats{{seen: true}, {seen: true}, {seen: true}}
		}
		all.take(s.formats[run.format])
	}
	return all
}

// firstNumber is the number of the first row that holds a figure in a column, or of the first row.
func firstNumber(rows []gridRow, col int) uint32 {
	const enough = 1_000
	for _, r := range rows[:min(len(rows), enough)] {
		if p := r.packedAt(col); p != 0 && p.kind() != Text {
			return r.num
		}
	}
	return rows[0].num
}

// Formats are the number format codes that a column of a workbook shows its figures by, "" where that is General, where it
// is not known, and where the column's figures differ in it. The codes are such that every spreadsheet program can
// read them.
type Formats struct {
	Number, Percent, Date string
}

// Formats are the formats of a column of the list; those of a text file are not known.
func (l *List) Formats(col Column) Formats {
	var all columnFormats
	for table, index := range l.sources[col.index] {
		t := l.tables[table]
		if index < 0 {
			continue
		}
		if t.formats == nil {
			return Formats{}
		}
		own := t.formats.of(t.headers[index].Col, t.rows)
		for kind := range own {
			if own[kind].seen {
				all.take(numberFormat{cellFormat(kind), own[kind].code})
			}
		}
	}
	return Formats{Number: all[plainFormat].code, Percent: all[percentFormat].code, Date: all[dateFormat].code}
}
