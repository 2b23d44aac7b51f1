package ratings

import (
	"cmp"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// Collect understands files of ratings: it joins them to the customers and to the panel of the configuration. What is no
// rating comes back as a problem; nothing stops it.
func Collect(cfg *config.Config, who Customers, files []*Source) *Collected {
	label(files)
	c := newCollector(cfg, who)
	for i, f := range files {
		c.readFile(i, f)
	}
	return c.collected(files)
}

// collector is what is known so far.
type collector struct {
	cfg       *config.Config
	who       Customers
	criteria  []scoring.Criterion
	names     *names
	meters    []*meter
	customers *directory.Directory
	roster    *roster

	tables   []*fileio.Table // those with ratings, in order
	file     []int           // of each of them
	entries  []entry
	problems []problem
	notes    []fileio.Message
	detail   []fileio.Message
}

// entry is a rating and its cell.
type entry struct {
	spot
	rater, criterion, row int32
	points                float64
}

// spot is a cell of a table: indexes into the collector's tables, its rows and headers.
type spot struct{ table, line, col int32 }

// problem is a Problem with what it is sorted by.
type problem struct {
	Problem
	file int
	spot spot
}

func newCollector(cfg *config.Config, who Customers) *collector {
	criteria := cfg.Rated()
	return &collector{
		cfg: cfg, who: who, criteria: criteria, names: newNames(criteria), meters: newMeters(criteria), roster: newRoster(cfg, who),
		customers: directory.New(directory.Customers{Len: who.Len, ID: who.ID, Name: who.Name, Excluded: who.Excluded, Aliases: who.Aliases}),
	}
}

// readFile reads all tables of a file.
func (c *collector) readFile(file int, f *Source) {
	found := 0
	var periods []string
	for _, sheet := range f.Others {
		c.skipped(f, sheet)
	}
	for _, t := range f.Tables {
		l, is := c.layoutOf(t)
		if !is {
			c.skipped(f, t.Sheet())
			continue
		}
		found++
		c.tables, c.file = append(c.tables, t), append(c.file, file)
		said := formOf(t)
		if isOther := c.isOfOtherPeriod(said); isOther && !slices.Contains(periods, said.period.text) {
			periods = append(periods, said.period.text)
			c.tellPeriod(f, said.period)
		}
		if c.isOfOtherPeriod(said) && !f.AnyPeriod {
			continue
		}
		c.noteAside(t)
		c.readTable(t, l, said)
	}
	if found == 0 {
		c.problems = append(c.problems, problem{Problem{Row: -1, At: fileio.Place{File: f.Path}, Message: noTable()}, file, spot{line: -1}})
	}
}

// noteAside says which rows were taken for sums: ratings in them would be lost.
func (c *collector) noteAside(t *fileio.Table) {
	for _, aside := range t.SetAside() {
		if aside.Kind == fileio.TotalRow {
			c.notes = append(c.notes, fileio.Say("%s: %s", aside.Place.String(), aside.TotalNote()))
		}
	}
}

func noTable() scoring.Message {
	return scoring.Say("no table of ratings is found: one has columns for the customer and for a rated criterion, or for the customer, the rater, the criterion and the rating")
}

func (c *collector) skipped(f *Source, sheet string) {
	if sheet != "" {
		c.detail = append(c.detail, fileio.Say("%s: the sheet %q holds no ratings and is skipped", f.Path, sheet))
	}
}

// refuse keeps a problem with a cell of the last table; a line of -1 is the header.
func (c *collector) refuse(row, line, col int, m scoring.Message) {
	t := c.tables[len(c.tables)-1]
	at := t.HeaderPlace(col)
	if line >= 0 {
		at = t.Place(line, col)
	}
	c.refuseAt(row, at, c.spot(line, col), m)
}

func (c *collector) refuseAt(row int, at fileio.Place, s spot, m scoring.Message) {
	c.problems = append(c.problems, problem{Problem{Row: row, At: at, Message: m}, c.file[s.table], s})
}

// spot is a cell of the last table.
func (c *collector) spot(line, col int) spot {
	return spot{int32(len(c.tables) - 1), int32(line), int32(col)}
}

func (c *collector) place(s spot) fileio.Place {
	return c.tables[s.table].Place(int(s.line), int(s.col))
}

// collected are the ratings, each once, in an order that doesn't hang on that of the files and their rows.
func (c *collector) collected(files []*Source) *Collected {
	index := c.roster.settle()
	for i := range c.entries {
		c.entries[i].rater = index[c.entries[i].rater]
	}
	slices.SortFunc(c.entries, entry.compare)
	c.once()
	out := &Collected{
		Panel:    panel.Panel{Raters: c.roster.raters, Combine: c.cfg.Panel.Combine, Own: c.cfg.Panel.Own, Quorum: c.cfg.Panel.LeastRaters()},
		Criteria: c.criteria,
		Place:    func(i int) fileio.Place { return c.place(c.entries[i].spot) },
	}
	out.Ratings = panel.Ratings{Rows: c.who.Len, Given: make([]panel.Rating, len(c.entries)), Owns: c.owns()}
	for _, criterion := range c.criteria {
		out.Ratings.Criteria = append(out.Ratings.Criteria, panel.Criterion{Name: criterion.Name, Full: criterion.Full()})
	}
	for i, e := range c.entries {
		out.Ratings.Given[i] = panel.Rating{Rater: e.rater, Criterion: e.criterion, Row: e.row, Points: e.points}
	}
	slices.SortStableFunc(c.problems, problem.compare)
	for _, p := range c.problems {
		out.Problems = append(out.Problems, p.Problem)
	}
	out.Files, out.Detected = c.detected(files)
	out.Notes, out.Detail = c.allNotes(), c.detail
	return out
}

func (p problem) compare(q problem) int {
	return cmp.Or(p.file-q.file, p.spot.compare(q.spot))
}

func (s spot) compare(o spot) int {
	return cmp.Or(cmp.Compare(s.table, o.table), cmp.Compare(s.line, o.line), cmp.Compare(s.col, o.col))
}

// compare sorts by what is rated and by whom, and then by the place.
func (e entry) compare(o entry) int {
	if by := e.compareRating(o); by != 0 {
		return by
	}
	return e.spot.compare(o.spot)
}

func (e entry) compareRating(o entry) int {
	switch {
	case e.criterion != o.criterion:
		return int(e.criterion - o.criterion)
	case e.row != o.row:
		return int(e.row - o.row)
	}
	return int(e.rater - o.rater)
}

// owns knows by the owners' names which customers are a rater's own; nil where nothing names the owners.
func (c *collector) owns() func(rater, row int) bool {
	who := c.who
	if who.Owner == nil {
		return nil
	}
	raters := make(map[string]int32) // by the owner as written; -1 for who is no rater
	owner := make([]int32, who.Len)
	for row := range owner {
		name := who.Owner(row)
		rater, known := raters[name]
		if !known {
			rater = -1
			if i, ok := c.roster.index[directory.Fold(name)]; ok && name != "" {
				rater = int32(i)
			}
			raters[name] = rater
		}
		owner[row] = rater
	}
	return func(rater, row int) bool { return int(owner[row]) == rater }
}
