package fileio

import "strings"

// delimiters are what may stand between fields, the likeliest first.
const delimiters = ",;\t|"

// delimiterName names a delimiter for people.
func delimiterName(delim byte) Message {
	switch delim {
	case ',':
		return say("comma-separated")
	case ';':
		return say("semicolon-separated")
	case '\t':
		return say("tab-separated")
	case '|':
		return say("separated by |")
	}
	return say("separated by %q", string(delim))
}

// delimiterNamed is the delimiter that an option names.
func delimiterNamed(name string) (byte, error) {
	switch strings.ToLower(name) {
	case "tab", `\t`:
		return '\t', nil
	case "comma":
		return ',', nil
	case "semicolon":
		return ';', nil
	}
	if len(name) == 1 && name[0] < 0x7f && !strings.Contains("\"\r\n", name) {
		return name[0], nil
	}
	return 0, &Error{
		Choice:  true,
		Message: say("%q can't be a delimiter", name),
		Hint:    say(`the delimiters are "," ";" "|" and "tab"`),
	}
}

// cutSepLine honours the first line sep=; by which a spreadsheet is told the delimiter. It keeps the line end, so that
// lines keep their numbers.
func cutSepLine(text string) (rest string, delim byte, ok bool) {
	line := text[:min(len(text), len("sep=;")+1)]
	if len(line) < len("sep=;") || !strings.EqualFold(line[:4], "sep=") || line[4] >= 0x80 {
		return text, 0, false
	}
	if rest := text[len("sep=;"):]; rest == "" || rest[0] == '\r' || rest[0] == '\n' {
		return rest, line[4], true
	}
	return text, 0, false
}

// linesToJudge is how many rows the delimiter is found from.
const linesToJudge = 50

// findDelimiter takes the delimiter by which the first rows have most fields most alike. Fields are counted outside
// quotes. A delimiter that the first row of several fields does not share counts half: "1,5;2,5" below "a;b" is two
// fields. So does one that parts a single row of several, as a title with commas in it.
func findDelimiter(text string) byte {
	counts := make([][]int, len(delimiters))
	for i := range len(delimiters) {
		counts[i] = fieldCounts(text, delimiters[i])
	}
	best, bestScore := byte(','), 0
	for i := range len(delimiters) {
		fields, rows := mode(counts[i])
		score := 2 * rows * fields
		if fields > 1 && firstAbove(counts, i) != fields {
			score /= 2
		}
		if rows == 1 && len(counts[i]) > 2 {
			score /= 2
		}
		if fields > 1 && score > bestScore {
			best, bestScore = delimiters[i], score
		}
	}
	return best
}

// knownDelimiter is the delimiter by which one of the first rows has more of the known names than by any other, and two at
// least.
func knownDelimiter(text string, known *knownHeaders) (delim byte, ok bool) {
	most := 1
	for i := range len(delimiters) {
		switch n := knownFields(text, delimiters[i], known); {
		case n > most:
			most, delim, ok = n, delimiters[i], true
		case n == most:
			ok = false
		}
	}
	return delim, ok
}

// newFirstRows scans the first rows of a text, of which some may be endless.
func newFirstRows(text string, delim byte) *csvScanner {
	const enough = 4 << 20 // bytes
	s := newCSVScanner(text[:min(len(text), enough)], delim)
	s.most = maxSheetColumns
	return s
}

// knownFields is the most known names that one of the first rows has.
func knownFields(text string, delim byte, known *knownHeaders) (most int) {
	s := newFirstRows(text, delim)
	for range linesToJudge {
		fields, _, err := s.next()
		if err != nil || fields == nil {
			break
		}
		n := 0
		for _, f := range fields {
			if known.has(trimSpace(f.text)) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// fieldCounts counts the fields of the first rows that hold anything. It stops at a quote that never closes.
func fieldCounts(text string, delim byte) []int {
	s := newFirstRows(text, delim)
	var counts []int
	for len(counts) < linesToJudge {
		fields, _, err := s.next()
		if err != nil || fields == nil {
			break
		}
		if len(fields) > 1 || strings.TrimSpace(fields[0].text) != "" {
			counts = append(counts, len(fields))
		}
	}
	return counts
}

// firstAbove is how many fields delimiter i gives the first row that any delimiter parts.
func firstAbove(counts [][]int, i int) int {
	for row := range counts[i] {
		for _, c := range counts {
			if row < len(c) && c[row] > 1 {
				return counts[i][row]
			}
		}
	}
	return 1
}

// mode is the commonest count above one, the larger of equals, and how many rows have it.
func mode(counts []int) (fields, rows int) {
	for _, c := range counts {
		n := 0
		for _, other := range counts {
			if other == c {
				n++
			}
		}
		if c > 1 && (n > rows || n == rows && c > fields) {
			fields, rows = c, n
		}
	}
	return fields, rows
}
