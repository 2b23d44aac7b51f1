package fileio

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Uncalculated is the Text of an ErrorValue cell that holds a formula whose result was never stored in the file, as in a
// workbook that a program wrote and no spreadsheet has opened since.
const Uncalculated = "formula without a value"

// maxPlainDigits is how many digits a number may have before it is written with an exponent.
const maxPlainDigits = 21

// String is the cell as text: 1001 and never 1.001E+03, 2026-09-30 or 2026-09-30 08:30:00, TRUE, #N/A. A number from
// a text file is as it was written there. An empty cell is "".
func (c Cell) String() string {
	switch c.Kind {
	case Text, ErrorValue:
		return c.Text
	case Number:
		if c.Text != "" {
			return c.Text
		}
		return plainDecimal(c.Num)
	case Bool:
		if c.Num != 0 {
			return "TRUE"
		}
		return "FALSE"
	case Date:
		return dateString(c.Num)
	}
	return ""
}

// plainDecimal is the shortest decimal that reads back as x, without an exponent up to maxPlainDigits digits. What is
// not a number is "".
func plainDecimal(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	if x == 0 { // also −0
		return "0"
	}
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if digits := len(s) - strings.Count(s, "-") - strings.Count(s, "."); digits > maxPlainDigits {
		return strconv.FormatFloat(x, 'E', -1, 64)
	}
	return s
}

// dateString is a serial as ISO date, with the time of day if it has one, or as the time alone if it has no day.
func dateString(serial float64) string {
	t := SerialDate(serial)
	if t.IsZero() {
		return plainDecimal(serial)
	}
	t = t.Round(time.Second)
	switch {
	case serial < 1:
		return t.Format("15:04:05")
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02 15:04:05")
}
