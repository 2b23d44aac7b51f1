package fileio

import "slices"

// xlsSurvey is what a first look at a worksheet finds: where it ends, and what concerns whole rows and columns.
type xlsSurvey struct {
	start, end int // of the records between the sheet's BOF and EOF
	hidden     xlsRowSet
	hiddenCols columnSet
	merges     []cellRange
	// cells are the sheet's cell records by row, where they don't stand in that order; nil where they do.
	cells []xlsCellAt
}

// xlsCellAt is where a cell record begins, and its row from 0.
type xlsCellAt struct {
	at  int
	row int
}

// xlsCellAtMemory is what is held of an xlsCellAt.
const xlsCellAtMemory = 16

// xlsRowSet is a set of rows, from 1.
type xlsRowSet [(1<<16 + 1 + 63) / 64]uint64

func (s *xlsRowSet) add(row int) { s[row/64] |= 1 << (row % 64) }

func (s *xlsRowSet) has(row int) bool { return s[row/64]&(1<<(row%64)) != 0 }

// isXLSCell knows the records that hold the values of cells.
func isXLSCell(kind xlsRecordKind) bool {
	switch kind {
	case xlsFormulaRecord, xlsFormula3Record, xlsFormula4Record, xlsMulRKRecord, xlsRStringRecord, xlsLabelSSTRecord,
		xlsNumberRecord, xlsLabelRecord, xlsBoolErrRecord, xlsRKRecord:
		return true
	}
	return false
}

// survey looks over a worksheet's records once, without its values. What the sheet says of its own size (DIMENSIONS) is not
// asked, since many programs write it wrong. A sheet without its end is refused.
func (b *xlsBook) survey(sheet xlsSheet) (*xlsSurvey, error) {
	r := &xlsRecords{stream: b.stream, at: sheet.at}
	s := &xlsSurvey{}
	lastRow, cells, unsorted := 0, 0, false
	for depth := 0; ; {
		at := r.at
		kind, content, err := r.next()
		if err != nil {
			return nil, cutOffSheet(b.file, sheet.name, lastRow)
		}
		switch {
		case kind == xlsBOFRecord:
			if depth++; depth == 1 {
				s.start = r.at
			}
		case kind == xlsEOFRecord:
			if depth--; depth == 0 {
				s.end = at
				if err := b.checkExtent(sheet, s); err != nil || !unsorted {
					return s, err
				}
				return s, b.sortCells(s, cells)
			}
		case depth > 1: // a chart in the sheet
		case isXLSCell(kind) && len(content) >= 2:
			row := le16(content) + 1
			unsorted = unsorted || row < lastRow
			lastRow = max(lastRow, row)
			cells++
		default:
			if err := b.surveyRecord(s, kind, content); err != nil {
				return nil, err
			}
		}
	}
}

// checkExtent refuses a sheet that lies over another one: to read the same bytes a thousand times is work without an end.
func (b *xlsBook) checkExtent(sheet xlsSheet, s *xlsSurvey) error {
	if b.budget.bytes += int64(s.end - s.start); b.budget.bytes > int64(len(b.stream)) {
		return readDamage("sheet %q lies over another one", sheet.name)
	}
	return nil
}

// surveyRecord takes up a record that concerns whole rows or columns.
func (b *xlsBook) surveyRecord(s *xlsSurvey, kind xlsRecordKind, content []byte) error {
	const rowFlagsAt, hidden, colFlagsAt, hiddenCol = 12, 0x20, 8, 1
	switch kind {
	case xlsRowRecord:
		if len(content) > rowFlagsAt && content[rowFlagsAt]&hidden != 0 {
			s.hidden.add(le16(content) + 1)
		}
	case xlsColumnsRecord:
		if len(content) > colFlagsAt && content[colFlagsAt]&hiddenCol != 0 {
			s.hiddenCols.add(le16(content)+1, le16(content[2:])+1)
		}
	case xlsMergesRecord:
		for rest := content[min(2, len(content)):]; len(rest) >= 8; rest = rest[8:] {
			row1, row2, col1, col2 := le16(rest)+1, le16(rest[2:])+1, le16(rest[4:])+1, le16(rest[6:])+1
			s.merges = append(s.merges, cellRange{min(row1, row2), min(col1, col2), max(row1, row2), max(col1, col2)})
			if err := b.budget.spendMerge(); err != nil {
				return err
			}
		}
	}
	return nil
}

// sortCells orders the sheet's cells by row, of which there are so many; of two records for one cell the later one stays the
// later one.
func (b *xlsBook) sortCells(s *xlsSurvey, cells int) error {
	if err := b.budget.hold(xlsCellAtMemory * int64(cells)); err != nil {
		return err
	}
	s.cells = make([]xlsCellAt, 0, cells)
	r := &xlsRecords{stream: b.stream, at: s.start}
	for depth := 1; r.at < s.end; {
		at := r.at
		kind, content, err := r.next()
		switch {
		case err != nil:
			return err
		case kind == xlsBOFRecord:
			depth++
		case kind == xlsEOFRecord:
			depth--
		case depth == 1 && isXLSCell(kind) && len(content) >= 2:
			s.cells = append(s.cells, xlsCellAt{at, le16(content)})
		}
	}
	slices.SortStableFunc(s.cells, func(a, b xlsCellAt) int { return a.row - b.row })
	return nil
}

// readCells reads the values of a sheet that was surveyed.
func (b *xlsBook) readCells(s *xlsSurvey, x *sheetReader) error {
	c := &xlsCells{book: b, sheet: x, records: &xlsRecords{stream: b.stream, at: s.start}}
	c.text.records = c.records
	if s.cells != nil {
		for _, cell := range s.cells {
			c.records.at = cell.at
			if err := c.readNext(); err != nil {
				return err
			}
		}
		return c.endRow()
	}
	for depth := 1; c.records.at < s.end; {
		kind, content, _ := c.records.peek()
		switch {
		case kind == xlsBOFRecord:
			depth++
		case kind == xlsEOFRecord:
			depth--
		case depth == 1 && isXLSCell(kind):
			if err := c.readNext(); err != nil {
				return err
			}
			continue
		}
		c.records.at += xlsRecordHead + len(content)
	}
	return c.endRow()
}
