package judge

import (
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring/profile"
)

// customerFile is the customer file that the configuration asks for; nil where it doesn't. A field without a column is
// blank for everybody.
func customerFile(cfg *config.Config, list *fileio.List) *profile.Profile {
	if cfg.Profile == nil {
		return nil
	}
	updated, _ := list.Dates(cfg.Profile.Updated)
	return profile.New(cfg.Profile, func(field string) func(row int) bool { return filledIn(list, field) }, updated, cfg.AsOf)
}

// filledIn says in which rows a field is filled in. It looks at the cells as they are: a phone number is no figure, and
// who writes 不详 has filled it in.
func filledIn(list *fileio.List, field string) func(row int) bool {
	var columns []func(row int) fileio.Cell
	for _, c := range list.FieldColumns(field) {
		columns = append(columns, list.Cells(c))
	}
	return func(row int) bool {
		for _, cell := range columns {
			if c := cell(row); isFilled(&c) {
				return true
			}
		}
		return false
	}
}

func isFilled(c *fileio.Cell) bool {
	switch c.Kind {
	case fileio.Empty, fileio.ErrorValue:
		return false
	case fileio.Text:
		return strings.TrimSpace(c.Text) != ""
	}
	return true
}
