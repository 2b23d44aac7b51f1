package result

import (
	"slices"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// hasProvisional reports whether some variant of the model judges without history.
func (m *Model) hasProvisional() bool {
	return slices.ContainsFunc(m.Spec.Variants, func(v scoring.Variant) bool { return v.Provisional })
}

// Provisional is the variant by which a customer's tier is provisional; "" where it is not, or there is no tier.
func (m *Model) Provisional(row int) string {
	if i := m.Scores.Rubric(row); i > 0 && m.Final[row] >= 0 && m.Spec.Variants[i-1].Provisional {
		return m.Spec.Variants[i-1].Name
	}
	return ""
}

// ProvisionalTiers is how many customers' tiers are provisional.
func (m *Model) ProvisionalTiers() int {
	n := 0
	for row := range m.Final {
		if m.Provisional(row) != "" {
			n++
		}
	}
	return n
}

// provisional is the column of whose tier is provisional, by the name of the variant.
func (m *Model) provisional(p words.Printer) []Column {
	if !m.hasProvisional() {
		return nil
	}
	return []Column{{Header: p.Say(provisionalTitle()), Kind: ProvisionalColumn, Cell: func(row int) fileio.Cell { return text(m.Provisional(row)) }}}
}

func provisionalTitle() scoring.Message { return scoring.Say("Provisional") }
