package draft

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
)

// column is a column of the list, with what was found in it and what becomes of it.
type column struct {
	profile
	index  int    // into the table's Headers
	key    string // the header in the form in which headers are compared, without its unit, in simplified characters
	title  string // the header for people: in one line, without its unit
	wanted string // the header for the configuration
	alone  bool   // no other column has the key
	unit   string // that its figures are in, "" unknown

	role    role
	why     reason
	low     bool        // less is better
	scale   *scale      // of graded
	strange []wordCount // words of a graded column that are no grades
	field   string
	growth  string // the derived field that compares it with an earlier period, "" for none
}

const (
	// maxColumns is how many columns become fields; a list has more only by accident.
	maxColumns = 200
	// maxHeader is how many characters a header has that a configuration can still show.
	maxHeader = 500
)

// columnsOf are the columns that a configuration can name, looked at, those that it can't, and the results of an
// earlier scoring.
func columnsOf(t *fileio.Table, earlier *Earlier) (columns, left, old []*column) {
	isOld := results(t.Headers(), earlier)
	times := map[string]int{}
	for _, h := range t.Headers() {
		key, _ := fileio.NormalHeader(h.Name)
		times[key]++
	}
	for index, h := range t.Headers() {
		c := &column{index: index, title: titleOf(h), unit: h.Unit}
		key, _ := fileio.NormalHeader(h.Name)
		c.key, c.alone = key, times[key] == 1 && key != ""
		if isOld[index] {
			old = append(old, c)
			continue
		}
		if len(columns) == maxColumns || len(left) >= maxColumns || utf8.RuneCountInString(h.Raw) > maxHeader || !c.reach(t) {
			left = append(left, c)
			continue
		}
		c.profile = look(t, index, h.Unit)
		c.settleUnit(t)
		c.shorten(t)
		columns = append(columns, c)
	}
	return columns, left, old
}

// reach finds the words that name the column: its header in one line, or as it is.
func (c *column) reach(t *fileio.Table) bool {
	raw := t.Headers()[c.index].Raw
	for _, wanted := range []string{oneLine(raw), raw} {
		if c.binds(t, fileio.Spec{Headers: []string{wanted}, Type: fileio.TextType}) {
			c.wanted = wanted
			return true
		}
	}
	return false
}

// shorten leaves the unit out of the header where the field has it anyway, so that a list in another unit still fits.
func (c *column) shorten(t *fileio.Table) {
	h := t.Headers()[c.index]
	spec := fileio.Spec{Headers: []string{oneLine(h.Name)}, Type: fileio.NumberType, Unit: c.unit}
	if c.percent() {
		spec.Type, spec.Unit = fileio.PercentType, ""
	}
	if h.Unit != "" && c.numeric() && c.binds(t, spec) {
		c.wanted = spec.Headers[0]
	}
}

// binds reports whether the spec takes this very column.
func (c *column) binds(t *fileio.Table, spec fileio.Spec) bool {
	spec.Name = "it"
	if strings.TrimSpace(spec.Headers[0]) == "" {
		return false
	}
	if key, _ := fileio.NormalHeader(spec.Headers[0]); c.alone && key == c.key {
		return true
	}
	l, err := fileio.Bind([]*fileio.Table{t}, []fileio.Spec{spec})
	return err == nil && l.Has(spec.Name) && l.Place(0, spec.Name).Col == t.Headers()[c.index].Col
}

// settleUnit takes the unit of the cells, of the header above several columns, or of the whole table where the header has none.
func (c *column) settleUnit(t *fileio.Table) {
	if c.unit == "" && c.suffix != "" {
		c.unit = c.suffix
	}
	if c.unit == "" && c.numeric() && isMoneyWord(c.key) {
		c.unit = cmp.Or(t.Headers()[c.index].GroupUnit(), t.Unit())
	}
}

// oneLine is a text without line breaks, invisible marks and double blanks.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) || strings.ContainsRune("\u200b\u200e\u200f\u2060\ufeff", r) {
			return -1
		}
		return r
	}, s)
	return joinHan(strings.Fields(s))
}

// joinHan joins words by blanks, but for those of Chinese letters, which a line break parted.
func joinHan(words []string) string {
	var b strings.Builder
	before := rune(' ')
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if b.Len() > 0 && !(unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, first)) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		before, _ = utf8.DecodeLastRuneInString(w)
	}
	return b.String()
}

// titleOf is a header as a criterion is called: in one line, without its unit, nothing in it that can't be seen.
func titleOf(h fileio.Header) string {
	title := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, oneLine(strings.ToValidUTF8(h.Name, "")))
	if title = strings.TrimSpace(strings.Trim(title, "*")); title == "" {
		return "#" + strconv.Itoa(h.Col)
	}
	return title
}

// clip cuts a text that is too long.
func clip(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}

func isBlank(c fileio.Cell) bool {
	return c.Kind == fileio.Empty || c.Kind == fileio.Text && strings.TrimSpace(c.Text) == ""
}

// isMissing reports whether a cell is blank, or holds what people write instead of leaving it so.
func isMissing(c fileio.Cell) bool {
	const longest = 40 // bytes, of the words and blanks around them
	return isBlank(c) || c.Kind == fileio.Text && len(c.Text) <= longest &&
		config.DefaultMissing(strings.TrimSpace(width.Fold.String(c.Text)))
}

// placeOf names the table in a message.
func placeOf(t *fileio.Table) string {
	return fileio.Place{File: t.File(), Sheet: t.Sheet()}.String()
}
