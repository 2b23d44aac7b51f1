package book

import (
	"strconv"
	"strings"

	"tier/fileio"
)

// series is what stands in a series.
func (w chartWriter) series(i int, s series, kind chartKind) string {
	begin := tag("c:idx", i) + tag("c:order", i) + element("c:tx", w.textsIn(s.name))
	if kind == pointChart {
		return begin + w.points(s) + w.labels(s, "r") +
			element("c:xVal", w.numbersIn(s.x, s.format)) + element("c:yVal", w.numbersIn(s.y, s.format)) + tag("c:smooth", 0)
	}
	return begin + w.bars(s) + w.labels(s, "outEnd") + element("c:cat", w.textsIn(s.x)) + element("c:val", w.numbersIn(s.y, s.format))
}

// bars is how the bars of a series look.
func (w chartWriter) bars(s series) string {
	shape := func(fill string) string {
		if fill == "" {
			return element("c:spPr", noFill, noStroke)
		}
		return element("c:spPr", solid(fill), stroke(0.75, s.look.outline, false))
	}
	all := shape(s.look.fill) + tag("c:invertIfNegative", 0)
	for i, fill := range s.look.fills {
		all += element("c:dPt", tag("c:idx", i), tag("c:invertIfNegative", 0), tag("c:bubble3D", 0), shape(fill))
	}
	return all
}

// points is how the points of a series look, and the line between them.
func (w chartWriter) points(s series) string {
	const width = 2.25
	between, marker := noStroke, tag("c:symbol", "none")
	if s.look.line != "" {
		between = stroke(width, s.look.line, s.look.dashed)
	}
	if s.look.marker > 0 {
		marker = tag("c:symbol", "circle") + tag("c:size", s.look.marker) +
			element("c:spPr", solid(s.look.fill), stroke(0.75, s.look.outline, false))
	}
	return element("c:spPr", between) + element("c:marker", marker)
}

// labels stand on the given side; the name of a series stands at its first point, a little below that side, where it is
// off a curve that rises.
func (w chartWriter) labels(s series, side string) string {
	shown := func(figure, name int) string {
		return format(s.format) + element("c:spPr", noFill, noStroke) + w.texts() +
			tag("c:dLblPos", side) + tag("c:showLegendKey", 0) + tag("c:showVal", figure) + tag("c:showCatName", 0) +
			tag("c:showSerName", name) + tag("c:showPercent", 0) + tag("c:showBubbleSize", 0)
	}
	switch s.look.label {
	case figureLabel:
		return element("c:dLbls", shown(1, 0))
	case nameLabel:
		below := element("c:layout", element("c:manualLayout", tag("c:x", 0.02), tag("c:y", 0.05)))
		return element("c:dLbls", element("c:dLbl", tag("c:idx", 0), below, shown(0, 1)), shown(0, 1))
	}
	return ""
}

// textsIn refers to texts, with a copy of them.
func (w chartWriter) textsIn(r ref) string {
	return element("c:strRef", element("c:f", xmlText(r.String())), element("c:strCache", w.cached(r)))
}

// numbersIn refers to numbers, with a copy of them.
func (w chartWriter) numbersIn(r ref, code string) string {
	return element("c:numRef", element("c:f", xmlText(r.String())),
		element("c:numCache", element("c:formatCode", xmlText(code)), w.cached(r)))
}

// cached is a copy of what stands in cells. Blank cells have none.
func (w chartWriter) cached(r ref) string {
	var all strings.Builder
	cells := w.cells(r)
	all.WriteString(tag("c:ptCount", len(cells)))
	for i := range cells {
		if v := cachedValue(&cells[i]); len(v) > 0 {
			all.WriteString(`<c:pt idx="` + strconv.Itoa(i) + `"><c:v>`)
			all.Write(v)
			all.WriteString("</c:v></c:pt>")
		}
	}
	return all.String()
}

// cachedValue is the value of a cell as it stands in its sheet.
func cachedValue(c *cell) []byte {
	switch {
	case c.isNumber():
		return appendNumber(nil, c.Num)
	case c.Kind == fileio.Empty, c.Kind == fileio.ErrorValue: // #N/A is no point
		return nil
	}
	return appendEscaped(nil, cut(c.Text))
}
