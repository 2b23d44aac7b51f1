package draft

// role is what becomes of a column.
type role uint8

const (
	undecided role = iota
	theID
	theName
	ranked // a criterion: figures, by rank
	graded // a criterion: words of a scale
	figure // figures without a criterion
	day
	word // what customers can be grouped by, and all the rest
)

// reason is why a column of figures or grades became no criterion.
type reason uint8

const (
	plain reason = iota
	codes
	numbering // ids, phone numbers, serial numbers
	years
	constant
	tooMany
	earlier // an earlier period of another column
	mixed   // figures and words
)

func (c *column) judged() bool { return c.role == ranked || c.role == graded }

// decide gives the column its role by its header and its cells.
func (c *column) decide() {
	switch {
	case c.filled == 0:
		c.role = word
	case c.dated() && !(c.numeric() && !c.isDayHeader()):
		c.role = day
	case c.numeric():
		c.decideFigures()
	default:
		c.decideWords()
	}
}

func (c *column) isDayHeader() bool {
	return c.says([]lexicon{{"日期 时间 日", "date day time"}})
}

// decideFigures tells what is measured from what is only numbered.
func (c *column) decideFigures() {
	measured := c.unit != "" || c.percent() || c.says(measureWords)
	switch {
	case c.isCode() || c.coded > 0 || c.isPhone():
		c.role, c.why = word, numbering
	case c.isYear(measured):
		c.role, c.why = word, years
	case c.says(rankWords), !measured && c.isSerial():
		c.role, c.why = word, numbering
	case !measured && c.isCodeSet():
		c.role, c.why = word, codes
	case c.distinct == 1:
		c.role, c.why = figure, constant
	default:
		c.role = ranked
	}
	c.low = c.says(lowWords)
}

// isCodeSet reports whether the figures are a few codes, as Channel 1 and 2.
func (c *column) isCodeSet() bool {
	return c.integers && c.least >= 0 && c.distinct > 1 && c.distinct <= fewWords && c.distinct*4 <= c.filled
}

// isSerial reports whether the figures are 1, 2, 3 … in any order, or a run of such numbers.
func (c *column) isSerial() bool {
	const few = 5
	return c.integers && c.filled >= few && c.distinct == c.filled && c.most-c.least == float64(c.filled-1)
}

// isPhone knows mobile numbers: eleven digits that begin with a 1.
func (c *column) isPhone() bool {
	return c.integers && c.least >= 13e9 && c.most < 2e10 && !c.says(measureWords)
}

// isYear knows calendar years.
func (c *column) isYear(measured bool) bool {
	return c.integers && c.least >= 1900 && c.most <= 2100 && (!measured || c.says(yearWords) && !c.says(moneyWords))
}

// decideWords tells grades from other words.
func (c *column) decideWords() {
	c.role = word
	if c.numbers*2 >= c.filled && c.numbers > 0 {
		c.why = mixed
		return
	}
	if c.distinct < 2 || c.words == nil {
		return
	}
	low := c.says(lowWords)
	if s := scaleFor(c.words, low); s != nil {
		c.role, c.scale, c.low, c.strange = graded, s, low, s.strange(c.words)
	}
}
