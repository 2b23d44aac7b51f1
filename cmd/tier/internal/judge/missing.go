package judge

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/credit/backtest"
	"tier/fileio"
)

// missingIn are the values that are read as missing in a field. In the field of what became of a customer, 无 is an answer: no
// default.
func missingIn(cfg *config.Config, f config.Field) *fileio.MissingValues {
	values := cfg.MissingIn(f)
	if c := cfg.Credit; c != nil && c.Outcome == f.Name {
		values = slices.DeleteFunc(slices.Clone(values), func(value string) bool {
			_, known, ok := backtest.Outcome(value)
			return known && ok
		})
	}
	return fileio.NewMissingValues(values)
}
