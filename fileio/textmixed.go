package fileio

import (
	"bytes"
	"unicode/utf8"
)

// mixedLines counts the lines of a text that are in an encoding by themselves: files of several encodings are put together
// with cat. What is plain ASCII, or may be either, is in none.
type mixedLines struct {
	utf8, gb           int
	firstUTF8, firstGB int // lines, from 1
	others             int // that are neither
}

// refuseMixed refuses a text whose lines are in two encodings: whatever the whole is read as, some of the names would come
// out wrong, even where all of it can be GB18030, as UTF-8 of words of two and four characters is. Nil where that is not so.
func refuseMixed(data []byte, path string) error {
	const few = 10 // lines for each that is in neither
	data = trimPadding(data)
	if !hasChineseUTF8(data) { // nearly always, and soon known
		return nil
	}
	m := countMixed(data)
	if m.utf8 == 0 || m.gb == 0 || m.others*few > m.utf8+m.gb {
		return nil
	}
	most, many, other, number, first := "UTF-8", m.utf8, "GB18030", m.gb, m.firstGB
	if m.gb > m.utf8 {
		most, many, other, number, first = other, number, most, many, m.firstUTF8
	}
	return &Error{
		Place:   Place{File: path, Row: first}.String(),
		Message: say("the lines are in two encodings: %d in %s, and %d in %s, the first of these line %d", many, most, number, other, first),
		Hint:    say("two files were put together, it seems: save each of them as UTF-8 first, then put them together again"),
	}
}

// hasChineseUTF8 reports whether any line is UTF-8 with Chinese characters.
func hasChineseUTF8(data []byte) bool {
	end := []byte{'\n'}
	if !bytes.Contains(data, end) {
		end[0] = '\r'
	}
	for line := range bytes.SplitSeq(data, end) {
		if isChineseUTF8(line) {
			return true
		}
	}
	return false
}

func countMixed(data []byte) mixedLines {
	var m mixedLines
	for number := 1; len(data) > 0; number++ {
		size := 0
		for size < len(data) && data[size] != '\n' && data[size] != '\r' {
			size++
		}
		m.add(data[:size], number)
		data = data[size:]
		if len(data) > 0 {
			data = data[lineEndLen(sameText(data)):]
		}
	}
	return m
}

// add counts a line.
func (m *mixedLines) add(line []byte, number int) {
	switch {
	case isASCII(sameText(line)):
	case isChineseUTF8(line):
		if m.utf8++; m.utf8 == 1 {
			m.firstUTF8 = number
		}
	case isChineseGB(line):
		if m.gb++; m.gb == 1 {
			m.firstGB = number
		}
	case !utf8.Valid(line):
		m.others++
	}
}

// isChineseUTF8 reports whether a line is UTF-8 with Chinese characters, which take three bytes. A few words in GB18030 are
// letters of two bytes in UTF-8, as 联通 is; two characters of three bytes no words are that anybody writes.
func isChineseUTF8(line []byte) bool {
	if !utf8.Valid(line) {
		return false
	}
	long := 0
	for _, c := range line {
		if c >= 0xE0 {
			long++
		}
	}
	return long > 1 || long == 1 && !isGB18030(line)
}

// isChineseGB reports whether a line is GB18030, and most of its characters are common ones.
func isChineseGB(line []byte) bool {
	pairs := countPairs(line)
	return 2*pairs.gb > pairs.all && isGB18030(line)
}

// isGB18030 reports whether a line can be GB18030.
func isGB18030(line []byte) bool {
	for i := 0; i < len(line); {
		size := gb18030Size(line[i:])
		if size == 1 && line[i] >= utf8.RuneSelf {
			return false
		}
		i += size
	}
	return true
}
