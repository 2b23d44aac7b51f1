package scored

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// Views are what a result says of its customers beside scores and tiers, as far as the file holds it. A .csv has the words of
// each customer and no more; in which order classes stand, and what is told of them, says the configuration that the other
// files carry.
type Views struct {
	Crossings []Crossing
	Flags     []Flag
	Flagged   int            // customers who bear one; -1 where nobody knows
	Moves     *periods.Moves // the step from the result before; nil without one
	LostGone  bool           // who was lost is in no row of the file
	Done      result.Done
	Scheme    []tiering.Level // to which treatments refer
	Near      []result.NearOne
	AsksNear  bool
	Estimates *Estimates
}

// Crossing is the tiers of the first model by the classes of a segmentation, or by the cells of a matrix.
type Crossing struct {
	Title  string
	Groups []result.Cross // the classes, the others, and all
	Notes  []ClassNote
	X, Y   string // the axes of a matrix whose four cells come first; "" of others
	Cuts   []result.CutSummary

	NotKnown int // customers without a class, because a condition has no answer; 0 where the file doesn't say
}

// ClassNote is what is told of a class.
type ClassNote struct{ Class, Text string }

// Flag is a flag with the tiers of those who bear it. What the file doesn't tell is "" or nil.
type Flag struct {
	result.Cross
	Alarm    *tiering.Alarm
	NotKnown *int
	Reason   string
}

// Estimates is a service what-if.
type Estimates struct {
	Lines   []EstimateLine
	Sources []Source
	Untold  int
	Odd     int                  // counts of complaints that can't be; 0 where the file doesn't say
	Missing []result.LackSummary // likewise
}

// EstimateLine is one estimate.
type EstimateLine struct {
	Title   string
	Value   float64
	IsMoney bool
}

// Source is where a published figure is from.
type Source struct {
	Title, Text string
	Value       float64
	IsShare     bool
}

// configOf is the configuration that a file carries; nil where it has none that can be read.
func configOf(o *origins.Origin) *config.Config {
	if o == nil || o.Text == "" {
		return nil
	}
	cfg, err := config.Load(o.File, []byte(o.Text))
	if err != nil || len(cfg.Models) == 0 {
		return nil
	}
	return cfg
}

// outline is what a configuration says of a segmentation or a matrix: the names in order, and what is told of them.
type outline struct {
	title   string
	classes []string
	notes   []ClassNote
	x, y    string // the axes of a matrix
}

func outlines(s *config.Segments) []outline {
	var all []outline
	for i := range s.By {
		o := outline{title: s.By[i].Title}
		for _, c := range s.By[i].Classes {
			o.add(c.Name, c.Note)
		}
		all = append(all, o)
	}
	for i := range s.Matrix {
		o := outline{title: s.Matrix[i].Title, x: s.Matrix[i].X.Title, y: s.Matrix[i].Y.Title}
		for _, c := range s.Matrix[i].Cells {
			o.add(c.Name, c.Policy)
		}
		all = append(all, o)
	}
	return all
}

func (o *outline) add(name, note string) {
	o.classes = append(o.classes, name)
	if note != "" {
		o.notes = append(o.notes, ClassNote{name, note})
	}
}

// view looks at what the rows of a table say beside scores and tiers.
func (c *counter) view(r *Result, added result.Added, v result.Verdict, pages *Pages) {
	var made *origins.Origin
	if o, ok := origins.FromRows(pages.Origin); ok {
		made = &o
	}
	cfg := configOf(made)
	m := &r.Models[0]
	r.Views.Flagged = -1
	if cfg != nil {
		r.Views.Scheme = cfg.Models[0].Scheme.Levels
		added.FindSegments(c.rows.Headers, cfg.Segments.Titles())
		r.Views.Crossings = c.crossings(m, &added, outlines(&cfg.Segments), cutsOn(pages.Segments))
	}
	for _, col := range c.unnamed(&added, v, cfg != nil) {
		if isFlags(c.rows.Headers[col]) {
			c.flags(r, m, col, cfg)
		} else if cfg == nil {
			r.Views.Crossings = append(r.Views.Crossings, c.crossing(m, col, outline{title: c.rows.Headers[col]}))
		}
	}
	c.done(r, v, cfg)
	r.Views.Moves = c.moves(r, v, pages)
	r.Views.LostGone = r.Views.Moves != nil && len(pages.Moves) == 0
	r.Views.Near, r.Views.AsksNear = nearOn(pages.Near)
	r.Views.Estimates = estimatesOn(pages.Estimates)
}

// unnamed are the columns of classes, cells and flags. Where no configuration tells their titles, they are what stands between
// the reason and the points of the criteria, and is none of the other columns that tier adds.
func (c *counter) unnamed(added *result.Added, v result.Verdict, hasConfig bool) []int {
	if hasConfig {
		return added.Segments
	}
	known, end := added.Columns(), len(c.rows.Headers)
	for _, pair := range added.Criteria {
		if pair.Points > v.Reason {
			end = min(end, pair.Points)
		}
	}
	if v.Reason < 0 || end == len(c.rows.Headers) && !c.table.Marked() {
		return nil
	}
	var all []int
	for i := v.Reason + 1; i < end; i++ {
		if !slices.Contains(known, i) {
			all = append(all, i)
		}
	}
	return all
}

// crossings are those that a configuration knows, as far as the table has their columns; the cuts are those of the matrices.
func (c *counter) crossings(m *Model, added *result.Added, of []outline, cuts [][]result.CutSummary) (all []Crossing) {
	for _, o := range of {
		col := added.Segment(c.rows.Headers, o.title)
		if col >= 0 {
			all = append(all, c.crossing(m, col, o))
		}
		if o.x == "" || len(cuts) == 0 {
			continue
		}
		if col >= 0 {
			all[len(all)-1].Cuts = cuts[0]
		}
		cuts = cuts[1:]
	}
	return all
}

func isFlags(header string) bool {
	return slices.Contains(inBoth(result.FlagsHeader), strings.TrimSpace(header))
}

// inBoth is a phrase in both languages.
func inBoth(phrase func(p words.Printer) string) []string {
	return []string{phrase(words.In(words.Chinese)), phrase(words.In(words.English))}
}

// each calls for every customer.
func (c *counter) each(do func(row int)) {
	for row, aside := range c.rows.Aside {
		if !aside {
			do(row)
		}
	}
}

func (c *counter) crossing(m *Model, col int, o outline) Crossing {
	t := newTally(m.Levels, c.values != nil, o.classes)
	c.each(func(row int) { t.add(strings.TrimSpace(c.text(row, col)), m.Final[row], c.valueOf(row)) })
	return Crossing{Title: o.title, Groups: t.groups(), Notes: o.notes, X: o.x, Y: o.y}
}

func (c *counter) valueOf(row int) float64 {
	if c.values == nil {
		return 0
	}
	return c.values[row]
}

// flags counts who bears which flag.
func (c *counter) flags(r *Result, m *Model, col int, cfg *config.Config) {
	var known []string
	if cfg != nil {
		for _, f := range cfg.Segments.Flags {
			known = append(known, f.Name)
		}
	}
	t := newTally(m.Levels, false, known)
	r.Views.Flagged = 0
	c.each(func(row int) {
		cell := strings.TrimSpace(c.text(row, col))
		if cell == "" {
			return
		}
		r.Views.Flagged++
		for name := range strings.SplitSeq(cell, result.BetweenFlags) {
			t.add(name, m.Final[row], 0)
		}
	})
	groups := t.groups()
	for i, g := range groups[:len(groups)-2] {
		f := Flag{Cross: g}
		if i < len(known) {
			spec := &cfg.Segments.Flags[i]
			f.Alarm, f.Reason = &spec.Level, spec.Reason
		}
		r.Views.Flags = append(r.Views.Flags, f)
	}
}

// done counts decisions and measures.
func (c *counter) done(r *Result, v result.Verdict, cfg *config.Config) {
	if len(v.Treatment) == 0 {
		return
	}
	d := newDoing(cfg)
	c.each(func(row int) {
		if r.Models[0].Final[row] >= 0 {
			d.read(strings.TrimSpace(c.text(row, v.Treatment[0])), strings.TrimSpace(c.text(row, v.Treatment[1])))
		}
	})
	r.Views.Done = d.Done
}

// said are a message's words, for what is compared with the words of a file.
func said(m scoring.Message) func(p words.Printer) string {
	return func(p words.Printer) string { return p.Say(m) }
}
