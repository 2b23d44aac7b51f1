package book

import (
	"math"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// ratingsSheet is the sheet of what each rater gave: a row for each customer and criterion that somebody rated, in the order
// of the list and then of the criteria. The first row holds the raters' weights, the second is the header.
//
// Points that don't count because the customer is the rater's own stand in brackets, as a text: so no formula counts them,
// and nobody needs to look up who is whose. Points that a trimmed mean leaves out stay numbers, since which those are follows
// from the others.
type ratingsSheet struct {
	b    *workbook
	by   *result.Ratings
	rows []ratedRow
	// order are the numbers of the ratings, those of a row beside each other.
	order []int32
	// private says that the owners' column is redacted: ratings that don't count because of it are not shown.
	private bool
	err     error // why no sheet holds them
	live    []live
}

// ratedRow is what the raters gave one customer on one criterion.
type ratedRow struct {
	customer, criterion int
	from, upTo          int32 // in the sheet's order
}

// The columns, from 1; behind those of the raters comes what is said of points that don't count.
const (
	ratedIDColumn = iota + 1
	ratedNameColumn
	ratedCriterionColumn
	consensusColumn
	ratersColumn
	lowestColumn
	highestColumn
	spreadColumn
	firstRaterColumn
)

// ratingsTop are the rows above those of customers: the weights and the header.
const ratingsTop = 2

// ratingsSheetName is the name of the sheet of what each rater gave.
func ratingsSheetName(p words.Printer) string { return p.Sprintf("Ratings") }

// newRatingsSheet is nil where nobody rated.
func newRatingsSheet(b *workbook) *ratingsSheet {
	if b.r.Ratings == nil {
		return nil
	}
	s := &ratingsSheet{b: b, by: b.r.Ratings}
	owner := b.r.Config.Panel.Owner
	s.private = owner != "" && b.r.Redacts(owner)
	s.sort()
	s.err = checkSize(len(s.rows)+ratingsTop-1, s.saidColumn())
	return s
}

// sort puts the ratings into rows, in two passes over them.
func (s *ratingsSheet) sort() {
	given, criteria := s.by.Collected.Ratings.Given, len(s.by.Criteria)
	from := make([]int32, s.b.r.Len()*criteria+1)
	key := func(g *panel.Rating) int { return int(g.Row)*criteria + int(g.Criterion) }
	for i := range given {
		if g := &given[i]; !s.hides(g) {
			from[key(g)+1]++
		}
	}
	for k := range len(from) - 1 {
		if from[k+1] > 0 {
			s.rows = append(s.rows, ratedRow{k / criteria, k % criteria, from[k], from[k] + from[k+1]})
		}
		from[k+1] += from[k]
	}
	s.order = make([]int32, from[len(from)-1])
	for i := range given {
		if g := &given[i]; !s.hides(g) {
			s.order[from[key(g)]] = int32(i)
			from[key(g)]++
		}
	}
}

// hides reports whether a rating would give away who owns the customer.
func (s *ratingsSheet) hides(g *panel.Rating) bool {
	return s.private && s.leavesOut(int(g.Rater), int(g.Row))
}

// leavesOut reports whether what a rater gives a customer doesn't count because the customer is his own.
func (s *ratingsSheet) leavesOut(rater, row int) bool {
	owns := s.by.Collected.Ratings.Owns
	return s.by.Panel.Own == panel.Exclude && owns != nil && owns(rater, row)
}

// isShown reports whether there is such a sheet.
func (s *ratingsSheet) isShown() bool { return s != nil && s.err == nil && len(s.rows) > 0 }

// tooLarge says that the sheet is left out, if it is.
func (s *ratingsSheet) tooLarge() []result.Problem {
	if s == nil || s.err == nil {
		return nil
	}
	return []result.Problem{{Row: -1, Message: scoring.Say("the sheet %s is left out: it would have %d rows and %d columns",
		ratingsSheetName(s.b.p), len(s.rows)+ratingsTop, s.saidColumn())}}
}

func (s *ratingsSheet) raters() int { return len(s.by.Panel.Raters) }

// saidColumn is the column of what is said of points that don't count.
func (s *ratingsSheet) saidColumn() int { return firstRaterColumn + s.raters() }

func (s *ratingsSheet) sheet() sheet {
	widths := s.widths()
	if s.b.live {
		s.follow()
	}
	out := sheet{
		name: ratingsSheetName(s.b.p), tab: "548235", widths: widths, rowHeight: scoresRowHeight, paper: paperFor(widths),
		frozenRows: ratingsTop, frozenCols: ratedCriterionColumn, filtered: true,
		merges:  [][2]string{{at(1, 1), at(spreadColumn-1, 1)}},
		content: content{count: ratingsTop + len(s.rows), columns: len(widths), row: s.row()},
		links:   s.links(), notes: s.notes(), numbers: s.numbers(),
	}
	return out
}

// links lead from each row to the customer's row among the scores.
func (s *ratingsSheet) links() []link {
	links := make([]link, 0, min(len(s.rows), maxLinks))
	scores := quoted(scoresName(s.b.p)) + "!"
	for n, row := range s.rows[:cap(links)] {
		links = append(links, link{at(ratedIDColumn, ratingsTop+1+n), scores + at(1, 2+row.customer)})
	}
	return links
}

// ratingLooks are the styles of a row of ratings.
type ratingLooks struct {
	id, text, consensus, figure, points, own int
}

func (s *ratingsSheet) looks() ratingLooks {
	b := s.b
	return ratingLooks{
		id:        b.style(look{line: hairline, align: "left", indent: 1, link: true}),
		text:      b.style(look{line: hairline, align: "left", indent: 1}),
		consensus: b.style(look{line: hairline, align: "right", indent: 1, bold: true, fill: band, format: decimalFormat(consensusDecimals)}),
		figure:    b.style(look{line: hairline, align: "center"}),
		points:    b.style(look{line: hairline, align: "center", input: b.live}),
		own:       b.style(look{line: hairline, align: "center", color: faint, open: b.live}),
	}
}

// consensusDecimals are those that are shown of what a panel agreed on; the cell holds all of them.
const consensusDecimals = 2

// row makes the rows.
func (s *ratingsSheet) row() func(int, []cell) row {
	weights, header, looks := s.weights(), s.header(), s.looks()
	return func(n int, cells []cell) row {
		switch n {
		case 0:
			return weights
		case 1:
			return header
		}
		s.rated(&s.rows[n-ratingsTop], looks, cells)
		for i := range s.live {
			cells[i].formula, cells[i].row = s.live[i].formula(i+1, n-1), n+1
		}
		return row{cells: cells}
	}
}

// rated fills in the row of a customer and criterion.
func (s *ratingsSheet) rated(at *ratedRow, looks ratingLooks, cells []cell) {
	r, c := s.b.r, &s.by.Consensus[at.criterion][at.customer]
	cells[ratedIDColumn-1] = textCell(r.ID(at.customer), looks.id)
	cells[ratedNameColumn-1] = textCell(r.Name(at.customer), looks.text)
	cells[ratedCriterionColumn-1] = textCell(s.by.Criteria[at.criterion].Name, looks.text)
	cells[consensusColumn-1] = numberCell(consensusOf(c), looks.consensus)
	cells[ratersColumn-1] = numberCell(float64(c.N), looks.figure)
	cells[lowestColumn-1] = numberCell(c.Low, looks.figure)
	cells[highestColumn-1] = numberCell(c.High, looks.figure)
	cells[spreadColumn-1] = numberCell(scoring.Round9(c.High-c.Low), looks.figure)
	for i := range s.raters() {
		cells[firstRaterColumn-1+i] = cell{style: looks.points}
		if !s.private && s.leavesOut(i, at.customer) {
			cells[firstRaterColumn-1+i] = textCell("(–)", looks.own) // no cell to fill in: it wouldn't count
		}
	}
	for _, i := range s.order[at.from:at.upTo] {
		g := &s.by.Collected.Ratings.Given[i]
		cells[firstRaterColumn-1+int(g.Rater)] = numberCell(g.Points, looks.points)
	}
	if !s.private {
		for _, l := range c.Left {
			if l.Why == panel.OwnCustomer {
				cells[firstRaterColumn-1+l.Rater] = textCell("("+string(fileio.AppendShortest(nil, l.Points))+")", looks.own)
			}
		}
	}
	said := ""
	if message, ok := s.by.LeftOut(at.criterion, at.customer, s.private); ok {
		said = s.b.p.Say(message)
	}
	cells[s.saidColumn()-1] = textCell(cut(said), looks.text)
}

// consensusOf are the points that a panel agreed on, not rounded; NaN where there are none.
func consensusOf(c *panel.Consensus) float64 {
	if c.Points == nil {
		return math.NaN()
	}
	points, _ := c.Points.Float64()
	return points
}
