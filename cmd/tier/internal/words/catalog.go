package words

import (
	_ "embed"
	"strings"
)

// chinese has a line for each format: English, a tab, Chinese; \n and \t stand for a line break and a tab. The lines are
// sorted, so that a format is found where it stands: turning all of them into a map would be a third of a small run's
// start.
//
//go:embed zh.tsv
var chinese string

// inChinese is the Chinese of an English format, or the format itself where there is none.
func inChinese(format string) string {
	if to, ok := find(chinese, escape(format)); ok {
		return unescape(to)
	}
	return format
}

// find looks a key up in sorted lines of a key, a tab and a value.
func find(lines, key string) (value string, ok bool) {
	for lines != "" {
		middle := strings.LastIndexByte(lines[:len(lines)/2], '\n') + 1
		line, after, _ := strings.Cut(lines[middle:], "\n")
		at, value, _ := strings.Cut(line, "\t")
		switch {
		case key == at:
			return value, true
		case key < at:
			lines = lines[:middle]
		default:
			lines = after
		}
	}
	return "", false
}

// escape writes a format as it stands in the catalogue.
func escape(format string) string {
	return strings.ReplaceAll(strings.ReplaceAll(format, "\n", `\n`), "\t", `\t`)
}

func unescape(format string) string {
	return strings.ReplaceAll(strings.ReplaceAll(format, `\n`, "\n"), `\t`, "\t")
}
