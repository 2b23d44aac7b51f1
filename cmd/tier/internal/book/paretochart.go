package book

import "tier/cmd/tier/internal/report"

// pareto shows what share of the value the largest customers bring, beside what they would if all brought the same.
func (t *pictured) pareto() chart {
	p, d := t.b.p, t.data
	name := report.ValueName(t.b.r)
	top := d.pareto(tieredValues(t.b.r), t.live.Value, t.valueShare())
	column := func(col int) ref { return d.column(col, top+1, top+1+paretoSteps) }
	marked := func(col int) ref { return d.column(col, top+1+paretoMarked, top+1+paretoMarked) }
	const percent = "0%"
	share := axis{format: percent, top: 1, step: 0.2}
	x, y := share, share
	x.title, y.title = p.Sprintf("Share of the customers, the largest first"), clean(p.Sprintf("Cumulative share of %s", name))
	title := clean(p.Sprintf("Concentration of %s: Pareto curve", name))
	return chart{
		kind: pointChart, title: title, about: p.Sprintf("Line chart: %s", title), legend: true, x: x, y: y,
		series: []series{
			{name: d.column(paretoEqual, top, top), x: column(paretoCustomers), y: column(paretoEqual), format: percent,
				look: seriesLook{line: axisGrey, dashed: true}},
			{name: d.column(paretoValue, top, top), x: column(paretoCustomers), y: column(paretoValue), format: percent,
				look: seriesLook{line: navy}},
			{name: marked(paretoLabel), x: marked(paretoCustomers), y: marked(paretoValue), format: percent,
				look: seriesLook{fill: navy, outline: navy, marker: 7, label: nameLabel, silent: true}},
		},
	}
}
