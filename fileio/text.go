package fileio

import "errors"

// readText reads a delimited text file: .csv, .tsv, .txt.
func readText(path string, data []byte, opt ReadOptions) (grid, error) {
	text, err := decodeText(data, opt.Encoding)
	if err != nil {
		return grid{}, placed(err, path)
	}
	body, delim, err := textDelimiter(text.text, opt.Delimiter)
	if err != nil {
		return grid{}, placed(err, path)
	}
	rows, err := scanRows(body, delim, opt.Limits.withDefaults())
	if err != nil {
		return grid{}, placed(err, path)
	}
	g := grid{file: path, rows: rows}
	g.notes = append(g.notes, say("%s, %s", text.charset, delimiterName(delim)))
	if text.strays > 0 {
		g.notes = append(g.notes, say("%d bytes are not UTF-8 and were read as Windows-1252", text.strays))
	}
	return g, nil
}

// textDelimiter settles the delimiter: the option, a line sep=;, or what the rows say.
func textDelimiter(text, name string) (body string, delim byte, err error) {
	body, delim, declared := cutSepLine(text)
	switch {
	case name != "":
		delim, err = delimiterNamed(name)
	case !declared:
		delim = findDelimiter(body)
	}
	return body, delim, err
}

// placed gives an error that concerns the whole file its place: the path as given.
func placed(err error, path string) error {
	var e *Error
	if errors.As(err, &e) && e.Place == "" {
		e.Place = path
	}
	return err
}

// scanRows reads all rows as cells. A blank line is a row without cells, since line numbers alone can't tell it from a
// row of several lines.
func scanRows(text string, delim byte, limits Limits) ([]gridRow, error) {
	var (
		rows  []gridRow
		slab  []Cell
		cells int64
		s     = newCSVScanner(text, delim)
	)
	for {
		fields, line, err := s.next()
		if err != nil || fields == nil {
			return rows, err
		}
		fields = trimFields(fields)
		cells += int64(len(fields))
		if int64(len(fields)) > limits.Columns {
			return nil, &Error{Message: say("line %d has %d columns; at most %d are read", line, len(fields), limits.Columns)}
		}
		if cells > limits.Cells {
			return nil, &Error{Message: say("more than %d cells", limits.Cells)}
		}
		if len(slab)+len(fields) > cap(slab) {
			slab = make([]Cell, 0, max(4096, len(fields)))
		}
		from := len(slab)
		for _, f := range fields {
			slab = append(slab, fieldCell(f))
		}
		rows = append(rows, gridRow{number: line, cells: slab[from:len(slab):len(slab)]})
	}
}

// trimFields drops the blank fields at the end of a row.
func trimFields(fields []csvField) []csvField {
	for len(fields) > 0 && trimSpace(fields[len(fields)-1].text) == "" {
		fields = fields[:len(fields)-1]
	}
	return fields
}

// fieldCell is the cell of a field. Numbers keep the text they were written with.
func fieldCell(f csvField) Cell {
	trimmed := trimSpace(f.text)
	if trimmed == "" {
		return Cell{}
	}
	if !f.literal {
		if x, ok := plainNumber(trimmed); ok {
			return Cell{Kind: Number, Num: x, Text: trimmed}
		}
	}
	return Cell{Kind: Text, Text: f.text}
}
