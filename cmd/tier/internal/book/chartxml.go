package book

import (
	"encoding/xml"
	"fmt"
	"strings"

	"tier/cmd/tier/internal/words"
)

// chartWriter writes charts as XML, in the order of elements that the standard wants. Elements of charts are named c:,
// those of drawings a:.
type chartWriter struct {
	font  string
	lang  words.Lang
	cells func(ref) []cell
}

// The numbers of the axes, by which the parts of a chart refer to them.
const (
	xAxisID = "100000001"
	yAxisID = "100000002"
)

// chart is the whole part.
func (w chartWriter) chart(c chart) string {
	legend := ""
	if c.legend {
		legend = w.legend(c.series)
	}
	return xml.Header + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		tag("c:date1904", 0) + tag("c:lang", w.locale()) + tag("c:roundedCorners", 0) +
		element("c:chart",
			w.title(c.title, scriptSize+3, true, false), tag("c:autoTitleDeleted", 0),
			element("c:plotArea", "<c:layout/>", w.plot(c), w.axes(c)),
			legend,
			tag("c:plotVisOnly", 0), // the figures stand on a hidden sheet
			tag("c:dispBlanksAs", "gap")) +
		element("c:spPr", solid(white), stroke(0.75, rulerGrey, false)) +
		w.texts() +
		"</c:chartSpace>"
}

// plot is the series.
func (w chartWriter) plot(c chart) string {
	var all strings.Builder
	for i, s := range c.series {
		all.WriteString(element("c:ser", w.series(i, s, c.kind)))
	}
	ids := tag("c:axId", xAxisID) + tag("c:axId", yAxisID)
	const wide, narrow, tight = 60, 25, 8 // in percent of a bar
	gap := wide
	if bars := c.series[0].y; bars.bottom-bars.top >= 5 {
		gap = narrow // their labels need the room
	}
	switch c.kind {
	case pointChart:
		return element("c:scatterChart", tag("c:scatterStyle", "lineMarker"), tag("c:varyColors", 0), all.String(), ids)
	case stackedChart:
		return element("c:barChart", tag("c:barDir", "col"), tag("c:grouping", "stacked"), tag("c:varyColors", 0),
			all.String(), tag("c:gapWidth", gap), tag("c:overlap", 100), ids)
	case pyramidChart:
		return element("c:barChart", tag("c:barDir", "bar"), tag("c:grouping", "percentStacked"), tag("c:varyColors", 0),
			all.String(), tag("c:gapWidth", tight), tag("c:overlap", 100), ids)
	}
	return element("c:barChart", tag("c:barDir", "col"), tag("c:grouping", "clustered"), tag("c:varyColors", 0),
		all.String(), tag("c:gapWidth", gap), ids)
}

// axes are both axes.
func (w chartWriter) axes(c chart) string {
	switch c.kind {
	case pointChart:
		return w.figures(c.x, xAxisID, yAxisID, "b", "midCat") + w.figures(c.y, yAxisID, xAxisID, "l", "midCat")
	case pyramidChart:
		return w.names(c.x, "l", "maxMin") + w.figures(c.y, yAxisID, xAxisID, "b", "between")
	}
	return w.names(c.x, "b", "minMax") + w.figures(c.y, yAxisID, xAxisID, "l", "between")
}

// names is the axis of names.
func (w chartWriter) names(a axis, side, order string) string {
	around := stroke(0.75, axisGrey, false)
	if a.bare {
		around = noStroke
	}
	return element("c:catAx", tag("c:axId", xAxisID), element("c:scaling", tag("c:orientation", order)), tag("c:delete", 0),
		tag("c:axPos", side), w.title(a.title, scriptSize, false, side == "l"), format("General"),
		tag("c:majorTickMark", "none"), tag("c:minorTickMark", "none"), tag("c:tickLblPos", "low"),
		element("c:spPr", around), w.texts(),
		tag("c:crossAx", yAxisID), tag("c:crosses", "autoZero"), tag("c:auto", 0), tag("c:lblAlgn", "ctr"),
		tag("c:lblOffset", 100), tag("c:noMultiLvlLbl", 1))
}

// figures is an axis of figures. Where it crosses one whose order is turned round, its side is at the end of that.
func (w chartWriter) figures(a axis, id, other, side, between string) string {
	top, step, crosses, labels, grid := "", "", "autoZero", "nextTo", element("c:majorGridlines", element("c:spPr", stroke(0.5, rulerGrey, false)))
	if a.top > 0 {
		top = tag("c:max", a.top)
	}
	if a.step > 0 {
		step = tag("c:majorUnit", a.step)
	}
	if side == "b" && between == "between" {
		crosses = "max"
	}
	around := stroke(0.75, axisGrey, false)
	if a.bare {
		labels, grid, around = "none", "", noStroke
	}
	return element("c:valAx", tag("c:axId", id),
		element("c:scaling", tag("c:orientation", "minMax"), top, tag("c:min", 0)), tag("c:delete", 0),
		tag("c:axPos", side), grid, w.title(a.title, scriptSize, false, side == "l"), format(a.format),
		tag("c:majorTickMark", "none"), tag("c:minorTickMark", "none"), tag("c:tickLblPos", labels),
		element("c:spPr", around), w.texts(),
		tag("c:crossAx", other), tag("c:crosses", crosses), tag("c:crossBetween", between), step)
}

// legend names the series that aren't silent.
func (w chartWriter) legend(all []series) string {
	var silent strings.Builder
	for i, s := range all {
		if s.look.silent {
			silent.WriteString(element("c:legendEntry", tag("c:idx", i), tag("c:delete", 1)))
		}
	}
	return element("c:legend", tag("c:legendPos", "t"), silent.String(), tag("c:overlay", 0), w.texts())
}

func element(name string, inside ...string) string {
	return "<" + name + ">" + strings.Join(inside, "") + "</" + name + ">"
}

// tag is an element that says one thing.
func tag(name string, v any) string { return fmt.Sprintf(`<%s val="%v"/>`, name, v) }

func format(code string) string {
	return `<c:numFmt formatCode="` + xmlText(code) + `" sourceLinked="0"/>`
}

// xmlText is a text of one line in XML.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(clean(s))) // a strings.Builder takes all
	return b.String()
}
