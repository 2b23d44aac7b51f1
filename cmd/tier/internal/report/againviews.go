package report

import (
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
)

// viewsAgain are the tables beside the tiers, as far as the file holds them.
func viewsAgain(r *scored.Result, p words.Printer) []Block {
	v, m := &r.Views, &r.Models[0]
	with := crossing{levels: m.Levels}
	var blocks []Block
	for i := range v.Crossings {
		c := &v.Crossings[i]
		if all := c.Groups[len(c.Groups)-1]; all.Value == all.Value {
			with.value, with.places = words.InUnit(r.Value, r.Unit), amountDecimals(m.Distribution)
		}
		blocks = append(blocks, crossedAgain(c, with, headingAgain(r, m), p)...)
	}
	if len(v.Flags) > 0 {
		blocks = append(blocks, flagsAgain(r, p))
	}
	if v.Moves != nil {
		blocks = append(blocks, movesAgain(v, p)...)
	}
	if v.AsksNear {
		headings := make(map[string]string)
		for i := range r.Models {
			headings[r.Models[i].Name] = r.Models[i].Heading
		}
		blocks = append(blocks, nearest(v.Near, headings, func(string) int { return m.Decimals }, p))
	}
	for _, b := range doneBlocks(v.Done, v.Scheme, p) {
		b.Table = b.Table.filled()
		blocks = append(blocks, b)
	}
	if v.Estimates != nil {
		blocks = append(blocks, estimatesAgain(v.Estimates, p))
	}
	return blocks
}

// crossedAgain is a matrix as people draw it, and the tiers by classes or cells.
func crossedAgain(c *scored.Crossing, with crossing, heading string, p words.Printer) []Block {
	var blocks []Block
	if c.X != "" {
		blocks = append(blocks, Block{Heading: c.Title, Table: with.square(c.X, c.Y, c.Groups, p), Lines: cutLines(c.Cuts, c.X, c.Y, p)})
	}
	b := Block{Heading: p.Sprintf("%s: tiers by %s", heading, c.Title), Table: with.table(c.Title, c.Groups, p)}
	if c.NotKnown > 0 {
		b.Lines = append(b.Lines, unclassed(c.NotKnown, p))
	}
	for _, note := range c.Notes {
		b.Lines = append(b.Lines, p.Sprintf("%s: %s", note.Class, note.Text))
	}
	return append(blocks, b)
}

func flagsAgain(r *scored.Result, p words.Printer) Block {
	v, m := &r.Views, &r.Models[0]
	var lines []flagLine
	for i := range v.Flags {
		f := &v.Flags[i]
		l := flagLine{Cross: f.Cross, reason: f.Reason}
		if f.Alarm != nil {
			l.alarm = AlarmWord(*f.Alarm, p)
		}
		if f.NotKnown != nil {
			l.noAnswer = count(*f.NotKnown)
		}
		lines = append(lines, l)
	}
	b := Block{Heading: p.Sprintf("Flags"), Table: flagTable(m.Levels, lines, p).filled()}
	if v.Flagged >= 0 {
		b.Heading = p.Sprintf("Flags: %d of %d customers bear one", v.Flagged, m.Distribution.All.Count+m.Unscored)
	}
	return b
}

// movesAgain is how customers moved since the result before.
func movesAgain(v *scored.Views, p words.Printer) []Block {
	m := *v.Moves
	m.Results = slices.Clone(m.Results)
	if m.Results[0].File == "" && m.Results[0].AsOf.IsZero() {
		before := *m.Results[0]
		before.File = p.Sprintf("the result before")
		m.Results[0] = &before
	}
	blocks := Migration(&m, p)
	if v.LostGone {
		last := &blocks[len(blocks)-1]
		last.Lines = append(last.Lines, p.Sprintf("Customers who were lost are in no row of this file, and so not among these"))
	}
	return blocks
}

// estimatesAgain are the estimates, and where the published figures are from.
func estimatesAgain(e *scored.Estimates, p words.Printer) Block {
	b := Block{Heading: p.Sprintf("Service what-if: estimates, not figures of the list")}
	if len(e.Lines) == 0 {
		b.Lines = []string{p.Sprintf("nothing can be estimated: the list has none of the fields, or their constants are not configured")}
		return b
	}
	b.Table = &Table{Header: []string{p.Sprintf("Estimate"), p.Sprintf("Figure")}, Right: []bool{false, true}}
	for _, l := range e.Lines {
		b.Table.Rows = append(b.Table.Rows, []Cell{{Text: l.Title}, estimated(l.Value, l.IsMoney)})
	}
	if e.Untold > 0 {
		b.Lines = append(b.Lines, p.Say(result.Untold(e.Untold)))
	}
	if e.Odd > 0 {
		b.Lines = append(b.Lines, oddComplaints(e.Odd, p))
	}
	for _, l := range e.Missing {
		b.Lines = append(b.Lines, without(l.Header, l.Customers, p))
	}
	b.Lines = append(b.Lines, cited(e.Sources, p)...)
	return b
}
