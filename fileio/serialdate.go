package fileio

import (
	"math"
	"time"
)

// A serial is a day of the 1900 system: 1 is 1900-01-01, and the fraction is the time of day. Spreadsheets count a
// 1900-02-29 that never was as serial 60, so the days before it lie one day nearer to the epoch than those after it.
const (
	phantomDay   = 60      // 1900-02-29
	endOfSerials = 2958466 // 10000-01-01, the first day that no spreadsheet can show
	offset1904   = 1462    // what a serial of the 1904 system lacks to one of the 1900 system
	msPerDay     = 24 * 60 * 60 * 1000
)

// serialEpoch is the day that serials from 61 on count from.
func serialEpoch() time.Time { return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) }

// SerialDate is the date and time of a serial, in UTC and to the millisecond. Serial 60, the day that never was, is
// 1900-03-01. It is the zero time for a serial that is no date: NaN, negative, or past the year 9999.
func SerialDate(serial float64) time.Time {
	if !isSerial(serial) {
		return time.Time{}
	}
	day, fraction := math.Modf(serial)
	if day <= phantomDay {
		day++
	}
	ms := math.Round(fraction * msPerDay)
	return serialEpoch().AddDate(0, 0, int(day)).Add(time.Duration(ms) * time.Millisecond)
}

// DateSerial is the serial of a date and time as its own clock shows it, to the millisecond: the time zone is not
// looked at. It is NaN for a time before 1899-12-31 or past the year 9999.
func DateSerial(t time.Time) float64 {
	y, m, d := t.Date()
	day := float64(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()-serialEpoch().Unix()) / (24 * 60 * 60)
	if day <= phantomDay {
		day--
	}
	clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
		time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
	serial := day + float64(clock.Milliseconds())/msPerDay
	if !isSerial(serial) {
		return math.NaN()
	}
	return serial
}

// isSerial reports whether a spreadsheet could show the number as a date.
func isSerial(x float64) bool { return x >= 0 && x < endOfSerials }
