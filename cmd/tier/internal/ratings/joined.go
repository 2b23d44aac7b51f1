package ratings

import "tier/cmd/tier/internal/directory"

// Joined are customers some of whom are one: per customer the rows that are, the main one first. What the main row does not say,
// the others do, in their order.
func (c *Customers) Joined(groups [][]int, aliases []directory.Alias) Customers {
	out := Customers{Len: len(groups), Aliases: aliases, ID: firstWord(groups, c.ID), Name: firstWord(groups, c.Name)}
	out.Words = func(field string) (func(row int) string, bool) {
		words, ok := c.Words(field)
		return firstWord(groups, words), ok
	}
	if c.Owner != nil {
		out.Owner = firstWord(groups, c.Owner)
	}
	return out
}

// firstWord is what the first row of a group that says anything says.
func firstWord(groups [][]int, words func(row int) string) func(row int) string {
	return func(row int) string {
		for _, one := range groups[row] {
			if word := words(one); word != "" {
				return word
			}
		}
		return ""
	}
}
