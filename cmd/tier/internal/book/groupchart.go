package book

import (
	"fmt"
	"slices"

	"tier/scoring"
)

// mostPoints is how many customers a chart shows. More would be a cloud, and slow to draw.
const mostPoints = 2_000

// twoGroups are the outermost groups of a model, if it has two of them and no criterion outside: present and potential
// value.
func twoGroups(m *scoring.Model) (x, y string, ok bool) {
	var groups []string
	for _, criteria := range m.Rubrics() {
		for i := range criteria {
			if len(criteria[i].Group) == 0 {
				return "", "", false
			}
			if outermost := criteria[i].Group[0]; !slices.Contains(groups, outermost) {
				groups = append(groups, outermost)
			}
		}
	}
	if len(groups) != 2 {
		return "", "", false
	}
	return groups[0], groups[1], true
}

// groups shows the customers by what they have of either group.
func (t *pictured) groups(x, y string) chart {
	p := t.b.p
	top, bottom := t.groupData(x, y)
	title := p.Sprintf("%s and %s of each customer", x, y)
	if t.b.r.Len() > mostPoints {
		title = p.Sprintf("%s and %s of the first %d customers", x, y, mostPoints)
	}
	title = clean(title)
	percents := func(group string) axis {
		return axis{title: clean(p.Sprintf("%s (%% of its weight)", group)), format: "0", top: 100, step: 20}
	}
	return chart{
		kind: pointChart, title: title, about: p.Sprintf("Scatter chart: %s", title),
		series: []series{{name: t.data.column(2, top, top), x: t.data.column(1, top+1, bottom), y: t.data.column(2, top+1, bottom), format: "0",
			look: seriesLook{fill: steel, outline: white, marker: 7}}},
		x: percents(x), y: percents(y),
	}
}

// groupData adds the percents of the first customers; top is the row of the header. A customer without them is left out,
// or, where ratings may yet give him some, is no point.
func (t *pictured) groupData(x, y string) (top, bottom int) {
	top = t.data.header(x, y)
	bottom = top
	live := t.live.X != "" && t.live.Y != ""
	for i := range min(t.b.r.Len(), mostPoints) {
		first, ok := t.m.Scores.Subtotal(i, x)
		second, both := t.m.Scores.Subtotal(i, y)
		across, up := numberCell(first.Percent, 0), numberCell(second.Percent, 0)
		if !ok || !both {
			across, up = numberCell(0, 0), missingPoint()
		}
		if live {
			ofX, ofY := fmt.Sprintf("INDEX(%s,%d)", t.live.X, i+1), fmt.Sprintf("INDEX(%s,%d)", t.live.Y, i+1)
			across = following(across, fmt.Sprintf("IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s,0)", ofX, ofY, ofX))
			up = following(up, fmt.Sprintf("IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s,NA())", ofX, ofY, ofY))
		} else if !ok || !both {
			continue
		}
		bottom = t.data.add(across, up)
	}
	return top, max(bottom, top+1)
}
