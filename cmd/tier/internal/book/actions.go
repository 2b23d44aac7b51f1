package book

import (
	"cmp"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// actionsSheet says what is done for each customer who has a tier, the best tier and in it the highest score first.
type actionsSheet struct {
	*columnSheet
	rows []int // of the result
}

// actionsName is the name of the sheet.
func actionsName(p words.Printer) string { return p.Sprintf("Actions") }

func newActionsSheet(b *workbook) *actionsSheet {
	m, s := &b.r.Models[0], &actionsSheet{}
	for row, level := range m.Final {
		if level >= 0 {
			s.rows = append(s.rows, row)
		}
	}
	slices.SortStableFunc(s.rows, func(x, y int) int {
		return cmp.Or(cmp.Compare(m.Final[x], m.Final[y]), cmp.Compare(m.Scores.Rank[x], m.Scores.Rank[y]))
	})
	s.columnSheet = &columnSheet{b: b, name: actionsName(b.p), tab: steel, count: len(s.rows), tall: true, subject: func(row int) int { return s.rows[row] }}
	s.identity()
	s.whose()
	s.treatment()
	return s
}

// whose adds the columns of the owner and the tier.
func (s *actionsSheet) whose() {
	r, p := s.b.r, s.b.p
	if owner, ok := r.Owners(); ok {
		header, _ := r.Called(r.Treated.Spec.Owner)
		s.col(sheetColumn{header: header, width: 12, fill: inputHead, look: wordLook(), cell: func(row int) fileio.Cell { return wordsOf(owner(s.rows[row])) }})
	}
	m := &r.Models[0]
	s.col(sheetColumn{header: p.Sprintf("Tier"), width: 14, fill: navy, look: wordLook(), cell: func(row int) fileio.Cell { return wordsOf(m.Tier(m.Final[s.rows[row]])) }})
}

// treatment adds the columns of the decision and the measures.
func (s *actionsSheet) treatment() {
	t, p := s.b.r.Treated, s.b.p
	add := func(header string, width float64, note string, text func(row int) string) {
		s.col(sheetColumn{header: header, note: note, width: width, fill: steel, look: wrappedLook(), cell: func(row int) fileio.Cell { return wordsOf(text(s.rows[row])) }})
	}
	if len(t.Spec.Decisions) > 0 {
		add(p.Sprintf("Decision"), 30, p.Sprintf("What is made of the customer: the first decision whose condition he meets."), t.Action)
		add(p.Sprintf("Why"), 52, p.Sprintf("The rule that decided, with the customer's figures."), func(row int) string { return t.Why(row, p) })
	}
	if len(t.Spec.Measures) > 0 {
		add(p.Sprintf("Measures"), 64, p.Sprintf("What is done for customers like this one, how often, how soon and by whom."), func(row int) string { return measuresText(t, row, p) })
	}
}

// measuresText are a customer's measures with when they are due and whose task they are.
func measuresText(t *result.Treated, row int, p words.Printer) string {
	var all []string
	for _, i := range t.Measures(row) {
		m := &t.Spec.Measures[i]
		var about []string
		if due := result.Due(m, p); due != "" {
			about = append(about, due)
		}
		if m.Who != "" {
			about = append(about, m.Who)
		}
		text := m.Name
		if len(about) > 0 {
			text = p.Sprintf("%s (%s)", text, strings.Join(about, p.Sprintf(", ")))
		}
		all = append(all, text)
	}
	return strings.Join(all, p.Sprintf("; "))
}

// wrappedLook is how longer texts look.
func wrappedLook() look {
	return look{line: hairline, wrap: true, middle: true, align: "left", indent: 1}
}
