package result

import "tier/cmd/tier/internal/words"

// PreviousOf is what the result before says of a customer, and what became of him.
type PreviousOf struct {
	Tier  *string  `json:"tier"`
	Score *float64 `json:"score"`
	Move  string   `json:"move"`
}

// PreviousSummary is how customers moved since earlier results, and who is gone.
type PreviousSummary struct {
	Results    []ComparedResult `json:"results"` // the last one is this
	ComparedBy *string          `json:"compared_by"`
	Passages   []Passage        `json:"passages"`
	Lost       []Mover          `json:"lost"`
	Notes      []string         `json:"notes"`
}

func (r *Result) previousSummary(p words.Printer) PreviousSummary {
	m := r.Previous.Moves
	out := PreviousSummary{Results: comparedResults(m), ComparedBy: comparedBy(m.Trend.How), Passages: passages(m), Lost: []Mover{}, Notes: []string{}}
	remarks := m.Remarks()
	for _, c := range r.Previous.Gone() {
		out.Lost = append(out.Lost, moverOf(m, c, remarks, p))
	}
	for _, note := range m.Notes() {
		out.Notes = append(out.Notes, p.Say(note))
	}
	return out
}

// previousOf is null where nothing was compared, and of rows that repeat a customer.
func (r *Result) previousOf(row int) *PreviousOf {
	if r.Previous == nil || r.Previous.Customer(row) < 0 {
		return nil
	}
	tier, score := r.Previous.Before(row)
	out := &PreviousOf{Score: figure(score), Move: r.Previous.State(row).String()}
	if tier != "" {
		out.Tier = &tier
	}
	return out
}
