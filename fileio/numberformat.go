package fileio

import "strings"

// cellFormat is what a number format makes of a number, as far as a table's reader cares.
type cellFormat uint8

const (
	plainFormat   cellFormat = iota
	percentFormat            // 0.125 shown as 12.5%
	dateFormat               // a day, with or without a time
	timeFormat               // a time of day alone; [h]:mm is a duration, and plain
)

// numberFormat is a number format: what it makes of a number, and its code, "" for General and for what is not to be
// written again.
type numberFormat struct {
	kind cellFormat
	code string
}

// customFormat is a format that the file defines, after so many others.
func customFormat(code string, others int) numberFormat {
	kind := parseNumberFormat(code)
	if others >= mostFormats {
		return numberFormat{kind, ""}
	}
	return numberFormat{kind, soundCode(code, kind)}
}

// formatNumbered looks a format up: the file's own definitions come before the built-in ones.
func formatNumbered(id int, custom map[int]numberFormat) numberFormat {
	if f, ok := custom[id]; ok {
		return f
	}
	custom[id] = numberFormat{builtinFormat(id), builtinCode(id)} // as good as defined
	return custom[id]
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

// namedFormat reads a number format as Excel writes it outside of .xlsx files: by an English name, or as a code.
func namedFormat(code string) cellFormat {
	switch code {
	case "", "General", "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Scientific", "Yes/No", "True/False", "On/Off", "@":
		return plainFormat
	case "Percent":
		return percentFormat
	case "General Date", "Long Date", "Medium Date", "Short Date":
		return dateFormat
	case "Long Time", "Medium Time", "Short Time":
		return timeFormat
	}
	return parseNumberFormat(code)
}

// isElapsedFormat reports whether a format shows hours past a day: [h]:mm.
func isElapsedFormat(code string) bool {
	return strings.Contains(bareFormat(code), "#") && !strings.ContainsAny(code, "#0?")
}

// mostFormats is how many formats of a workbook are kept; programs allow for fewer.
const mostFormats = 1_000
