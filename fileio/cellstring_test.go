package fileio

import (
	"math"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func TestCellString(t *testing.T) {
	tests := []struct {
		cell Cell
		want string
	}{
		{Cell{}, ""},
		{Cell{Kind: Text, Text: " 007 "}, " 007 "},
		{Cell{Kind: Number, Num: 1001}, "1001"},
		{Cell{Kind: Number, Num: 0.15}, "0.15"},
		{Cell{Kind: Number, Num: 0.15, Percent: true}, "0.15"},
		{Cell{Kind: Number, Num: 1.5e20}, "150000000000000000000"},
		{Cell{Kind: Number, Num: 1e21}, "1E+21"},
		{Cell{Kind: Number, Num: -1e-7}, "-0.0000001"},
		{Cell{Kind: Number, Num: 1e-30}, "1E-30"},
		{Cell{Kind: Number, Num: math.Copysign(0, -1)}, "0"},
		{Cell{Kind: Number, Num: math.NaN()}, ""},
		{Cell{Kind: Number, Num: math.Inf(1)}, ""},
		{Cell{Kind: Number, Num: 1234.5, Text: "1,234.50"}, "1,234.50"},
		{Cell{Kind: Bool, Num: 1}, "TRUE"},
		{Cell{Kind: Bool}, "FALSE"},
		{Cell{Kind: ErrorValue, Text: "#N/A"}, "#N/A"},
		{Cell{Kind: Date, Num: 46295}, "2026-09-30"},
		{Cell{Kind: Date, Num: 46295.354166666664}, "2026-09-30 08:30:00"},
		{Cell{Kind: Date, Num: 46294.9999999}, "2026-09-30"},
		{Cell{Kind: Date, Num: 0.5}, "12:00:00"},
		{Cell{Kind: Date, Num: 1}, "1900-01-01"},
		{Cell{Kind: Date, Num: -1}, "-1"},
	}
	for _, tt := range tests {
		if got := tt.cell.String(); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.cell, got, tt.want)
		}
	}
}

// TestPlainDecimalReadsBack loses no bit, and uses no exponent up to 21 digits.
func TestPlainDecimalReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64().Draw(t, "x")
		got, err := strconv.ParseFloat(plainDecimal(x), 64)
		if err != nil || got != x {
			t.Fatalf("%v: %s reads back as %v, %v", x, plainDecimal(x), got, err)
		}
	})
}

func TestSerialDate(t *testing.T) {
	tests := []struct {
		serial float64
		want   string
	}{
		{0, "1899-12-31 00:00:00"}, {1, "1900-01-01 00:00:00"}, {59, "1900-02-28 00:00:00"}, {60, "1900-03-01 00:00:00"},
		{61, "1900-03-01 00:00:00"}, {25569, "1970-01-01 00:00:00"}, {46295.75, "2026-09-30 18:00:00"},
		{2958465.999988426, "9999-12-31 23:59:59"}, {0.25, "1899-12-31 06:00:00"},
	}
	for _, tt := range tests {
		if got := SerialDate(tt.serial).Format("2006-01-02 15:04:05"); got != tt.want {
			t.Errorf("%v: got %s, want %s", tt.serial, got, tt.want)
		}
	}
	for _, bad := range []float64{-1, -0.001, 2958466, math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got := SerialDate(bad); !got.IsZero() {
			t.Errorf("%v: got %v", bad, got)
		}
	}
	for _, bad := range []time.Time{{}, time.Date(1899, 12, 30, 23, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if got := DateSerial(bad); !math.IsNaN(got) {
			t.Errorf("%v: got %v", bad, got)
		}
	}
}

// TestDateSerialReadsBack goes there and back by milliseconds, in any zone, and asks excelize from serial 61 on.
func TestDateSerialReadsBack(t *testing.T) {
	first := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC).UnixMilli()
	last := time.Date(9999, 12, 31, 23, 59, 59, 999e6, time.UTC).UnixMilli()
	rapid.Check(t, func(t *rapid.T) {
		want := time.UnixMilli(rapid.Int64Range(first, last).Draw(t, "ms")).UTC()
		zone := time.FixedZone("", rapid.IntRange(-12, 14).Draw(t, "zone")*3600)
		y, m, d := want.Date()
		serial := DateSerial(time.Date(y, m, d, want.Hour(), want.Minute(), want.Second(), want.Nanosecond(), zone))
		if got := SerialDate(serial); !got.Equal(want) {
			t.Fatalf("%v: serial %v is %v", want, serial, got)
		}
		if serial < phantomDay+1 {
			return
		}
		judge, err := excelize.ExcelDateToTime(serial, false)
		if err != nil || judge.Sub(want).Abs() > time.Second {
			t.Fatalf("%v: excelize says %v, %v", want, judge, err)
		}
	})
}
