package tiering

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestSortComplaints(t *testing.T) {
	c := func(id string, tier int, filed, due int) Complaint {
		one := Complaint{ID: id, Tier: tier, Line: len(id)}
		if filed > 0 {
			one.Filed = date(2026, 10, filed, 0)
		}
		if due > 0 {
			one.Due = date(2026, 10, due, 0)
		}
		return one
	}
	all := []Complaint{c("no tier", -1, 1, 1), c("small", 3, 1, 2), c("later", 0, 1, 9), c("b", 0, 3, 8), c("a", 0, 3, 8), c("no day", 0, 1, 0), c("old", 0, 2, 8)}
	SortComplaints(all)
	var order []string
	for _, one := range all {
		order = append(order, one.ID)
	}
	diff(t, []string{"old", "a", "b", "later", "no day", "small", "no tier"}, order)
}

// TestComplaintOrderIsTotal: however complaints are shuffled, their order is the same.
func TestComplaintOrderIsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := func(label string) time.Time {
			if n := rapid.IntRange(0, 3).Draw(t, label); n > 0 {
				return date(2026, 10, n, 0)
			}
			return time.Time{}
		}
		var all []Complaint
		for line := range rapid.IntRange(0, 40).Draw(t, "lines") {
			all = append(all, Complaint{Line: line, Tier: rapid.IntRange(-1, 2).Draw(t, "tier"), Filed: day("filed"), Due: day("due"),
				ID: rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "id")})
		}
		shuffled := slices.Clone(all)
		seed := rapid.Uint64().Draw(t, "seed")
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		SortComplaints(all)
		SortComplaints(shuffled)
		if !slices.Equal(all, shuffled) {
			t.Fatalf("%v\n%v", all, shuffled)
		}
		for i := 1; i < len(all); i++ {
			a, b := all[i-1], all[i]
			if a.Tier < 0 && b.Tier >= 0 || a.Tier >= 0 && b.Tier >= 0 && a.Tier > b.Tier {
				t.Fatalf("tier %d before %d", a.Tier, b.Tier)
			}
			if a.Tier == b.Tier && !b.Due.IsZero() && (a.Due.IsZero() || a.Due.After(b.Due)) {
				t.Fatalf("%v before %v", a.Due, b.Due)
			}
		}
	})
}

func TestComplaintOverdue(t *testing.T) {
	c := Complaint{Due: date(2026, 10, 9, 0)}
	diff(t, []bool{false, true}, []bool{c.IsOverdue(date(2026, 10, 9, 23)), c.IsOverdue(date(2026, 10, 10, 0))})
	c.Closed, c.Settled = true, date(2026, 10, 10, 0)
	diff(t, []bool{false, true}, []bool{c.IsOverdue(date(2026, 12, 1, 0)), c.WasLate()})
}
