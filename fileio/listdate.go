package fileio

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Numbers between these are taken for dates where the file does not say that they are: 1927-05-18 to 2199-12-31. A bare
// 2026 is a year and 202609 a month.
const (
	firstBareSerial = 10000
	lastBareSerial  = 109574
)

// ReadDate reads a cell as a date, as lists are read; a blank one is the zero time.
func ReadDate(c Cell) (time.Time, Message) { return dateOf(c) }

// ParseDay reads a day as lists have it, without its time; the zero time is none.
func ParseDay(text string) time.Time {
	year, month, day := parseDate(text).Date()
	if year == 1 {
		return time.Time{}
	}
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// dateOf reads a cell as a date; a blank one is the zero time.
func dateOf(c Cell) (time.Time, Message) {
	var t time.Time
	switch c.Kind {
	case Empty:
		return t, Message{}
	case ErrorValue:
		return t, errorCell(c)
	case Date:
		t = SerialDate(c.Num)
	case Number:
		t = numberDate(c.Num)
	case Text:
		if isBlankText(c.Text) {
			return t, Message{}
		}
		t = parseDate(c.Text)
	}
	if t.IsZero() {
		return t, noDate(shown(c.String()))
	}
	return t, Message{}
}

func noDate(text string) Message { return say("%q is not a date such as 2026-09-30", text) }

// numberDate is the date of a bare number: 20260930, or a serial day.
func numberDate(x float64) time.Time {
	if x == math.Trunc(x) && (x >= 19000101 && x <= 99991231 || x >= 19000101000000 && x <= 99991231235959) {
		return parseDate(strconv.Itoa(int(x)))
	}
	if x < firstBareSerial || x >= lastBareSerial+1 {
		return time.Time{}
	}
	return SerialDate(x)
}

// dateMarks makes a date's signs those of 2026-9-30.
var dateMarks = strings.NewReplacer("年", "-", "月", "-", "日", "", "号", "", "/", "-", ".", "-")

// parseDate reads a date as text, year first: 2026-09-30, 2026/9/30, 2026.9.30, 2026年9月30日, 20260930, or with the month
// as a word: 30-Sep-26, Sep 30, 2026; with a time of day or without. The zero time is none: 4/6/2013 is two days, depending
// on who reads it, and 2026年9月 is no day.
func parseDate(s string) time.Time {
	s = trimSpace(strings.TrimLeft(foldWidth(s), "'"))
	if t := wordDate(s); !t.IsZero() {
		return t
	}
	if len(s) == len("20060102150405") && allDigits(s) {
		t, err := time.Parse("20060102150405", s)
		if err != nil || t.Year() < 1900 {
			return time.Time{}
		}
		return t
	}
	s, clock := cutClock(s)
	s = dateMarks.Replace(dropSpace(cutWeekday(s)))
	layout := "2006-1-2"
	if len(s) == len("20060102") && allDigits(s) {
		layout = "20060102"
	}
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() < 1900 {
		return time.Time{}
	}
	if clock == "" {
		return t
	}
	for _, layout := range []string{"15:04:05", "15:04", "15:04:05-07:00"} {
		if c, err := time.Parse(layout, clock); err == nil {
			return t.Add(time.Duration(c.Hour())*time.Hour + time.Duration(c.Minute())*time.Minute + time.Duration(c.Second())*time.Second)
		}
	}
	return time.Time{}
}

// wordDate reads a date whose month is an English word, as English spreadsheets write it.
func wordDate(s string) time.Time {
	if len(s) < len("2-Jan-06") || len(s) > len("September 30, 2026") {
		return time.Time{}
	}
	for _, layout := range []string{"2-Jan-06", "2-Jan-2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1900 {
			return t
		}
	}
	return time.Time{}
}

// cutWeekday takes off a day of the week, which says nothing more: 2026年9月30日 星期三, 2026-09-30(周三).
func cutWeekday(s string) string {
	s = strings.TrimRight(s, ") ")
	for _, week := range []string{"星期", "周"} {
		if date, day, ok := strings.Cut(s, week); ok && len(day) == len("一") && strings.Contains("一二三四五六日天", day) {
			return strings.TrimRight(date, "( ")
		}
	}
	return s
}

// cutClock parts the time of day from a date.
func cutClock(s string) (date, clock string) {
	if !strings.Contains(s, ":") {
		return s, ""
	}
	i := strings.LastIndexAny(s, " T日")
	if i < 0 {
		return s, ""
	}
	sep := s[i : i+1]
	if strings.HasPrefix(s[i:], "日") {
		sep = "日"
	}
	return s[:i], strings.TrimSuffix(strings.TrimSpace(s[i+len(sep):]), "Z")
}
