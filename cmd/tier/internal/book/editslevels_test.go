package book

import (
	"fmt"
	"slices"
)

// levels draws how a model's tiers are cut.
func (d drawing) levels(m *planModel) {
	n := 2 + d.IntN(3)
	mins := d.edges(measure{low: 20, high: 85, decimals: d.IntN(2)}, n-1)
	slices.Reverse(mins)
	shares, expected := d.shares(n, 100), d.shares(n, 90)
	isExpected := d.chance(50)
	for i := range n {
		l := planLevel{name: fmt.Sprintf("%c级", 'A'+i)}
		switch {
		case m.by != "score":
			l.share = &shares[i]
		case i < n-1:
			l.min = &mins[i]
		}
		if isExpected {
			l.expect = &expected[i]
		}
		m.levels = append(m.levels, l)
	}
}

// overrides draws exceptions of every kind, with every kind of condition.
func (d drawing) overrides(m *planModel) {
	add := func(percent int, when, does string) {
		if d.chance(percent) {
			m.overrides = append(m.overrides, fmt.Sprintf("name: 特批%d, when: '%s', %s, reason: 理由%[1]d, approved_by: 总经理, until: 2026-12-31",
				len(m.overrides)+1, when, does))
		}
	}
	first, last := m.levels[0].name, m.levels[len(m.levels)-1].name
	if d.chance(30) {
		m.levels = slices.Insert(m.levels, 0, planLevel{name: "特级", only: true})
		m.overrides = append(m.overrides, `name: 战略, when: 'coalesce(strategic, "否") in ["是", "TRUE"]', tier: 特级, reason: 标杆, approved_by: 总经理, until: 2026-10-31`)
	}
	add(25, "profit_share >= 0.04", "at_least: "+first)
	add(25, "overdue_days > 180", "at_most: "+last)
	add(20, `reviewed < "2025-06-30"`, "at_most: "+m.levels[1].name)
	add(20, fmt.Sprintf(`points["%s"] <= 3 and score >= 40`, m.lists[0].criteria[0].name), "at_most: "+m.levels[1].name)
	add(20, fmt.Sprintf(`tier == "%s" and sales > quantile(sales, 0.6)`, last), "at_least: "+m.levels[len(m.levels)-2].name)
	if paths := m.paths(); len(paths) > 0 {
		add(40, fmt.Sprintf(`groups["%s"] < 50`, paths[d.IntN(len(paths))]), "at_most: "+last)
	}
}

// paths are the groups of the model's own criteria.
func (m *planModel) paths() []string {
	var paths []string
	for _, c := range m.lists[0].criteria {
		if c.group != "" && !slices.Contains(paths, c.group) {
			paths = append(paths, c.group)
		}
	}
	return paths
}
