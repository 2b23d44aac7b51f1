package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// segmentBlocks are the tiers by each segmentation, the matrices, and who bears which flags.
func segmentBlocks(r *result.Result, p words.Printer) []Block {
	if r.Segments == nil {
		return nil
	}
	var blocks []Block
	for i := range r.Segments.By {
		if r.IsOpen(i) {
			continue
		}
		blocks = append(blocks, segmented(r, i, p))
		if spec := &r.Segments.Spec.By[i]; spec.Load != nil {
			blocks = append(blocks, LoadBlock(r, i, p))
		}
	}
	for i := range r.Segments.Matrix {
		if !r.IsBare(i) {
			blocks = append(blocks, quadrants(r, i, p), policies(r, i, p))
		}
	}
	if open := openBlock(r, p); len(open.Lines) > 0 {
		blocks = append(blocks, open)
	}
	if len(r.Segments.Spec.Flags) > 0 {
		blocks = append(blocks, flagged(r, p))
	}
	return blocks
}

// openBlock names what has no customer in any class or cell, mostly since the list lacks a column.
func openBlock(r *result.Result, p words.Printer) Block {
	b := Block{Heading: p.Sprintf("Segments without any customer, for lack of what they hang on")}
	for i := range r.Segments.By {
		if r.IsOpen(i) {
			b.Lines = append(b.Lines, p.Sprintf("%s: %s", r.Segments.Spec.By[i].Title, OpenWhy(r, i, p)))
		}
	}
	for i, spec := range r.Segments.Spec.Matrix {
		if found := &r.Segments.Matrix[i]; r.IsBare(i) {
			b.Lines = append(b.Lines, p.Sprintf("%s: %s", spec.Title, noAxis(&spec, found, p)))
		}
	}
	return b
}

// OpenWhy says why nobody has a class of a segmentation.
func OpenWhy(r *result.Result, i int, p words.Printer) string {
	if found := &r.Segments.By[i]; found.Unknown > 0 {
		return lacks(r, found.Lacks, p)
	}
	return p.Sprintf("no class applies to anybody")
}

// segmented is the tiers by the classes of a segmentation, in their order, and what each brings.
func segmented(r *result.Result, i int, p words.Printer) Block {
	spec, found := &r.Segments.Spec.By[i], &r.Segments.By[i]
	b := Block{Heading: p.Sprintf("%s: tiers by %s", heading(r, &r.Models[0]), spec.Title)}
	b.Table = crossingOf(r).table(spec.Title, r.Crosses(i), p)
	if found.Unknown > 0 {
		b.Lines = append(b.Lines, p.Sprintf("%s (%s)", unclassed(found.Unknown, p), lacks(r, found.Lacks, p)))
	}
	if text := ClassesWithout(r, i, p); text != "" {
		b.Lines = append(b.Lines, text)
	}
	if found.None > 0 && spec.Report {
		b.Lines = append(b.Lines, p.Sprintf("of no class, with values that none has a place for: %d; the notes list them with their cells", found.None))
	}
	for _, c := range spec.Classes {
		if c.Note != "" {
			b.Lines = append(b.Lines, p.Sprintf("%s: %s", c.Name, c.Note))
		}
	}
	return b
}

// ClassesWithout says which columns a segmentation goes without; "" where it has all.
func ClassesWithout(r *result.Result, i int, p words.Printer) string {
	if len(r.Segments.By[i].Absent) == 0 {
		return ""
	}
	return judgedWithout(r, r.Segments.Spec.By[i].Title, r.Segments.By[i].Absent, p)
}

// judgedWithout says which columns something goes without.
func judgedWithout(r *result.Result, name string, absent []string, p words.Printer) string {
	return p.Sprintf("%s: judged without %s, for which the list has no column", name, strings.Join(r.Headers(absent), p.Sprintf(", ")))
}

func unclassed(n int, p words.Printer) string {
	return p.Sprintf("without a class, because a condition has no answer: %d", n)
}

// lacks says what was missing of how many customers.
func lacks(r *result.Result, all []tiering.Lack, p words.Printer) string {
	var said []string
	for _, l := range all {
		if l.Field == "" {
			said = append(said, p.Sprintf("several fields: %d", l.Count))
			continue
		}
		said = append(said, p.Sprintf("%s is missing: %d", r.NameOf(l.Field), l.Count))
	}
	return strings.Join(said, p.Sprintf("; "))
}

// crossing is what the tables of tiers by classes have in common.
type crossing struct {
	levels []tiering.Level
	value  string // the header of its sums; "" where there is none
	places int    // of these
}

func crossingOf(r *result.Result) crossing {
	m := &r.Models[0]
	c := crossing{levels: m.Spec.Scheme.Levels}
	if r.Value != nil {
		c.value, c.places = ValueHeader(r), amountDecimals(m.Distribution)
	}
	return c
}

// table has a row for each class: its customers per tier, and their value.
func (c crossing) table(title string, groups []result.Cross, p words.Printer) *Table {
	t := &Table{Header: append([]string{title}, levelHeaders(c.levels)...)}
	t.Header = append(t.Header, p.Sprintf("Unscored"), p.Sprintf("Total"), p.Sprintf("Share"))
	share := len(c.levels) + 3
	t.Spare = []int{share, share - 2} // a narrow terminal does without the share, and then those without a score
	if c.value != "" {
		t.Header, t.Spare = append(t.Header, c.value), append(t.Spare, share+1)
	}
	t.Right = append([]bool{false}, repeatTrue(len(t.Header)-1)...)
	all := groups[len(groups)-1]
	for _, g := range groups[:len(groups)-1] {
		if g.Count > 0 || g.Class >= 0 {
			t.Rows = append(t.Rows, c.cells(g, all.Count, p))
		}
	}
	t.Footer = c.cells(all, all.Count, p)
	return t
}

func levelHeaders(levels []tiering.Level) []string {
	var names []string
	for _, l := range levels {
		names = append(names, l.Name)
	}
	return names
}

func repeatTrue(n int) []bool {
	all := make([]bool, n)
	for i := range all {
		all[i] = true
	}
	return all
}

func (c crossing) cells(g result.Cross, all int, p words.Printer) []Cell {
	cells := Row(className(g, p))
	for _, n := range g.Counts {
		cells = append(cells, count(n))
	}
	share := 0.0
	if all > 0 {
		share = float64(g.Count) / float64(all)
	}
	cells = append(cells, count(g.Unscored), count(g.Count), percent(share))
	if c.value != "" {
		cells = append(cells, amount(g.Value, c.places))
	}
	return cells
}

func className(g result.Cross, p words.Printer) string {
	switch g.Class {
	case result.AllClasses:
		return p.Sprintf("Total")
	case tiering.NoClass:
		return p.Sprintf("(no class)")
	case tiering.NotKnown:
		return p.Sprintf("(not known)")
	case result.OtherClasses:
		return p.Sprintf("(no class, or not known)")
	}
	return g.Name
}

// quadrants is the matrix as people draw it, and where high begins.
func quadrants(r *result.Result, i int, p words.Printer) Block {
	spec, found := &r.Segments.Spec.Matrix[i], &r.Segments.Matrix[i]
	b := Block{Heading: spec.Title, Table: crossingOf(r).square(spec.X.Title, spec.Y.Title, r.CellCrosses(i), p), Lines: CutLines(r, i, p)}
	if found.None > 0 {
		b.Lines = append(b.Lines, WithoutCell(spec, found, p))
	}
	return b
}

// WithoutCell says how many customers have no cell of a matrix, and what they lack.
func WithoutCell(spec *tiering.Matrix, found *tiering.Placed, p words.Printer) string {
	return p.Sprintf("without a cell: %d (%s)", found.None, noAxis(spec, found, p))
}

// noAxis says of how many customers the figure of either axis is missing.
func noAxis(spec *tiering.Matrix, found *tiering.Placed, p words.Printer) string {
	var said []string
	if found.NoX > 0 {
		said = append(said, p.Sprintf("%s is missing: %d", spec.X.Title, found.NoX))
	}
	if found.NoY > 0 {
		said = append(said, p.Sprintf("%s is missing: %d", spec.Y.Title, found.NoY))
	}
	return strings.Join(said, p.Sprintf("; "))
}

// square has y upwards, and x to the right.
func (c crossing) square(x, y string, cells []result.Cross, p words.Printer) *Table {
	t := &Table{Header: []string{y + " \\ " + x, p.Sprintf("low"), p.Sprintf("high")}, Right: []bool{false, false, false}}
	cell := func(at int) string { return p.Sprintf("%s: %s", cells[at].Name, strconv.Itoa(cells[at].Count)) }
	value := func(at int) string { return p.Sprintf("%s %s", c.value, amount(cells[at].Value, c.places).Text) }
	for _, half := range []struct {
		word        string
		left, right int
	}{{p.Sprintf("high"), tiering.LowHigh, tiering.HighHigh}, {p.Sprintf("low"), tiering.LowLow, tiering.HighLow}} {
		t.Rows = append(t.Rows, Row(half.word, cell(half.left), cell(half.right)))
		if c.value != "" {
			t.Rows = append(t.Rows, Row("", value(half.left), value(half.right)))
		}
	}
	return t
}

// CutLines say where high begins, for each kind of customers that has cuts of its own.
func CutLines(r *result.Result, i int, p words.Printer) []string {
	spec := &r.Segments.Spec.Matrix[i]
	return cutLines(r.Cuts(i), spec.X.Title, spec.Y.Title, p)
}

func cutLines(cuts []result.CutSummary, xTitle, yTitle string, p words.Printer) []string {
	hasKinds := slices.ContainsFunc(cuts, func(c result.CutSummary) bool { return c.Of != "" })
	var lines []string
	for _, of := range cuts {
		if of.Customers == 0 {
			continue // nobody is judged by it
		}
		said := p.Sprintf("high begins at %s %s and %s %s; equal to it is high", xTitle, cutOf(of.XBy, of.X, p), yTitle, cutOf(of.YBy, of.Y, p))
		switch {
		case of.Of != "":
			said = p.Sprintf("%s: %s", of.Of, said)
		case hasKinds:
			said = p.Sprintf("%s: %s", p.Sprintf("all others"), said)
		}
		lines = append(lines, said)
	}
	return lines
}

// cutOf is a cut with its figure.
func cutOf(by string, at *float64, p words.Printer) string {
	figure := math.NaN()
	if at != nil {
		figure = *at
	}
	switch by {
	case tiering.MeanCut.String():
		return p.Sprintf("%s (the mean of those with a score)", short(figure))
	case tiering.MedianCut.String():
		return p.Sprintf("%s (the median of those with a score)", short(figure))
	}
	return short(figure)
}

// policies are the tiers by the cells of a matrix, and what to do with each.
func policies(r *result.Result, i int, p words.Printer) Block {
	spec := &r.Segments.Spec.Matrix[i]
	b := Block{Heading: p.Sprintf("%s: tiers by %s", heading(r, &r.Models[0]), spec.Title), Table: crossingOf(r).table(spec.Title, r.CellCrosses(i), p)}
	for _, c := range spec.Cells {
		if c.Policy != "" {
			b.Lines = append(b.Lines, p.Sprintf("%s: %s", c.Name, c.Policy))
		}
	}
	return b
}

// flagged is how many customers of each tier bear each flag, and why.
func flagged(r *result.Result, p words.Printer) Block {
	var lines []flagLine
	var without []string
	for i, flag := range r.Segments.Spec.Flags {
		lines = append(lines, flagLine{r.FlagCross(i), AlarmWord(flag.Level, p), count(r.Segments.Flags.Unknown[i]), flag.Reason})
		if text := FlagWithout(r, i, p); text != "" {
			without = append(without, text)
		}
	}
	return Block{Heading: p.Sprintf("Flags: %d of %d customers bear one", r.Segments.Flags.Customers(), r.Customers()),
		Table: flagTable(r.Models[0].Spec.Scheme.Levels, lines, p), Lines: without}
}

// flagLine is a flag as a table shows it.
type flagLine struct {
	result.Cross
	alarm    string
	noAnswer Cell
	reason   string
}

func flagTable(levels []tiering.Level, lines []flagLine, p words.Printer) *Table {
	t := &Table{Header: append([]string{p.Sprintf("Flag"), p.Sprintf("Alarm")}, levelHeaders(levels)...)}
	t.Header = append(t.Header, p.Sprintf("Unscored"), p.Sprintf("Total"), p.Sprintf("No answer"), p.Sprintf("Reason"))
	t.Right = slices.Concat([]bool{false, false}, repeatTrue(len(levels)+3), []bool{false})
	t.Spare = []int{len(t.Header) - 1}
	for i := range lines {
		l := &lines[i]
		cells := Row(l.Name, l.alarm)
		for _, n := range l.Counts {
			cells = append(cells, count(n))
		}
		cells = append(cells, count(l.Unscored), count(l.Count), l.noAnswer)
		t.Rows = append(t.Rows, append(cells, Row(l.reason)...))
	}
	return t
}

// FlagWithout says which columns a flag goes without, and where it so decides nothing; "" where it has all.
func FlagWithout(r *result.Result, i int, p words.Printer) string {
	of, name := &r.Segments.Flags, r.Segments.Spec.Flags[i].Name
	columns := strings.Join(r.Headers(of.Absent[i]), p.Sprintf(", "))
	switch {
	case of.Blind[i]:
		return p.Sprintf("%s: nothing could be decided of any of the %d customers: the list has no column for %s", name, of.Unknown[i], columns)
	case columns != "":
		return judgedWithout(r, name, of.Absent[i], p)
	}
	return ""
}

// AlarmWord is how much a flag matters, in a reader's language.
func AlarmWord(a tiering.Alarm, p words.Printer) string {
	return [...]string{p.Sprintf("danger"), p.Sprintf("warning"), p.Sprintf("info")}[a]
}

// segmentsBlock is what a customer is beside the tier: classes, cells with what places them there, and flags with their
// reasons.
func segmentsBlock(r *result.Result, row int, p words.Printer) Block {
	s := r.Segments
	b := Block{Heading: p.Sprintf("Segments and flags")}
	for i := range s.By {
		b.Lines = append(b.Lines, p.Sprintf("%s: %s", s.Spec.By[i].Title, classOf(r, i, row, p)))
	}
	for i := range s.Matrix {
		name := s.Cell(i, row)
		if name == "" {
			name = p.Sprintf("(not known)")
		} else if policy := s.Spec.Matrix[i].Cells[s.Matrix[i].Cell[row]].Policy; policy != "" {
			name = p.Sprintf("%s (%s)", name, policy)
		}
		x, y := s.AxisWhy(i, row)
		b.Lines = append(b.Lines, p.Sprintf("%s: %s", s.Spec.Matrix[i].Title, name), p.Sprintf("  %s", x), p.Sprintf("  %s", y))
	}
	for _, i := range s.Flags.Of(row) {
		f := s.Spec.Flags[i]
		b.Lines = append(b.Lines, p.Sprintf("Flag %s (%s): %s", f.Name, AlarmWord(f.Level, p), f.Reason))
	}
	if len(s.Spec.Flags) > 0 && len(s.Flags.Of(row)) == 0 {
		b.Lines = append(b.Lines, p.Sprintf("no flags"))
	}
	var open []string
	for _, i := range s.Flags.UndecidedOf(row) {
		open = append(open, s.Spec.Flags[i].Name)
	}
	if len(open) > 0 {
		b.Lines = append(b.Lines, p.Sprintf("Flags that could not be decided: %s", strings.Join(open, p.Sprintf(", "))))
	}
	return b
}

// classOf is the customer's class with its note.
func classOf(r *result.Result, i, row int, p words.Printer) string {
	switch class := r.Segments.By[i].Class[row]; class {
	case tiering.NoClass:
		return p.Sprintf("(no class)")
	case tiering.NotKnown, tiering.NotThere:
		return p.Sprintf("(not known)")
	default:
		c := r.Segments.Spec.By[i].Classes[class]
		if c.Note != "" {
			return p.Sprintf("%s (%s)", c.Name, c.Note)
		}
		return c.Name
	}
}
