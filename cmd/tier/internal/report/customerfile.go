package report

import (
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// knockoutBlock says whom knock-outs placed outside the tiers.
func knockoutBlock(r *result.Result, p words.Printer) Block {
	t := &Table{Header: []string{p.Sprintf("Knock-out"), p.Sprintf("Customers"), p.Sprintf("Reason")}, Right: []bool{false, true, false}}
	for i, k := range r.Config.Knockouts {
		t.Rows = append(t.Rows, []Cell{{Text: k.Name}, count(r.Knocked.Count[i]), {Text: k.Reason}})
	}
	return Block{Heading: p.Sprintf("Knocked out, and so outside the tiers: %d", len(r.Knocked.By)), Table: t}
}

// fileBlock says how well the customer file is kept.
func fileBlock(r *result.Result, p words.Printer) Block {
	s := r.SummariseFile()
	t := &Table{Header: []string{p.Sprintf("Block"), p.Sprintf("Fields"), p.Sprintf("Complete")}, Right: []bool{false, true, true}}
	for i, b := range r.Profile.Blocks {
		t.Rows = append(t.Rows, []Cell{{Text: b.Name}, count(len(b.Fields)), percent(s.Blocks[i])})
	}
	t.Footer = []Cell{{Text: p.Sprintf("Total")}, count(len(r.Profile.Fields())), percent(s.Total)}
	b := Block{Heading: p.Sprintf("Customer file"), Table: t}
	if s.Incomplete > 0 {
		b.Lines = append(b.Lines, p.Sprintf("Customers with blank fields: %d of %d", s.Incomplete, s.Customers))
	}
	if stale := Stale(r, p); stale != "" {
		b.Lines = append(b.Lines, stale)
	}
	if s.Undated > 0 {
		b.Lines = append(b.Lines, p.Sprintf("Records without a day of their last update: %d", s.Undated))
	}
	if absent := r.AbsentFields(); len(absent) > 0 {
		b.Lines = append(b.Lines, p.Sprintf("Not in the list, and so blank for everybody: %s", strings.Join(r.Headers(absent), p.Sprintf(", "))))
	}
	return b
}

// Stale says how many records are stale; "" where none is, or nobody can know.
func Stale(r *result.Result, p words.Printer) string {
	s := r.SummariseFile()
	if s.Stale == 0 {
		return ""
	}
	return p.Sprintf("Stale records: %d of %d (last updated more than %d days before %s)",
		s.Stale, s.Customers, r.Profile.Stale, r.Config.AsOf.Format("2006-01-02"))
}

// recordBlock is one customer's file.
func recordBlock(r *result.Result, row int, p words.Printer) Block {
	t := &Table{Header: []string{p.Sprintf("Block"), p.Sprintf("Complete")}, Right: []bool{false, true}}
	for i, b := range r.Profile.Blocks {
		t.Rows = append(t.Rows, []Cell{{Text: b.Name}, percent(r.Profile.Share(row, i))})
	}
	t.Footer = []Cell{{Text: p.Sprintf("Total")}, percent(r.Profile.Total(row))}
	b := Block{Heading: p.Sprintf("Customer file"), Table: t}
	if missing := r.Profile.Missing(row); len(missing) > 0 {
		b.Lines = append(b.Lines, p.Sprintf("Blank: %s", strings.Join(r.Headers(missing), p.Sprintf(", "))))
	}
	if day, ok := r.Profile.LastUpdated(row); ok {
		line := p.Sprintf("Last updated: %s", day.Format("2006-01-02"))
		if days, ok := r.Profile.Days(row); ok {
			line = p.Sprintf("%s, %d days before %s", line, days, r.Config.AsOf.Format("2006-01-02"))
		}
		if r.Profile.IsStale(row) {
			line = p.Sprintf("%s: stale", line)
		}
		b.Lines = append(b.Lines, line)
	}
	return b
}
