package fileio

import (
	"testing"
	"time"
)

// TestSlashDates wants the days of each file in the order that it tells, and those of a file that doesn't tell to stay unread.
func TestSlashDates(t *testing.T) {
	day := csvTable(t, "day.csv", "编号,日\nA,13/8/2026\nB,4/6/2026\nC,31/2/2026\n")
	month := csvTable(t, "month.csv", "编号,日\nD,8/13/2026\nE,4/6/2026\nF,2026-09-01\n")
	vague := csvTable(t, "vague.csv", "编号,日\nG,04-06-2026 8:00\nH,8月\nI,4/4/2026\n")
	list := bound(t, []*Table{day, month, vague}, Spec{Name: "day", Headers: []string{"日"}, Type: DateType, Slashes: true})
	days, _ := list.Dates("day")
	for row, want := range []string{"2026-08-13", "2026-06-04", "", "2026-08-13", "2026-04-06", "2026-09-01", "", "", "2026-04-04"} {
		got := ""
		if !days[row].IsZero() {
			got = days[row].Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("row %d: got %q, want %q", row, got, want)
		}
	}
	for i, want := range []string{`"31/2/2026" is not a date such as 2026-09-30`,
		`"04-06-2026" may be two days, and no other date of the table tells which: write it as 2026-09-30`, `"8月" is not a date such as 2026-09-30`} {
		if got := list.Unreadable()[i].Message.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
