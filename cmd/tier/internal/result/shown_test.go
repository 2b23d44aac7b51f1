package result_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// columns are columns of a result's list by their headers.
func columns(t *testing.T, r *result.Result, headers ...string) []fileio.Column {
	t.Helper()
	var found []fileio.Column
	for _, h := range headers {
		for _, c := range r.List.Columns() {
			if c.Header == h {
				found = append(found, c)
			}
		}
	}
	if len(found) != len(headers) {
		t.Fatalf("not all of %q are there", headers)
	}
	return found
}

const people = "K1,甲甲,120,1,30,优秀,否\nK2,乙乙,60,7,50,优秀,是\nK3,丙丙,x9x,1,4321,良好,是\nK4,丁丁,60,1,,不明,否\nK5,戊戊,10,1,50,优秀,否\nK5,己己,10,1,50,优秀,否\n" +
	"制表：庚庚,,,,,,\n"

// TestShowColumns: the columns of the list that were chosen, in their order, and then the verdict's.
func TestShowColumns(t *testing.T) {
	all := judge(t, people)
	r := all.Show(result.Shown{Columns: columns(t, all, "评价", "编号")})
	p := words.In(words.English)
	var got []string
	for _, c := range r.Columns(p)[:4] {
		got = append(got, c.Header+"="+c.Cell(1).String())
	}
	diff(t, []string{"评价=优秀", "编号=K2", "Score=70", "Rank=2"}, got)
	diff(t, []bool{false, true, true, false}, []bool{r.Withheld("grade"), r.Withheld("sales"), r.Withheld("name"), r.Withheld("growth")})
	diff(t, []bool{false, false}, []bool{all.Withheld("sales"), r.Redacts("sales")})
	diff(t, "乙乙", r.Name(1))
}

// TestRedactIdentity: customers are known by their row.
func TestRedactIdentity(t *testing.T) {
	all := judge(t, people)
	r := all.Show(result.Shown{Redacted: columns(t, all, "编号", "名称")})
	diff(t, []string{"#2", "", "#3", ""}, []string{r.ID(0), r.Name(0), r.ID(1), r.Name(1)})
	diff(t, []string{"-1 list.csv:8: a note (***), set aside", "5 list.csv:7: *** stands in list.csv:6 already: this row is set aside"}, told(r.Aside))
	diff(t, "*** stands in list.csv:6 already: this row is set aside", r.Reason(&r.Models[0], 5, words.In(words.English)))
	diff(t, "K1", all.ID(0))
}

// TestRedactMessages: a problem keeps its place and its kind.
func TestRedactMessages(t *testing.T) {
	all := judge(t, people)
	plain := []string{`2 list.csv:4: 销售额: "x9x" is not a number`, `3 list.csv:5: 评价: "不明" is not a grade of 优秀/良好/合格`}
	diff(t, plain, told(all.Problems))
	r := all.Show(result.Shown{Redacted: columns(t, all, "销售额", "评价")})
	diff(t, []string{`2 list.csv:4: 销售额: *** is not a number`, `3 list.csv:5: 评价: *** is not a grade of 优秀/良好/合格`}, told(r.Problems))
	diff(t, plain, told(all.Show(result.Shown{Redacted: columns(t, all, "名称")}).Problems))
	diff(t, "unscored: 销售额: *** is not a number", r.Reason(&r.Models[0], 2, words.In(words.English)))
}

// TestRedactValue: of a value that is redacted there are neither figures nor sums.
func TestRedactValue(t *testing.T) {
	all := judge(t, people)
	r := all.Show(result.Shown{Redacted: columns(t, all, "利润(万元)")})
	english := words.In(words.English)
	diff(t, "利润 4321, place 1 of 4", all.Reason(&all.Models[1], 2, english))
	diff(t, "利润 ***, place 1 of 4", r.Reason(&r.Models[1], 2, english))
	if r.Value != nil || r.Concentration != nil || r.Models[0].Distribution.HasValue {
		t.Error("the value is still there")
	}
	if all.Value == nil || all.Concentration == nil || !all.Models[0].Distribution.HasValue {
		t.Error("the value is gone from the result that was not redacted")
	}
}

// TestRedactDerived: what is derived from a redacted column shows as little of it.
func TestRedactDerived(t *testing.T) {
	all := judge(t, people)
	r := all.Show(result.Shown{Redacted: columns(t, all, "去年")})
	diff(t, []bool{true, true, true, false}, []bool{r.Redacts("last"), r.Redacts("growth"), r.Redacts("double"), r.Redacts("sales")})
	r = all.Show(result.Shown{RedactedFields: []string{"growth"}})
	diff(t, []bool{false, true, true}, []bool{r.Redacts("last"), r.Redacts("growth"), r.Redacts("double")})
}

// TestRedactNothingElse: scores, ranks and tiers stay, and nothing that is redacted is left in what is written.
func TestRedactNothingElse(t *testing.T) {
	all := judge(t, people)
	r := all.Show(result.Shown{Redacted: columns(t, all, "编号", "名称", "销售额", "利润(万元)", "评价")})
	for i := range all.Models {
		diff(t, all.Models[i].Scores.Rank, r.Models[i].Scores.Rank)
		diff(t, all.Models[i].Final, r.Models[i].Final)
	}
	var csv, object bytes.Buffer
	p := words.In(words.Chinese)
	if err := r.WriteCSV(&csv, p, 1, nil); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteJSON(&object, p); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"K1", "K5", "甲甲", "己己", "庚庚", "x9x", "4321", "不明"} {
		if strings.Contains(csv.String(), secret) {
			t.Errorf("%s stands in the .csv", secret)
		}
		if strings.Contains(object.String(), secret) {
			t.Errorf("%s stands in the .json", secret)
		}
	}
	var read struct {
		Customers []struct {
			ID       string
			Value    *float64
			Criteria []struct{ Value any }
		}
	}
	if err := json.Unmarshal(object.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	first := read.Customers[0]
	if first.ID != "#2" || first.Value != nil || first.Criteria[0].Value != nil || first.Criteria[1].Value != nil {
		t.Errorf("%+v", first)
	}
}
