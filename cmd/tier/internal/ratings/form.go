package ratings

import (
	"path/filepath"
	"strings"

	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// label is what a form says of itself, above its table or below it.
type labelled struct {
	text string
	at   fileio.Place
}

// form is who filled in a table, as far as the table says so.
type form struct {
	rater, role, period labelled
	heads               bool // the rater stands above the table
}

// formOf reads the labels of a table: 评价人 beside a name, or 评价人：王强 in one cell.
func formOf(t *fileio.Table) form {
	var f form
	for _, line := range t.Above() {
		for i := range line.Cells {
			at := t.HeaderPlace(-1)
			at.Row = line.Row
			f.take(line.Cells, i, at)
		}
	}
	f.heads = f.rater.text != ""
	for _, aside := range t.SetAside() {
		if aside.Kind == fileio.NoteRow { // the signature below the table
			f.take([]fileio.Cell{{Kind: fileio.Text, Text: aside.Text}}, 0, aside.Place)
		}
	}
	return f
}

// take takes the value of the label in a cell; the first value of each label counts.
func (f *form) take(cells []fileio.Cell, i int, at fileio.Place) {
	text := textOf(cells[i])
	name, value, inside := cutColon(text)
	into := f.of(name)
	if into == nil || into.text != "" {
		return
	}
	at.Col = i + 1
	if inside = inside && value != ""; !inside {
		beside := besides(cells, i)
		if beside < 0 {
			return
		}
		value, at.Col = textOf(cells[beside]), beside+1
	}
	*into = labelled{value, at}
}

// of is what a label is about; nil where that is nothing here.
func (f *form) of(label string) *labelled {
	switch {
	case isAmong(label, raterWords()):
		return &f.rater
	case isAmong(label, roleWords()):
		return &f.role
	case isAmong(label, periodWords()):
		return &f.period
	}
	return nil
}

// besides is the cell that holds the value of a label: the next one, where the label is not merged over several; -1 where
// that is blank or a label itself.
func besides(cells []fileio.Cell, label int) int {
	for i := label + 1; i < len(cells); i++ {
		text := textOf(cells[i])
		if text != "" && text == textOf(cells[label]) {
			continue
		}
		if _, _, isLabel := cutColon(text); text == "" || isLabel || (&form{}).of(text) != nil || isAmong(text, formWords()) {
			return -1
		}
		return i
	}
	return -1
}

func cutColon(text string) (before, after string, ok bool) {
	before, after, ok = strings.Cut(strings.ReplaceAll(text, "：", ":"), ":")
	return directory.Trim(before), directory.Trim(after), ok
}

// raterOf is who filled in a table without a column of raters: as the cells above it say, or else the sheet's name, or else
// the file's. Otherwise wrong says why nobody is known to have.
func (c *collector) raterOf(t *fileio.Table, f form) (rater int, wrong scoring.Message, at fileio.Place) {
	if isErrorText(f.rater.text) {
		said := errorCell(fileio.Cell{Kind: fileio.Text, Text: f.rater.text})
		return -1, scoring.Say(said.Format, said.Args...), f.rater.at
	}
	if f.rater.text != "" {
		rater, wrong = c.roster.find(f.rater.text, f.role.text)
		return rater, wrong, f.rater.at
	}
	file := strings.TrimSuffix(filepath.Base(t.File()), filepath.Ext(t.File()))
	name := c.roster.within(file)
	if c.roster.has(t.Sheet()) {
		name = t.Sheet()
	}
	at = t.HeaderPlace(-1)
	if name == "" {
		return -1, scoring.Say("whose ratings are these? write %s and the rater's name into two cells above the table", "评价人 / Rater"), at
	}
	rater, wrong = c.roster.find(name, f.role.text)
	return rater, wrong, at
}

// isOfOtherPeriod reports whether a form says another period than the configuration.
func (c *collector) isOfOtherPeriod(f form) bool {
	period, said := c.cfg.Period, f.period.text
	return period != "" && said != "" && directory.Fold(said) != directory.Fold(period)
}

// tellPeriod says that a form of another period doesn't count, or that it does all the same.
func (c *collector) tellPeriod(f *Source, said labelled) {
	if f.AnyPeriod {
		c.notes = append(c.notes, fileio.Say("%s: the form is of the period %s, not of %s", f.Path, said.text, c.cfg.Period))
		return
	}
	c.refuseAt(-1, said.at, c.spot(-1, -1), scoring.Say("the form is of the period %s, not of %s, and its ratings don't count: move it away, or count all periods with --any-period",
		said.text, c.cfg.Period))
}
