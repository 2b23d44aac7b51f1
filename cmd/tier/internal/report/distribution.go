package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// barWidth is how many columns the bar of the largest tier takes.
const barWidth = 24

// Tiers is what a model's tier table is made of.
type Tiers struct {
	Heading      string
	Distribution tiering.Distribution
	Decimals     int      // of the scores
	Value, Unit  string   // what the value is called, and what its sums are in
	Unscored     int      // customers
	Provisional  int      // customers judged without history
	Notes        []string // what ties did
	Groups       []result.GroupMean
	Overrides    []string // what overrides did
}

// Distribution is a model's tier table: customers, scores and value per tier.
func Distribution(r *result.Result, m *result.Model, p words.Printer) Block {
	t := Tiers{Heading: heading(r, m), Distribution: m.Distribution, Decimals: m.Spec.Decimals, Unscored: r.Unscored(m), Overrides: overrideLines(m, false, p), Groups: m.GroupMeans(), Provisional: m.ProvisionalTiers()}
	t.Value, t.Unit = r.Called(r.Config.Value)
	for _, note := range m.Notes {
		t.Notes = append(t.Notes, p.Say(note))
	}
	return t.Block(p)
}

// Block is the table, and below it what ties, overrides and missing values did.
func (t Tiers) Block(p words.Printer) Block {
	columns := t.columns(p)
	table := &Table{}
	for _, c := range columns {
		table.Header = append(table.Header, c.header)
		table.Right = append(table.Right, c.right)
		table.Footer = append(table.Footer, c.total)
	}
	table.Spare = []int{len(columns) - 1, 3, 4} // the bar, the mean score, the range of scores
	for _, part := range t.Distribution.Levels {
		var cells []Cell
		for _, c := range columns {
			cells = append(cells, c.cell(part))
		}
		table.Rows = append(table.Rows, cells)
	}
	return Block{Heading: t.Heading, Table: table, Lines: t.lines(p)}
}

func heading(r *result.Result, m *result.Model) string {
	if len(r.Models) == 1 && r.Config.Title != "" {
		return r.Config.Title
	}
	return m.Heading()
}

type column struct {
	header string
	right  bool
	cell   func(tiering.Part) Cell
	total  Cell
}

func (t Tiers) columns(p words.Printer) []column {
	d, decimals := t.Distribution, t.Decimals
	columns := []column{
		{p.Sprintf("Tier"), false, func(t tiering.Part) Cell { return Cell{Text: t.Name} }, Cell{Text: p.Sprintf("Total")}},
		figures(d, p.Sprintf("Customers"), func(t tiering.Part) Cell { return count(t.Count) }),
		figures(d, p.Sprintf("Share"), func(t tiering.Part) Cell { return percent(t.Share) }),
		figures(d, p.Sprintf("Mean score"), func(t tiering.Part) Cell { return figure(t.MeanScore, decimals) }),
		figures(d, p.Sprintf("Score range"), func(t tiering.Part) Cell { return Cell{Text: span(t, decimals)} }),
	}
	if d.HasValue {
		places := amountDecimals(d)
		columns = append(columns,
			figures(d, words.InUnit(t.Value, t.Unit), func(t tiering.Part) Cell { return amount(t.Value, places) }),
			figures(d, p.Sprintf("Share of %s", t.Value), func(t tiering.Part) Cell { return percent(t.ValueShare) }))
	}
	if d.HasValue && expects(d) {
		columns = append(columns,
			column{p.Sprintf("Expected"), true, func(t tiering.Part) Cell { return percent(t.Expect) }, Cell{}},
			column{p.Sprintf("Gap"), true, func(t tiering.Part) Cell { return Cell{Text: points(t.Gap)} }, Cell{}})
	}
	return append(columns, column{"", false, func(t tiering.Part) Cell { return Cell{Text: bar(t.Count, largest(d))} }, Cell{}})
}

// figures is a column of figures that all tiers together have too.
func figures(d tiering.Distribution, header string, cell func(tiering.Part) Cell) column {
	return column{header, true, cell, cell(d.All)}
}

func expects(d tiering.Distribution) bool {
	for _, t := range d.Levels {
		if !math.IsNaN(t.Expect) {
			return true
		}
	}
	return false
}

func largest(d tiering.Distribution) int {
	most := 0
	for _, t := range d.Levels {
		most = max(most, t.Count)
	}
	return most
}

// bar draws a count; whoever is there shows.
func bar(count, most int) string {
	return drawn(count, most, barWidth)
}

// drawn is a bar of at most a width.
func drawn(count, most, width int) string {
	if count == 0 {
		return ""
	}
	return strings.Repeat("█", max(1, count*width/most))
}

func span(t tiering.Part, decimals int) string {
	if t.Count == 0 {
		return "–"
	}
	return Figure(t.MinScore, decimals) + "–" + Figure(t.MaxScore, decimals)
}

func (t Tiers) lines(p words.Printer) []string {
	lines, d := slices.Clone(t.Notes), t.Distribution
	if t.Unscored > 0 {
		lines = append(lines, p.Sprintf("Unscored customers: %d", t.Unscored))
	}
	if n := d.All.Negative; n > 0 {
		lines = append(lines, p.Sprintf("Customers of a negative value: %d, %s in all; they are in the sums and not in the shares", n,
			Amount(d.All.NegativeValue, amountDecimals(d))))
	}
	if n := d.All.MissingValue; n > 0 && d.HasValue {
		lines = append(lines, p.Sprintf("Customers without a value: %d; they bring nothing to the shares", n))
	}
	if t.Provisional > 0 {
		lines = append(lines, p.Sprintf("Provisional tiers, judged without history: %d", t.Provisional))
	}
	if line := t.groups(p); line != "" {
		lines = append(lines, line)
	}
	return append(lines, t.Overrides...)
}

// groups says in one line what the groups of criteria bring, the two axes of present and potential value; "" where there are none.
func (t Tiers) groups(p words.Printer) string {
	var parts []string
	for _, g := range t.Groups {
		if g.Percent != nil {
			parts = append(parts, g.Path+" "+Figure(*g.Percent, t.Decimals))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return p.Sprintf("Groups of criteria, mean percent of their weight: %s", strings.Join(parts, p.Sprintf(", ")))
}

func overrideLines(m *result.Model, areGrades bool, p words.Printer) []string {
	var lines []string
	expired := make(map[int]bool)
	for _, i := range m.Overridden.Expired {
		expired[i] = true
	}
	for i, o := range m.Spec.Overrides {
		switch n := m.Overridden.Matched[i]; {
		case expired[i]:
			lines = append(lines, p.Sprintf("Override %s: expired on %s, not applied", o.Name, o.Until.Format("2006-01-02")))
		case n > 0 && areGrades:
			lines = append(lines, p.Sprintf("Override %s: applies to %d, changes the grade of %d (%s)", o.Name, n, m.Overridden.Changed[i], o.Reason))
		case n > 0:
			lines = append(lines, p.Sprintf("Override %s: applies to %d, moves %d (%s)", o.Name, n, m.Overridden.Changed[i], o.Reason))
		}
	}
	return lines
}

// ValueName is what people call the value field, without its unit.
func ValueName(r *result.Result) string {
	name, _ := r.Called(r.Config.Value)
	return name
}

// ValueHeader is the value's name with its unit: 利润(万元).
func ValueHeader(r *result.Result) string {
	return words.InUnit(r.Called(r.Config.Value))
}

// Figure writes a number with fixed decimals, "–" where there is none.
func Figure(x float64, decimals int) string {
	if math.IsNaN(x) {
		return "–"
	}
	return strconv.FormatFloat(scoring.Round(x, decimals), 'f', decimals, 64)
}

// Percent writes a fraction as a percentage with one decimal.
func Percent(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return Figure(x*100, 1) + "%"
}

func points(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	if s := Figure(x, 1); x < 0 || s == "0.0" {
		return s
	} else {
		return "+" + s
	}
}

// amountDecimals are the decimals that all amounts of a table are written with: none where all are whole.
func amountDecimals(d tiering.Distribution) int {
	for _, t := range append([]tiering.Part{d.All}, d.Levels...) {
		if !math.IsNaN(t.Value) && scoring.Round(t.Value, 2) != math.Trunc(t.Value) {
			return 2
		}
	}
	return 0
}

func amount(x float64, decimals int) Cell {
	c := figure(x, decimals)
	c.Text = Amount(x, decimals)
	return c
}

// Amount writes a sum with its thousands apart.
func Amount(x float64, decimals int) string {
	if math.IsNaN(x) {
		return "–"
	}
	return thousands(Figure(x, decimals))
}

// thousands sets the thousands of a figure apart.
func thousands(text string) string {
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, fraction, found := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		whole += "." + fraction
	}
	return sign + whole
}
