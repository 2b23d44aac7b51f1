//go:build ignore

package main

import "github.com/xuri/excelize/v2"

// look holds the style numbers of one workbook.
type look struct{ head, text, middle, money, count, years, percent, title, small, total int }

// newLook registers the styles of a workbook.
func newLook(f *excelize.File) look {
	line := []excelize.Border{
		{Type: "left", Color: "BFBFBF", Style: 1}, {Type: "right", Color: "BFBFBF", Style: 1},
		{Type: "top", Color: "BFBFBF", Style: 1}, {Type: "bottom", Color: "BFBFBF", Style: 1},
	}
	font := func(size float64, bold bool, color string) *excelize.Font {
		return &excelize.Font{Family: "等线", Size: size, Bold: bold, Color: color}
	}
	style := func(format, horizontal string, more func(*excelize.Style)) int {
		s := &excelize.Style{
			Border: line, Font: font(11, false, "000000"),
			Alignment: &excelize.Alignment{Horizontal: horizontal, Vertical: "center"},
		}
		if format != "" {
			s.CustomNumFmt = &format
		}
		if more != nil {
			more(s)
		}
		return must(f.NewStyle(s))
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	return look{
		head: style("", "center", func(s *excelize.Style) {
			s.Font, s.Fill, s.Alignment.WrapText = font(11, true, "FFFFFF"), fill("1F4E78"), true
		}),
		text:    style("@", "left", nil),
		middle:  style("", "center", nil),
		money:   style("#,##0.0", "right", nil),
		count:   style("#,##0", "right", nil),
		years:   style("0.0", "right", nil),
		percent: style("0.0%", "right", nil),
		title: style("", "center", func(s *excelize.Style) {
			s.Font, s.Border = font(16, true, "1F4E78"), nil
		}),
		small: style("", "left", func(s *excelize.Style) { s.Font, s.Border = font(10, false, "595959"), nil }),
		total: style("#,##0.0", "right", func(s *excelize.Style) {
			s.Font, s.Fill = font(11, true, "000000"), fill("DDEBF7")
		}),
	}
}
