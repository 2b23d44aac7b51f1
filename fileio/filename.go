package fileio

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// FileNames gives words names of files, each its own, that Windows, macOS and Linux all take.
type FileNames struct {
	taken map[string]bool // folded
}

// longestName is the most characters of a name, as Windows counts them, without its ending. Excel opens no file whose
// path has more than 218, and there is a folder before it.
const longestName = 80

// Name is a name for a word, with an ending such as .xlsx. Where another word has it already, or one that differs only
// in case or in how its accents are written, it gets a number: 张三 2.xlsx.
func (n *FileNames) Name(word, ending string) string {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	base := plainName(word)
	for i := 1; ; i++ {
		name := base
		if i > 1 {
			number := " " + strconv.Itoa(i)
			name = shorten(base, longestName-len(number)) + number
		}
		name += ending
		if folded := foldName(name); !n.taken[folded] {
			n.taken[folded] = true
			return name
		}
	}
}

// foldName is one for all names that some file system takes for the same.
func foldName(name string) string { return norm.NFC.String(cases.Fold().String(norm.NFC.String(name))) }

// plainName makes a word the name of a file. Characters that some system refuses, that steer a terminal or that mean
// something in a link become _; so does a dot in front, which hides a file, and ~ as in the name of a lock file.
func plainName(word string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*#%`, r), r == unicode.ReplacementChar, unicode.IsControl(r), unicode.Is(unicode.Cf, r),
			unicode.Is(unicode.Co, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(word, "_")))
	name = trimName(shorten(trimName(name), longestName))
	if name == "" || strings.ContainsAny(name[:1], ".~") {
		name = "_" + strings.TrimLeft(name, ".~")
	}
	if isDevice(name) {
		name = "_" + name
	}
	return name
}

// trimName trims what Windows drops from the end of a name without a word, and blanks in front.
func trimName(name string) string { return strings.TrimRight(strings.TrimSpace(name), ". ") }

// shorten cuts a name to so many characters, as Windows counts them.
func shorten(name string, most int) string {
	units := 0
	for i, r := range name {
		if units += utf16.RuneLen(r); units > most {
			return trimName(name[:i])
		}
	}
	return name
}

// isDevice reports whether Windows takes a name for a device, whatever its ending.
func isDevice(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	for _, port := range []string{"COM", "LPT"} {
		if number, ok := strings.CutPrefix(base, port); ok && strings.Contains("0123456789¹²³", number) && len([]rune(number)) == 1 {
			return true
		}
	}
	return slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"}, base)
}
