package periods_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/periods"
	"tier/tiering"
)

// TestLabels: a result is called by its file, and of files of one name by as much of their folders as tells them apart.
func TestLabels(t *testing.T) {
	for _, tc := range []struct{ files, want []string }{
		{[]string{"a/q1.xlsx", "b/q2.xlsx"}, []string{"q1.xlsx", "q2.xlsx"}},
		{[]string{"q1/list.xlsx", "q2/list.xlsx"}, []string{"q1/list.xlsx", "q2/list.xlsx"}},
		{[]string{"/x/2025/q1/list.xlsx", "/x/2026/q1/list.xlsx", "/x/2026/q2/list.xlsx"}, []string{"2025/q1/list.xlsx", "2026/q1/list.xlsx", "q2/list.xlsx"}},
		{[]string{"./list.xlsx", "q1//list.xlsx", "other.xlsx"}, []string{"list.xlsx", "q1/list.xlsx", "other.xlsx"}},
		{[]string{"q1/list.xlsx", "../q1/list.xlsx"}, []string{"q1/list.xlsx", "../q1/list.xlsx"}},
		{[]string{"-", "list.xlsx"}, []string{"-", "list.xlsx"}},
		{[]string{"list.xlsx", "list.xlsx"}, []string{"list.xlsx", "list.xlsx"}},
	} {
		var all []*periods.Snapshot
		for _, file := range tc.files {
			all = append(all, &periods.Snapshot{File: file, Levels: []tiering.Level{{Name: "A"}}})
		}
		if diff := cmp.Diff(tc.want, periods.Compare(all, nil).Labels()); diff != "" {
			t.Errorf("%v: %s", tc.files, diff)
		}
	}
}
