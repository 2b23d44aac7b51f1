package scored

import (
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// The columns of the provenance in which a step's row has its texts, from 0.
const (
	nameAt     = 0
	stateAt    = 1
	hasAt      = 2
	artefactAt = 5
)

// stepsOn finds the eight steps on a workbook's provenance; nil where it does not list all of them, in order.
func stepsOn(page [][]fileio.Cell) []result.TieringStep {
	var steps []result.TieringStep
	for _, row := range page {
		text := func(i int) string {
			if i >= len(row) {
				return ""
			}
			return strings.TrimSpace(row[i].String())
		}
		if st, ok := result.ReadStep(text(nameAt), text(stateAt), text(hasAt), text(artefactAt)); ok && st.Number == len(steps)+1 {
			steps = append(steps, st)
		}
	}
	const all = 8
	if len(steps) != all {
		return nil
	}
	return steps
}
