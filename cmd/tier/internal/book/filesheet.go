package book

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// fileSheet is the customer file: how complete each customer's record is, what is blank in it, and how old it is. Its figures
// are those of the run: no formula counts anew what is filled in among the scores.
type fileSheet struct {
	b       *workbook
	rows    []int // of the result: the customers, repeats left out
	columns []fileColumn
}

// fileColumn is a column of the customer file.
type fileColumn struct {
	header string
	width  float64
	look   look
	barred bool
	of     func(row int) cell // without a style
}

// fileSheetName is the name of the sheet.
func fileSheetName(p words.Printer) string { return p.Sprintf("Customer file") }

func newFileSheet(b *workbook) *fileSheet {
	s := &fileSheet{b: b}
	for row := range b.r.Len() {
		if b.r.IsCustomer(row) {
			s.rows = append(s.rows, row)
		}
	}
	s.columns = append(s.identity(), s.completeness()...)
	if b.r.Profile.Dated() {
		s.columns = append(s.columns, s.ages()...)
	}
	blank := func(row int) cell {
		return textCell(strings.Join(b.r.Headers(b.r.Profile.Missing(row)), b.p.Sprintf(", ")), 0)
	}
	s.columns = append(s.columns, fileColumn{header: b.p.Sprintf("Blank fields"), width: widestReason, look: textLook(), of: blank})
	return s
}

func textLook() look { return look{line: hairline, align: "left", indent: 1} }

// identity are the columns of who the customer is; the first leads to the row among the scores.
func (s *fileSheet) identity() []fileColumn {
	linked := textLook()
	linked.link = true
	return []fileColumn{
		{header: s.b.p.Sprintf("Id"), width: 14, look: linked, of: func(row int) cell { return textCell(s.b.r.ID(row), 0) }},
		{header: s.b.p.Sprintf("Name"), width: nameWidth, look: textLook(), of: func(row int) cell { return textCell(s.b.r.Name(row), 0) }},
	}
}

// completeness are the columns of how much is filled in, of each block and in all.
func (s *fileSheet) completeness() []fileColumn {
	p := s.b.r.Profile
	share := func(header string, of func(row int) float64) fileColumn {
		return fileColumn{header: header, width: max(figureWidth, float64(displaywidth.String(header)+4)), barred: true,
			look: look{line: hairline, align: "right", indent: 1, format: shareFormat}, of: func(row int) cell { return numberCell(of(row), 0) }}
	}
	var columns []fileColumn
	for i, block := range p.Blocks {
		columns = append(columns, share(block.Name, func(row int) float64 { return p.Share(row, i) }))
	}
	return append(columns, share(s.b.p.Sprintf("All blocks"), p.Total))
}

// ages are the columns of when the record was last updated.
func (s *fileSheet) ages() []fileColumn {
	p, stale := s.b.r.Profile, s.b.p.Sprintf("stale")
	columns := []fileColumn{{header: s.b.p.Sprintf("Last updated"), width: figureWidth, look: look{line: hairline, align: "center", format: dateFormat},
		of: func(row int) cell {
			day, ok := p.LastUpdated(row)
			if !ok {
				return cell{}
			}
			return cell{Cell: fileio.Cell{Kind: fileio.Date, Num: fileio.DateSerial(day)}}
		}}}
	if s.b.r.Config.AsOf.IsZero() {
		return columns
	}
	columns = append(columns, fileColumn{header: s.b.p.Sprintf("Days since"), width: figureWidth,
		look: look{line: hairline, align: "right", indent: 1, format: wholeFormat}, of: func(row int) cell {
			days, ok := p.Days(row)
			if !ok {
				return cell{}
			}
			return numberCell(float64(days), 0)
		}})
	if p.Stale == 0 {
		return columns
	}
	return append(columns, fileColumn{header: s.b.p.Sprintf("Stale"), width: figureWidth, look: look{line: hairline, align: "center", color: warning},
		of: func(row int) cell {
			if p.IsStale(row) {
				return textCell(stale, 0)
			}
			return cell{}
		}})
}

func (s *fileSheet) sheet() sheet {
	var widths []float64
	for _, c := range s.columns {
		widths = append(widths, c.width)
	}
	out := sheet{
		name: fileSheetName(s.b.p), tab: steel, rowHeight: scoresRowHeight, frozenRows: 1, frozenCols: 2, filtered: true,
		paper: paperFor(widths), widths: widths, links: s.links(),
		content: content{count: 1 + len(s.rows), columns: len(s.columns), row: s.row()},
	}
	for i, c := range s.columns {
		if c.barred && len(s.rows) > 0 {
			out.bars = append(out.bars, bar{area(i+1, 2, i+1, 1+len(s.rows)), "9DC3E6", 1})
		}
	}
	return out
}

// links lead from each customer to the row among the scores.
func (s *fileSheet) links() []link {
	links := make([]link, 0, min(len(s.rows), maxLinks))
	scores := quoted(scoresName(s.b.p)) + "!"
	for n, row := range s.rows[:cap(links)] {
		links = append(links, link{at(1, 2+n), scores + at(1, 2+row)})
	}
	return links
}

func (s *fileSheet) row() func(int, []cell) row {
	var header []cell
	styles := make([]int, len(s.columns))
	for i, c := range s.columns {
		header = append(header, textCell(clean(c.header), s.b.style(headLook())))
		styles[i] = s.b.style(c.look)
	}
	return func(n int, cells []cell) row {
		if n == 0 {
			return row{height: 30, cells: header}
		}
		for i := range s.columns {
			cells[i] = s.columns[i].of(s.rows[n-1])
			cells[i].style = styles[i]
		}
		return row{cells: cells[:len(s.columns)]}
	}
}
