package book

import (
	"fmt"
	"slices"
	"time"

	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// loadName is the name of the sheet of the load.
func loadName(p words.Printer) string { return p.Sprintf("Load") }

// loadGrid is the load as a calendar: a row for each person, a column for each day, and how many visits there are.
type loadGrid struct {
	s      *planSheets
	days   []time.Time
	isLive bool
}

// loadHeader are the rows above the people: months, days, days of the week.
const loadHeader = 3

// facts is how many columns stand before the days: who, visits, the most on a day, and complaints where they are given.
func (g *loadGrid) facts() int {
	if g.s.plan.Complaints != nil {
		return 4
	}
	return 3
}

func (s *planSheets) load() sheet {
	g := &loadGrid{s: s}
	const most = 2_000_000 // comparisons that a recalculation takes
	for day := s.plan.From; !day.After(s.plan.To); day = day.AddDate(0, 0, 1) {
		if s.plan.Treatments.Workdays.Is(day) {
			g.days = append(g.days, day)
		}
	}
	g.isLive = len(g.days)*len(s.plan.Loads)*len(s.plan.Visits) <= most
	widths := slices.Concat([]float64{16}, slices.Repeat([]float64{8}, g.facts()-1))
	for range g.days {
		widths = append(widths, 4.2)
	}
	people := g.people()
	last := loadHeader + len(people)
	out := sheet{
		name: loadName(s.p), tab: steel, widths: widths, rowHeight: 20, frozenRows: loadHeader, frozenCols: g.facts(), noGrid: true, paper: paperFor(widths),
		merges: g.months(),
	}
	for col := range g.facts() {
		out.merges = append(out.merges, [2]string{at(col+1, 1), at(col+1, loadHeader)})
	}
	rows := []row{g.monthRow(), g.dayRow(), g.weekdayRow()}
	for i, l := range people {
		rows = append(rows, g.person(l, loadHeader+1+i))
	}
	rows = append(rows, g.totals(people, last))
	out.content = content{count: len(rows), columns: len(widths), row: func(n int, _ []cell) row { return rows[n] }}
	if len(g.days) > 0 && len(people) > 0 {
		out.rules = g.heat(people, last)
	}
	return out
}

// people are those who visit somebody, or have complaints to settle.
func (g *loadGrid) people() []planning.Load {
	var all []planning.Load
	for _, l := range g.s.plan.Loads {
		if l.Visits > 0 || l.Complaints > 0 {
			all = append(all, l)
		}
	}
	return all
}

// months are the merged cells of the days of each month.
func (g *loadGrid) months() [][2]string {
	var merges [][2]string
	for from := 0; from < len(g.days); {
		to := from
		for to+1 < len(g.days) && g.days[to+1].Month() == g.days[from].Month() {
			to++
		}
		if to > from {
			merges = append(merges, [2]string{at(g.facts()+1+from, 1), at(g.facts()+1+to, 1)})
		}
		from = to + 1
	}
	return merges
}

func (g *loadGrid) head(fill string) int {
	l := headLook()
	l.fill = fill
	return g.s.style(l)
}

func (g *loadGrid) monthRow() row {
	p := g.s.p
	style := g.head(navy)
	cells := []cell{textCell(p.Sprintf("Whose task"), style), textCell(p.Sprintf("Visits"), style), textCell(p.Sprintf("Busiest day"), style)}
	if g.s.plan.Complaints != nil {
		cells = append(cells, textCell(p.Sprintf("Complaints"), style))
	}
	for i, day := range g.days {
		text := ""
		if i == 0 || g.days[i-1].Month() != day.Month() {
			text = day.Format("2006-01")
		}
		cells = append(cells, textCell(text, style))
	}
	return row{height: 22, cells: cells}
}

func (g *loadGrid) dayRow() row {
	style := g.head(navy)
	head := headLook()
	head.fill, head.format = steel, "d"
	cells := slices.Repeat([]cell{{style: style}}, g.facts())
	for _, day := range g.days {
		cells = append(cells, cell{Cell: fileio.Cell{Kind: fileio.Date, Num: fileio.DateSerial(day)}, style: g.s.style(head)})
	}
	return row{height: 20, cells: cells}
}

func (g *loadGrid) weekdayRow() row {
	style := g.head(navy)
	small := look{size: 8, color: faint, align: "center", middle: true, fill: band}
	cells := slices.Repeat([]cell{{style: style}}, g.facts())
	for _, day := range g.days {
		name := []rune(report.Weekday(day, g.s.p))
		if g.s.p.Lang() == words.Chinese {
			name = name[len(name)-1:]
		}
		cells = append(cells, textCell(string(name), g.s.style(small)))
	}
	return row{height: 16, cells: cells}
}

// person is the row of a person, which counts the visits of the sheet of these.
func (g *loadGrid) person(l planning.Load, n int) row {
	p := g.s.p
	first, last := at(g.facts()+1, n), at(g.facts()+len(g.days), n)
	figure := g.s.style(look{line: hairline, align: "center", format: "0;-0;"})
	bold := g.s.style(look{line: hairline, align: "center", bold: true, format: "0"})
	cells := []cell{
		textCell(report.Person(l.By, p), g.s.style(look{line: hairline, bold: true, indent: 1, align: "left"})),
		g.formula(float64(l.Visits), bold, "SUM("+first+":"+last+")"),
		g.formula(float64(l.Busiest), bold, "MAX("+first+":"+last+")"),
	}
	if g.s.plan.Complaints != nil {
		cells = append(cells, numberCell(float64(l.Complaints), bold))
	}
	count := 1 + len(g.s.plan.Visits)
	whose, days := fixed(visitsName(p), visitWhoseColumn, 2, count), fixed(visitsName(p), visitDayColumn, 2, count)
	for i, day := range g.days {
		col := g.facts() + 1 + i
		text := fmt.Sprintf("SUMPRODUCT((%s=$%s)*(%s=%s))", whose, at(1, n), days, column(col-1)+"$2")
		cells = append(cells, g.formula(float64(l.Days[day.Format(time.DateOnly)]), figure, text))
	}
	return row{cells: cells}
}

// formula is a figure that follows the visits, unless there are too many.
func (g *loadGrid) formula(x float64, style int, text string) cell {
	c := numberCell(x, style)
	if g.isLive && len(g.days) > 0 {
		c.formula = &formula{text: text}
	}
	return c
}

// totals is the last row.
func (g *loadGrid) totals(people []planning.Load, last int) row {
	style := g.s.style(look{line: totalLine, fill: band, bold: true, align: "center", format: "0;-0;"})
	sum := func(col int, of func(l *planning.Load) int) cell {
		total := 0
		for i := range people {
			total += of(&people[i])
		}
		return g.formula(float64(total), style, "SUM("+area(col, loadHeader+1, col, last)+")")
	}
	cells := []cell{
		textCell(g.s.p.Sprintf("Total"), g.s.style(look{line: totalLine, fill: band, bold: true, indent: 1, align: "left"})),
		sum(2, func(l *planning.Load) int { return l.Visits }), {style: style},
	}
	if g.s.plan.Complaints != nil {
		cells = append(cells, sum(g.facts(), func(l *planning.Load) int { return l.Complaints }))
	}
	for i, day := range g.days {
		cells = append(cells, sum(g.facts()+1+i, func(l *planning.Load) int { return l.Days[day.Format(time.DateOnly)] }))
	}
	return row{cells: cells}
}

// heat colours the cells by how many visits there are, against the most on a day.
func (g *loadGrid) heat(people []planning.Load, last int) []rule {
	most := 1
	for _, l := range people {
		most = max(most, l.Busiest)
	}
	where := area(g.facts()+1, loadHeader+1, g.facts()+len(g.days), last)
	top := at(g.facts()+1, loadHeader+1)
	var rules []rule
	for _, step := range []struct {
		share      float64
		fill, text string
	}{{0.8, steel, white}, {0.6, "8EA9DB", ink}, {0.4, "B4C6E7", ink}, {0, pale, ink}} {
		rules = append(rules, rule{where, fmt.Sprintf("%s>%g", top, step.share*float64(most)), g.s.differential(step.text, step.fill)})
	}
	return rules
}
