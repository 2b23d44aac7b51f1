package scored

import (
	"path/filepath"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

// from says where figures that were counted come from.
func (c *counter) from() []scoring.Message {
	customers, aside := c.table.Len(), 0
	for _, is := range c.rows.Aside {
		if is {
			aside++
		}
	}
	customers -= aside
	var all []scoring.Message
	if c.table.Sheet() == "" {
		all = append(all, scoring.Say("%s: %d customers, counted as the file is now", base(c.table.File()), customers))
	} else {
		all = append(all, scoring.Say("%s, sheet %s: %d customers, counted as the file is now", base(c.table.File()), c.table.Sheet(), customers))
	}
	if repeats := aside - c.rows.KnockedOut; repeats > 0 {
		all = append(all, scoring.Say("Rows that were set aside as repeats of another: %d", repeats))
	}
	if c.rows.KnockedOut > 0 {
		all = append(all, scoring.Say("Customers who were knocked out, and so have no tier: %d", c.rows.KnockedOut))
	}
	if len(c.pages) == 0 {
		return append(all, scoring.Say("No summary says the order of the tiers: they stand by their mean scores, and tiers of nobody are missing"))
	}
	return append(all, scoring.Say("The order of the tiers, the expected shares and the value are as the summary has them"))
}

// fromRun says where the figures of a .json come from.
func fromRun(file string, t *result.Tables) []scoring.Message {
	all := []scoring.Message{scoring.Say("%s: as the run wrote them, and not counted anew", base(file))}
	for _, in := range t.Inputs {
		all = append(all, scoring.Say("List %s: %d rows", in.File, in.Rows))
	}
	if t.Config != nil {
		all = append(all, scoring.Say("Configuration: %s", t.Config.File))
	}
	if t.AsOf != nil {
		all = append(all, scoring.Say("As of %s", *t.AsOf))
	}
	return all
}

// base is a file's name without its folders.
func base(path string) string { return filepath.Base(filepath.ToSlash(path)) }
