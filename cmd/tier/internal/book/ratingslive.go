package book

import (
	"fmt"

	"tier/scoring/panel"
)

// follow makes the figures of each row formulas over its raters' points. Points in brackets are texts, and count nowhere.
//
// A weighted median, and a trimmed mean whose raters weigh differently, have no formula that all spreadsheets share: what
// the panel agreed on then stays a value, while the other figures follow.
func (s *ratingsSheet) follow() {
	s.live = make([]live, spreadColumn)
	s.set(ratersColumn, func(r string, _ int) string { return "COUNT(" + r + ")" + s.less(r) })
	s.set(lowestColumn, func(r string, _ int) string { return s.extreme(r, "MIN", "SMALL") })
	s.set(highestColumn, func(r string, _ int) string { return s.extreme(r, "MAX", "LARGE") })
	s.set(spreadColumn, func(_ string, n int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),ROUND(%[2]s-%[1]s,9),"")`, at(lowestColumn, n), at(highestColumn, n))
	})
	if s.isCalculated() {
		s.set(consensusColumn, func(r string, _ int) string {
			return fmt.Sprintf(`IF(COUNT(%s)<%d,"",%s)`, r, s.quorum(), s.combined(r))
		})
	}
}

// set gives a column its formula, by the range of the raters' points in a row of the sheet. It counts its rows from the
// second on, which is the header.
func (s *ratingsSheet) set(col int, text func(r string, n int) string) {
	l := &s.live[col-1]
	l.text = func(row int) string { return text(area(firstRaterColumn, row+2, s.saidColumn()-1, row+2), row+2) }
	l.skips = func(row int) bool { return row < ratingsTop-1 }
	l.prepare(s.b, len(s.rows)+ratingsTop-1)
}

// isCalculated reports whether what the panel agreed on is a formula.
func (s *ratingsSheet) isCalculated() bool { return s.by.Panel.Combine == panel.Mean || s.isEqual() }

// weighs reports whether a rater's weight has an effect when it is edited.
func (s *ratingsSheet) weighs() bool { return s.b.live && s.by.Panel.Combine == panel.Mean }

// isEqual reports whether all raters weigh the same.
func (s *ratingsSheet) isEqual() bool {
	for _, r := range s.by.Panel.Raters {
		if r.Weight != s.by.Panel.Raters[0].Weight {
			return false
		}
	}
	return true
}

// quorum is how many raters a figure takes.
func (s *ratingsSheet) quorum() int { return max(1, s.by.Panel.Quorum) }

// combined is the formula of one figure of several.
func (s *ratingsSheet) combined(r string) string {
	switch s.by.Panel.Combine {
	case panel.Median:
		return "MEDIAN(" + r + ")"
	case panel.Trimmed:
		return fmt.Sprintf("IF(COUNT(%[1]s)<%[2]d,AVERAGE(%[1]s),(SUM(%[1]s)-MAX(%[1]s)-MIN(%[1]s))/(COUNT(%[1]s)-2))", r, panel.TrimmedFrom)
	}
	weights := fmt.Sprintf("$%s$1:$%s$1", column(firstRaterColumn-1), column(s.saidColumn()-2))
	return fmt.Sprintf(`IFERROR(SUMPRODUCT(%[1]s,%[2]s)/SUMPRODUCT(%[1]s,ISNUMBER(%[2]s)+0),"")`, weights, r)
}

// trims is the condition that the highest and the lowest points are left out; "" where they never are.
func (s *ratingsSheet) trims(r string) string {
	if s.by.Panel.Combine != panel.Trimmed {
		return ""
	}
	return fmt.Sprintf("COUNT(%s)>=%d", r, max(s.quorum(), panel.TrimmedFrom))
}

// less takes off those that are left out.
func (s *ratingsSheet) less(r string) string {
	if trims := s.trims(r); trims != "" {
		return "-IF(" + trims + ",2,0)"
	}
	return ""
}

// extreme is the formula of the lowest or the highest of the points that count.
func (s *ratingsSheet) extreme(r, first, second string) string {
	text := fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",%[2]s(%[1]s))`, r, first)
	if trims := s.trims(r); trims != "" {
		text = fmt.Sprintf("IF(%s,%s(%s,2),%s)", trims, second, r, text)
	}
	return text
}

// agreed is the formula, on another sheet, of what the panel agreed on of a row. What is no formula may be blank, which would
// be a zero elsewhere.
func (s *ratingsSheet) agreed(row int) string {
	ref := called(ratingsSheetName(s.b.p)) + "!" + at(consensusColumn, row+ratingsTop+1)
	if !s.isCalculated() {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, ref)
	}
	return ref
}
