package book

import "github.com/xuri/excelize/v2"

// protect keeps a sheet's cells from being changed by accident, all but those that look like inputs. There is no password:
// whoever means to change more takes the protection off. What readers do with a list is allowed.
func (b *workbook) protect(s sheet) {
	b.must(b.file.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
		EditObjects: true, EditScenarios: true,
	}))
}
