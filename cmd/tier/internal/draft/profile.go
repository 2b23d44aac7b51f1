package draft

import (
	"hash/maphash"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/width"

	"tier/fileio"
)

// profile is what the cells of a column are, in numbers. It is the same in whatever order the rows come.
type profile struct {
	filled, blank int // what stands for a missing value is blank
	numbers       int // cells that read as numbers
	percents      int // of them, written as percentages
	dates         int // cells that are days
	coded         int // figures that no one computes with: a leading zero, or more digits than a number has
	integers      bool
	least, most   float64     // the least and the greatest number
	typical       float64     // the median size of the numbers other than 0
	distinct      int         // different values
	words         []wordCount // the different values, sorted, where they are few
	suffix        string      // the unit behind the figures of the cells, "" for none or several
}

const (
	// fewWords is how many different values a set of codes may have.
	fewWords = 12
	// manyWords is how many different values of a column are remembered: the grades and some slips.
	manyWords = 3 * fewWords
	// strays is one in how many cells of a column may be something else than the others.
	strays = 10
)

// wordCount is a value and how many cells have it.
type wordCount struct {
	word string
	n    int
}

// numeric reports whether the column holds figures: all but a few of its cells.
func (p *profile) numeric() bool {
	return p.numbers > 0 && (p.filled-p.numbers)*strays <= p.filled
}

// percent reports whether the figures are shares.
func (p *profile) percent() bool { return p.numeric() && p.percents*2 > p.numbers }

// dated reports whether the column holds days.
func (p *profile) dated() bool { return p.dates > 0 && (p.filled-p.dates)*strays <= p.filled }

// look reads a column once.
func look(t *fileio.Table, index int, unit string) profile {
	v := viewer{profile: profile{integers: true}, unit: unit, seed: maphash.MakeSeed(),
		values: map[uint64]int{}, suffixes: map[string]int{}}
	for row := range t.Len() {
		v.cell(t.Cell(row, index))
	}
	v.finish()
	return v.profile
}

// viewer gathers a profile.
type viewer struct {
	profile
	unit     string
	seed     maphash.Seed
	values   map[uint64]int // different values, as an index into some while they are few
	sizes    []float64
	suffixes map[string]int
	some     []wordCount
}

func (v *viewer) cell(c fileio.Cell) {
	if isMissing(c) {
		v.blank++
		return
	}
	v.filled++
	v.remember(strings.TrimSpace(c.String()))
	switch c.Kind {
	case fileio.Number:
		if isDayNumber(c.Num) {
			v.dates++
		}
		if math.Abs(c.Num) >= 1e15 {
			v.coded++
		}
		v.number(c.Num, c.Percent || v.unit == "%" || v.unit == "‰")
	case fileio.Text:
		v.text(c.Text)
	case fileio.Date:
		v.dates++
	}
}

// remember counts the different values.
func (v *viewer) remember(text string) {
	sum := maphash.String(v.seed, text)
	i, seen := v.values[sum]
	switch {
	case !seen && len(v.some) < manyWords:
		v.values[sum] = len(v.some)
		v.some = append(v.some, wordCount{text, 1})
	case !seen:
		v.values[sum] = manyWords
	case i < manyWords:
		v.some[i].n++
	}
}

func (v *viewer) number(x float64, percent bool) {
	if v.numbers == 0 {
		v.least, v.most = x, x
	}
	v.numbers++
	v.least, v.most = min(v.least, x), max(v.most, x)
	v.integers = v.integers && x == math.Trunc(x)
	if percent {
		v.percents++
	}
	if x != 0 {
		v.sizes = append(v.sizes, math.Abs(x))
	}
}

var (
	longCode  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(0[0-9]+|[0-9]{16,})$`) })
	writtenBy = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[0-9]{4}([-/.年])[0-9]{1,2}([-/.月])[0-9]{1,2}(日|号)?([ T]*[0-9:]+)?$`)
	})
	behind = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.*[0-9])\s*([^0-9\s.,%]{1,4})$`) })
)

func (v *viewer) text(s string) {
	s = strings.TrimSpace(width.Fold.String(s))
	if writtenBy().MatchString(s) {
		v.dates++
		return
	}
	if longCode().MatchString(s) {
		v.coded++
	}
	if x, _, percent, ok := fileio.ParseNumber(s); ok {
		v.number(x, percent || v.unit == "%" || v.unit == "‰")
		return
	}
	m := behind().FindStringSubmatch(s)
	if m == nil {
		return
	}
	if x, unit, percent, ok := fileio.ParseNumber(m[1]); ok && unit == "" && !percent && isUnitSuffix(m[2]) {
		v.suffixes[m[2]]++
		v.number(x, false)
	}
}

// isUnitSuffix knows the words behind a figure that are units: 5年 and 3次, but not 3月.
func isUnitSuffix(word string) bool {
	if slices.Contains([]string{"月", "日", "号"}, word) {
		return false
	}
	_, unit := fileio.NormalHeader("x(" + word + ")")
	return unit != ""
}

// finish computes what needs all cells.
func (v *viewer) finish() {
	v.distinct = len(v.values)
	if v.distinct <= manyWords {
		v.words = v.some
		slices.SortFunc(v.words, func(a, b wordCount) int { return strings.Compare(a.word, b.word) })
	}
	if len(v.sizes) > 0 {
		slices.Sort(v.sizes)
		v.typical = v.sizes[len(v.sizes)/2]
	}
	v.settleSuffix()
}

// settleSuffix keeps the one unit that the cells are written with. Several, or one that isn't the header's, can't be
// read as numbers.
func (v *viewer) settleSuffix() {
	for suffix, n := range v.suffixes {
		switch {
		case v.unit != "" && v.unit != suffix, v.unit == "" && len(v.suffixes) > 1:
			v.numbers -= n
		case v.unit == "":
			v.suffix = suffix
		}
	}
}

// isDayNumber knows days that are written as eight digits: 20260930.
func isDayNumber(x float64) bool {
	if x != math.Trunc(x) || x < 19000101 || x > 21001231 {
		return false
	}
	month, day := int(x)/100%100, int(x)%100
	return month >= 1 && month <= 12 && day >= 1 && day <= 31
}
