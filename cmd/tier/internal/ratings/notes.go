package ratings

import (
	"slices"

	"tier/fileio"
	"tier/scoring/panel"
)

// allNotes are what was assumed, and who handed in nothing.
func (c *collector) allNotes() []fileio.Message {
	notes := slices.Concat(c.roster.notes, c.notes, assumed(c.meters))
	if c.cfg.Panel.Owner != "" && c.cfg.Panel.Own == panel.Exclude && c.who.Owner == nil {
		notes = append(notes, fileio.Say("no column names the owners of customers: a rater's ratings of his own customers can't be told from others"))
	}
	rated := make([]bool, len(c.roster.raters))
	for _, e := range c.entries {
		rated[e.rater] = true
	}
	var silent []string
	for i, rater := range c.roster.raters {
		if !rated[i] {
			silent = append(silent, rater.Name)
		}
	}
	const most = 20
	for _, name := range silent[:min(most, len(silent))] {
		notes = append(notes, fileio.Say("no ratings from %s", name))
	}
	if more := len(silent) - most; more > 0 {
		notes = append(notes, fileio.Say("no ratings from %d more raters of the panel", more))
	}
	return notes
}

// detected says of each file how many ratings it holds, and whose.
func (c *collector) detected(files []*Source) ([]File, []fileio.Message) {
	all := make([]File, len(files))
	raters := make([][]bool, len(files))
	for i, f := range files {
		all[i] = File{Path: f.Path, SHA256: f.SHA256}
		raters[i] = make([]bool, len(c.roster.raters))
	}
	for _, e := range c.entries {
		file := c.file[e.table]
		all[file].Ratings++
		raters[file][e.rater] = true
	}
	var said []fileio.Message
	for i, f := range all {
		var names []string
		for k, rater := range c.roster.raters {
			if raters[i][k] {
				names = append(names, rater.Name)
			}
		}
		if f.Ratings == 0 {
			said = append(said, fileio.Say("%s: no ratings", f.Path))
		} else {
			said = append(said, fileio.Say("%s: %d ratings by %s", f.Path, f.Ratings, some(names)))
		}
	}
	return all, said
}
