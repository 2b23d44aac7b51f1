package origins

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// The words of the sheet's first column are for programs, and so the same in every language.
const (
	programKey = "tier"
	asOfKey    = "as_of"
	fileKey    = "config"
	presetKey  = "preset"
	sumKey     = "sha256"
	cutKey     = "cut"
	partKey    = "part"
	ratedKey   = "rated"
	endKey     = "line_end"
	crlf       = "crlf"
)

// mostUnits is how much UTF-16 goes into a cell: no more than any spreadsheet holds.
const mostUnits = 32_000

// SheetNames are what the sheet may be called.
func SheetNames() []string {
	return []string{SheetName(words.In(words.Chinese)), SheetName(words.In(words.English))}
}

// SheetName is what the sheet is called.
func SheetName(p words.Printer) string { return p.Sprintf("Origin") }

// Rows are the rows of the sheet: words, figures as texts. A line of the configuration that is too long for a cell goes on in
// the next.
func (o *Origin) Rows() [][]string {
	rows := [][]string{{programKey, o.Version}}
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, []string{key, value})
		}
	}
	add(asOfKey, o.AsOf)
	add(fileKey, o.File)
	add(presetKey, o.Preset)
	add(sumKey, o.SHA256)
	for _, criterion := range o.Rated {
		add(ratedKey, criterion)
	}
	if o.Cut {
		add(cutKey, "yes")
	}
	if o.Part {
		add(partKey, "yes")
	}
	if o.Text == "" {
		return rows
	}
	text := o.Text
	if n := strings.Count(text, "\n"); n > 0 && n == strings.Count(text, "\r\n") {
		add(endKey, crlf)
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	for i, line := range strings.Split(text, "\n") {
		rows = append(rows, append([]string{strconv.Itoa(i + 1)}, pieces(line)...))
	}
	return rows
}

// pieces are a line in as many pieces as cells hold it.
func pieces(line string) []string {
	var all []string
	from, units := 0, 0
	for i, r := range line {
		n := max(1, utf16.RuneLen(r))
		if units+n > mostUnits {
			all, from, units = append(all, line[from:i]), i, 0
		}
		units += n
	}
	return append(all, line[from:])
}

// FromRows reads the rows of the sheet; not ok where they are something else. Rows that say nothing known are passed over.
func FromRows(rows [][]fileio.Cell) (o Origin, ok bool) {
	var lines []string
	end := "\n"
	for _, row := range rows {
		if len(row) == 0 {
			continue
		}
		key, value := row[0].String(), joined(row[1:])
		if number, err := strconv.Atoi(key); err == nil {
			if number != len(lines)+1 {
				return o, false // a line is missing: what is left is another configuration
			}
			lines = append(lines, value)
			continue
		}
		switch key {
		case programKey:
			o.Version, ok = value, true
		case asOfKey:
			o.AsOf = value
		case fileKey:
			o.File = value
		case presetKey:
			o.Preset = value
		case sumKey:
			o.SHA256 = value
		case ratedKey:
			o.Rated = append(o.Rated, value)
		case cutKey:
			o.Cut = true
		case partKey:
			o.Part = true
		case endKey:
			if value == crlf {
				end = "\r\n"
			}
		}
	}
	o.Text = strings.Join(lines, end)
	return o, ok
}

func joined(cells []fileio.Cell) string {
	var b strings.Builder
	for i := range cells {
		b.WriteString(cells[i].String())
	}
	return b.String()
}
