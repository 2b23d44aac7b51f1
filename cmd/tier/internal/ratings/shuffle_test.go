package ratings_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
)

// TestOrderMakesNoDifference: forms whose rows were sorted anew, whose columns were moved and which come in another order say
// the same, and so does one long table of all of it.
func TestOrderMakesNoDifference(t *testing.T) {
	cfg := resulttest.Load(t, rubric)
	raters := []string{"王总", "李敏", "赵一"}
	ids, criteria := []string{"C1", "C2", "C3", "C4", "007"}, []string{"忠诚度", "发展前景"}
	answers := [][]string{{"优秀", "良好", "合格", "10", "８", "", "—", "坏"}, {"好", "差", "9.5", "0", "", "-", "11"}}
	rapid.Check(t, func(rt *rapid.T) {
		var forms, shuffled []written
		long := [][]string{{"客户编号", "评价人", "科目", "评分"}}
		for i, rater := range raters {
			rows := [][]string{slices.Concat([]string{"客户编号"}, criteria)}
			for _, id := range rapid.Permutation(ids).Draw(rt, "ids")[:rapid.IntRange(1, len(ids)).Draw(rt, "customers")] {
				row := []string{id}
				for k, criterion := range criteria {
					answer := rapid.SampledFrom(answers[k]).Draw(rt, "answer")
					row = append(row, answer)
					long = append(long, []string{id, rater, criterion, answer})
				}
				rows = append(rows, row)
			}
			forms = append(forms, written{name: fmt.Sprintf("%d.csv", i), text: "评价人," + rater + "\n" + asCSV(rows)})
			order := rapid.Permutation([]int{0, 1, 2}).Draw(rt, "columns")
			moved := [][]string{rows[0]}
			moved = append(moved, rapid.Permutation(rows[1:]).Draw(rt, "rows")...)
			for n, row := range moved {
				moved[n] = []string{row[order[0]], row[order[1]], row[order[2]]}
			}
			shuffled = append(shuffled, written{name: fmt.Sprintf("%d.csv", i), text: "评价人," + rater + "\n" + asCSV(moved)})
		}
		one := written{name: "long.csv", text: asCSV(append(long[:1:1], rapid.Permutation(long[1:]).Draw(rt, "lines")...))}
		want := ratings.Collect(cfg, customers(people()), open(t, cfg, forms))
		for _, files := range [][]written{rapid.Permutation(shuffled).Draw(rt, "files"), {one}} {
			got := ratings.Collect(cfg, customers(people()), open(t, cfg, files))
			if d := cmp.Diff(want.Ratings.Given, got.Ratings.Given); d != "" {
				rt.Fatalf("%s: %s", files[0].text, d)
			}
			if d := cmp.Diff(messages(want), messages(got)); d != "" {
				rt.Fatalf("%s: %s", files[0].text, d)
			}
		}
	})
}

// asCSV are rows as a text file, a remark behind each.
func asCSV(rows [][]string) string {
	var text strings.Builder
	w := csv.NewWriter(&text)
	for _, row := range rows {
		if err := w.Write(append(slices.Clone(row), "x")); err != nil {
			panic(err)
		}
	}
	w.Flush()
	return text.String()
}

// messages are the problems without their places, sorted.
func messages(c *ratings.Collected) []string {
	var all []string
	for _, p := range c.Problems {
		all = append(all, fmt.Sprintf("%d %s", p.Row, p.Message))
	}
	slices.Sort(all)
	return all
}

// TestAnythingIsTaken: whatever stands in a file, each rating has a place whose cell says so, and stands once.
func TestAnythingIsTaken(t *testing.T) {
	cfg := resulttest.Load(t, rubric)
	words := []string{"客户编号", "客户名称", "忠诚度", "发展前景", "评价人", "评价科目", "评分", "等级", "忠诚", "发展前景(分)", "角色", "考评期", "C1", "C2", "007", "7",
		"阿里", "百度", "重名", "王总", "李敏", "优秀", "良好", "8", "9.5", "11", "80%", "#N/A", "—", "", "", "合计", "注：无", "评价人：王总"}
	rapid.Check(t, func(rt *rapid.T) {
		line := rapid.SliceOfN(rapid.SampledFrom(words), 1, 6)
		rows := rapid.SliceOfN(line, 1, 12).Draw(rt, "rows")
		if rapid.Bool().Draw(rt, "headed") {
			rows = append([][]string{{"评价人", "李敏"}, {"客户编号", "客户名称", "忠诚度", "发展前景"}}, rows...)
		}
		sources := open(t, cfg, []written{{name: "a.csv", text: asCSV(rows)}, {name: "b.csv", text: asCSV(rows[:1+len(rows)/2])}})
		c := ratings.Collect(cfg, customers(people()), sources)
		seen := make(map[[3]int32]bool)
		for i, g := range c.Ratings.Given {
			key := [3]int32{g.Rater, g.Row, g.Criterion}
			if seen[key] {
				rt.Fatalf("%v stands twice", key)
			}
			seen[key] = true
			if full := c.Ratings.Criteria[g.Criterion].Full; g.Points < 0 || g.Points > full {
				rt.Fatalf("%v points of %v", g.Points, full)
			}
			if at := c.Place(i); at.Row < 2 || at.Col < 1 {
				rt.Fatalf("a rating at %+v", at)
			}
		}
		for _, p := range c.Problems {
			if p.Message.IsZero() || p.At.File == "" {
				rt.Fatalf("a problem without place or words: %+v", p)
			}
		}
	})
}
