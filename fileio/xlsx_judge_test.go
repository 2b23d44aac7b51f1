package fileio

import (
	"strconv"
	"strings"
	"time"
)

// sameRaw compares a cell with the raw value excelize gives for it: the text in the file, which may have blanks around.
func sameRaw(c Cell, raw string, date1904 bool) bool {
	number, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	switch c.Kind {
	case Empty:
		return raw == ""
	case Text:
		return c.Text == raw || c.Text == strings.ReplaceAll(raw, "\r\n", "\n")
	case Number:
		return err == nil && number == c.Num
	case Bool:
		word := strings.TrimSpace(raw)
		return strings.EqualFold(word, "true") && c.Num == 1 || strings.EqualFold(word, "false") && c.Num == 0 || err == nil && number == c.Num
	case Date:
		if err != nil { // excelize leaves dates in ISO form as they are
			return sameDate(c.Num, strings.TrimSpace(raw))
		}
		return number == c.Num || date1904 && number+offset1904 == c.Num
	case ErrorValue:
		return c.Text == raw || c.Text == Uncalculated && raw == ""
	}
	return false
}

// sameDate compares a serial with a date in ISO form, or a time alone.
func sameDate(serial float64, raw string) bool {
	const clock = "15:04:05.000"
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(layout, raw); err == nil {
			return SerialDate(serial).Format("2006-01-02 "+clock) == t.Format("2006-01-02 "+clock)
		}
	}
	t, err := time.Parse("15:04:05", strings.TrimPrefix(raw, "T"))
	return err == nil && serial < 1 && SerialDate(serial).Format(clock) == t.Format(clock)
}
