package book

import (
	"cmp"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// tierSheet lists the customers of one tier of the first model, the best first. They are those who were in it when the
// workbook was written: a row can't move to another sheet by itself.
type tierSheet struct {
	b      *workbook
	scores *scores
	level  int
	name   string
	rows   []int // of the result
	shown  []int // columns of the scores
	extra  bool  // before them stands what the customer is called, since the list's own columns don't say
}

// addTierSheets adds a list for each tier, called unlike all other sheets.
func (b *workbook) addTierSheets(scores *scores, summary *summary) {
	p := b.p
	taken := []string{summary.name, summary.data.name, scoresName(p), ratingsSheetName(p), rubricSheetName(p), problemsName(p),
		provenanceName(p), workingsName(p), apartName(p), nearName(p), segmentsName(p), flaggedName(p), fileSheetName(p), estimatesName(p),
		surveyName(p), limitsName(p), approvalsName(p), liabilityName(p), reviewName(p)}
	for _, t := range newTierSheets(b, scores, taken) {
		b.add(t.sheet())
	}
}

// newTierSheets makes a list for each tier; taken are the names of the other sheets.
func newTierSheets(b *workbook, s *scores, taken []string) []*tierSheet {
	m := &b.r.Models[0]
	sheets := make([]*tierSheet, 0, len(m.Spec.Scheme.Levels))
	columns, named := s.listed()
	for level, l := range m.Spec.Scheme.Levels {
		name := sheetName(l.Name, b.p.Sprintf("Tier"), taken)
		taken = append(taken, name)
		sheets = append(sheets, &tierSheet{b: b, scores: s, level: level, name: name, shown: columns, extra: !named})
	}
	for row, level := range m.Final {
		if level >= 0 {
			sheets[level].rows = append(sheets[level].rows, row)
		}
	}
	for _, t := range sheets {
		slices.SortStableFunc(t.rows, func(a, b int) int { return cmp.Compare(m.Scores.Rank[a], m.Scores.Rank[b]) })
	}
	return sheets
}

// listed are the columns of the scores that such a list shows: the id, the name, the value, and the first model's score,
// rank, tier and reason; named is whether an id or a name is among them.
func (s *scores) listed() (columns []int, named bool) {
	for _, field := range []string{"id", "name", s.r.Config.Value} {
		header := s.r.List.Header(field)
		i := slices.IndexFunc(s.columns, func(c result.Column) bool { return c.Kind == result.InputColumn && c.Header == header && header != "" })
		if i < 0 {
			i = s.givenColumn(field)
		}
		if i < 0 || slices.Contains(columns, i) {
			continue
		}
		columns = append(columns, i)
		named = named || field != s.r.Config.Value
	}
	for _, kind := range []result.ColumnKind{result.ScoreColumn, result.RankColumn, result.TierColumn, result.ReasonColumn} {
		columns = append(columns, slices.IndexFunc(s.columns, func(c result.Column) bool { return c.Kind == kind }))
	}
	return columns, named
}

// The rows above a tier's customers: what the list is, what it is not, and the header.
const tierTop = 3

func (t *tierSheet) sheet() sheet {
	var widths []float64
	if t.extra {
		widths = append(widths, nameWidth)
	}
	for _, i := range t.shown {
		widths = append(widths, max(columnWidth(t.scores.columns[i], t.scores.profiles[i]), 10))
	}
	return sheet{
		name: t.name, tab: t.color(), widths: widths, rowHeight: scoresRowHeight, frozenRows: tierTop, filtered: true,
		paper:   paperFor(widths),
		content: content{count: tierTop + max(1, len(t.rows)), columns: len(widths), row: t.row()}, links: t.links(),
	}
}

// color is the tier's, so that tabs are told apart as rows are.
func (t *tierSheet) color() string {
	fill, _ := tierColors(t.level, len(t.b.r.Models[0].Spec.Scheme.Levels))
	return fill
}

// links lead from each customer to the row among the scores.
func (t *tierSheet) links() []link {
	links := make([]link, 0, min(len(t.rows), maxLinks))
	scores := quoted(scoresName(t.b.p)) + "!"
	for n, row := range t.rows[:cap(links)] {
		links = append(links, link{at(1, tierTop+1+n), scores + at(1, 2+row)})
	}
	return links
}

// row makes the rows: the title, a line about the list, the header, and the customers.
func (t *tierSheet) row() func(int, []cell) row {
	b, p := t.b, t.b.p
	title := row{height: 30, cells: []cell{textCell(clean(t.tier()), b.style(look{size: 16, bold: true, color: navy}))}}
	note := row{height: scoresRowHeight, cells: []cell{textCell(
		p.Sprintf("Customers: %d, the best first, as they were placed when this workbook was written; the sheet %s is what counts",
			len(t.rows), scoresName(p)), b.style(look{color: faint}))}}
	header := t.header()
	none := b.style(look{color: faint, indent: 1, align: "left"})
	customer := t.customer()
	return func(n int, cells []cell) row {
		switch {
		case n == 0:
			return title
		case n == 1:
			return note
		case n == tierTop-1:
			return header
		case len(t.rows) == 0:
			return row{cells: []cell{textCell(p.Sprintf("no customer is in this tier"), none)}}
		}
		return customer(t.rows[n-tierTop], cells)
	}
}

func (t *tierSheet) tier() string { return t.b.r.Models[0].Tier(t.level) }

func (t *tierSheet) header() row {
	head := look{bold: true, color: white, align: "center", middle: true, wrap: true, fill: navy}
	var cells []cell
	if t.extra {
		cells = append(cells, textCell(t.b.p.Sprintf("Id"), t.b.style(head)))
	}
	for _, i := range t.shown {
		head.fill = headerFill(t.scores.columns[i].Kind)
		cells = append(cells, textCell(t.scores.columns[i].Header, t.b.style(head)))
	}
	return row{height: 32, cells: cells}
}

// customer makes the row of a customer as it is among the scores; its first cell leads there.
func (t *tierSheet) customer() func(int, []cell) row {
	linked := t.b.columnStyles(result.InputColumn, t.firstProfile(), 0, false)
	linked.text = t.b.style(look{line: hairline, align: "left", indent: 1, link: true})
	linked.number = t.b.style(look{line: hairline, align: "left", indent: 1, link: true, format: t.firstProfile().formats.Number})
	scores := quoted(scoresName(t.b.p)) + "!"
	return func(customer int, cells []cell) row {
		n := 0
		if t.extra {
			cells[0] = textCell(t.b.r.ID(customer), linked.text)
			n++
		}
		for _, i := range t.shown {
			c := t.scores.columns[i].Cell(customer)
			styles := &t.scores.looks[i]
			if n == 0 {
				styles = &linked
			}
			cells[n] = cell{Cell: c, style: styles.of(c.Kind, c.Percent)}
			if t.isLive(i, &c) {
				cells[n].formula = &formula{text: scores + at(i+1, 2+customer)}
			}
			n++
		}
		return row{cells: cells[:n]}
	}
}

// isLive reports whether a cell follows the one among the scores: where that has a formula, or is a value, which somebody
// may correct.
func (t *tierSheet) isLive(column int, c *fileio.Cell) bool {
	shown := &t.scores.columns[column]
	isValue := c.Kind == fileio.Number && (shown.Kind == result.JoinedColumn || shown.Header == t.b.r.List.Header(t.b.r.Config.Value))
	return t.b.live && (t.scores.live[column] != nil || isValue)
}

func (t *tierSheet) firstProfile() profile { return t.scores.profiles[t.shown[0]] }
