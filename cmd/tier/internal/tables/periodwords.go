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
	for _, known := range []scoring.Message{
		scoring.Say("this year"), scoring.Say("year to date"), scoring.Say("last year"), scoring.Say("year before last"),
		scoring.Say("last year to date"), scoring.Say("this quarter"), scoring.Say("last quarter"),
		scoring.Say("same quarter last year"), scoring.Say("this month"), scoring.Say("last month"),
		scoring.Say("same month last year"),
	} {
		if known.Format == name {
			return known
		}
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
