package draft

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"tier/fileio"
)

// scale is a known set of grades, best first, each with its points.
type scale struct {
	name   string
	words  []string
	points []int
}

// knownScales are written as word and points; the first that has all the words of a column is the one.
var knownScales = []struct{ name, grades string }{
	{"five", "优秀 10 良好 8 合格 6 较差 4 不合格 2"},
	{"letters", "A 10 B 8 C 6 D 4 E 2"},
	{"level", "高 10 中 6 低 2"},
	{"three", "好 10 一般 6 差 2"},
	{"prospects", "好 10 一般 6 不好 2"},
	{"coverage", "健全 10 一般 6 差 2"},
	{"strength", "强 10 中 6 弱 2"},
	{"four", "优 10 良 8 中 6 差 2"},
	{"four_pass", "优 10 良 8 及格 6 不及格 2"},
	{"pass", "优秀 10 良好 8 及格 6 不及格 2"},
	{"medium", "优秀 10 良好 8 中等 6 较差 4 差 2"},
	{"general", "优秀 10 良好 8 一般 6 较差 4 差 2"},
	{"good", "很好 10 较好 8 一般 6 较差 4 很差 2"},
	{"good_five", "很好 10 好 8 一般 6 差 4 很差 2"},
	{"better", "好 10 较好 8 一般 6 较差 4 差 2"},
	{"level_five", "高 10 较高 8 中 6 较低 4 低 2"},
	{"level_most", "很高 10 高 8 中 6 低 4 很低 2"},
	{"level_plain", "高 10 一般 6 低 2"},
	{"strength_five", "强 10 较强 8 一般 6 较弱 4 弱 2"},
	{"satisfied", "满意 10 一般 6 不满意 2"},
	{"satisfied_five", "非常满意 10 满意 8 一般 6 不满意 4 非常不满意 2"},
	{"satisfied_most", "很满意 10 满意 8 一般 6 不满意 4 很不满意 2"},
	{"stems", "甲 10 乙 8 丙 6 丁 4 戊 2"},
	{"credit", "AAA 10 AA 9 A 8 BBB 7 BB 6 B 5 CCC 4 CC 3 C 2 D 1"},
	{"high_low", "high 10 medium 6 low 2"},
	{"good_poor", "excellent 10 good 8 fair 6 poor 4 bad 2"},
	{"good_average", "excellent 10 good 8 average 6 poor 4 bad 2"},
	{"strong_weak", "strong 10 medium 6 weak 2"},
}

// scaleFor finds the known scale that has the most of a column's words, the first of equals: at least two of them, and
// all cells but a few. It is nil if none has. Where less is better, as with risks, the points are turned round.
func scaleFor(words []wordCount, low bool) *scale {
	var best *scale
	filled, fewest := 0, 0
	for _, w := range words {
		filled += w.n
	}
	for _, k := range knownScales {
		s := parseScale(k.name, k.grades)
		strange := countOf(s.strange(words))
		if strange*strays <= filled && s.used(words) > 1 && (best == nil || strange < fewest) {
			best, fewest = s, strange
		}
	}
	if best != nil && low {
		best.turn()
	}
	if best != nil && slices.ContainsFunc(words, func(w wordCount) bool { return w.word != fileio.Simplified(w.word) }) {
		best.traditional()
	}
	return best
}

func parseScale(name, grades string) *scale {
	s := &scale{name: name}
	parts := strings.Fields(grades)
	for i := 0; i+1 < len(parts); i += 2 {
		points, _ := strconv.Atoi(parts[i+1])
		s.words, s.points = append(s.words, parts[i]), append(s.points, points)
	}
	return s
}

// has reports whether a word is a grade of the scale.
func (s *scale) has(word string) bool {
	return slices.ContainsFunc(s.words, func(w string) bool { return foldWord(w) == foldWord(word) })
}

// used is how many of the words are grades.
func (s *scale) used(words []wordCount) (n int) {
	for _, w := range words {
		if s.has(w.word) {
			n++
		}
	}
	return n
}

// strange are the words that are no grades, and no figures of one either.
func (s *scale) strange(words []wordCount) []wordCount {
	return slices.DeleteFunc(slices.Clone(words), func(w wordCount) bool {
		points, err := strconv.Atoi(w.word)
		return s.has(w.word) || err == nil && slices.Contains(s.points, points)
	})
}

func countOf(words []wordCount) int {
	n := 0
	for _, w := range words {
		n += w.n
	}
	return n
}

// foldWord compares as package scoring does: width, case and outer blanks don't matter; nor do traditional characters here.
func foldWord(s string) string {
	return strings.ToLower(strings.TrimSpace(width.Fold.String(fileio.Simplified(s))))
}

// traditional writes the grades in traditional characters, as the list does.
func (s *scale) traditional() {
	s.name += "_traditional"
	characters := strings.NewReplacer("优", "優", "较", "較", "强", "強", "满", "滿")
	for i := range s.words {
		s.words[i] = characters.Replace(s.words[i])
	}
}

// turn gives the points in the opposite order.
func (s *scale) turn() {
	s.name += "_low"
	for i, j := 0, len(s.points)-1; i < j; i, j = i+1, j-1 {
		s.points[i], s.points[j] = s.points[j], s.points[i]
	}
}
