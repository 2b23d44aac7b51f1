package receivables_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tier/credit/receivables"
)

// TestOrderOfRows wants the same sums in any order of the entries, ties and names that several documents bear included, and
// the same items but for which of several equal ones they are.
func TestOrderOfRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		r := rand.New(rand.NewPCG(seed, 2))
		entries := ledgerOf(seed, 200, 5, "", "USD", "EUR")
		for i := range entries { // few days, amounts and numbers make many ties
			e := &entries[i]
			e.Date = e.Date.AddDate(0, 0, -e.Date.YearDay()%300)
			e.Amount = e.Amount/10_000*100 + 33
			if e.Amount < 0 && e.Kind != receivables.Opening {
				t.Fatal("the ledger has changed")
			}
			if r.IntN(3) == 0 {
				e.Number = "N7"
			}
			if e.Against != "" && r.IntN(3) == 0 {
				e.Against = "N7"
			}
		}
		o := asOf("2024-01-31")
		o.Apply = receivables.Apply(r.IntN(3))
		o.CapitalRate, o.NotDueProvision, o.SilentDays = 0.0435, 0.005, 20
		o.Rates = []receivables.Rate{{Currency: "USD", Date: on("2020-01-01"), Rate: 7.1234}, {Currency: "EUR", Date: on("2020-01-01"), Rate: 7.7777}}
		want := computed(t, entries, o)
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		if d := cmp.Diff(want, computed(t, entries, o), cmpopts.IgnoreFields(receivables.Item{}, "Entry"), cmpopts.EquateNaNs(),
			cmpopts.IgnoreFields(receivables.Options{}, "CustomerTerms")); d != "" {
			t.Fatalf("in another order:\n%s", d)
		}
	})
}

func computed(t *rapid.T, entries []receivables.Entry, o receivables.Options) *receivables.Book {
	b, err := receivables.Compute(entries, 5, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
