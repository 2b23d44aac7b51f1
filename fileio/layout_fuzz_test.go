package fileio

import "testing"

// FuzzLayout lays any text out as a sheet and as a text file, with and without known headers and a range: nothing panics,
// and every row that was read is data or set aside, once.
func FuzzLayout(f *testing.F) {
	for _, c := range layouts {
		f.Add(c.text, "")
	}
	f.Add(layouts[0].text, "A1:B")
	f.Add(layouts[1].text, "2:3")
	f.Fuzz(func(t *testing.T, text, cells string) {
		g, err := readText("list.csv", []byte(text), ReadOptions{Delimiter: ",", Workers: 1})
		if err != nil {
			return
		}
		sheet := grid{file: "list.xlsx", sheet: "Sheet1"}
		for _, r := range g.rows {
			if !r.blank() {
				sheet.rows = append(sheet.rows, r)
			}
		}
		for _, grids := range [][]grid{{g}, {sheet}} {
			for _, known := range [][]string{nil, {"编号", "名称", "销售额"}} {
				table, err := layOut(grids, ReadOptions{Known: known, Range: cells})
				if err == nil {
					checkAccount(t, table)
				}
			}
		}
	})
}

func checkAccount(t *testing.T, table *Table) {
	t.Helper()
	seen := map[int]bool{}
	aside := 0
	take := func(row int) {
		if seen[row] || row < table.HeaderRow() {
			t.Fatalf("row %d is read twice, or lies above the header in row %d", row, table.HeaderRow())
		}
		seen[row] = true
	}
	last := 0
	for row := range table.Len() {
		at := table.Place(row, -1).Row
		if at <= last {
			t.Fatalf("row %d comes behind row %d", at, last)
		}
		last = at
		take(at)
	}
	for _, s := range table.SetAside() {
		if s.Place.Col == 0 { // else it is of a table beside the rows of the list
			take(s.Place.Row)
		}
		aside += s.Count
	}
	if table.RowsRead() != table.Len()+aside {
		t.Fatalf("%d rows read, %d data rows and %d set aside", table.RowsRead(), table.Len(), aside)
	}
}
