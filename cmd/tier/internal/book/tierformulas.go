package book

import (
	"fmt"

	"tier/scoring"
	"tier/tiering"
)

// tierCells are where a figure of the tier table stands, and the table around it.
type tierCells struct {
	top, levels int // the row of the header, and how many rows of levels follow
	col, row    int
}

// column is the table's column k, in the rows of the levels.
func (t tierCells) column(k int) string {
	return area(k, t.top+1, k, t.top+t.levels)
}

// count is the cell of how many customers a level has, or of all levels (-1) the sum of them: those without a level may
// stand in a line of their own below.
func (t tierCells) count(level int) string {
	if level < 0 {
		return "SUM(" + t.column(tierCount) + ")"
	}
	return at(tierCount, t.row)
}

// The columns of the tier table.
const (
	tierCount = 2 + iota
	tierOwnShare
	tierMean
	tierLowest
	tierHighest
	tierValue
	tierValueShare
	tierExpected
	tierGap
)

// liven gives the figures of a tier table their formulas, over the levels, scores and values of the customers.
func liven(figures []figure, m modelPlaces) {
	for i := range figures {
		if figures[i].live != nil {
			continue
		}
		figures[i].live = tierFormula(i+2, m)
		if i+2 == tierGap {
			figures[i].of = shownGap
		}
	}
}

// shownGap is the gap between the shares that the table shows, in percentage points.
func shownGap(t tiering.Part) float64 {
	return (scoring.Round9(t.ValueShare) - t.Expect) * 100
}

// tierFormula is the formula of a column of the tier table; nil where it has none.
func tierFormula(col int, m modelPlaces) func(level int, t tierCells) formula {
	level, score := m.level.all(), m.score.all()
	single := func(text func(i int, t tierCells) string) func(int, tierCells) formula {
		return func(i int, t tierCells) formula { return formula{text: text(i, t)} }
	}
	switch col {
	case tierCount:
		return single(func(i int, _ tierCells) string { return fmt.Sprintf("COUNTIF(%s,%s)", level, which(i)) })
	case tierOwnShare:
		return single(func(i int, t tierCells) string {
			return fmt.Sprintf(`IF(SUM(%[1]s)=0,"",ROUND(%[2]s/SUM(%[1]s),9))`, t.column(tierCount), t.count(i))
		})
	case tierMean:
		return single(func(i int, t tierCells) string {
			return fmt.Sprintf(`IF(%[1]s=0,"",ROUND(SUMIF(%[2]s,%[3]s,%[4]s)/%[1]s,9))`, t.count(i), level, which(i), score)
		})
	case tierLowest:
		return extreme("MIN", level, score)
	case tierHighest:
		return extreme("MAX", level, score)
	}
	return valueFormula(col, m)
}

// valueFormula is the formula of a column that says what the tiers bring.
func valueFormula(col int, m modelPlaces) func(level int, t tierCells) formula {
	if !m.value.ok {
		return nil
	}
	level, value := m.level.all(), m.value.all()
	switch col {
	case tierValue:
		return func(i int, _ tierCells) formula {
			return formula{text: fmt.Sprintf("ROUND(SUMIF(%s,%s,%s),9)", level, which(i), value)}
		}
	case tierValueShare:
		return func(i int, t tierCells) formula {
			return formula{text: fmt.Sprintf(`IF(SUMIF(%[1]s,">0")>0,ROUND(SUMIFS(%[1]s,%[1]s,">0",%[2]s,%[3]s)/SUMIF(%[1]s,">0"),9),"")`,
				value, level, which(i))}
		}
	case tierExpected:
		return func(i int, _ tierCells) formula {
			return formula{text: fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, m.expect[i])}
		}
	case tierGap:
		return func(_ int, t tierCells) formula {
			return formula{text: fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),ROUND((%[1]s-%[2]s)*100,9),"")`,
				at(tierValueShare, t.row), at(tierExpected, t.row))}
		}
	}
	return nil
}

// which is the criterion of a level, or of all levels.
func which(level int) string {
	if level < 0 {
		return `">0"`
	}
	return fmt.Sprint(level + 1)
}

// extreme is the lowest or highest score of a level. MINIFS is younger than the spreadsheets that must know it, and so it is
// a formula over arrays.
func extreme(of, level, score string) func(level int, t tierCells) formula {
	return func(i int, t tierCells) formula {
		if i < 0 {
			return formula{text: fmt.Sprintf(`IF(%s=0,"",%s(%s))`, t.count(i), of, score)}
		}
		return formula{text: fmt.Sprintf(`IF(%s=0,"",%s(IF(%s=%d,%s)))`, t.count(i), of, level, i+1, score),
			over: at(t.col, t.row)}
	}
}
