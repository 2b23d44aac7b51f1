package book

import "tier/fileio"

// checkSize refuses what no sheet holds. rows are those below the header.
func checkSize(rows, columns int) error {
	elsewhere := fileio.Say("write a .csv instead: -o FILE.csv")
	if rows > maxRows-1 {
		return &fileio.Error{Message: fileio.Say("a sheet holds %d rows below its header, and the result has %d", maxRows-1, rows),
			Hint: elsewhere}
	}
	if columns > maxColumns {
		return &fileio.Error{Message: fileio.Say("a sheet holds %d columns, and the result has %d", maxColumns, columns),
			Hint: elsewhere}
	}
	return nil
}

func tooLarge() error {
	return &fileio.Error{Message: fileio.Say("a sheet of this result would be larger than the 4 GB that a workbook can hold"),
		Hint: fileio.Say("write a .csv instead: -o FILE.csv")}
}
