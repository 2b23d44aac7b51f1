package fileio

import "errors"

// readText reads a delimited text file: .csv, .tsv, .txt.
func readText(path string, data []byte, opt ReadOptions) (grid, error) {
	if err := opt.mayDecode(data); err != nil {
		return grid{}, placed(err, path)
	}
	text, err := decodeText(data, opt.Encoding, opt.workers())
	if err != nil {
		return grid{}, placed(err, path)
	}
	if text.charset != "UTF-8" || text.strays > 0 {
		opt.held += int64(len(data))
	}
	body, delim, err := textDelimiter(text.text, opt)
	if err != nil {
		return grid{}, placed(err, path)
	}
	opt.Progress.Expect(int64(len(body))) // which is as much as the file only where it is UTF-8
	rows, err := scanRows(body, delim, opt)
	if err != nil {
		return grid{}, placed(err, path)
	}
	g := grid{file: path, rows: rows}
	g.notes = append(g.notes, say("%s, %s", text.charset, delimiterName(delim)))
	g.notes = append(g.notes, text.notes()...)
	return g, nil
}

// mayDecode refuses a text that is too large to be held both as it is and decoded, unless it is UTF-8, which is read where it
// lies.
func (o ReadOptions) mayDecode(data []byte) error {
	const growth = 3 // itself, and at most twice as much decoded
	limits := o.Limits.withDefaults()
	if o.held+growth*int64(len(data)) <= limits.Memory || validInPieces(trimPadding(data), o.workers()) {
		return nil
	}
	return overMemory(limits)
}

// textDelimiter settles the delimiter: the option, a line sep=;, the one that parts the known headers, or what the rows
// say.
func textDelimiter(text string, opt ReadOptions) (body string, delim byte, err error) {
	body, delim, declared := cutSepLine(text)
	switch {
	case opt.Delimiter != "":
		delim, err = delimiterNamed(opt.Delimiter)
	case !declared:
		var known bool
		if delim, known = knownDelimiter(body, knownNames(opt.Known)); !known {
			delim = findDelimiter(body)
		}
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
