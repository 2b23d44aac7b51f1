package book

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// scores is the sheet of all customers: the columns of the result, in input order.
type scores struct {
	r        *result.Result
	columns  []result.Column
	profiles []profile
	looks    []columnStyles
	shared   [][]int          // by column and entry of its dictionary: the number of its text among the shared ones
	cuts     []result.Problem // texts that no cell can hold
	inputs   int              // columns of the list
	given    int              // columns behind them, that other tables give
	rated    []bool           // by column: points that a panel gave
	models   []modelColumns
	live     []*live // by column; nil where its figures are fixed
	progress *fileio.Progress
}

// newScores looks at all cells, since how a column looks and what is cut must be known before the first row.
func newScores(r *result.Result, p words.Printer, o Options) (*scores, error) {
	s := &scores{r: r, columns: r.Columns(p), progress: o.Progress}
	s.arrange()
	if err := checkSize(r.Len(), len(s.columns)); err != nil {
		return nil, err
	}
	examiner := func() func(int, *profile) error {
		return func(i int, about *profile) error {
			*about = examine(s.columns[i], r.Len())
			if s.columns[i].Kind == result.InputColumn {
				about.formats = r.List.Formats(s.columns[i].Input)
			}
			about.rate = s.columns[i].Rate
			if s.rated[i] {
				about.decimals = consensusDecimals
			}
			return nil
		}
	}
	return s, fileio.InOrder(len(s.columns), o.Workers, examiner, func(about *profile) error {
		header := s.columns[len(s.profiles)].Header
		for _, row := range about.cut {
			s.cuts = append(s.cuts, result.Problem{Row: row, At: r.At(row, ""),
				Message: fileio.Say("the text of column %q is cut to %d characters, the most that a cell can hold", header, maxUnits)})
		}
		s.profiles = append(s.profiles, *about)
		return nil
	})
}

// arrange puts the columns in the order of the arithmetic: what was read, each model's points and weighted points, and what
// comes of them.
func (s *scores) arrange() {
	isInput := func(c result.Column) bool { return c.Kind == result.InputColumn }
	for s.inputs < len(s.columns) && isInput(s.columns[s.inputs]) {
		s.inputs++
	}
	for s.inputs+s.given < len(s.columns) && s.columns[s.inputs+s.given].Kind == result.JoinedColumn {
		s.given++
	}
	from := s.inputs + s.given
	arranged := slices.Clone(s.columns[:from])
	s.rated = make([]bool, len(s.columns))
	for i := range s.r.Models {
		isPoints := func(c result.Column) bool { return c.Kind == result.PointsColumn }
		verdicts := slices.IndexFunc(s.columns[from:], isPoints) // score, rank, tier, computed tier, reason, and what stands beside them
		points := 2 * len(s.r.Models[i].Spec.Names())
		arranged = append(append(arranged, s.columns[from+verdicts:from+verdicts+points]...), s.columns[from:from+verdicts]...)
		m := modelColumns{}
		for k := 0; k < points; k += 2 {
			m.points = append(m.points, 1+from+k)
			s.rated[from+k] = s.exact(&arranged[from+k], s.r.Models[i].Spec.Names()[k/2])
		}
		after := 1 + from + points
		m.score, m.rank, m.tier, m.computed, m.reason = after, after+1, after+2, after+3, after+4
		for k := after; k <= len(arranged); k++ {
			switch kind := arranged[k-1].Kind; {
			case kind == result.HeldColumn:
				m.held = k
			case kind == result.MovedColumn:
				m.moved = k
			case kind == result.ProvisionalColumn:
				m.provisional = k
			case kind == result.BesideColumn && m.beside == 0:
				m.beside = k
			case kind == result.GroupColumn && m.groups == 0:
				m.groups = k
			}
		}
		s.models = append(s.models, m)
		from += points + verdicts
	}
	s.columns = arranged
	s.live = make([]*live, len(arranged))
}

// exact has the points of a panel in full: they may have no end, and a total that is a half exactly comes out as one only
// when they are not rounded before. Other files have them rounded to nine decimals.
func (s *scores) exact(c *result.Column, criterion string) (isRated bool) {
	if s.r.Ratings == nil || s.r.Ratings.Criterion(criterion) < 0 {
		return false
	}
	consensus, rounded := s.r.Ratings.Consensus[s.r.Ratings.Criterion(criterion)], c.Cell
	c.Cell = func(row int) fileio.Cell {
		cell := rounded(row)
		if points := &consensus[row]; cell.Kind == fileio.Number && points.Points != nil {
			cell.Num = consensusOf(points)
		}
		return cell
	}
	return true
}

// dress decides how the cells look. That comes before the other sheets: the first styles have the shortest numbers, and
// here are most of the cells.
func (s *scores) dress(b *workbook) {
	read := s.read()
	for i, c := range s.columns {
		isOpen := b.live && (c.Kind == result.InputColumn && read[c.Input] || c.Kind == result.JoinedColumn)
		s.looks = append(s.looks, b.columnStyles(c.Kind, s.profiles[i], s.r.Models[0].Spec.Decimals, isOpen))
	}
}

// share notes the texts that cells share. Those of formulas share none.
func (s *scores) share(b *workbook) {
	for i := range s.columns {
		about := &s.profiles[i]
		if s.live[i] != nil {
			about.dictionary = dictionary{}
		}
		numbers := make([]int, len(about.dictionary.cells))
		for code, c := range about.dictionary.cells {
			if c.Kind == fileio.Text {
				numbers[code] = b.shared.number(c.Text)
			}
		}
		if len(numbers) > 0 {
			b.shared.uses += about.texts
		}
		s.shared = append(s.shared, numbers)
	}
}

const (
	scoresRowHeight = 18
	widestColumn    = 42
	widestReason    = 60
)

// scoresName is the name of the sheet of all customers.
func scoresName(p words.Printer) string { return p.Sprintf("Scores") }

func (s *scores) sheet(b *workbook, rubric *rubricSheet) sheet {
	var widths []float64
	for i, c := range s.columns {
		widths = append(widths, columnWidth(c, s.profiles[i]))
	}
	out := sheet{
		name: scoresName(b.p), tab: steel, rowHeight: scoresRowHeight,
		frozenRows: 1, frozenCols: s.frozenColumns(), filtered: true, paper: paperFor(widths), widths: widths,
		content: content{
			count: 1 + s.r.Len(), columns: len(s.columns), row: s.rows(b),
			entries: func(column int) []cell { return s.entries(column, b) }, progress: s.progress,
		},
	}
	out.rules, out.bars, out.notes = s.rules(b), s.bars(), s.notes(b)
	if b.live {
		out.choices = s.choices(rubric)
	}
	return out
}

// bars show the scores as lengths.
func (s *scores) bars() []bar {
	var bars []bar
	for _, m := range s.models {
		if s.r.Len() > 0 {
			bars = append(bars, bar{area(m.score, 2, m.score, 1+s.r.Len()), "9DC3E6", 100})
		}
	}
	return bars
}

// frozenColumns keeps who the customer is in view: the columns up to the name, or the id, if they are among the first.
func (s *scores) frozenColumns() int {
	const most = 3
	for _, field := range []string{"name", "id"} {
		header := s.r.List.Header(field)
		for i, c := range s.columns[:min(most, len(s.columns))] {
			if header != "" && c.Kind == result.InputColumn && c.Header == header {
				return i + 1
			}
		}
	}
	return 0
}

// columnWidth fits the cells, and the header on two lines at least.
func columnWidth(c result.Column, p profile) float64 {
	const (
		padding = 3
		button  = 3 // of the filter
		least   = 8
	)
	most := widestColumn
	if c.Kind == result.ReasonColumn || c.Kind == result.TreatmentColumn {
		most = widestReason
	}
	if c.Kind == result.JoinedColumn && !p.rate {
		p.formats.Number = p.joinedFormat()
	}
	header := displaywidth.String(c.Header)
	switch {
	case c.Kind == result.PointsColumn || c.Kind == result.WeightedColumn:
		header = (header + 2) / 3
	case c.Kind != result.InputColumn || header > 8:
		header = (header + 1) / 2
	}
	return float64(min(most, max(least, p.width+padding, p.formatWidth()+padding, header+button)))
}

// rows are the header and a row for each customer.
func (s *scores) rows(b *workbook) func(int, []cell) row {
	header := s.header(b)
	for _, l := range s.live {
		if l != nil {
			l.prepare(b, s.r.Len())
		}
	}
	return func(n int, cells []cell) row {
		if n == 0 {
			return header
		}
		for i := range s.columns {
			c := &cells[i]
			c.formula = nil
			if l := s.live[i]; l != nil {
				c.formula, c.row = l.formula(i+1, n-1), n+1
			}
			if codes := s.profiles[i].codes; codes != nil {
				c.entry = 1 + int(codes[n-1])
				continue
			}
			c.Cell = s.columns[i].Cell(n - 1)
			c.style = s.looks[i].of(c.Kind, c.Percent)
		}
		return row{cells: cells}
	}
}

// entries are the entries of a column's dictionary as cells.
func (s *scores) entries(column int, b *workbook) []cell {
	var cells []cell
	for code, c := range s.profiles[column].dictionary.cells {
		entry := cell{Cell: c, style: s.looks[column].of(c.Kind, c.Percent)}
		if c.Kind == fileio.Text {
			entry.shared = 1 + b.shared.base + s.shared[column][code]
		}
		cells = append(cells, entry)
	}
	return cells
}

// header tells the columns of the list from the verdict's by colour.
func (s *scores) header(b *workbook) row {
	const lineHeight = 15
	base := look{bold: true, color: white, align: "center", middle: true, wrap: true}
	lines := 1
	var cells []cell
	for i, c := range s.columns {
		l := base
		l.fill = headerFill(c.Kind)
		cells = append(cells, textCell(c.Header, b.style(l)))
		room := int(columnWidth(c, s.profiles[i])) - 3
		lines = max(lines, (displaywidth.String(c.Header)+room-1)/room)
	}
	return row{height: float64(min(lines, 4)*lineHeight + 8), cells: cells}
}

func headerFill(kind result.ColumnKind) string {
	switch kind {
	case result.InputColumn:
		return "595959"
	case result.JoinedColumn:
		return "7F6000"
	case result.PointsColumn, result.WeightedColumn:
		return steel
	}
	return navy
}

// columnStyles are the styles of a column's cells by what they hold.
type columnStyles struct {
	text, number, percent, date, center int
}

func (s *columnStyles) of(kind fileio.CellKind, percent bool) int {
	switch kind {
	case fileio.Number:
		if percent {
			return s.percent
		}
		return s.number
	case fileio.Date:
		return s.date
	case fileio.Bool, fileio.ErrorValue:
		return s.center
	}
	return s.text
}

func (b *workbook) columnStyles(kind result.ColumnKind, p profile, scoreDecimals int, isOpen bool) columnStyles {
	text := look{line: hairline, align: "left", indent: 1, open: isOpen}
	number := look{line: hairline, align: "right", indent: 1, open: isOpen}
	switch kind {
	case result.InputColumn:
		number.format = p.formats.Number
	case result.JoinedColumn:
		number.format = p.joinedFormat()
		if p.rate {
			number.format = decimals("0", maxPercents) + "%"
		}
	case result.ScoreColumn:
		number.format, number.bold = decimalFormat(scoreDecimals), true
	case result.BesideColumn, result.GroupColumn, result.PreviousScoreColumn:
		number.format = decimalFormat(scoreDecimals)
	case result.WeightedColumn, result.PointsColumn:
		number.format = decimalFormat(p.decimals)
	case result.RankColumn:
		number.format, number.align, number.indent = "0", "center", 0
	case result.TierColumn:
		text.bold, text.align, text.indent = true, "center", 0
	case result.ComputedColumn, result.HeldColumn, result.ProvisionalColumn, result.PreviousTierColumn, result.MovedColumn:
		text.align, text.indent = "center", 0
	}
	percent := number
	percent.format = cmp.Or(p.formats.Percent, decimals("0", p.percents)+"%")
	return columnStyles{
		text:    b.style(text),
		number:  b.style(number),
		percent: b.style(percent),
		date:    b.style(look{line: hairline, format: p.dateFormat(), align: "center", open: isOpen}),
		center:  b.style(look{line: hairline, align: "center", open: isOpen}),
	}
}

// joinedFormat is that of figures from tables.
func (p profile) joinedFormat() string { return decimals(wholeFormat, min(p.decimals, 2)) }

func (p profile) dateFormat() string {
	switch {
	case p.formats.Date != "":
		return p.formats.Date
	case p.dayless:
		return timeFormat
	case p.clock:
		return stampFormat
	}
	return dateFormat
}

// rules colour the tiers by their names, tiers that an override changed, scores by other ratings that differ, and what is
// said of customers without a tier.
func (s *scores) rules(b *workbook) []rule {
	if s.r.Len() == 0 {
		return nil
	}
	var rules []rule
	model := -1
	for i, c := range s.columns {
		top := at(i+1, 2)
		where := area(i+1, 2, i+1, 1+s.r.Len())
		switch c.Kind {
		case result.ScoreColumn:
			model++
		case result.TierColumn:
			rules = append(rules, b.tierRules(where, top, &s.r.Models[model])...)
		case result.MovedColumn:
			rules = append(rules, b.moveRules(where, top)...)
		case result.ComputedColumn:
			moved := fmt.Sprintf("NOT(EXACT($%s,$%s))", at(i, 2), top)
			rules = append(rules, rule{where, moved, b.differential(warning, "")})
		case result.BesideColumn:
			differs := fmt.Sprintf("ROUND(N(%s)-N($%s),9)<>0", top, at(s.models[model].score, 2))
			rules = append(rules, rule{where, differs, b.differential(steel, "")})
		case result.ReasonColumn:
			tier := "$" + at(i-1, 2) // the tier is two columns before the reason
			rules = append(rules, rule{where, fmt.Sprintf(`LEN(%s)=0`, tier), b.differential(warning, "")})
		}
	}
	return rules
}

// tierRules are the colours of a model's tiers. Spreadsheets compare texts without regard to case, tier doesn't.
func (b *workbook) tierRules(where, top string, m *result.Model) []rule {
	const longest = 255 // of a text in a formula
	var rules []rule
	levels := m.Spec.Scheme.Levels
	for i, l := range levels {
		if units(l.Name) > longest {
			continue
		}
		fill, text := tierColors(i, len(levels))
		rules = append(rules, rule{where, fmt.Sprintf("EXACT(%s,%s)", top, literal(l.Name)), b.differential(text, fill)})
	}
	return rules
}
