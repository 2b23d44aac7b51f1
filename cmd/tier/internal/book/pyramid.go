package book

// pyramid shows the tiers above each other, the best on top, each as wide as it has customers. The bars stand between two
// of equal, invisible ones. What is at a tier, its name says: a figure beside a narrow bar would find no room in it, and
// only some spreadsheets take labels from cells.
func (t *pictured) pyramid() chart {
	p, n := t.b.p, len(t.m.Distribution.Levels)
	title := p.Sprintf("Customer pyramid")
	if t.hasValue {
		title = p.Sprintf("Value pyramid")
	}
	colors := make([]string, n)
	for i := range colors {
		colors[i], _ = tierColors(i, n)
	}
	bars := series{name: t.header(customersColumn), x: t.tiers.labels(), y: t.figures(customersColumn), format: wholeFormat,
		look: seriesLook{fill: steel, fills: colors, outline: navy}}
	space := series{name: t.tiers.header(tierSpace), x: t.tiers.labels(), y: t.tiers.column(tierSpace), format: wholeFormat}
	return chart{
		kind: pyramidChart, title: title, about: p.Sprintf("Pyramid of bars: %s", title), series: []series{space, bars, space},
		x: axis{title: t.labelled(), bare: true},
		y: axis{title: p.Sprintf("Width: customers"), format: "0%", bare: true},
	}
}
