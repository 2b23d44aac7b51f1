package scored_test

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

const movedList = "编号,名称,甲(万元),评价\n1,子,10,优秀\n1,子,7,优秀\n02,丑,20,合格\n3,寅,,合格\n4,卯,1,差\n5,辰,91,优秀\n"

// TestSnapshots: of each file the same customers, in both languages. A .csv doesn't say the day, the title, the order of the
// tiers or the value.
func TestSnapshots(t *testing.T) {
	r := resulttest.Judge(t, resulttest.Load(t, resulttest.PeriodRubric), resulttest.List(t, "list.csv", movedList))
	nan := math.NaN()
	want := &scored.Snapshot{
		Title: "客户分级", Levels: []tiering.Level{{Name: "关键", OverrideOnly: true}, {Name: "A级"}, {Name: "B级"}, {Name: "C级"}}, Ordered: true,
		AsOf: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC), Value: "甲", Unit: "万元", Decimals: 2, Models: 1,
		IDs: []string{"1", "02", "3", "4", "5"}, Names: []string{"子", "丑", "寅", "卯", "辰"},
		Final: []int{1, 0, 3, -1, -1}, Computed: []int{1, 3, 3, -1, -1}, Scores: []float64{100, 60, 60, nan, nan},
		Values: []float64{10, 20, nan, 1, nan}, Out: []bool{false, false, false, false, true}, Unscored: 1, KnockedOut: 1, Repeats: 1,
		Points: map[string][]float64{"评价": {10, 6, 6, nan, nan}},
	}
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		p := words.In(lang)
		var xlsx, csv, json bytes.Buffer
		for _, err := range []error{book.Write(&xlsx, r, p, book.Options{}), r.WriteCSV(&csv, p, 1, nil), r.WriteJSON(&json, p)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		fromJSON, err := scored.SnapshotOfJSON("r.json", &json)
		if err != nil {
			t.Fatal(err)
		}
		fromCSV := snapshot(t, "r.csv", csv.Bytes())
		if len(fromCSV.Levels) != 3 || fromCSV.Ordered || fromCSV.Levels[0].Name != "A级" {
			t.Errorf("%v", fromCSV.Levels)
		}
		fromCSV.OrderAs(want.Levels)
		ignored := cmpopts.IgnoreFields(scored.Snapshot{}, "File", "SHA256", "Reasons", "Made")
		opts := []cmp.Option{cmpopts.EquateNaNs(), ignored}
		diff(t, want, snapshot(t, "r.xlsx", xlsx.Bytes()), opts...)
		diff(t, want, fromJSON, opts...)
		diff(t, want, fromCSV, append(opts, cmpopts.IgnoreFields(scored.Snapshot{}, "AsOf", "Title"))...)
		if !strings.Contains(fromJSON.Reasons[1], "形象") || !strings.Contains(fromCSV.Reasons[1], "形象") {
			t.Errorf("%q, %q", fromJSON.Reasons, fromCSV.Reasons)
		}
	}
}

// TestSnapshotWithoutIDs: the number of a row is no id by which customers are known again.
func TestSnapshotWithoutIDs(t *testing.T) {
	list := resulttest.List(t, "list.csv", "名称,甲(万元),评价\n子,10,优秀\n丑,20,合格\n")
	r := resulttest.Judge(t, resulttest.Load(t, resulttest.PeriodRubric), list)
	var json bytes.Buffer
	if err := r.WriteJSON(&json, words.In(words.English)); err != nil {
		t.Fatal(err)
	}
	s, err := scored.SnapshotOfJSON("r.json", &json)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, []string(nil), s.IDs)
	diff(t, []string{"子", "丑"}, s.Names)
}

func snapshot(t *testing.T, name string, data []byte) *scored.Snapshot {
	t.Helper()
	f, err := fileio.Open(saved(t, name, data), fileio.ReadOptions{Mark: book.Mark(), Known: result.OwnHeaders()})
	if err != nil {
		t.Fatal(err)
	}
	table, err := f.Table()
	if err != nil {
		t.Fatal(err)
	}
	pages := scored.Pages{Summary: f.Sheet("汇总", "Summary"), Provenance: f.Sheet("出处", "Provenance"), Origin: f.Sheet(origins.SheetNames()...)}
	s, ok := scored.SnapshotOfTable(table, pages, scored.Options{IDs: []string{"编号"}, Names: []string{"名称"}, Value: fileio.Spec{Headers: []string{"甲"}, Unit: "万元"}})
	if !ok {
		t.Fatalf("%s is not taken for a result of tier", name)
	}
	return s
}
