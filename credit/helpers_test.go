package credit

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tier/scoring"
)

var nan = math.NaN()

// list is a list of customers in memory.
type list struct {
	n       int
	numbers map[string][]float64
	texts   map[string][]string
	dates   map[string][]time.Time
}

func (l list) Len() int                               { return l.n }
func (l list) Numbers(field string) ([]float64, bool) { c, ok := l.numbers[field]; return c, ok }
func (l list) Dates(field string) ([]time.Time, bool) { c, ok := l.dates[field]; return c, ok }
func (l list) Texts(field string) (func(int) string, bool) {
	c, ok := l.texts[field]
	return func(row int) string { return c[row] }, ok
}

// expr compiles an expression over fields of numbers, the text industry, the date opened, and code, of no kind.
func expr(t testing.TB, src string, fields ...string) *scoring.Expr {
	t.Helper()
	scope := &scoring.Scope{Fields: []scoring.FieldInfo{{Name: "industry", Kind: scoring.Text},
		{Name: "opened", Kind: scoring.Date}, {Name: "code"}}}
	for _, f := range fields {
		scope.Fields = append(scope.Fields, scoring.FieldInfo{Name: f, Kind: scoring.Number})
	}
	e, err := scoring.Compile(src, scope)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

// diff fails the test where got is not want; NaN equals NaN, and messages are compared in English.
func diff(t *testing.T, want, got any) {
	t.Helper()
	said := cmp.Transformer("say", func(m scoring.Message) string { return m.String() })
	if d := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateEmpty(), said); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// says are messages in English.
func says(messages []scoring.Message) []string {
	var all []string
	for _, m := range messages {
		all = append(all, m.String())
	}
	return all
}

// reasons are messages by row in English.
func reasons(why map[int]scoring.Message) map[int]string {
	all := make(map[int]string)
	for row, m := range why {
		all[row] = m.String()
	}
	return all
}

// faults are faults in English, hint and all.
func faults(found []scoring.Fault) []string {
	var all []string
	for _, f := range found {
		text := f.Message.String()
		if !f.Hint.IsZero() {
			text += " | " + f.Hint.String()
		}
		all = append(all, text)
	}
	return all
}

// problems are problems in English.
func problems(found []scoring.Problem) map[int]string {
	all := make(map[int]string)
	for _, p := range found {
		all[p.Row] = p.Message.String()
	}
	return all
}

// day reads a day; "" is none.
func day(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return at
}

func days(texts ...string) []time.Time {
	var all []time.Time
	for _, text := range texts {
		all = append(all, day(text))
	}
	return all
}

// word returns the texts of a column.
func word(texts ...string) func(row int) string {
	return func(row int) string { return texts[row] }
}

// at reports whether a row is one of those.
func at(rows ...int) func(row int) bool {
	return func(row int) bool { return slices.Contains(rows, row) }
}
