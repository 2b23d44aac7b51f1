package report

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// LoadBlock is how many customers there are for each of the people who look after them.
func LoadBlock(r *result.Result, i int, p words.Printer) Block {
	spec := &r.Segments.Spec.By[i]
	staff := StaffName(spec.Load, p)
	t := &Table{Header: []string{LoadName(r, i, p)}, Right: []bool{false}}
	for _, c := range spec.Classes {
		t.Header, t.Right = append(t.Header, c.Name), append(t.Right, true)
	}
	t.Header = append(t.Header, p.Sprintf("Total"), p.Sprintf("per %s", staff))
	t.Right = append(t.Right, true, true)
	for _, l := range r.Loads(i) {
		cells := Row(LoadWord(l, spec.Load.By != "", p))
		for _, n := range l.Counts {
			cells = append(cells, count(n))
		}
		each := figure(float64(l.Count)/spec.Load.Staff, 1)
		if IsNowhere(l, spec.Load) {
			each = Cell{Text: "–"}
		}
		t.Rows = append(t.Rows, append(cells, count(l.Count), each))
	}
	return Block{Heading: p.Sprintf("%s: customers per %s", spec.Title, staff), Table: t,
		Lines: []string{p.Sprintf("%s in each: %s, as the configuration says", staff, short(spec.Load.Staff))}}
}

// IsNowhere reports whether customers belong to no store, so that there are no people of one to look after them.
func IsNowhere(l result.Load, spec *tiering.Load) bool { return spec.By != "" && l.Name == "" }

// StaffName is what the people are called who look after customers.
func StaffName(l *tiering.Load, p words.Printer) string {
	if l.Title == "" {
		return p.Sprintf("staff")
	}
	return l.Title
}

// LoadName is what people belong to who look after customers.
func LoadName(r *result.Result, i int, p words.Printer) string {
	if by := r.Segments.Spec.By[i].Load.By; by != "" {
		return r.NameOf(by)
	}
	return p.Sprintf("Customers")
}

// LoadWord is one of those.
func LoadWord(l result.Load, hasField bool, p words.Printer) string {
	switch {
	case l.Name != "":
		return l.Name
	case hasField:
		return p.Sprintf("(blank)")
	}
	return p.Sprintf("Total")
}
