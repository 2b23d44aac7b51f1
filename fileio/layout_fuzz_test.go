package fileio

import (
	"regexp"
	"testing"
)

// FuzzLayout lays any text out as a sheet and as a text file, with and without known headers and a range: nothing panics,
// every row that was read is data or set aside, once, and every cell that holds anything is in the table, in a row that was
// set aside, above the table, or in columns that the notes name.
func FuzzLayout(f *testing.F) {
	for _, c := range layouts {
		f.Add(c.text, "")
	}
	f.Add(groups, "")
	f.Add("单位：亿元\n"+prices+"\n单位：人民币 万元\n"+listBelow+"\n注：金额以万元计\n", "")
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
				if err != nil {
					continue
				}
				checkAccount(t, table)
				if cells == "" {
					checkCells(t, &grids[0], table)
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

// checkCells wants every cell that holds anything accounted for.
func checkCells(t *testing.T, g *grid, table *Table) {
	t.Helper()
	read, columns := map[int]int{}, map[int]int{}
	first := table.Place(0, -1).Row
	for row := range table.Len() {
		read[table.Place(row, -1).Row] = row
	}
	for i, h := range table.Headers() {
		columns[h.Col] = i
	}
	aside := map[int]bool{}
	for _, s := range table.SetAside() {
		for i := range s.Count {
			if s.Place.Col == 0 && s.Kind != BlankRow {
				aside[s.Place.Row+i] = true
				first = min(first, s.Place.Row)
			}
		}
	}
	beside := columnsSaid(table)
	for _, r := range g.rows {
		row, isData := read[r.number()]
		for i, c := range r.cells() {
			if c.isBlank() || beside[i+1] || aside[r.number()] || r.number() < first {
				continue
			}
			at, isColumn := columns[i+1]
			if !isData || !isColumn {
				t.Fatalf("%s%d (%s) is nowhere", columnLetters(i+1), r.number(), c)
			}
			if got := table.Cell(row, at); got != c {
				t.Fatalf("%s%d is %s, not %s", columnLetters(i+1), r.number(), got, c)
			}
		}
	}
}

// columnsSaid are the columns that notes name as those of another table.
func columnsSaid(table *Table) map[int]bool {
	said := map[int]bool{}
	cells := regexp.MustCompile(`\b[A-Z]+[0-9]+:[A-Z]+[0-9]+\b`)
	for _, n := range table.Notes() {
		for _, found := range cells.FindAllString(n.String(), -1) {
			if r, ok := parseCellRange(found); ok {
				for col := r.col1; col <= r.col2; col++ {
					said[col] = true
				}
			}
		}
	}
	return said
}
