package fileio

import (
	"errors"
	"strings"
)

// readText reads a delimited text file: .csv, .tsv, .txt.
func readText(path string, data []byte, opt ReadOptions) (grid, error) {
	if err := opt.mayDecode(data); err != nil {
		return grid{}, placed(err, path)
	}
	text, err := decodeText(data, opt.Encoding, opt.workers())
	if err != nil || text.strays+text.damaged > 0 || text.charset == "GB18030" {
		if mixed := refuseMixed(data, path); mixed != nil && !isChoice(err) {
			return grid{}, mixed
		}
	}
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
	if isSaid := len(body) < len(text.text); opt.Delimiter == "" && !isSaid {
		if err := refuseNoDelimiter(body, path); err != nil {
			return grid{}, err
		}
	}
	opt.Progress.Expect(int64(len(body))) // which is as much as the file only where it is UTF-8
	rows, err := scanRows(body, delim, opt)
	if err != nil {
		return grid{}, placed(err, path)
	}
	g := grid{file: path, rows: rows}
	g.notes = append(g.notes, say("%s, %s", text.charset, delimiterName(delim)))
	g.notes = append(g.notes, text.notes()...)
	if cut := cutOff(body, delim, rows); !cut.IsZero() {
		g.notes = append(g.notes, cut)
	}
	return g, nil
}

// cutOff is a note where the text ends between two fields, it seems: its last line has no end, and fewer fields than the
// lines before it. What ends within quotes is an error; what ends within a field nobody can tell.
func cutOff(body string, delim byte, rows []gridRow) Message {
	const enough = 2 // lines before the last, to tell how many fields there are
	n := len(rows)
	if n <= enough || strings.HasSuffix(body, "\n") || strings.HasSuffix(body, "\r") {
		return Message{}
	}
	fields := make([]int, 0, enough+1) // from the last line on
	for len(fields) <= enough {
		at := strings.LastIndexAny(body, "\r\n") + 1
		one, _, err := newCSVScanner(body[at:], delim).next()
		if err != nil || strings.Count(body[at:], `"`)%2 == 1 { // it begins in a line above
			return Message{}
		}
		fields = append(fields, len(one))
		body = strings.TrimRight(body[:at], "\r\n")
	}
	last := rows[n-1]
	if fields[0] >= fields[1] || fields[1] != fields[2] || readsLikeNote(last, fields[1]) {
		return Message{}
	}
	return say("the file ends in the middle of line %d, it seems: it has %d fields, the lines before it have %d", last.number(), fields[0], fields[1])
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
		if delim, known = knownDelimiter(body, opt.known()); !known {
			delim = findDelimiter(body)
		}
	}
	return body, delim, err
}

// isChoice reports whether an error is about what was asked for, and not about the file.
func isChoice(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Choice
}

// placed gives an error that concerns the whole file its place: the path as given.
func placed(err error, path string) error {
	var e *Error
	if errors.As(err, &e) && e.Place == "" {
		e.Place = path
	}
	return err
}
