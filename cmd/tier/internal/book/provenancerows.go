package book

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// tally says where every row of every list went: none is left over.
func (s *provenance) tally() {
	p, all := s.b.p, s.b.r.Tally
	s.section(p.Sprintf("Where every row went"))
	t := &report.Table{
		Header: []string{p.Sprintf("List"), p.Sprintf("Read"), p.Sprintf("Scored"), p.Sprintf("Unscored"), p.Sprintf("Set aside"), p.Sprintf("Left over")},
		Right:  []bool{false, true, true, true, true, true},
		Footer: tallyCells(p.Sprintf("Total"), all),
	}
	tallies, sum := s.tallies()
	if sum == all { // a part of a result has no tally for each list
		for i, in := range s.b.r.List.Tables() {
			t.Rows = append(t.Rows, tallyCells(in.Label(), tallies[i]))
		}
	}
	if all.Merged > 0 {
		addMerged(t, p.Sprintf("Merged"), append(slices.Clone(tallies), all))
	}
	s.table(t)
	if sum == all && all.SetAside > 0 {
		s.note(p.Sprintf("Set aside: %d total rows, %d blank rows, %d notes, %d repeated headers, %d repeats of an id", s.aside()...))
	}
	if n := s.otherRows(); sum == all && n > 0 {
		s.note(p.Sprintf("Set aside are also the rows of other tables below the list: %d", n))
	}
	if n := len(s.b.r.Knocked.By); n > 0 {
		s.note(p.Sprintf("Set aside are also the customers who were knocked out: %d; that is decided where tier runs, and no edit here changes it", n))
	}
	for i := range s.b.r.Models[1:] {
		m := &s.b.r.Models[i+1]
		s.note(p.Sprintf("%s: %d scored, %d unscored", m.Heading(), m.Distribution.All.Count, s.b.r.Unscored(m)))
	}
	s.gap()
}

// addMerged adds the column of merged rows before those that were set aside; the last tally is the footer's.
func addMerged(t *report.Table, header string, tallies []result.Tally) {
	const before = 4
	t.Header, t.Right = slices.Insert(t.Header, before, header), slices.Insert(t.Right, before, true)
	t.Footer = slices.Insert(t.Footer, before, countCell(tallies[len(tallies)-1].Merged))
	for i := range t.Rows {
		t.Rows[i] = slices.Insert(t.Rows[i], before, countCell(tallies[i].Merged))
	}
}

func tallyCells(name string, t result.Tally) []report.Cell {
	return append(report.Row(name), countCell(t.Read), countCell(t.Scored), countCell(t.Unscored), countCell(t.SetAside),
		countCell(t.Read-t.Scored-t.Unscored-t.Merged-t.Lines-t.SetAside))
}

// tallies counts the rows of each list where they went, by the first model, as the whole is counted.
func (s *provenance) tallies() (lists []result.Tally, sum result.Tally) {
	r := s.b.r
	lists = make([]result.Tally, len(r.List.Tables()))
	for row, total := range r.Models[0].Scores.Total {
		table, _ := r.List.Source(row)
		switch {
		case r.IsAside(row):
			lists[table].SetAside++
		case math.IsNaN(total):
			lists[table].Unscored++
		default:
			lists[table].Scored++
		}
	}
	for _, m := range r.MergedRows() {
		table, _ := r.Merged.Below.Source(m.Row)
		lists[table].Merged++
	}
	for i, t := range r.List.Tables() {
		lists[i].Read = t.RowsRead()
		for _, aside := range t.SetAside() {
			lists[i].SetAside += aside.Count
		}
		sum.Read += lists[i].Read
		sum.Scored += lists[i].Scored
		sum.Unscored += lists[i].Unscored
		sum.Merged += lists[i].Merged
		sum.SetAside += lists[i].SetAside
	}
	return lists, sum
}

// otherRows counts the rows of other tables on the lists' sheets.
func (s *provenance) otherRows() int {
	n := 0
	for _, t := range s.b.r.List.Tables() {
		for _, aside := range t.SetAside() {
			if aside.Kind == fileio.OtherRow {
				n += aside.Count
			}
		}
	}
	return n
}

// aside counts the rows that were set aside by why, in the order of the sentence that says so.
func (s *provenance) aside() []any {
	kinds := map[fileio.SetAsideKind]int{}
	for _, t := range s.b.r.List.Tables() {
		for _, aside := range t.SetAside() {
			kinds[aside.Kind] += aside.Count
		}
	}
	return []any{kinds[fileio.TotalRow], kinds[fileio.BlankRow], kinds[fileio.NoteRow], kinds[fileio.HeaderRow], s.b.r.Repeats()}
}
