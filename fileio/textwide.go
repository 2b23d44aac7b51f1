package fileio

import "strings"

// refuseNoDelimiter refuses a text whose first rows have something between the cells that people take for a delimiter: each
// row would be one cell. Nil where that is not so.
func refuseNoDelimiter(text, path string) error {
	lines := firstLines(text)
	for _, wide := range []string{"，", "；", "｜", "、"} {
		if line := alikeFrom(lines, 2, func(s string) int { return strings.Count(s, wide) }); line > 0 {
			return &Error{
				Place:   Place{File: path, Row: line}.String(),
				Message: say("the cells have %q between them, which is no delimiter", wide),
				Hint:    say("replace each of them by a comma, or by a tab if cells have commas in them, then run again"),
			}
		}
	}
	if line := alikeFrom(lines, 3, blankRuns); line > 0 { // names of two characters have blanks in them, too
		return &Error{
			Place:   Place{File: path, Row: line}.String(),
			Message: say("the cells have blanks between them, which are no delimiter"),
			Hint:    say("save it with tabs or commas between the cells, or open it in Excel or WPS and save it as .xlsx, then run again"),
		}
	}
	return nil
}

// textLine is a line that holds anything, and its number.
type textLine struct {
	text   string
	number int
}

// firstLines are the lines from which the delimiter is found.
func firstLines(text string) []textLine {
	const enough = 1 << 20 // bytes
	text = text[:min(len(text), enough)]
	var lines []textLine
	for number := 1; text != "" && len(lines) < linesToJudge; number++ {
		end := strings.IndexAny(text, "\r\n")
		if end < 0 {
			end = len(text)
		}
		if line := strings.TrimSpace(text[:end]); line != "" {
			lines = append(lines, textLine{line, number})
		}
		text = text[end:]
		if text != "" {
			text = text[lineEndLen(text):]
		}
	}
	return lines
}

// alikeFrom is the first of the lines that have something between as many cells, where most of them have; 0 where they have
// not, where these are fewer than so many, or where a delimiter stands in that first line.
func alikeFrom(lines []textLine, fewest int, count func(string) int) int {
	counts := make([]int, len(lines))
	for i, line := range lines {
		counts[i] = count(line.text) + 1 // cells
	}
	cells, rows := mode(counts)
	if cells < fewest || rows < 2 || 2*rows <= len(lines) {
		return 0
	}
	for i, line := range lines {
		if counts[i] == cells {
			if strings.ContainsAny(line.text, delimiters) {
				return 0
			}
			return line.number
		}
	}
	return 0
}

// blankRuns counts where two blanks or more stand side by side.
func blankRuns(line string) int {
	runs, blanks := 0, 0
	for _, r := range line {
		if r != ' ' && r != '\u3000' && r != '\u00a0' {
			blanks = 0
			continue
		}
		if blanks++; blanks == 2 {
			runs++
		}
	}
	return runs
}
