package judge

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// TestCensusAgainstMap: what a map of all ids finds, in any order of the ids.
func TestCensusAgainstMap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ids := rapid.SliceOf(rapid.Map(rapid.IntRange(0, 60), func(n int) string {
			if n == 0 {
				return ""
			}
			return strconv.Itoa(n)
		})).Draw(rt, "ids")
		if rapid.Bool().Draw(rt, "sorted") {
			slices.Sort(ids)
		}
		want := make(map[string][]int)
		for row, id := range ids {
			want[id] = append(want[id], row)
		}
		wantBlank := want[""]
		delete(want, "")
		for id, rows := range want {
			if len(rows) == 1 {
				delete(want, id)
			}
		}
		got, blank := census(len(ids), func(row int) string { return ids[row] })
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			rt.Fatalf("%q: %s", ids, d)
		}
		if !slices.Equal(blank, wantBlank) {
			rt.Fatalf("%q: blank in rows %v, want %v", ids, blank, wantBlank)
		}
	})
}

// BenchmarkCensus looks for repeats among a million ids, in their order and out of it.
func BenchmarkCensus(b *testing.B) {
	ids := make([]string, 1_000_000)
	for _, order := range []struct {
		name string
		step int
	}{{"sorted", 1}, {"shuffled", 611_953}} {
		for row := range ids {
			ids[row] = fmt.Sprintf("C%08d", row*order.step%len(ids))
		}
		b.Run(order.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if again, _ := census(len(ids), func(row int) string { return ids[row] }); again != nil {
					b.Fatal(again)
				}
			}
		})
	}
}
