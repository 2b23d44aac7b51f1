package book

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"tier/fileio"
	"tier/scoring"
)

// unread stands in the workings for a cell that could not be read. No spreadsheet takes it for a wildcard.
const unread = "#!"

// origin is a field's column of the list: its cells, and where they stand among the scores.
type origin struct {
	place
	cell func(row int) fileio.Cell
}

// origin finds a field's column among the scores. There is none where it is not written out, or where several lists call it
// differently. A field that no list has is missing everywhere.
func (w *wiring) origin(field string) (s origin, has, ok bool) {
	if i := w.scores.givenColumn(field); i >= 0 {
		return origin{place{w.name, i + 1, w.n}, w.scores.columns[i].Cell}, true, true
	}
	columns := w.r.List.FieldColumns(field)
	if len(columns) == 0 {
		return origin{}, false, true
	}
	if len(columns) > 1 || w.r.Withheld(field) {
		return origin{}, false, false
	}
	for i, c := range w.scores.columns {
		if c.Input == columns[0] && i < w.scores.inputs {
			return origin{place{w.name, i + 1, w.n}, c.Cell}, true, true
		}
	}
	return origin{}, false, false
}

// field is the place of a field as something reads it: its column among the scores where formulas can read that as it is,
// and otherwise a column of the workings that says what tier reads there.
func (w *wiring) field(r reading) found {
	if f, known := w.read[r]; known {
		return f
	}
	f := w.newField(r)
	w.read[r] = f
	return f
}

func (w *wiring) newField(r reading) found {
	made, isMade := w.made(r)
	if isMade && (r.grade == nil || !made.ok) {
		return made
	}
	s, has, ok := w.origin(r.field)
	if isMade {
		s, has, ok = origin{made.place, func(row int) fileio.Cell { return w.cellAt(made.place, row) }}, true, true
	}
	if !ok {
		return found{}
	}
	read := w.reader(r, s)
	if !has {
		blank := func(int) fileio.Cell { return fileio.Cell{Kind: fileio.Text} }
		return found{w.column(r.field, blank, live{}), true}
	}
	shift := 0
	if r.kind == scoring.Number {
		shift = s.shift(w.n, read, w.r.List.Shift(r.field))
	}
	own, usual := map[int]string{}, w.usual(r, s, shift)
	for row := range w.n {
		if raw, as := s.cell(row), read(row); !w.isOut(row) && !plain(raw, as, r.kind, shift) {
			own[row] = w.unchanged(s.at(w.w.name, row), raw, as, usual(row))
		}
	}
	if len(own) == 0 && shift == 0 && !w.anyOut() {
		return found{s.place, true}
	}
	name, _ := w.r.Called(r.field)
	return found{w.column(name, read, live{text: usual, own: own}), true}
}

// made is the place of a field that hides the list's own, or that the list doesn't have: it is derived, or computed of the
// customers' credit, or another table states it. Where it has none yet, it becomes a column of values.
func (w *wiring) made(r reading) (f found, is bool) {
	if f, is = w.derived[r.field]; is {
		return f, true
	}
	if w.scores.givenColumn(r.field) >= 0 {
		return found{}, false
	}
	if f, is = w.given[r.field]; is || !w.r.Frame.Sets(r.field) {
		return f, is
	}
	if w.b.hides(r.field) {
		w.given[r.field] = found{}
		return found{}, true
	}
	name, _ := w.r.Called(r.field)
	w.given[r.field] = found{w.column(name, w.b.frameCell(r.field, r.kind), live{}), true}
	return w.given[r.field], true
}

// reader gives what tier reads in a row as a cell: a number, a date's serial, a text, "" or unread, which is an error among
// texts.
func (w *wiring) reader(r reading, s origin) func(row int) fileio.Cell {
	bad := func(row int) bool { return w.r.Frame.Unreadable(r.field, row) }
	figure := func(row int, x float64) fileio.Cell {
		if bad(row) {
			return fileio.Cell{Kind: fileio.Text, Text: unread}
		}
		return figureOrBlank(x)
	}
	switch r.kind {
	case scoring.Number:
		numbers, ok := w.r.List.Numbers(r.field)
		if !ok { // another table gives it
			numbers, _ = w.r.Frame.Numbers(r.field)
		}
		return func(row int) fileio.Cell { return figure(row, numbers[row]) }
	case scoring.Date:
		dates, ok := w.r.List.Dates(r.field)
		if !ok {
			dates, _ = w.r.Frame.Dates(r.field)
		}
		return func(row int) fileio.Cell {
			if dates[row].IsZero() {
				return figure(row, math.NaN())
			}
			return figure(row, fileio.DateSerial(dates[row]))
		}
	}
	texts, _ := w.r.Frame.Texts(r.field)
	return func(row int) fileio.Cell {
		switch {
		case bad(row):
			return notAvailable()
		case r.grade != nil && texts(row) != "":
			return gradeCell(s.cell(row), texts(row), r.grade.Reading(r.field, texts(row)))
		}
		return fileio.Cell{Kind: fileio.Text, Text: texts(row)}
	}
}

// notAvailable is the error that stands for a text that could not be read, or that no rule has.
func notAvailable() fileio.Cell { return fileio.Cell{Kind: fileio.ErrorValue, Text: "#N/A"} }

// gradeCell is a grade as a formula finds it in the rule's table: a word of the rule, or a figure. What is neither stays, if
// no formula could take it for one.
func gradeCell(raw fileio.Cell, text string, grade any) fileio.Cell {
	isSpelled := raw.Kind == fileio.Number && spelled(raw.Num) == text
	switch g := grade.(type) {
	case string:
		if strings.EqualFold(g, text) {
			g = text
		}
		if !isSpelled || g != text {
			return fileio.Cell{Kind: fileio.Text, Text: g}
		}
	case float64:
		return fileio.Cell{Kind: fileio.Number, Num: g}
	}
	switch {
	case isSpelled:
		return fileio.Cell{Kind: fileio.Number, Num: raw.Num}
	case raw.Kind == fileio.Text && plainText(text, text):
		return fileio.Cell{Kind: fileio.Text, Text: text}
	}
	return notAvailable()
}

// shift is by how many decimal places most numbers of the column are moved to the field's unit, as the first one is; where
// there is none yet, as one will be.
func (s origin) shift(n int, read func(row int) fileio.Cell, bare int) int {
	for row := range n {
		raw, as := s.cell(row), read(row)
		if raw.Kind == fileio.Number && as.Kind == fileio.Number && raw.Num != 0 && as.Num != 0 {
			return int(math.Round(math.Log10(as.Num / raw.Num)))
		}
	}
	return bare
}

// scaled is a reference whose decimal point is moved.
func scaled(ref string, shift int) string {
	factor := strconv.FormatFloat(math.Pow10(max(shift, -shift)), 'f', -1, 64)
	switch {
	case shift > 0:
		return ref + "*" + factor
	case shift < 0:
		return ref + "/" + factor
	}
	return ref
}

// usual is the formula that reads a cell of the column as most of them are.
func (w *wiring) usual(r reading, s origin, shift int) func(row int) string {
	return func(row int) string {
		ref := s.at(w.w.name, row)
		if r.kind == scoring.Number || r.kind == scoring.Date {
			return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[2]s,IF(TRIM(%[1]s)="","",%[3]s))`, ref, scaled(ref, shift), literal(unread))
		}
		if r.grade != nil {
			return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,TRIM(%[1]s))`, ref)
		}
		return fmt.Sprintf("TRIM(%s)", ref)
	}
}

// plain reports whether a formula that refers to the cell reads there what tier reads.
func plain(raw, as fileio.Cell, kind scoring.Kind, shift int) bool {
	switch raw.Kind {
	case fileio.Empty:
		return as.Kind == fileio.Text && as.Text == ""
	case fileio.Number:
		if as.Kind == fileio.Text {
			return kind != scoring.Number && kind != scoring.Date && as.Text == spelled(raw.Num)
		}
		const noise = 1e-15
		moved := raw.Num * math.Pow10(shift)
		return as.Kind == fileio.Number && kind != scoring.Date && math.Abs(as.Num-moved) <= noise*math.Abs(moved)
	case fileio.Date:
		return kind == scoring.Date && as.Kind == fileio.Number && as.Num == raw.Num
	case fileio.Text:
		return kind != scoring.Number && kind != scoring.Date && as.Kind == fileio.Text && plainText(raw.Text, as.Text)
	}
	return false
}

// plainText reports whether a text is, for a formula, the text that tier reads; MATCH has no regard to case, but to width,
// and takes some characters for wildcards; TRIM takes off blanks inside of a text, too; and spreadsheets keep only some
// control characters.
func plainText(raw, as string) bool {
	const longest = 255
	isOdd := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || isNoCharacter(r) }
	return raw == as && units(raw) <= longest && !strings.ContainsAny(raw, "*?~") && !strings.Contains(raw, "  ") &&
		!strings.ContainsFunc(raw, isOdd) && width.Fold.String(raw) == raw
}

// isNoCharacter knows what no XML can hold besides control characters.
func isNoCharacter(r rune) bool { return r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF }

// spelled is a number as a spreadsheet turns it into a text; "" where that depends on the spreadsheet.
func spelled(x float64) string {
	const most = 1e9
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if math.Abs(x) >= most || len(text) > 11 {
		return ""
	}
	return text
}

// unchanged is the formula of a cell that tier reads in a way that no formula can: what tier read, as long as nobody
// changes the cell, and then the usual. It is "" where the cell can't be told from others; then what tier read stays.
func (w *wiring) unchanged(ref string, raw, as fileio.Cell, usual string) string {
	value := literal(as.Text)
	switch as.Kind {
	case fileio.Number:
		value = spelledLong(as.Num)
	case fileio.ErrorValue:
		value = "NA()"
	}
	same := ""
	switch raw.Kind {
	case fileio.Text:
		same = fmt.Sprintf("EXACT(%s,%s)", ref, literal(raw.Text))
	case fileio.Number, fileio.Date:
		same = fmt.Sprintf("AND(ISNUMBER(%s),%[1]s=%s)", ref, spelledLong(raw.Num))
	case fileio.Bool:
		same = fmt.Sprintf("IF(ISLOGICAL(%[1]s),%[1]s=%[2]s,FALSE)", ref, strings.ToUpper(strconv.FormatBool(raw.Num != 0)))
	case fileio.ErrorValue:
		if same = fmt.Sprintf("ISERROR(%s)", ref); !isErrorValue(raw.Text) { // it is written as a text
			same = fmt.Sprintf("EXACT(%s,%s)", ref, literal(raw.Text))
		}
	}
	if same == "" || value == "" || !inLiteral(raw.Text) || !inLiteral(as.Text) || strings.Contains(same, "=,") {
		return ""
	}
	return fmt.Sprintf("IF(%s,%s,%s)", same, value, usual)
}

// spelledLong is a number in a formula; "" where spreadsheets would read another.
func spelledLong(x float64) string {
	const digits = 15
	text := strconv.FormatFloat(x, 'G', digits, 64)
	if back, err := strconv.ParseFloat(text, 64); err != nil || back != x {
		return ""
	}
	return text
}

// inLiteral reports whether a text can stand in a formula. What looks like an escape of a character can't: whether it is
// read as one there depends on the spreadsheet.
func inLiteral(s string) bool {
	const longest = 255
	if units(s) > longest || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || isNoCharacter(r) }) {
		return false
	}
	for i := range len(s) {
		if s[i] == '_' && looksEscaped(s[i:]) {
			return false
		}
	}
	return true
}
