package book

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/width"
)

// list writes a list of some customers, with all that can stand in a cell.
func (g *maker) list(t testing.TB) string {
	t.Helper()
	g.words = nil
	for range 6 {
		g.words = append(g.words, g.of(awkwardTexts()...))
	}
	g.words = append(g.words, "优秀", "1", "2", "8", "Ab", "ａＢ")
	g.regions = []string{"华东", "Ａ区", "a区", "A区", " 华东", g.of(awkwardTexts()...), "", "*", "8"}
	header := []string{"编号", "名称", "甲", "乙" + g.of("", "(元)", "（万元）"), "丙" + g.of("", "(%)"), "丁", "戊", "己", "庚", "辛", "壬", "癸",
		"得分", "级别", "Score", "备注" + g.of(awkwardTexts()...)}
	var rows [][]any
	for row := range []int{1, 2, 7, 25, 40, 60}[g.IntN(6)] {
		cells := []any{g.id(row), g.of(awkwardTexts()...), g.figure(), g.figure(), g.percent(), g.region(), g.region(), g.day(), g.day(),
			g.grade(), g.points(), g.grade(), g.figure(), g.of("A", "B"), g.of(awkwardTexts()...), g.of(awkwardTexts()...)}
		if row == 0 { // or there would often be nothing to share out
			cells[0], cells[2], cells[3] = "K0", 10, 10
		}
		rows = append(rows, cells)
	}
	return workbookOf(t, header, rows, g.IntN(4) == 0)
}

// any picks a cell.
func (g *maker) any(cells ...any) any { return cells[g.IntN(len(cells))] }

// failure is a cell that holds an error, or a formula that was never computed.
func (g *maker) failure() any {
	if g.IntN(5) == 0 {
		return computed("1+1")
	}
	return errorCellOf(g.of(strings.Fields(errorValues)...))
}

func (g *maker) id(row int) any {
	return g.any(fmt.Sprintf("%03d", row), fmt.Sprint("K", row), row, "K1", "", nil, "110101199003071234", "=1+1")
}

// figure is what may stand in a column of numbers.
func (g *maker) figure() any {
	if g.IntN(3) > 0 {
		return g.any(g.IntN(200), float64(g.IntN(2000))/10, g.NormFloat64()*100, float64(g.IntN(100000)), 80, 0.3, 100)
	}
	return g.any(0.1+0.2, 1e-12, -4e-10, 5e-10, 1e15, 12345678901234567.0, 1e300, 79.99999999999999, -5, 0, 2.675, "-0", "1,234.5", "1.2万", "(123)", "￥12.5",
		"１２３", "12.5%", " 7 ", "　8　", "3亿", "1e3", "－5", "", nil, " ", "　", "n/a", "-", "无", "12abc", true, false, g.failure(), shownAs{0.125, percentFormat},
		shownAs{45000, dayFormat}, "=1+1", "5元", "0.5 万元", "123456789012345678")
}

func (g *maker) percent() any {
	if g.IntN(3) > 0 {
		return g.any(shownAs{float64(g.IntN(1000)) / 1000, percentFormat}, float64(g.IntN(1000))/1000)
	}
	return g.any("12.5%", "30", 30, 0.3, "0.3", "３０％", shownAs{-0.2, percentFormat}, nil, "", g.failure(), true, "x", 1e-12, shownAs{0.1 + 0.2, percentFormat})
}

func (g *maker) region() any {
	switch g.IntN(8) {
	case 0:
		return g.any(8, 8.5, true, 0.1+0.2, 1e15, nil, shownAs{0.125, percentFormat}, shownAs{45000, dayFormat}, g.failure(), 1e-7, 123456789012.0)
	case 1:
		return strings.Repeat("域", g.IntN(300))
	}
	return g.of(g.regions...)
}

func (g *maker) day() any {
	if g.IntN(2) == 0 {
		return shownAs{44000 + g.IntN(2500), dayFormat}
	}
	return g.any("2026-01-15", "2026年9月30日", "2026/1/15 12:30", "20260115", 20260115, 45000, 46037.75, shownAs{46037.75, dayFormat}, shownAs{1, dayFormat},
		shownAs{59, dayFormat}, shownAs{60, dayFormat}, nil, "", " ", "soon", true, g.failure(), 2026, "4/6/2013", "1899-01-01", shownAs{0.5, dayFormat})
}

func (g *maker) grade() any {
	if g.IntN(6) == 0 {
		return g.any(8, 8.0000000001, 10, "8", " 10 ", "１０", 2.5, 7, nil, "", true, g.failure(), shownAs{8, percentFormat}, shownAs{45000, dayFormat}, "+8", "08", "8.0", 1, 2)
	}
	word := g.of(g.words...)
	switch g.IntN(5) {
	case 0:
		return strings.ToUpper(word)
	case 1:
		return " " + word + "　"
	case 2:
		return width.Widen.String(word)
	}
	return word
}

// points are a rater's figure, or a word instead.
func (g *maker) points() any {
	if g.IntN(2) == 0 {
		return g.any(float64(g.IntN(110))/10, g.IntN(11), fmt.Sprint(g.IntN(11)), "8.5")
	}
	return g.grade()
}
