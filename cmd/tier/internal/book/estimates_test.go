package book

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/words"
)

const complaintsList = `客户编号,客户名称,利润(万元),年销售额(万元),投诉次数,投诉处理,维护费用(万元),客户状态
C1,甲,60,100,2,迅速解决,5,正常
C2,乙,50,50.1,1,已解决,3,正常
C3,丙,40,10,1,未解决,0.1,正常
C4,丁,30,20,0,,1,流失
C5,戊,20.5,20,,,1,流失
C6,己,-0.5,20,3,处理中,1,流失
`

// TestEstimates: the sheet of estimates is whole, calculates to what was written, and follows a constant that is changed.
func TestEstimates(t *testing.T) {
	t.Parallel()
	r := judgePreset(t, "service", list(t, "list.csv", complaintsList))
	data := written(t, r, words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	live := saved(t, "live.xlsx", data)
	again := booktest.Recalculated(t, live)
	if n := sameFormulas(t, "estimates", live, again); n < 17 {
		t.Errorf("%d formulas", n)
	}
	if got := estimatesIn(t, again); got["Unhappy customers behind the complaints"] != "175" || got["Their value at risk over all years(万元)"] != "491.46" {
		t.Error(got)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for ref, x := range map[string]float64{"F6": 30, "F17": 5} { // unhappy customers behind a complaint, and years
		if err := f.SetCellValue("Estimates", ref, x); err != nil {
			t.Fatal(err)
		}
	}
	var edited bytes.Buffer
	if err := f.Write(&edited); err != nil {
		t.Fatal(err)
	}
	got := estimatesIn(t, booktest.Recalculated(t, saved(t, "edited.xlsx", edited.Bytes())))
	for title, want := range map[string]string{
		"Unhappy customers behind the complaints": "210", "of these, customers who never complain": "203", "People who hear of it, at least": "2100",
		"Their value at risk over all years(万元)": "245.73", "Further profit if loyalty rises, high(万元)": "170",
		"By another survey: unhappy customers who never come back": "189", "Customers who tell very many people": "27.3",
	} {
		if got[title] != want {
			t.Errorf("%s: %q, want %s", title, got[title], want)
		}
	}
}

// TestEstimatesWithoutFormulas has the figures alone where formulas are not wanted.
func TestEstimatesWithoutFormulas(t *testing.T) {
	r := judgePreset(t, "service", list(t, "list.csv", complaintsList))
	path := saved(t, "values.xlsx", writtenValues(t, r, words.English))
	for ref, cell := range booktest.Cells(t, path)["Estimates"] {
		if cell.Formula != "" {
			t.Errorf("%s: =%s", ref, cell.Formula)
		}
	}
	if got := estimatesIn(t, path); got["Lost because they were neglected"] != "2.04" || got["By another survey: lost because they were neglected"] != "1.95" {
		t.Error(got)
	}
}

// estimatesIn are the figures of the sheet by their titles.
func estimatesIn(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Estimates", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	figures := make(map[string]string)
	for _, cells := range rows {
		if len(cells) >= estimateFigure {
			figures[cells[0]] = cells[estimateFigure-1]
		}
	}
	return figures
}
