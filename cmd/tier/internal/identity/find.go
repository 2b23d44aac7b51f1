package identity

import (
	"slices"

	"tier/scoring"
)

// Kind says what a finding is about.
type Kind uint8

const (
	WrongCode Kind = iota // a code that can't be right, or isn't written as it should be
	SameCode              // several customers with one valid code: one customer for sure
	SameID                // ids that differ only in what people don't see
	SameName              // names that are one name written in several ways
)

// String is the kind's name in JSON.
func (k Kind) String() string {
	return [...]string{"wrong_code", "same_code", "same_id", "same_name"}[k]
}

// Finding is something to look at.
type Finding struct {
	Kind  Kind
	Field string          // id, name, or the field of the code
	Rows  []int           // ascending: those that are likely one customer, or the one whose code is wrong
	Fault scoring.Message // of a wrong code
}

// Customers are those of a list.
type Customers struct {
	Len      int
	ID, Name func(row int) string // "" where a row has none; nil where no row has
	Codes    []Codes
	Workers  int // goroutines at once; 0 is as many as Go runs
}

// Codes are a column of 统一社会信用代码.
type Codes struct {
	Field string
	Of    func(row int) string // "" where a row has none
}

// Find looks at all customers. The findings come in the order of their first rows, and do not depend on the order of the
// rows otherwise. Of rows that several things tell to be one customer, the surest is said: the code, then the id, then the
// name. Rows whose ids are equal are no finding: the caller decides on them.
func Find(who *Customers) []Finding {
	f := finder{who: who, told: make(map[int][]int)}
	for _, codes := range who.Codes {
		f.codes(codes)
	}
	f.ids()
	f.names()
	slices.SortStableFunc(f.found, func(a, b Finding) int { return a.Rows[0] - b.Rows[0] })
	return f.found
}

type finder struct {
	who    *Customers
	found  []Finding
	told   map[int][]int        // by row: the findings, from 0, that say that it is a customer's of other rows too
	codeOf func(row int) string // the valid code of a row; nil where no codes are known
}

// codes checks a column of codes, and finds the rows that have one in common.
func (f *finder) codes(codes Codes) {
	normal := func(row int) string {
		code, _ := CheckCode(codes.Of(row))
		return code
	}
	for row := range f.who.Len {
		if text := codes.Of(row); text != "" {
			if _, fault := CheckCode(text); !fault.IsZero() {
				f.found = append(f.found, Finding{WrongCode, codes.Field, []int{row}, fault})
			}
		}
	}
	f.enter(SameCode, codes.Field, alike(f.who.Len, f.who.Workers, func(dst []byte, row int) []byte { return append(dst, normal(row)...) }))
	if f.codeOf == nil {
		f.codeOf = normal
	}
}

// ids finds the ids that are one but for what people don't see.
func (f *finder) ids() {
	ids := f.who.ID
	if ids == nil {
		return
	}
	if forms := formsOf(f.who); !forms.areTheirOwn() {
		f.enter(SameID, "id", alike(f.who.Len, f.who.Workers, func(dst []byte, row int) []byte { return FoldID(dst, ids(row)) }))
	}
}

// names finds the names that are one name: first those that stand with a region and without one, then those of one region.
func (f *finder) names() {
	names := f.who.Name
	if names == nil {
		return
	}
	hashes := f.hashNames()
	for _, these := range [][]uint64{hashes.regionless(), hashes.withRegions()} {
		var agreeing [][]int
		for _, rows := range alikeIn(these, foldedNames(names)) {
			agreeing = append(agreeing, f.agree(rows)...)
		}
		f.enter(SameName, "name", agreeing)
	}
}

// foldedNames folds names without their regions, which agree tells apart.
func foldedNames(names func(row int) string) fold {
	return func(dst []byte, row int) []byte {
		dst, _ = FoldName(dst, names(row))
		return dst
	}
}

// agree parts rows of one name by their regions: a name without one may be that of any, if all others are in one region. A
// name that isn't distinctive says nothing, nor does one whose rows have a valid code of their own each.
func (f *finder) agree(rows []int) [][]int {
	folded, _ := FoldName(nil, f.who.Name(rows[0]))
	if !isDistinctive(folded) {
		return nil
	}
	byRegion := make(map[string][]int)
	var regions []string
	for _, row := range rows {
		_, region := FoldName(nil, f.who.Name(row))
		if byRegion[region] == nil {
			regions = append(regions, region)
		}
		byRegion[region] = append(byRegion[region], row)
	}
	parts := [][]int{rows}
	if len(byRegion) > 2 || len(byRegion) == 2 && byRegion[""] == nil {
		parts = nil
		for _, region := range regions {
			parts = append(parts, byRegion[region])
		}
	}
	return slices.DeleteFunc(parts, func(part []int) bool { return len(part) < 2 || f.haveOwnCodes(part) })
}

// haveOwnCodes reports whether each of some rows has a valid code that no other of them has.
func (f *finder) haveOwnCodes(rows []int) bool {
	if f.codeOf == nil {
		return false
	}
	codes := make(map[string]bool)
	for _, row := range rows {
		if code := f.codeOf(row); code != "" {
			codes[code] = true
		}
	}
	return len(codes) == len(rows)
}

// enter keeps groups of at least two different ids, unless what is surer has told as much of the same rows.
func (f *finder) enter(kind Kind, field string, groups [][]int) {
	for _, rows := range groups {
		isTold := func(i int) bool { return contains(f.found[i].Rows, rows) }
		if !f.severalIDs(rows) || slices.ContainsFunc(f.told[rows[0]], isTold) {
			continue
		}
		for _, row := range rows {
			f.told[row] = append(f.told[row], len(f.found))
		}
		f.found = append(f.found, Finding{Kind: kind, Field: field, Rows: rows})
	}
}

// severalIDs reports whether not all rows have the same id.
func (f *finder) severalIDs(rows []int) bool {
	if f.who.ID == nil {
		return true
	}
	first := f.who.ID(rows[0])
	return first == "" || slices.ContainsFunc(rows, func(row int) bool { return f.who.ID(row) != first })
}

func contains(all, some []int) bool {
	return !slices.ContainsFunc(some, func(row int) bool { _, in := slices.BinarySearch(all, row); return !in })
}
