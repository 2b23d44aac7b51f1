package report

import (
	"math"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// Explain is one customer's arithmetic under each model, line by line, and the nearest ways to the next tier.
func Explain(r *result.Result, row int, p words.Printer) []Block {
	blocks := raterBlock(r, row, p)
	for i := range r.Models {
		m := &r.Models[i]
		card := m.Scores.Card(row)
		blocks = append(blocks, cardBlock(r, m, row, card, p))
		if i == 0 && r.Segments != nil && !r.IsAside(row) {
			blocks = append(blocks, segmentsBlock(r, row, p))
		}
		if len(card.Groups) > 0 {
			blocks = append(blocks, groupBlock(m, card, p))
		}
		if b := nextTier(m, row, p); len(b.Lines) > 0 {
			blocks = append(blocks, b)
		}
	}
	if r.Previous != nil && r.Previous.Customer(row) >= 0 {
		blocks = append(blocks, since(r.Previous.Moves, r.Previous.Customer(row), p))
	}
	if r.Credit != nil && !r.IsAside(row) {
		blocks = append(blocks, creditBlock(r, row, p))
	}
	if r.Profile != nil {
		blocks = append(blocks, recordBlock(r, row, p))
	}
	return blocks
}

// cardBlock is a customer's arithmetic. Of a row that was excluded before it could be judged, and of one whose rubric
// can't be told, there is none.
func cardBlock(r *result.Result, m *result.Model, row int, card scoring.Card, p words.Printer) Block {
	title := p.Sprintf("%s %s · %s", r.ID(row), r.Name(row), m.Heading())
	if card.Variant != "" {
		title = p.Sprintf("%s · rubric for %s", title, card.Variant)
		if m.Provisional(row) != "" {
			title = p.Sprintf("%s (provisional: judged without history)", title)
		}
	}
	b := Block{Heading: title, Lines: verdictLines(r, m, row, card, p)}
	if len(card.Lines) > 0 {
		b.Table = cardTable(r, m, row, card, p)
	}
	return b
}

func cardTable(r *result.Result, m *result.Model, row int, card scoring.Card, p words.Printer) *Table {
	t := &Table{
		Header: []string{p.Sprintf("Criterion"), p.Sprintf("Cell"), p.Sprintf("Value"), p.Sprintf("Points"), p.Sprintf("Full marks"), p.Sprintf("Weight"),
			p.Sprintf("Weighted"), p.Sprintf("Why")},
		Right: []bool{false, false, true, true, true, true, true, false},
		Spare: []int{1},
	}
	for _, l := range card.Lines {
		why := p.Say(l.Why())
		if !l.Note.IsZero() {
			why = p.Sprintf("%s (%s)", why, l.Note)
		}
		t.Rows = append(t.Rows, Row(l.Criterion.Name, strings.Join(r.Cells(row, l.Criterion), " "), value(l.Value), short(l.Points), short(l.Max),
			weight(l), short(l.Weighted), why))
	}
	t.Footer = Row(p.Sprintf("Score"), "", "", "", "", "", Figure(card.Total, m.Spec.Decimals), "")
	return t
}

// weight is a criterion's part of 100, beside the configured weight where that is another: relative weights, and those
// that make up for criteria that were skipped.
func weight(l scoring.Line) string {
	configured, effective := short(l.Configured), short(l.Weight)
	if configured == effective {
		return effective
	}
	return configured + " → " + effective
}

// value writes what was judged, as it is.
func value(v any) string {
	switch v := v.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case string:
		return v
	}
	return "–"
}

// short writes a figure with as many decimals as it has, four at most.
func short(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return strconv.FormatFloat(scoring.Round(x, 4), 'f', -1, 64)
}

// mergedLines name the rows that aliases made part of the customer's.
func mergedLines(r *result.Result, row int, p words.Printer) []string {
	var lines []string
	for _, m := range r.MergedProblems() {
		if m.Row == row {
			lines = append(lines, p.Sprintf("%s: %s", m.At, m.Message))
		}
	}
	return lines
}

func verdictLines(r *result.Result, m *result.Model, row int, card scoring.Card, p words.Printer) []string {
	lines := append([]string{p.Sprintf("Row: %s", r.At(row, ""))}, mergedLines(r, row, p)...)
	if k, out := r.KnockedOut(row); out {
		return append(lines, p.Sprintf("Outside the tiers, knocked out by %s: %s", k.Name, k.Reason))
	}
	if math.IsNaN(card.Total) {
		for _, why := range card.Why {
			lines = append(lines, p.Sprintf("Unscored: %s: %s", r.At(why.Row, why.Field), why.Message))
		}
		return lines
	}
	lines = append(lines,
		p.Sprintf("Rank %d of %d", m.Scores.Rank[row], m.Population),
		computedLine(r, m, row, p))
	for _, hit := range m.Overridden.Applied[row] {
		lines = append(lines, overrideLine(m, hit, p))
	}
	if r.Config.IsForCredit() {
		lines = append(lines, p.Sprintf("Final grade: %s (%s)", m.Tier(m.Final[row]), r.Reason(m, row, p)))
	} else {
		lines = append(lines, p.Sprintf("Tier: %s (%s)", m.Tier(m.Final[row]), r.Reason(m, row, p)))
	}
	if m.Spec.Scheme.Hold.IsSet() && m.Kept.Previous == nil {
		lines = append(lines, p.Sprintf("Hold: nobody is held in a tier, since no result before is given"))
	}
	lines = append(lines, nextTimeLines(m, row, p)...)
	for k := range m.Beside {
		b := &m.Beside[k]
		lines = append(lines, p.Sprintf("%s: %s, %s", b.Title, Figure(b.Total[row], m.Spec.Decimals), m.Tier(b.Final[row])))
	}
	return lines
}

// nextTimeLines say where a hold by points lets the score of a customer lead him to another tier the next time.
func nextTimeLines(m *result.Model, row int, p words.Printer) (lines []string) {
	s, level := &m.Spec.Scheme, m.Kept.Level[row]
	if s.Hold.Points == 0 || m.Final[row] != level {
		return nil
	}
	if better := s.Better(level); better >= 0 {
		threshold, at := *s.Levels[better].Min, s.NextThreshold(&m.Kept, row, better)
		line := p.Sprintf("Next time: up at %s", short(at))
		if at > threshold {
			line = p.Sprintf("Next time: up at %s (%s and a hold of %s)", short(at), short(threshold), short(s.Hold.Points))
		}
		lines = append(lines, line)
	}
	if worse := s.Worse(level); worse >= 0 && s.Levels[level].Min != nil {
		threshold, below := *s.Levels[level].Min, s.NextThreshold(&m.Kept, row, worse)
		line := p.Sprintf("Next time: down below %s", short(below))
		if below < threshold {
			line = p.Sprintf("Next time: down below %s (%s less a hold of %s)", short(below), short(threshold), short(s.Hold.Points))
		}
		lines = append(lines, line)
	}
	return lines
}

func computedLine(r *result.Result, m *result.Model, row int, p words.Printer) string {
	if r.Config.IsForCredit() {
		return p.Sprintf("Computed grade: %s", m.Tier(m.Computed[row]))
	}
	return p.Sprintf("Computed tier: %s", m.Tier(m.Computed[row]))
}

func overrideLine(m *result.Model, hit tiering.Hit, p words.Printer) string {
	o := m.Spec.Overrides[hit.Override]
	line := p.Sprintf("Override %s: %s → %s (%s)", o.Name, m.Tier(hit.From), m.Tier(hit.To), o.Reason)
	if o.ApprovedBy != "" {
		line = p.Sprintf("%s, approved by %s", line, o.ApprovedBy)
	}
	if !o.Until.IsZero() {
		line = p.Sprintf("%s, until %s", line, o.Until.Format("2006-01-02"))
	}
	return line
}

func groupBlock(m *result.Model, card scoring.Card, p words.Printer) Block {
	t := &Table{
		Header: []string{p.Sprintf("Group"), p.Sprintf("Weight"), p.Sprintf("Weighted"), p.Sprintf("Percent of its weight")},
		Right:  []bool{false, true, true, true},
	}
	for _, g := range card.Groups {
		t.Rows = append(t.Rows, Row(g.Path, short(g.Weight), Figure(g.Weighted, m.Spec.Decimals), Figure(g.Percent, m.Spec.Decimals)+"%"))
	}
	return Block{Heading: p.Sprintf("Subtotals"), Table: t}
}

// lacking is what a score lacks to a threshold, in the steps that scores of so many decimals come in: 1 from 80 to 80.4
// where they have none.
func lacking(score, target float64, decimals int) string {
	steps := math.Pow10(decimals)
	need := math.Ceil(scoring.Round(scoring.Round9(target-score)*steps, 3)) / steps // 3: whatever floats add to a whole number
	return strconv.FormatFloat(scoring.Round(need, decimals), 'f', -1, 64)
}

// nextTier names the single changes that would bring the customer into the next better tier, by the hold of the next time. Only thresholds of the
// score can be aimed at: under shares, the others move too. Where an override holds the customer, points lead nowhere, and it is said which.
func nextTier(m *result.Model, row int, p words.Printer) Block {
	level, kept := -1, m.Kept.Level[row]
	if m.Spec.Scheme.By != tiering.Score || kept < 0 {
		return Block{}
	}
	for i := kept - 1; i >= 0 && level < 0; i-- {
		if m.Spec.Scheme.Levels[i].Min != nil {
			level = i
		}
	}
	if override, isHeld := heldBy(m, row, level); isHeld {
		return heldBlock(m, row, override, p)
	}
	if level < 0 {
		return Block{}
	}
	target := m.Spec.Scheme.NextThreshold(&m.Kept, row, level)
	if m.Scores.Total[row] >= target {
		return Block{Lines: []string{p.Sprintf("To %s no points are lacking, but results in a row: %d", m.Tier(level), m.Spec.Scheme.Hold.Periods)}}
	}
	b := Block{Heading: p.Sprintf("To %s it takes %s more", m.Tier(level), lacking(m.Scores.Total[row], target, m.Spec.Decimals))}
	for _, l := range m.Scores.Lifts(row, target) {
		b.Lines = append(b.Lines, p.Sprintf("%s from %s to %s points: score %s", l.Criterion.Name, short(l.From), short(l.To),
			Figure(l.Total, m.Spec.Decimals)))
	}
	if len(b.Lines) == 0 {
		b.Lines = []string{p.Sprintf("no single criterion is enough; several have to improve")}
	}
	return b
}

// heldBy is the override that keeps a customer from a better tier though the score should reach a level; at the best level
// already, that is the one that he was kept in.
func heldBy(m *result.Model, row, level int) (held tiering.Override, isHeld bool) {
	reached := level
	if level < 0 {
		reached = m.Kept.Level[row]
	}
	for _, hit := range m.Overridden.Applied[row] {
		o := m.Spec.Overrides[hit.Override]
		to := o.Move(reached)
		if to > reached || o.Tier >= 0 && level >= 0 {
			held, isHeld = o, true
		}
		reached = to
	}
	return held, isHeld && reached >= m.Final[row]
}

// heldBlock says that points lead nowhere.
func heldBlock(m *result.Model, row int, o tiering.Override, p words.Printer) Block {
	return Block{Heading: p.Sprintf("No points lead above %s", m.Tier(m.Final[row])),
		Lines: []string{p.Sprintf("as long as the override %s applies: %s", o.Name, o.Reason)}}
}
