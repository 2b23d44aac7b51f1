package period

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// named are the periods with a name of their own, in the languages of a configuration.
func named() []struct {
	words  []string
	period Period
} {
	return []struct {
		words  []string
		period Period
	}{
		{[]string{"this year", "year to date", "本年", "今年", "本年度", "本年累计"}, Period{kind: calendar, unit: Year}},
		{[]string{"last year", "去年", "上年", "上年度"}, Period{kind: calendar, unit: Year, back: 1}},
		{[]string{"year before last", "前年"}, Period{kind: calendar, unit: Year, back: 2}},
		{[]string{"this quarter", "本季", "本季度"}, Period{kind: calendar, unit: Quarter}},
		{[]string{"last quarter", "上季", "上季度"}, Period{kind: calendar, unit: Quarter, back: 1}},
		{[]string{"this month", "本月"}, Period{kind: calendar, unit: Month}},
		{[]string{"last month", "上月", "上个月"}, Period{kind: calendar, unit: Month, back: 1}},
		{[]string{"same quarter last year", "去年同季", "去年同季度", "上年同季"}, Period{kind: same, unit: Quarter, back: 1}},
		{[]string{"same month last year", "去年同月", "上年同月"}, Period{kind: same, unit: Month, back: 1}},
		{[]string{"last year to date", "去年同期", "上年同期"}, Period{kind: calendar, unit: Year, earlier: 1}},
	}
}

// Examples are names of periods, for whoever wrote none.
func Examples() []string {
	return []string{"this year", "last year to date", "last year", "this quarter", "this quarter a year earlier", "last quarter", "same quarter last year",
		"this month", "last month", "same month last year", "last 12 months", "last 90 days", "2026", "2026Q3", "2026-07", "2026-01-01..2026-09-30",
		"本年", "去年同期", "本季", "本季的上年同期", "上季", "去年同季", "近12个月"}
}

var (
	lastUnits = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^last ([1-9][0-9]{0,3}) (day|month|quarter|year)s?$`)
	})
	recentUnits = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^最?近([1-9][0-9]{0,3}|[一二两三四五六七八九十]|十一|十二)(天|日|个月|月|个季度|季度|季|年)$`)
	})
	aYear    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^((?:19|2[01])[0-9]{2})年?$`) })
	aQuarter = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^((?:19|2[01])[0-9]{2})(?:[- ]?q([1-4])|年第?([1-4一二三四])季度?)$`)
	})
	aMonth = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^((?:19|2[01])[0-9]{2})(?:-(0[1-9]|1[0-2])|年(1[0-2]|0?[1-9])月)$`)
	})
)

// Parse reads the name of a period; false where it is none.
func Parse(text string) (Period, bool) {
	p, ok := parse(strings.ToLower(strings.Join(strings.Fields(text), " ")))
	p.text = text
	return p, ok
}

func parse(name string) (Period, bool) {
	for _, suffix := range []string{" a year earlier", "的上年同期", "的去年同期"} {
		if rest, found := strings.CutSuffix(name, suffix); found {
			p, ok := parse(rest)
			p.earlier++
			return p, ok && p.IsRelative()
		}
	}
	for _, n := range named() {
		if slices.Contains(n.words, name) {
			return n.period, true
		}
	}
	if p, ok := parseWindow(name); ok {
		return p, true
	}
	return parseFixed(name)
}

// parseWindow reads last 12 months, 近12个月.
func parseWindow(name string) (Period, bool) {
	m := lastUnits().FindStringSubmatch(name)
	if m == nil {
		m = recentUnits().FindStringSubmatch(name)
	}
	if m == nil {
		return Period{}, false
	}
	units := map[string]Unit{"day": Day, "天": Day, "日": Day, "month": Month, "个月": Month, "月": Month,
		"quarter": Quarter, "个季度": Quarter, "季度": Quarter, "季": Quarter, "year": Year, "年": Year}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		n = slices.Index([]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}, strings.Replace(m[1], "两", "二", 1))
	}
	return Period{kind: window, unit: units[m[2]], back: n}, n > 0
}

// parseFixed reads 2026, 2026Q3, 2026-07 and 2026-01-01..2026-09-30.
func parseFixed(name string) (Period, bool) {
	if from, to, isRange := strings.Cut(name, ".."); isRange {
		first, err := time.Parse(time.DateOnly, strings.TrimSpace(from))
		last, wrong := time.Parse(time.DateOnly, strings.TrimSpace(to))
		return Period{kind: fixed, from: first, to: last}, err == nil && wrong == nil && !last.Before(first) && first.Year() >= 1900
	}
	for unit, pattern := range map[Unit]*regexp.Regexp{Year: aYear(), Quarter: aQuarter(), Month: aMonth()} {
		m := pattern.FindStringSubmatch(name)
		if m == nil {
			continue
		}
		year, _ := strconv.Atoi(m[1])
		n := 1
		for _, part := range m[2:] {
			if k := slices.Index([]string{"", "一", "二", "三", "四"}, part); k > 0 {
				n = k
			} else if k, err := strconv.Atoi(part); err == nil {
				n = k
			}
		}
		from := time.Date(year, time.Month((n-1)*unit.months()+1), 1, 0, 0, 0, 0, time.UTC)
		return Period{kind: fixed, from: from, to: unit.add(from, 1).AddDate(0, 0, -1)}, true
	}
	return Period{}, false
}
