package result

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/width"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// Added are the columns that earlier runs of tier added to a list, as their headers tell: those of Columns, in whatever
// order they stand now and in whichever language. -1 stands for a column that is not there.
type Added struct {
	Verdicts []Verdict // of the models, in the order of their columns; of a run after another, again
	Criteria []Pair    // of all models
	Credit   []int     // limits, ratios and what is owed
	Segments []int     // classes, flags and cells
	whose    bool      // somebody vouches for the list, whatever its headers
}

// Verdict is what a model of an earlier run said.
type Verdict struct {
	Model                               string // the model's title as it stands before the headers; "" for the first
	Score, Rank, Tier, Computed, Reason int
	Held                                int   // the tier after hold, if there is such a column
	Provisional                         int   // by which variant, if there is such a column
	Beside                              []int // scores that stood beside it
	Groups                              []int // percents of groups of criteria, behind these
	Treatment                           []int // what is done for the customer, and why
	Previous                            []int // tier and score of the result before, and the move since
}

// Pair is the points that a criterion of an earlier run gave, and those that counted.
type Pair struct{ Points, Weighted int }

// FindAdded finds the columns that tier added to a list. What only tier writes is 计算级别 or 计算等级, and 评分 beside 加权得分 of
// one criterion: from there the others are found. A header that the list had already has a number here (级别 2), and
// what a list had before comes first; so of several it is the last ones, as many as there are verdicts. Where the list is
// known to be tier's own, the verdict is found without a 计算级别 too.
func FindAdded(headers []string, ours bool) Added {
	found := Added{whose: ours}
	texts := make([]headerText, len(headers))
	for i, h := range headers {
		texts[i] = newHeaderText(h)
	}
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		s := search{ownHeadersIn(lang), texts, make(map[int]bool)}
		verdicts := s.verdicts()
		found.Verdicts = append(found.Verdicts, verdicts...)
		found.Criteria = append(found.Criteria, s.criteria(verdicts)...)
		if len(verdicts) > 0 || ours {
			found.Credit = append(found.Credit, s.credit()...)
		}
	}
	if len(found.Verdicts) == 0 && ours {
		found.Verdicts = bareVerdict(texts)
	}
	slices.SortStableFunc(found.Verdicts, func(a, b Verdict) int { return cmp.Compare(a.first(), b.first()) })
	return found
}

// ByTier reports whether it was surely tier that added the columns: a list of another's may have a 级别 of its own, and
// even points beside weighted ones.
func (a Added) ByTier() bool {
	pair := slices.ContainsFunc(a.Criteria, func(c Pair) bool { return c.Points >= 0 })
	return a.whose && len(a.Columns()) > 0 || slices.ContainsFunc(a.Verdicts, func(v Verdict) bool {
		return v.Computed >= 0 && v.Tier >= 0 && v.Score >= 0 && (pair || v.Rank >= 0 && v.Reason >= 0)
	})
}

// Columns are all columns that were added, in order. Of a criterion they are both or none: weighted points that stand
// alone may be the list's own.
func (a Added) Columns() []int {
	var all []int
	for _, v := range a.Verdicts {
		all = append(all, v.columns()...)
	}
	for _, c := range a.Criteria {
		if c.Points >= 0 {
			all = append(all, c.Points, c.Weighted)
		}
	}
	all = append(append(all, a.Credit...), a.Segments...)
	slices.Sort(all)
	return all
}

// Last are the verdicts of the last run, one of each model.
func (a Added) Last() []Verdict {
	var last []Verdict
	for _, v := range a.Verdicts {
		last = slices.DeleteFunc(last, func(before Verdict) bool { return before.Model == v.Model })
		last = append(last, v)
	}
	return last
}

func (v Verdict) columns() []int {
	all := slices.Concat([]int{v.Score, v.Rank, v.Tier, v.Computed, v.Reason, v.Held, v.Provisional}, v.Beside, v.Groups, v.Previous, v.Treatment)
	return slices.DeleteFunc(all, func(i int) bool { return i < 0 })
}

func (v Verdict) first() int { return slices.Min(v.columns()) }

// headerText is a header for the comparison of its words: its blanks count, its width and case don't.
type headerText struct {
	text   string // without the number of a second one
	number int    // 2 of 级别 2; 1 where there is none
	title  string // as it is written, in one line
}

// secondOf is the number that a second header of a name gets.
var secondOf = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.+) ([2-9]|[1-9][0-9]{1,5})$`) })

func newHeaderText(header string) headerText {
	h := headerText{title: strings.Join(strings.Fields(header), " "), number: 1}
	if m := secondOf().FindStringSubmatch(h.title); m != nil {
		h.title = m[1]
		h.number, _ = strconv.Atoi(m[2]) // the pattern has digits only, and few
	}
	h.text = folded(h.title)
	return h
}

func folded(header string) string { return strings.ToLower(width.Fold.String(header)) }

// ownHeaders are what tier calls the columns that it adds, in one language.
type ownHeaders struct {
	verdictWords     [2][5]string // by whether its tiers are grades, in the order of Columns
	held             string       // behind the verdict
	provisional      string       // behind these
	beside           [2]string    // behind the verdict
	treatment        [2]string    // behind these
	previous         [3]string    // of the result before, side by side
	points, weighted string       // behind a criterion's name, side by side
	ofWeight         string       // behind a group's path
	creditHeaders
}

func ownHeadersIn(lang words.Lang) ownHeaders {
	p := words.In(lang)
	own := ownHeaders{
		points:   folded(p.Sprintf("%s points", "")),
		weighted: folded(p.Sprintf("%s weighted", "")),
	}
	own.ofWeight = folded(groupHeader("", p))
	own.provisional = folded(p.Say(provisionalTitle()))
	own.held = folded(p.Say(heldTitle()))
	for i, phrase := range []scoring.Message{withOwn(), adjusted()} {
		own.beside[i] = folded(p.Say(phrase))
	}
	own.treatment = [2]string{folded(p.Sprintf("Treatment")), folded(p.Sprintf("Treatment reason"))}
	for i := range own.verdictWords {
		tier, computed := tierWords(i == 1, p)
		own.verdictWords[i] = [5]string{p.Sprintf("Score"), p.Sprintf("Rank"), tier, computed, p.Sprintf("Reason")}
		fold(own.verdictWords[i][:])
	}
	own.previous = previousHeaders(p)
	fold(own.previous[:])
	own.creditHeaders = creditHeadersIn(p)
	own.reasons = folded(own.reasons)
	fold(own.limit[:])
	fold(own.owed[:])
	return own
}

func fold(headers []string) {
	for i := range headers {
		headers[i] = folded(headers[i])
	}
}

// placeOfComputed is that of 计算级别 among the words of a verdict: the one that no other list has.
const placeOfComputed = 3

// search looks for the columns of one language.
type search struct {
	ownHeaders
	texts []headerText
	taken map[int]bool
}

// verdicts finds a verdict for every 计算级别, the last one first.
func (s *search) verdicts() []Verdict {
	var all []Verdict
	for i := len(s.texts) - 1; i >= 0; i-- {
		for k := range s.verdictWords {
			own := &s.verdictWords[k]
			model, ok := strings.CutSuffix(s.texts[i].text, own[placeOfComputed])
			if ok && (model == "" || strings.HasSuffix(model, " ")) {
				all = append(all, s.verdict(own, model, i))
			}
		}
	}
	return all
}

// bareVerdict is that of the first model without its 计算级别, if there is anything of it, in the language that has most
// of it.
func bareVerdict(texts []headerText) []Verdict {
	var most []Verdict
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		headers := ownHeadersIn(lang)
		for k := range headers.verdictWords {
			s := search{headers, texts, make(map[int]bool)}
			v := s.verdict(&headers.verdictWords[k], "", -1)
			if (v.Score >= 0 || v.Tier >= 0) && (most == nil || len(v.columns()) > len(most[0].columns())) {
				most = []Verdict{v}
			}
		}
	}
	return most
}

// verdict finds the other columns of a model's 计算级别: where tier writes them, beside it, or else wherever they were
// moved to.
func (s *search) verdict(own *[5]string, model string, computed int) Verdict {
	var found [len(own)]int
	for k, word := range own {
		beside := computed + k - placeOfComputed
		if computed >= 0 && beside >= 0 && beside < len(s.texts) && s.texts[beside].text == model+word && !s.taken[beside] {
			found[k] = beside
		} else {
			found[k] = s.last(model + word)
		}
		if found[k] >= 0 {
			s.taken[found[k]] = true
		}
	}
	v := Verdict{Score: found[0], Rank: found[1], Tier: found[2], Computed: found[3], Reason: found[4], Held: -1, Provisional: -1}
	if computed >= 0 {
		if v.Held = s.last(model + s.held); v.Held >= 0 {
			s.taken[v.Held] = true
		}
	}
	if i := s.last(model + s.provisional); computed >= 0 && i > computed {
		v.Provisional = i
		s.taken[i] = true
	}
	for _, title := range s.beside {
		if i := s.last(model + title); i >= 0 && computed >= 0 {
			v.Beside = append(v.Beside, i)
			s.taken[i] = true
		}
	}
	if computed >= 0 {
		v.Groups = s.groupsOf(model, slices.Max(v.columns()))
	}
	if computed >= 0 && model == "" {
		v.Treatment = s.besides(s.treatment)
	}
	if model == "" {
		v.Previous = s.previousOf()
	}
	if computed >= 0 {
		title := []rune(s.texts[computed].title)
		v.Model = strings.TrimSpace(string(title[:len(title)-utf8.RuneCountInString(own[placeOfComputed])]))
	}
	return v
}

// groupsOf are a model's percents of groups right behind its verdict: elsewhere a list may have such columns of its own.
func (s *search) groupsOf(model string, last int) []int {
	var all []int
	for i := last + 1; i < len(s.texts) && !s.taken[i]; i++ {
		path, ok := strings.CutSuffix(s.texts[i].text, s.ofWeight)
		if !ok || path == "" || !strings.HasPrefix(path, model) {
			break
		}
		all = append(all, i)
		s.taken[i] = true
	}
	return all
}

// previousOf are the columns of the result before, the last ones that stand side by side: a list may have one of them of its
// own.
func (s *search) previousOf() []int {
	for i := len(s.texts) - len(s.previous); i >= 0; i-- {
		if !s.taken[i] && s.following(i, s.previous[:]) == len(s.previous) {
			s.taken[i], s.taken[i+1], s.taken[i+2] = true, true, true
			return []int{i, i + 1, i + 2}
		}
	}
	return nil
}

// last is the column of a header that is not taken yet and has the highest number; -1 for none.
func (s *search) last(text string) int {
	found := -1
	for i, h := range s.texts {
		if h.text == text && !s.taken[i] && (found < 0 || h.number >= s.texts[found].number) {
			found = i
		}
	}
	return found
}

// besides finds two columns that stand side by side, the last ones of their kind; nil where there are none.
func (s *search) besides(pair [2]string) []int {
	for i := len(s.texts) - 2; i >= 0; i-- {
		if s.texts[i].text == pair[0] && s.texts[i+1].text == pair[1] && !s.taken[i] {
			s.taken[i], s.taken[i+1] = true, true
			return []int{i, i + 1}
		}
	}
	return nil
}

// criteria finds the weighted points, and the points that stand before them. A list may have had such columns before,
// and so there are as many of each criterion as there are verdicts of its model.
func (s *search) criteria(verdicts []Verdict) []Pair {
	pairs := make(map[string][]Pair)
	var names []string
	for i, h := range s.texts {
		name, ok := strings.CutSuffix(h.text, s.weighted)
		if !ok || name == "" {
			continue
		}
		pair := Pair{Points: -1, Weighted: i}
		if i > 0 && s.texts[i-1].text == name+s.points {
			pair.Points = i - 1
		}
		title := []rune(h.title)
		name = string(title[:max(0, len(title)-utf8.RuneCountInString(s.weighted))]) // two criteria may differ in nothing but case
		if pairs[name] == nil {
			names = append(names, name)
		}
		pairs[name] = append(pairs[name], pair)
	}
	var all []Pair
	for _, name := range names {
		of := pairs[name]
		slices.SortStableFunc(of, func(a, b Pair) int { return cmp.Compare(s.texts[a.Weighted].number, s.texts[b.Weighted].number) })
		all = append(all, of[max(0, len(of)-runs(folded(name), verdicts)):]...)
	}
	return all
}

// runs is how often the model of a criterion judged the list, once at least. The criterion's name begins with the
// model's title.
func runs(criterion string, verdicts []Verdict) int {
	model, n := "", 0
	for _, v := range verdicts {
		title := folded(v.Model)
		if title == model {
			n++
		} else if len(title) > len(model) && strings.HasPrefix(criterion, title+" ") {
			model, n = title, 1
		}
	}
	return max(1, n)
}

// PointsOf is the column of a criterion's points that the last run added, by its header in either language; -1 for none.
func (a Added) PointsOf(headers []string, criterion string) int {
	var wanted []string
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		wanted = append(wanted, folded(words.In(lang).Sprintf("%s points", criterion)))
	}
	found := -1
	for _, pair := range a.Criteria {
		if pair.Points >= 0 && slices.Contains(wanted, newHeaderText(headers[pair.Points]).text) {
			found = max(found, pair.Points)
		}
	}
	return found
}

// OwnHeaders are the headers of a verdict in both languages, by which a sheet of customers is known.
func OwnHeaders() []string {
	var all []string
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		own := ownHeadersIn(lang)
		all = append(append(all, own.verdictWords[0][:]...), own.verdictWords[1][:]...)
	}
	return all
}

// FirstPoints are the columns of the points that the last run's first model gave, by criterion.
func (a Added) FirstPoints(headers []string) map[string]int {
	found := make(map[string]int)
	for _, pair := range a.Criteria {
		if pair.Points < 0 {
			continue
		}
		title := []rune(newHeaderText(headers[pair.Points]).title)
		for _, lang := range []words.Lang{words.Chinese, words.English} {
			behind := words.In(lang).Sprintf("%s points", "")
			name, ok := strings.CutSuffix(folded(string(title)), folded(behind))
			if !ok || a.isOfFurther(name) {
				continue
			}
			criterion := string(title[:len(title)-utf8.RuneCountInString(behind)])
			if column, known := found[criterion]; !known || column < pair.Points {
				found[criterion] = pair.Points
			}
		}
	}
	return found
}

// isOfFurther reports whether a criterion is called after a model that is not the first.
func (a Added) isOfFurther(name string) bool {
	return slices.ContainsFunc(a.Verdicts, func(v Verdict) bool { return v.Model != "" && strings.HasPrefix(name, folded(v.Model)+" ") })
}
