package book

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/words"
)

// look is how a cell looks. Equal looks are one style of the workbook.
type look struct {
	size   float64 // in points; 0 is bodySize
	bold   bool
	color  string // of the text; "" is ink
	link   bool   // as a reader expects of what leads elsewhere
	input  bool   // as a reader expects of what may be changed; it is not locked where all else is
	open   bool   // it is not locked where all else is
	fill   string // "" is none
	format string // of numbers; "" is General
	align  string // left, center, right; "" as the kind of value has it
	middle bool   // centred from top to bottom
	wrap   bool
	indent int // from the side that it is aligned to
	line   line
}

// line is the rules around a cell.
type line uint8

const (
	noLine line = iota
	hairline
	totalLine // above a total
	titleLine // below a title
	grid      // on all sides: a cell of a form
)

const bodySize = 10

// The colours: one blue, so that the order of tiers shows, and greys; they stay apart in black and white.
const (
	ink       = "262626"
	faint     = "7F7F7F"
	rulerGrey = "D9D9D9"
	band      = "F2F2F2"
	white     = "FFFFFF"
	navy      = "1F3864"
	steel     = "2F5597"
	pale      = "DAE3F3"
	warning   = "C00000"
	inputFill = "FFF9E5"
	inputInk  = "1F4FD8"

	answerFill = "FFF2CC" // of what a form asks for
	gridGrey   = "A6A6A6"
)

// Formats of numbers.
const (
	dateFormat  = "yyyy-mm-dd"
	stampFormat = "yyyy-mm-dd hh:mm:ss"
	timeFormat  = "hh:mm:ss"
	wholeFormat = "#,##0"
	gapFormat   = "+0.0;[Red]-0.0;0.0"
	shareFormat = "0.0%"
)

// decimalFormat has n decimals: 0, 0.0, 0.00.
func decimalFormat(n int) string { return decimals("0", n) }

// decimals adds n decimals to a format.
func decimals(format string, n int) string {
	if n <= 0 {
		return format
	}
	return fmt.Sprintf("%s.%0*d", format, n, 0)
}

// signedFormat is a format of differences: they have their sign, and losses are red.
func signedFormat(format string) string { return "+" + format + ";[Red]-" + format + ";" + format }

// formats are those of numbers, by style.
func (b *workbook) formats() map[int]string {
	all := make(map[int]string, len(b.styles))
	for l, style := range b.styles {
		all[style] = l.format
	}
	return all
}

// font is one that has the report's characters on every desktop of its readers.
func (b *workbook) font() string {
	if b.p.Lang() == words.Chinese {
		return "微软雅黑"
	}
	return "Calibri"
}

// style is the number of a look in the workbook.
func (b *workbook) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	id, err := b.file.NewStyle(b.excelStyle(l))
	b.must(err)
	b.styles[l] = id
	return id
}

func (b *workbook) excelStyle(l look) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: b.font(), Size: bodySize, Bold: l.bold, Color: ink},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: l.wrap, Indent: l.indent},
		Border:    borders(l.line),
	}
	if l.size > 0 {
		s.Font.Size = l.size
	}
	if l.color != "" {
		s.Font.Color = l.color
	}
	if l.link {
		s.Font.Color, s.Font.Underline = steel, "single"
	}
	if l.wrap && !l.middle {
		s.Alignment.Vertical = "top"
	}
	if l.open {
		s.Protection = &excelize.Protection{Locked: false}
	}
	if l.input {
		s.Font.Color, l.fill, s.Protection = inputInk, inputFill, &excelize.Protection{Locked: false}
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

func borders(l line) []excelize.Border {
	const thin, medium = 1, 2
	switch l {
	case hairline:
		return []excelize.Border{{Type: "bottom", Color: rulerGrey, Style: thin}}
	case totalLine:
		return []excelize.Border{{Type: "top", Color: navy, Style: thin}, {Type: "bottom", Color: navy, Style: thin}}
	case grid:
		var all []excelize.Border
		for _, side := range []string{"left", "top", "right", "bottom"} {
			all = append(all, excelize.Border{Type: side, Color: gridGrey, Style: thin})
		}
		return all
	case titleLine:
		return []excelize.Border{{Type: "bottom", Color: navy, Style: medium}}
	}
	return nil
}

// differential is the style of a conditional format: only what it changes.
func (b *workbook) differential(color, fill string) int {
	s := &excelize.Style{Font: &excelize.Font{Color: color}}
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	id, err := b.file.NewConditionalStyle(s)
	b.must(err)
	return id
}

// tierColors are the colours of the tiers, from the darkest for the best to the lightest, and the text's on each.
func tierColors(level, levels int) (fill, text string) {
	scale := []string{navy, "2E75B6", "BDD7EE", band}
	along := 0.0
	if levels > 1 {
		along = float64(level) / float64(levels-1) * float64(len(scale)-1)
	}
	step := min(int(along), len(scale)-2)
	from, to, share := rgb(scale[step]), rgb(scale[step+1]), along-float64(step)
	var mixed [3]float64
	for i := range mixed {
		mixed[i] = from[i] + (to[i]-from[i])*share
	}
	const dark = 150 // of 255
	text = ink
	if 0.299*mixed[0]+0.587*mixed[1]+0.114*mixed[2] < dark {
		text = white
	}
	return fmt.Sprintf("%02X%02X%02X", int(mixed[0]+0.5), int(mixed[1]+0.5), int(mixed[2]+0.5)), text
}

func rgb(hex string) [3]float64 {
	var c [3]int
	if _, err := fmt.Sscanf(hex, "%02X%02X%02X", &c[0], &c[1], &c[2]); err != nil {
		return [3]float64{}
	}
	return [3]float64{float64(c[0]), float64(c[1]), float64(c[2])}
}
