package ratings_test

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// sheet is a sheet to be written: its name and rows from the first.
type sheet struct {
	name string
	rows [][]any
}

// formula is a cell with a formula whose value was never computed; percent one that is shown as a percentage.
type (
	formula string
	percent float64
)

// writeBook writes a workbook.
func writeBook(t testing.TB, path string, sheets []sheet) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	shown, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	check(err)
	for i, s := range sheets {
		if i == 0 {
			check(f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			check(err)
		}
		for row, cells := range s.rows {
			for col, value := range cells {
				at, err := excelize.CoordinatesToCellName(col+1, row+1)
				check(err)
				switch v := value.(type) {
				case nil:
				case formula:
					check(f.SetCellFormula(s.name, at, string(v)))
				case percent:
					check(f.SetCellValue(s.name, at, float64(v)))
					check(f.SetCellStyle(s.name, at, at, shown))
				default:
					check(f.SetCellValue(s.name, at, v))
				}
			}
		}
	}
	check(f.SaveAs(path))
}
