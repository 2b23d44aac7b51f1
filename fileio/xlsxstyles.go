package fileio

import (
	"archive/zip"
	"strconv"
	"strings"
)

// cellFormat is what a number format makes of a number, as far as a table's reader cares.
type cellFormat uint8

const (
	plainFormat   cellFormat = iota
	percentFormat            // 0.125 shown as 12.5%
	dateFormat               // a day, with or without a time
	timeFormat               // a time of day alone; [h]:mm is a duration, and plain
)

// xlsxStyleReader reads the number formats of cell styles.
type xlsxStyleReader struct {
	book    *cellBook
	custom  map[int]numberFormat // by id
	indexes map[int]uint16       // by id: of the format among those of the workbook
	defined int                  // formats, those of the same id counted each
}

// readStyles reads the format of each cell style, in order.
func (p *xlsxPackage) readStyles(book *cellBook, f *zip.File) error {
	r := &xlsxStyleReader{book: book, custom: map[int]numberFormat{}, indexes: map[int]uint16{}}
	book.styles, book.codes = nil, nil
	inCells := false
	return p.each(f, func(s *xmlScanner) error {
		switch string(s.name) {
		case "numFmt":
			if id, err := strconv.Atoi(s.attr("numFmtId")); err == nil && s.depth() == 3 {
				r.define(id, s.attr("formatCode"))
				return p.budget.hold(2 * entryMemory)
			}
		case "xf":
			if inCells && s.depth() == 3 {
				r.addStyle(s.attr("numFmtId"))
				return p.budget.hold(cellMemory)
			}
		default:
			if s.depth() == 2 {
				inCells = string(s.name) == "cellXfs"
			}
		}
		return nil
	})
}

// define takes a format that the file defines.
func (r *xlsxStyleReader) define(id int, code string) {
	r.custom[id] = customFormat(code, r.defined)
	r.defined++
	delete(r.indexes, id)
}

// customFormat is a format that the file defines, after so many others.
func customFormat(code string, others int) numberFormat {
	kind := parseNumberFormat(code)
	if others >= mostFormats {
		return numberFormat{kind, ""}
	}
	return numberFormat{kind, soundCode(code, kind)}
}

// addStyle adds a style, whose format is one that the file defines or else a built-in one.
func (r *xlsxStyleReader) addStyle(numFmtID string) {
	format, index := numberFormat{}, uint16(0)
	if id, err := strconv.Atoi(numFmtID); err == nil && id >= 0 {
		format, index = r.format(id)
	}
	r.book.styles = append(r.book.styles, format.kind)
	r.book.codes = append(r.book.codes, index)
}

// format is a format and its index among those of the workbook, both looked up once: there may be many styles.
func (r *xlsxStyleReader) format(id int) (numberFormat, uint16) {
	const firstCustom = 164
	if _, custom := r.custom[id]; !custom && id >= firstCustom {
		return numberFormat{}, 0
	}
	format := formatNumbered(id, r.custom)
	index, known := r.indexes[id]
	if !known {
		index = r.book.formatIndex(format)
		r.indexes[id] = index
	}
	return format, index
}

// formatNumbered looks a format up: the file's own definitions come before the built-in ones.
func formatNumbered(id int, custom map[int]numberFormat) numberFormat {
	if f, ok := custom[id]; ok {
		return f
	}
	custom[id] = numberFormat{builtinFormat(id), builtinCode(id)} // as good as defined
	return custom[id]
}

// builtinFormat knows the formats that files name by number alone, those of Chinese, Japanese, Korean and Thai
// programs (27 to 36, 50 to 58, 67 to 81) included.
func builtinFormat(id int) cellFormat {
	switch {
	case id == 9, id == 10, id == 67, id == 68:
		return percentFormat
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 75, id == 76, id == 78, id == 80:
		return timeFormat
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 50 && id <= 58, id >= 71 && id <= 81 && id != 79:
		return dateFormat
	}
	return plainFormat
}

// parseNumberFormat reads a format code as far as to know dates and percentages. Only its first section, the one for
// positive numbers, is looked at.
func parseNumberFormat(code string) cellFormat {
	code = bareFormat(code)
	lower := strings.ToLower(code)
	switch {
	case strings.Contains(lower, "general"):
		return plainFormat
	case strings.Contains(code, "%"):
		return percentFormat
	case strings.ContainsAny(withoutFractions(lower), "0#?"):
		return plainFormat // #,##0 USD: the letters are careless words
	case strings.ContainsAny(lower, "yde"), strings.Contains(lower, "m") && !strings.ContainsAny(lower, "hs"),
		strings.Contains(lower, "aaa"), strings.Contains(code, "b"):
		return dateFormat
	case strings.ContainsAny(lower, "hs"):
		return timeFormat
	}
	return plainFormat
}

// bareFormat is the first section of a format code without what is shown literally (quoted, escaped, padding) and
// without colours, conditions and locales. A duration ([h]:mm) has a mark left that makes it a number: "#".
func bareFormat(code string) string {
	var out strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return out.String()
		case '"':
			i = skipTo(code, i+1, '"')
		case '\\', '_', '*':
			i++
		case '[':
			end := skipTo(code, i+1, ']')
			if isElapsed(code[i+1 : min(end, len(code))]) {
				out.WriteByte('#')
			}
			i = end
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

// skipTo is the position of the next c, or the end.
func skipTo(s string, from int, c byte) int {
	if i := strings.IndexByte(s[from:], c); i >= 0 {
		return from + i
	}
	return len(s)
}

// isElapsed knows [h], [mm], [ss].
func isElapsed(bracket string) bool {
	return bracket != "" && (strings.Trim(bracket, "hH") == "" || strings.Trim(bracket, "mM") == "" || strings.Trim(bracket, "sS") == "")
}

// withoutFractions drops the fractions of a second: s.000 is no number.
func withoutFractions(code string) string {
	for _, fraction := range []string{"s.000", "s.00", "s.0"} {
		code = strings.ReplaceAll(code, fraction, "s")
	}
	return code
}
