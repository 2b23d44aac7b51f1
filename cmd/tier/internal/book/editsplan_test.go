package book

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// plan is a configuration by its parameters, so that edits may change them one by one.
type plan struct {
	decimals int
	models   []*planModel
}

// planModel is a model; its first list of criteria is its own, the others are those of variants.
type planModel struct {
	name      string
	relative  bool
	lists     []*planList
	by        string
	levels    []planLevel
	overrides []string // as YAML
}

type planList struct {
	name, when string
	criteria   []*planCriterion
}

type planCriterion struct {
	name, field, group string
	rule               string // grades, bands, at most, curve, ranges, rank or formula
	rows               []planRow
	otherwise          *float64
	expr               string // of a formula
	rest               string // further keys, as YAML
	missing            string // refuse, skip or points
	weight, full       float64
	given              float64
}

// planRow is a row of a rule's table. Of ranges, the points are the highest and at is the lowest; of ranks, at is a percentage.
type planRow struct {
	word       string
	at, points float64
}

// planLevel is a level; its shares are percentages.
type planLevel struct {
	name               string
	only               bool
	min, share, expect *float64
}

// planHead is what all plans share: the fields, and what is derived from them.
const planHead = `version: 1
title: 客户考评
value: profit
as_of: 2026-09-30
fields:
  id: 客户编号
  name: 客户名称
  region: {header: 区域, type: text}
  years: 合作期限
  sales: {header: 年销售额, unit: 万元}
  last_sales: {header: 去年销售额, unit: 万元}
  profit: {header: 利润, unit: 万元}
  margin: {header: 毛利率, type: percent}
  overdue_days: {header: 逾期天数, type: number}
  loyalty: 忠诚度
  prospects: 发展前景
  mark: {header: 前景评分, type: number}
  reviewed: {header: 上次考评日期, type: date}
  strategic: {header: 战略客户, type: text}
derive:
  growth: 'growth(sales, last_sales)'
  profit_share: 'share(profit)'
  sales_percentile: 'percentile(sales)'
  margin_gap: 'margin - median(margin)'
  profit_rank: 'rank(profit)'
`

// yaml is the plan as a configuration file.
func (p *plan) yaml() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%sdecimals: %d\nmodels:\n", planHead, p.decimals)
	for _, m := range p.models {
		fmt.Fprintf(&b, "  - name: %s\n", m.name)
		if m.relative {
			b.WriteString("    weights: relative\n")
		}
		b.WriteString("    criteria:\n" + m.lists[0].yaml("      "))
		if len(m.lists) > 1 {
			b.WriteString("    variants:\n")
		}
		for _, l := range m.lists[1:] {
			fmt.Fprintf(&b, "      - name: %s\n        when: '%s'\n        provisional: true\n        criteria:\n%s", l.name, l.when, l.yaml("          "))
		}
		fmt.Fprintf(&b, "    tiers:\n      by: %s\n", m.by)
		if m.by == "value" {
			b.WriteString("      of: sales\n")
		}
		b.WriteString("      levels:\n")
		for _, l := range m.levels {
			fmt.Fprintf(&b, "        - {%s}\n", l.yaml())
		}
		if len(m.overrides) > 0 {
			b.WriteString("    overrides:\n")
		}
		for _, o := range m.overrides {
			fmt.Fprintf(&b, "      - {%s}\n", o)
		}
	}
	return b.String()
}

func (l *planList) yaml(indent string) string {
	var b strings.Builder
	for _, c := range l.criteria {
		fmt.Fprintf(&b, "%s- {%s}\n", indent, strings.Join(c.keys(), ", "))
	}
	return b.String()
}

// keys are the criterion's keys with their values.
func (c *planCriterion) keys() []string {
	keys := []string{"name: " + c.name, "weight: " + plainFigure(c.weight)}
	if c.rule == "formula" {
		keys = append(keys, fmt.Sprintf("formula: '%s'", c.expr))
	} else {
		keys = append(keys, "field: "+c.field, c.table())
	}
	if c.full > 0 {
		keys = append(keys, "max: "+plainFigure(c.full))
	}
	if c.group != "" {
		keys = append(keys, "group: "+c.group)
	}
	switch c.missing {
	case "skip":
		keys = append(keys, "missing: skip")
	case "points":
		keys = append(keys, "missing: "+plainFigure(c.given))
	}
	if c.rest != "" {
		keys = append(keys, c.rest)
	}
	return keys
}

// table is the rule's own key.
func (c *planCriterion) table() string {
	var entries []string
	for _, r := range c.rows {
		at, points := plainFigure(r.at), plainFigure(r.points)
		switch c.rule {
		case "grades":
			entries = append(entries, r.word+": "+points)
		case "at most":
			entries = append(entries, "at most "+at+": "+points)
		case "ranges":
			entries = append(entries, fmt.Sprintf("%s: [%s, %s]", r.word, at, points))
		case "rank":
			entries = append(entries, fmt.Sprintf("top %s%%: %s", at, points))
		default:
			entries = append(entries, at+": "+points)
		}
	}
	if c.otherwise != nil {
		entries = append(entries, "else: "+plainFigure(*c.otherwise))
	}
	return strings.Replace(c.rule, "at most", "bands", 1) + ": {" + strings.Join(entries, ", ") + "}"
}

func (l *planLevel) yaml() string {
	keys := []string{"name: " + l.name}
	if l.only {
		keys = append(keys, "only: override")
	}
	if l.min != nil {
		keys = append(keys, "min: "+plainFigure(*l.min))
	}
	if l.share != nil {
		keys = append(keys, "share: "+plainFigure(*l.share)+"%")
	}
	if l.expect != nil {
		keys = append(keys, "expect: "+plainFigure(*l.expect)+"%")
	}
	return strings.Join(keys, ", ")
}

// inOrder reports whether the steps of all rules are in the order in which they are drawn.
func (p *plan) inOrder() bool {
	for _, m := range p.models {
		for _, l := range m.lists {
			for _, c := range l.criteria {
				if !c.inOrder() {
					return false
				}
			}
		}
	}
	return true
}

func (c *planCriterion) inOrder() bool {
	return slices.IsSortedFunc(c.rows, func(a, b planRow) int {
		switch c.rule {
		case "at most", "curve", "rank":
			return cmp.Compare(a.at, b.at)
		case "bands":
			return cmp.Compare(b.at, a.at)
		}
		return 0
	})
}

func plainFigure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
