package fileio

import (
	"strconv"
	"strings"
)

// madeSheet is a sheet as written, and what it holds.
type madeSheet struct {
	name   string
	xml    string
	rows   map[int]*madeRow
	merges []cellRange
	// unlikeFrom is the first row that excelize does not come to, or 0.
	unlikeFrom int
}

// madeRow is what a row holds.
type madeRow struct {
	hidden bool
	cells  map[int]Cell
	// unlike are the columns that excelize is known to read otherwise; column 0 stands for all of them.
	unlike map[int]bool
}

func (s *madeSheet) row(n int) *madeRow {
	if s.rows[n] == nil {
		s.rows[n] = &madeRow{cells: map[int]Cell{}, unlike: map[int]bool{}}
	}
	return s.rows[n]
}

// unlike says that excelize reads nothing from a row on.
func (s *madeSheet) endsAt(row int) {
	if s.unlikeFrom == 0 || row < s.unlikeFrom {
		s.unlikeFrom = max(row, 1)
	}
}

// sheetSize says how large a sheet is to become.
type sheetSize struct{ rows, columns, bytes int }

// sheet makes a sheet with at least so many bytes, if rows allow.
func (b *bookMaker) sheet(name string, size sheetSize) *madeSheet {
	s := &madeSheet{name: name, rows: map[int]*madeRow{}}
	b.large = size.bytes > 0
	var rows strings.Builder
	number, highest := 0, 0
	for i := 0; i < size.rows || rows.Len() < size.bytes; i++ {
		rows.WriteString(b.noise())
		number, highest = b.addRow(s, &rows, number, highest, size)
	}
	data := b.element("sheetData", nil, b.noise()+rows.String()+b.noise())
	s.xml = b.sheetHead() + data + b.noise() + b.mergeCells(s, highest, size.columns) + b.sheetTail()
	return s
}

// addRow makes one row and returns its number and the highest so far.
func (b *bookMaker) addRow(s *madeSheet, out *strings.Builder, before, highest int, size sheetSize) (number, top int) {
	number = before + 1
	switch {
	case b.once(12) || b.odd() && b.once(6):
		number += b.IntN(6)
	case b.odd() && b.once(20): // again, or out of order
		number = max(1, before-b.IntN(6))
	case size.bytes == 0 && b.odd() && b.once(100):
		number += b.IntN(3000)
	}
	attrs := b.rowNumber(s, number, before, highest)
	if number <= highest { // excelize puts its cells into the row that it is at
		s.row(highest).unlike[0], s.row(number).unlike[0] = true, true
	}
	top = max(highest, number)
	hidden := false
	if b.once(20) {
		hidden = b.once(2)
		attrs = append(attrs, madeAttr{"hidden", map[bool]string{true: b.oddly("1", "true"), false: b.oddly("0", "false")}[hidden]})
	}
	if b.odd() {
		attrs = append(attrs, pick(b.maker, madeAttr{"spans", "1:9"}, madeAttr{"ht", "15.75"}, madeAttr{"x14ac:dyDescent", "0.25"}, madeAttr{"s", "1"},
			madeAttr{"customFormat", "1"}, madeAttr{"xml:space", "preserve"}, madeAttr{"thickBot", "1"}))
	}
	inside, filled := b.cells(s, number, size.columns)
	if hidden && filled {
		s.row(number).hidden = true
	}
	out.WriteString(b.element("row", attrs, inside))
	return number, top
}

// rowNumber is the r attribute of a row.
func (b *bookMaker) rowNumber(s *madeSheet, number, before, highest int) []madeAttr {
	r := strconv.Itoa(number)
	switch {
	case number == before+1 && b.odd() && b.once(2):
		return nil
	case number == before+1 && !b.large && b.odd() && b.once(100): // excelize takes it for a fault, and drops the row before, too
		s.endsAt(highest)
		return []madeAttr{{"r", ""}}
	case !b.large && b.odd() && b.once(100):
		s.endsAt(highest)
		return []madeAttr{{"r", " " + r + " "}}
	case b.odd():
		return []madeAttr{{"r", "0" + r}}
	}
	return []madeAttr{{"r", r}}
}

// cells makes the cells of a row.
func (b *bookMaker) cells(s *madeSheet, row, columns int) (inside string, filled bool) {
	var out strings.Builder
	col, rightmost := 0, 0
	for range b.IntN(columns + 1) {
		before := col
		col++
		switch {
		case b.once(8):
			col += b.IntN(4)
		case b.odd() && b.once(60): // again, or out of order
			col = 1 + b.IntN(col)
		case b.odd() && b.once(400):
			col = maxSheetColumns - b.IntN(3)
		}
		if col > maxSheetColumns {
			break
		}
		if s.rows[row] != nil && s.rows[row].cells[col].Kind != Empty { // TestDoubledCells has two values of one cell
			col = before
			continue
		}
		if col <= rightmost {
			s.row(row).unlike[0] = true
		}
		rightmost = max(rightmost, col)
		v := b.value()
		out.WriteString(b.noise() + b.strangers(s, row) + b.cell(s, row, col, before, &v))
		if v.unlike {
			s.row(row).unlike[col] = true
		}
		if v.want.Kind != Empty {
			s.row(row).cells[col] = v.want
			filled = true
		}
	}
	return out.String() + b.noise(), filled
}

// strangers are elements that belong to nobody here.
func (b *bookMaker) strangers(s *madeSheet, row int) string {
	if !b.odd() || !b.once(12) {
		return ""
	}
	if !b.once(6) {
		return pick(b.maker, `<foo/>`, `<mc:AlternateContent><mc:Choice Requires="x14"/></mc:AlternateContent>`, `<foo>9</foo>`, `<![CDATA[<c r="A1"><v>9</v></c>]]>`)
	}
	s.row(row).unlike[0] = true
	return pick(b.maker, `<foo><c r="B1"><v>9</v></c></foo>`, `<foo><c><v>9</v></c><c t="inlineStr"><is><t>no</t></is></c></foo>`,
		`<a:extLst xmlns:a="n"><a:ext><c r="C3" t="str"><v>no</v></c></a:ext></a:extLst>`)
}

// cell writes a c element; the style may change what a figure is.
func (b *bookMaker) cell(s *madeSheet, row, col, before int, v *madeValue) string {
	var attrs []madeAttr
	if r, ok := b.reference(s, row, col, before); ok {
		attrs = append(attrs, madeAttr{"r", r})
	}
	style := 0
	if b.once(3) {
		style = b.IntN(len(b.styles))
		attrs = append(attrs, madeAttr{"s", b.oddly(strconv.Itoa(style), "0"+strconv.Itoa(style), "+"+strconv.Itoa(style), "0000000000"+strconv.Itoa(style))})
	} else if b.odd() && b.once(8) {
		attrs = append(attrs, madeAttr{"s", b.strangeStyle(s, row, &style)})
	}
	if v.kind != "" || b.odd() && b.once(10) {
		attrs = append(attrs, madeAttr{"t", v.kind})
	}
	if b.odd() {
		attrs = append(attrs, pick(b.maker, madeAttr{"cm", "1"}, madeAttr{"vm", "3"}, madeAttr{"ph", "1"}, madeAttr{"x14ac:q", "Z9"}, madeAttr{"rr", "C3"}))
	}
	if b.odd() && b.once(20) { // excelize takes these for the cell's own
		s.row(row).unlike[0] = true
		attrs = append(attrs, pick(b.maker, madeAttr{"y:r", "Z9"}, madeAttr{"y:t", "s"}, madeAttr{"y:s", "2"}))
	}
	if v.figure {
		v.want = b.styled(v.want.Num, style)
	}
	return b.element("c", attrs, v.inside)
}

// strangeStyle is the s attribute of no style; excelize loses a cell whose style is no number.
func (b *bookMaker) strangeStyle(s *madeSheet, row int, style *int) string {
	if !b.once(4) {
		if *style = pick(b.maker, 999, len(b.styles), 123456789, 1<<40); b.once(2) {
			*style = 0
			return "-1"
		}
		return strconv.Itoa(*style)
	}
	s.row(row).unlike[0] = true
	return pick(b.maker, "", "x", " 1", "1.0", "99999999999999999999")
}

// reference is the r attribute of a cell, which may lack one that follows the cell before it.
func (b *bookMaker) reference(s *madeSheet, row, col, before int) (r string, ok bool) {
	letters, digits := columnLetters(col), strconv.Itoa(row)
	if col == before+1 && b.odd() {
		return "", b.once(4)
	}
	if !b.large && b.odd() && b.once(200) { // excelize stops here
		s.endsAt(row)
		return " " + letters + digits + " ", true
	}
	return b.oddly(letters+digits, "$"+letters+"$"+digits, "$"+letters+digits, letters+"$"+digits, strings.ToLower(letters)+digits,
		letters+"00"+digits, letters+"1", letters+"1048576"), true
}

// styled is a number in a style.
func (b *bookMaker) styled(x float64, style int) Cell {
	format := plainFormat
	if style < len(b.styles) {
		format = b.styles[style]
	}
	serial := x
	if b.date1904 && (format == dateFormat || format == timeFormat && x >= 1) {
		serial += offset1904
	}
	switch {
	case format == percentFormat:
		return Cell{Kind: Number, Num: x, Percent: true}
	case (format == dateFormat || format == timeFormat) && serial >= 0 && serial < endOfSerials:
		return Cell{Kind: Date, Num: serial}
	}
	return Cell{Kind: Number, Num: x}
}

// mergeCells makes merges.
func (b *bookMaker) mergeCells(s *madeSheet, rows, columns int) string {
	if !b.once(6) {
		return ""
	}
	var inside strings.Builder
	for range 1 + b.IntN(4) {
		r := cellRange{row1: 1 + b.IntN(rows+1), col1: 1 + b.IntN(columns+1)}
		r.row2, r.col2 = r.row1+b.IntN(4), r.col1+b.IntN(4)
		if b.once(20) {
			r.row2, r.col2 = maxSheetRows, maxSheetColumns
		}
		s.merges = append(s.merges, r)
		first, last := columnLetters(r.col1)+strconv.Itoa(r.row1), columnLetters(r.col2)+strconv.Itoa(r.row2)
		ref := b.oddly(first+":"+last, last+":"+first, "$"+first+":"+last, columnLetters(r.col1)+strconv.Itoa(r.row2)+":"+columnLetters(r.col2)+strconv.Itoa(r.row1))
		inside.WriteString(b.noise() + b.element("mergeCell", []madeAttr{{"ref", ref}}, ""))
	}
	return b.element("mergeCells", nil, inside.String())
}

// sheetHead is what comes before sheetData.
func (b *bookMaker) sheetHead() string {
	head := b.noise()
	if b.once(2) {
		head += b.element("sheetPr", nil, "") + b.element("dimension", []madeAttr{{"ref", "A1:B2"}}, "") +
			b.element("sheetViews", nil, b.element("sheetView", []madeAttr{{"workbookViewId", "0"}}, b.element("pane", []madeAttr{{"ySplit", "1"}}, ""))) +
			b.element("cols", nil, b.element("col", []madeAttr{{"min", "1"}, {"max", "2"}, {"width", "9"}}, ""))
	}
	return head + b.noise()
}

// sheetTail is what comes after the merges.
func (b *bookMaker) sheetTail() string {
	if !b.once(2) {
		return b.noise()
	}
	return b.noise() + pick(b.maker, ``, `<pageMargins left="0.7"/>`, `<dataValidations><dataValidation><formula1>"<![CDATA[<row r="1"><c><v>1</v></c></row>]]>"</formula1></dataValidation></dataValidations>`,
		`<extLst><ext uri="{1}"><x14:conditionalFormattings xmlns:x14="n"><x14:cfRule/></x14:conditionalFormattings></ext></extLst>`,
		`<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x14"><controls><xdr:row xmlns:xdr="d">5</xdr:row></controls></mc:Choice></mc:AlternateContent>`) + b.noise()
}
