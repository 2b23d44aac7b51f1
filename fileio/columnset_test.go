package fileio

import (
	"strings"
	"testing"
	"time"
)

func TestColumnSet(t *testing.T) {
	var s columnSet
	runs := [][2]int{{0, 1}, {63, 65}, {128, 128}, {200, 199}, {130, 400}, {140, 300}, {16384, 20000}, {70000, 80000}}
	for _, r := range runs {
		s.add(r[0], r[1])
	}
	left := maxSheetColumns
	for col := 1; col <= maxSheetColumns; col++ {
		want := false
		for _, r := range runs {
			want = want || col >= r[0] && col <= r[1]
		}
		if s.has(col) != want {
			t.Errorf("column %d: %v", col, s.has(col))
		}
		if want {
			left--
		}
	}
	if s.left != left {
		t.Errorf("%d left, want %d", s.left, left)
	}
}

// TestManyHiddenColumns: all columns hidden again and again cost no time.
func TestManyHiddenColumns(t *testing.T) {
	book := testBook{sheet: "<cols>" + strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 30_000) + `</cols><sheetData><row><c/><c><v>1</v></c></row></sheetData>`}
	data := book.bytes(t)
	start := time.Now()
	grids := mustReadXLSX(t, data)
	if got, took := sayAll(grids[0].notes), time.Since(start); got != "hidden columns, read like the others: B" || took > 5*time.Second {
		t.Errorf("%s after %v", got, took)
	}
}
