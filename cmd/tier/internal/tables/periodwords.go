package tables

import (
	"fmt"
	"strings"

	"tier/scoring"
	"tier/scoring/period"
)

// PeriodName is a period for a message: as it is written, but English names are said in the reader's language. A name in Chinese is
// the configuration's own and stays.
func PeriodName(p period.Period) any {
	return periodName(strings.ToLower(strings.Join(strings.Fields(p.String()), " ")), p.String())
}

func periodName(name, written string) any {
	if rest, found := strings.CutSuffix(name, " a year earlier"); found {
		return scoring.Say("%s a year earlier", periodName(rest, rest))
	}
	switch name {
	case "this year":
		return scoring.Say("this year")
	case "year to date":
		return scoring.Say("year to date")
	case "last year":
		return scoring.Say("last year")
	case "year before last":
		return scoring.Say("year before last")
	case "last year to date":
		return scoring.Say("last year to date")
	case "this quarter":
		return scoring.Say("this quarter")
	case "last quarter":
		return scoring.Say("last quarter")
	case "same quarter last year":
		return scoring.Say("same quarter last year")
	case "this month":
		return scoring.Say("this month")
	case "last month":
		return scoring.Say("last month")
	case "same month last year":
		return scoring.Say("same month last year")
	}
	return windowName(name, written)
}

// windowName is the name of a window: last 12 months.
func windowName(name, written string) any {
	n, unit := 0, ""
	if _, err := fmt.Sscanf(name, "last %d %s", &n, &unit); err != nil {
		return written
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return scoring.Say("last %d days", n)
	case "month":
		return scoring.Say("last %d months", n)
	case "quarter":
		return scoring.Say("last %d quarters", n)
	case "year":
		return scoring.Say("last %d years", n)
	}
	return written
}
