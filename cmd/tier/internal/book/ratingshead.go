package book

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/scoring/panel"
)

// weights is the first row: what the sheet's signs mean, and what each rater weighs.
func (s *ratingsSheet) weights() row {
	b := s.b
	legend := b.style(look{color: faint, align: "left", indent: 1, wrap: true, middle: true})
	cells := []cell{textCell(s.legend(), legend)}
	for len(cells) < spreadColumn-1 {
		cells = append(cells, cell{style: legend})
	}
	cells = append(cells, textCell(b.p.Sprintf("Weight"), b.style(look{bold: true, align: "right", middle: true})))
	weight := b.style(look{align: "center", middle: true, input: s.weighs()})
	for i := range s.by.Panel.Raters {
		cells = append(cells, numberCell(s.by.Panel.Raters[i].Weight, weight))
	}
	return row{height: 32, cells: cells}
}

// legend says what stands in brackets.
func (s *ratingsSheet) legend() string {
	if s.private || s.by.Owned() == 0 {
		return ""
	}
	text := s.b.p.Sprintf("Points in brackets are not counted: the customer is the rater's own.")
	if s.b.live {
		text += " " + s.b.p.Sprintf("Type a number without brackets to count it.")
	}
	return text
}

// header is the second row.
func (s *ratingsSheet) header() row {
	b := s.b
	base := headLook()
	var cells []cell
	head := func(text, fill string) {
		base.fill = fill
		cells = append(cells, textCell(cut(text), b.style(base)))
	}
	for i, text := range s.heads() {
		fill := steel
		switch i + 1 {
		case ratedIDColumn, ratedNameColumn, ratedCriterionColumn:
			fill = "595959"
		case consensusColumn:
			fill = navy
		}
		head(text, fill)
	}
	for i := range s.by.Panel.Raters {
		head(s.by.Panel.Raters[i].Name, "595959")
	}
	head(b.p.Sprintf("Not counted"), steel)
	return row{height: 38, cells: cells}
}

// heads are the headers before those of the raters.
func (s *ratingsSheet) heads() []string {
	p := s.b.p
	return []string{p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Criterion"), p.Sprintf("Consensus"), p.Sprintf("Counted"),
		p.Sprintf("Lowest"), p.Sprintf("Highest"), p.Sprintf("Range")}
}

// widths fit the first rows and the headers, those of raters on two lines.
func (s *ratingsSheet) widths() []float64 {
	const (
		padding, figures, words = 3, 10, 40
		leastRater, mostRater   = 9, 16
	)
	fitted := []int{8, 8, 10}
	for _, at := range s.rows[:min(len(s.rows), measuredRows)] {
		fitted[0] = widerText(s.b.r.ID(at.customer), fitted[0])
		fitted[1] = widerText(s.b.r.Name(at.customer), fitted[1])
		fitted[2] = widerText(s.by.Criteria[at.criterion].Name, fitted[2])
	}
	var widths []float64
	for _, w := range fitted {
		widths = append(widths, float64(min(widestColumn, w+padding)))
	}
	for len(widths) < spreadColumn {
		widths = append(widths, figures)
	}
	for i := range s.by.Panel.Raters {
		name := displaywidth.String(s.by.Panel.Raters[i].Name)
		widths = append(widths, float64(min(mostRater, max(leastRater, (name+1)/2+padding, min(name, leastRater)+padding))))
	}
	return append(widths, words)
}

// notes say how the figures come about, and who the raters are.
func (s *ratingsSheet) notes() []note {
	p := s.b.p
	notes := []note{
		{at(consensusColumn, ratingsTop), s.howCombined()},
		{at(ratersColumn, ratingsTop), p.Sprintf("How many raters count.")},
		{at(spreadColumn, ratingsTop), p.Sprintf("The highest of the points that count less the lowest.")},
	}
	for i := range s.by.Panel.Raters {
		if text := s.roleNote(i); text != "" {
			notes = append(notes, note{at(firstRaterColumn+i, ratingsTop), text})
		}
	}
	return append(notes, note{at(s.saidColumn(), ratingsTop), p.Sprintf("Which points were left out when the workbook was written, and why.")})
}

// roleNote is what is to be known of a rater.
func (s *ratingsSheet) roleNote(rater int) string {
	role := s.by.Panel.Raters[rater].Role
	if role == "" {
		return ""
	}
	return s.b.p.Sprintf("Role: %s", clean(role))
}

// howCombined says how one figure is made of the points of several raters.
func (s *ratingsSheet) howCombined() string {
	text := panelRule(s.b)
	switch {
	case !s.b.live:
		text += "\n" + s.b.p.Sprintf("This workbook holds values, no formulas.")
	case !s.isCalculated():
		text += "\n" + s.b.p.Sprintf("This is a value: it does not follow what is edited.")
	}
	return text
}

// panelRule is how a panel's points become one figure, in a line.
func panelRule(b *workbook) string {
	by, p := b.r.Ratings, b.p
	parts := []string{p.Sprintf("weighted mean of the raters")}
	switch by.Panel.Combine {
	case panel.Median:
		parts[0] = p.Sprintf("weighted median of the raters")
	case panel.Trimmed:
		parts[0] = p.Sprintf("weighted mean of the raters without one highest and one lowest, of four or more")
	}
	quorum := max(1, by.Quorum)
	switch {
	case quorum > 1 && by.Fewer():
		parts = append(parts, p.Sprintf("%d raters should count, but fewer will do", quorum))
	case quorum > 1:
		parts = append(parts, p.Sprintf("%d raters or more", quorum))
	}
	if by.Panel.Own == panel.Exclude && by.Collected.Ratings.Owns != nil {
		parts = append(parts, p.Sprintf("ratings of own customers are not counted"))
	}
	return strings.Join(parts, p.Sprintf("; "))
}
