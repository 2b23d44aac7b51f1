package book

import "tier/cmd/tier/internal/report"

// problemKinds counts what the sheet of problems lists, by kind; each leads to the first of its kind there.
func (s *summary) problemKinds(listed *problems) {
	if listed == nil || listed.count() == 0 {
		return
	}
	p := s.b.p
	s.section(p.Sprintf("Problems by kind"))
	t := &report.Table{Header: []string{p.Sprintf("Kind"), p.Sprintf("Entries")}, Right: []bool{false, true}}
	wide := s.spans(t)
	s.header(t, wide)
	for _, kind := range listed.kinds() {
		n := s.add(pageRowHeight,
			textCell(kind.name, s.b.style(look{line: hairline, middle: true, link: true})),
			numberCell(float64(kind.count), s.b.style(look{line: hairline, middle: true, align: "right", indent: 1, format: wholeFormat})))
		s.links = append(s.links, link{at(1, n), quoted(problemsName(p)) + "!" + at(1, kind.first)})
	}
	s.gap()
}

// problemKind is the entries of a kind on the sheet of problems.
type problemKind struct {
	name         string
	count, first int // first is the row of the first of them
}

// kinds are those that there are any of. Parts of one kind follow each other.
func (s *problems) kinds() []problemKind {
	var kinds []problemKind
	next := 2 // below the header
	for _, part := range s.parts {
		n := len(part.list)
		if last := len(kinds) - 1; n > 0 && last >= 0 && kinds[last].name == part.kind {
			kinds[last].count += n
		} else if n > 0 {
			kinds = append(kinds, problemKind{part.kind, n, next})
		}
		next += n
	}
	return kinds
}
