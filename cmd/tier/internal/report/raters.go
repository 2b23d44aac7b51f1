package report

import (
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring/panel"
)

// Raters is the report of tier raters: what the ratings say of each rater, how far they agree, what would change without
// their severity in at most top places, and what to do next.
func Raters(r *result.Raters, top int, p words.Printer) []Block {
	return slices.Concat(EachRater(r, p), Agreement(r, p), Adjusted(r, top, p))
}

// EachRater is what the ratings say of each rater, and what to do about it.
func EachRater(r *result.Raters, p words.Printer) []Block {
	blocks := []Block{raterTable(r, p)}
	if b := ownTable(r, p); b.Table != nil {
		blocks = append(blocks, b)
	}
	if b := nextSteps(r, p); len(b.Lines) > 0 {
		blocks = append(blocks, b)
	}
	return blocks
}

// figureDecimals is how exactly amounts, correlations and deviations are shown, reliabilityDecimals how exactly
// reliability is.
const (
	figureDecimals      = 2
	reliabilityDecimals = 3
)

// raterColumn is a column of the table of raters.
type raterColumn struct {
	header string
	right  bool
	cell   func(i int) Cell
}

func raterTable(r *result.Raters, p words.Printer) Block {
	missing := &gaps{}
	columns := raterColumns(r, missing, p)
	t := &Table{}
	for i, c := range columns {
		t.Header, t.Right = append(t.Header, c.header), append(t.Right, c.right)
		if c.header == p.Sprintf("Role") || c.header == p.Sprintf("Weight") {
			t.Spare = append(t.Spare, i)
		}
	}
	for i := range r.Stats.Raters {
		var cells []Cell
		for _, c := range columns {
			cells = append(cells, c.cell(i))
		}
		t.Rows = append(t.Rows, cells)
	}
	return Block{Heading: p.Sprintf("The raters"), Table: t, Lines: slices.Concat(
		[]string{measured(r, p)}, verdicts(r, p), missing.lines(p), []string{
			p.Sprintf("Leniency: how much more (+, lenient) or less (-, severe) a rater gives than the others give the same customers on the same criteria"),
			p.Sprintf("Spread: the standard deviation of what a rater gives; correlation: with the means of the others"),
		})}
}

// raterColumns are the columns that say anything: roles and weights only where there are some.
func raterColumns(r *result.Raters, missing *gaps, p words.Printer) []raterColumn {
	who := r.Collected.Panel.Raters
	name := func(i int) string { return who[i].Name }
	columns := []raterColumn{{p.Sprintf("Rater"), false, func(i int) Cell { return Cell{Text: name(i)} }}}
	if slices.ContainsFunc(who, func(w panel.Rater) bool { return w.Role != "" }) {
		columns = append(columns, raterColumn{p.Sprintf("Role"), false, func(i int) Cell { return Cell{Text: who[i].Role} }})
	}
	if slices.ContainsFunc(who, func(w panel.Rater) bool { return w.Weight != who[0].Weight }) {
		columns = append(columns, raterColumn{p.Sprintf("Weight"), true, func(i int) Cell {
			return Cell{Text: short(who[i].Weight), Kind: NumberCell, Number: who[i].Weight, Decimals: decimalsOf(who[i].Weight)}
		}})
	}
	counts := func(header string, of func(s *panel.RaterStats) int) raterColumn {
		return raterColumn{header, true, func(i int) Cell { return count(of(&r.Stats.Raters[i])) }}
	}
	figures := func(header string, draw func(float64, int) Cell, of func(s *panel.RaterStats) panel.Figure) raterColumn {
		return raterColumn{header, true, func(i int) Cell {
			return missing.cell(of(&r.Stats.Raters[i]), name(i), header, func(x float64) Cell { return draw(x, figureDecimals) })
		}}
	}
	columns = append(columns,
		counts(p.Sprintf("Given"), func(s *panel.RaterStats) int { return s.Ratings }),
		counts(p.Sprintf("Customers"), func(s *panel.RaterStats) int { return s.Customers }),
		figures(p.Sprintf("Mean"), figure, func(s *panel.RaterStats) panel.Figure { return s.Mean }),
		figures(p.Sprintf("Leniency"), signed, func(s *panel.RaterStats) panel.Figure { return s.Lenient }),
		figures(p.Sprintf("Spread"), figure, func(s *panel.RaterStats) panel.Figure { return s.Spread }),
		figures(p.Sprintf("Correlation"), figure, func(s *panel.RaterStats) panel.Figure { return s.Correlation }))
	owns := func(s panel.RaterStats) bool { return s.Own.Rated > 0 }
	if slices.ContainsFunc(r.Stats.Raters, owns) {
		columns = append(columns,
			counts(p.Sprintf("Own"), func(s *panel.RaterStats) int { return s.Own.Rated }),
			raterColumn{p.Sprintf("Own bias"), true, func(i int) Cell { // why there is none, the table of own customers says
				return figureOr(r.Stats.Raters[i].Own.Bias, func(x float64) Cell { return signed(x, figureDecimals) })
			}})
	}
	return append(columns, raterColumn{p.Sprintf("Finding"), false, func(i int) Cell { return Cell{Text: finding(r.Stats.Raters[i].Verdicts[0].Finding, p)} }})
}

// finding is the first of what was found of a rater, in a word or two.
func finding(f panel.Finding, p words.Printer) string {
	switch f {
	case panel.TooFew:
		return p.Sprintf("few ratings")
	case panel.FavoursOwn:
		return p.Sprintf("favours own")
	case panel.AgainstOwn:
		return p.Sprintf("against own")
	case panel.TooLenient:
		return p.Sprintf("lenient")
	case panel.TooSevere:
		return p.Sprintf("severe")
	case panel.AllSame:
		return p.Sprintf("all the same")
	case panel.Apart:
		return p.Sprintf("apart")
	}
	return ""
}

// verdicts are the sentences about each rater of whom something was found, and one for all others.
func verdicts(r *result.Raters, p words.Printer) []string {
	var lines, inLine []string
	for i := range r.Stats.Raters {
		name := r.Collected.Panel.Raters[i].Name
		for _, v := range r.Stats.Raters[i].Verdicts {
			if v.Finding == panel.InLine {
				inLine = append(inLine, name)
				continue
			}
			lines = append(lines, p.Sprintf("%s: %s", name, v.Message))
		}
	}
	if len(inLine) > 0 {
		lines = append(lines, p.Sprintf("In line with the others: %s", strings.Join(inLine, p.Sprintf(", "))))
	}
	return lines
}

// measured says what the figures are of, and what they are measured in.
func measured(r *result.Raters, p words.Printer) string {
	given, raters, customers := len(r.Collected.Ratings.Given), r.Gave(), r.Customers()
	if r.Stats.Unit == panel.Percent {
		return p.Sprintf("%d ratings by %d raters of %d customers; figures are percents of full marks, which differ", given, raters, customers)
	}
	return p.Sprintf("%d ratings by %d raters of %d customers; figures are points, full marks are %s", given, raters, customers, short(r.Stats.Full))
}

// ownTable is how raters treat the customers that they own; without a table where nobody rated any.
func ownTable(r *result.Raters, p words.Printer) Block {
	missing := &gaps{}
	t := &Table{
		Header: []string{p.Sprintf("Rater"), p.Sprintf("Own customers"), p.Sprintf("Compared"), p.Sprintf("Gives own"), p.Sprintf("Others give them"),
			p.Sprintf("Gives others'"), p.Sprintf("Bias"), p.Sprintf("Error (±)")},
		Right: []bool{false, true, true, true, true, true, true, true},
	}
	for i := range r.Stats.Raters {
		own := &r.Stats.Raters[i].Own
		if own.Rated == 0 {
			continue
		}
		name := r.Collected.Panel.Raters[i].Name
		plain := func(x float64) Cell { return figure(x, figureDecimals) }
		row := []Cell{{Text: name}, count(own.Rated), count(own.Compared)}
		add := func(f panel.Figure, draw func(float64) Cell) {
			row = append(row, missing.cell(f, name, t.Header[len(row)], draw))
		}
		add(own.Mean, plain)
		add(own.Others, plain)
		add(own.Elsewhere, plain)
		add(own.Bias, func(x float64) Cell { return signed(x, figureDecimals) })
		add(own.Error, plain)
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return Block{}
	}
	return Block{Heading: p.Sprintf("Their own customers"), Table: t, Lines: append(missing.lines(p),
		p.Sprintf("Bias: how much higher (+) own customers are rated than those do who don't own them, less the same of other customers, leniency aside"))}
}

// signed is a figure with its sign.
func signed(x float64, decimals int) Cell {
	c := figure(x, decimals)
	c.IsSigned = true
	if x > 0 && strings.Trim(c.Text, "0.") != "" {
		c.Text = "+" + c.Text
	}
	return c
}

// decimalsOf are as many as a figure has when it is written short.
func decimalsOf(x float64) int {
	_, fraction, _ := strings.Cut(short(x), ".")
	return len(fraction)
}

// Adjusted are the customers' points beside those without the severity of the raters, where they differ most.
func Adjusted(r *result.Raters, top int, p words.Printer) []Block {
	if r.Shifts == nil {
		return nil
	}
	t := &Table{
		Header: []string{p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Criterion"), p.Sprintf("Consensus"), p.Sprintf("Severity-adjusted"), p.Sprintf("Difference")},
		Right:  []bool{false, false, false, true, true, true},
	}
	changed := 0
	for _, s := range r.Shifts {
		if s.By() != 0 {
			changed++
		}
	}
	for _, s := range r.Shifts[:min(top, changed)] {
		id, name := r.Called(s.Row)
		t.Rows = append(t.Rows, append(Row(id, name, r.Collected.Ratings.Criteria[s.Criterion].Name), figure(s.Raw, figureDecimals),
			figure(s.Adjusted, figureDecimals), signed(s.By(), figureDecimals)))
	}
	b := Block{Heading: p.Sprintf("Points less how lenient their raters are"), Lines: []string{
		p.Sprintf("%d of %d points would change; shown: %s", changed, len(r.Shifts), strconv.Itoa(len(t.Rows))),
		p.Sprintf("The consensus is what counts: a rater may be severe because the customers deserve it"),
	}}
	if len(t.Rows) > 0 {
		b.Table = t
	}
	return []Block{b}
}
