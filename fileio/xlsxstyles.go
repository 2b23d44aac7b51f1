package fileio

import (
	"archive/zip"
	"strconv"
	"strings"
)

// xlsxFormat is what a number format makes of a number, as far as a table's reader cares.
type xlsxFormat uint8

const (
	xlsxPlain   xlsxFormat = iota
	xlsxPercent            // 0.125 shown as 12.5%
	xlsxDate               // a day, with or without a time
	xlsxTime               // a time of day alone; [h]:mm is a duration, and plain
)

// readStyles reads the format of each cell style, in order.
func (p *xlsxPackage) readStyles(book *xlsxWorkbook, f *zip.File) error {
	custom := map[int]xlsxNumberFormat{}
	book.styles, book.codes = nil, nil
	inCells := false
	return p.each(f, func(s *xlsxScanner) {
		switch string(s.name) {
		case "numFmt":
			if id, err := strconv.Atoi(s.attr("numFmtId")); err == nil && s.depth() == 3 {
				custom[id] = customFormat(s.attr("formatCode"), len(custom))
			}
		case "xf":
			if inCells && s.depth() == 3 {
				format := styleFormat(s.attr("numFmtId"), custom)
				book.styles = append(book.styles, format.kind)
				book.codes = append(book.codes, book.formatIndex(format))
			}
		default:
			if s.depth() == 2 {
				inCells = string(s.name) == "cellXfs"
			}
		}
	})
}

// customFormat is a format that the file defines, after so many others.
func customFormat(code string, others int) xlsxNumberFormat {
	kind := parseNumberFormat(code)
	if others >= mostFormats {
		return xlsxNumberFormat{kind, ""}
	}
	return xlsxNumberFormat{kind, soundCode(code, kind)}
}

// styleFormat looks a format up: the file's own definitions come before the built-in ones.
func styleFormat(numFmtID string, custom map[int]xlsxNumberFormat) xlsxNumberFormat {
	id, err := strconv.Atoi(numFmtID)
	if err != nil {
		return xlsxNumberFormat{}
	}
	return formatNumbered(id, custom)
}

// formatNumbered is styleFormat for a number.
func formatNumbered(id int, custom map[int]xlsxNumberFormat) xlsxNumberFormat {
	if f, ok := custom[id]; ok {
		return f
	}
	custom[id] = xlsxNumberFormat{builtinFormat(id), builtinCode(id)} // as good as defined: there may be many styles
	return custom[id]
}

// builtinFormat knows the formats that files name by number alone, those of Chinese, Japanese, Korean and Thai
// programs (27 to 36, 50 to 58, 67 to 81) included.
func builtinFormat(id int) xlsxFormat {
	switch {
	case id == 9, id == 10, id == 67, id == 68:
		return xlsxPercent
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 75, id == 76, id == 78, id == 80:
		return xlsxTime
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 50 && id <= 58, id >= 71 && id <= 81 && id != 79:
		return xlsxDate
	}
	return xlsxPlain
}

// parseNumberFormat reads a format code as far as to know dates and percentages. Only its first section, the one for
// positive numbers, is looked at.
func parseNumberFormat(code string) xlsxFormat {
	code = bareFormat(code)
	lower := strings.ToLower(code)
	switch {
	case strings.Contains(lower, "general"):
		return xlsxPlain
	case strings.Contains(code, "%"):
		return xlsxPercent
	case strings.ContainsAny(withoutFractions(lower), "0#?"):
		return xlsxPlain // #,##0 USD: the letters are careless words
	case strings.ContainsAny(lower, "yde"), strings.Contains(lower, "m") && !strings.ContainsAny(lower, "hs"),
		strings.Contains(lower, "aaa"), strings.Contains(code, "b"):
		return xlsxDate
	case strings.ContainsAny(lower, "hs"):
		return xlsxTime
	}
	return xlsxPlain
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
