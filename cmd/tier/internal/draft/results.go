package draft

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/width"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// The results of an earlier scoring stand in many lists, last year's above all. What judges customers must not be
// judged by itself: such columns are left out.

// resultHeaders are what people call the results. They count only as the whole header: 信用等级 is something to judge by.
var resultHeaders = strings.Fields(`级别 等级 客户级别 客户等级 最终级别 计算级别 得分 最终得分 总得分 综合得分 总分 评分 综合评分 排名 名次 依据
	score totalscore finalscore rank tier finaltier customertier computedtier reason`)

// textOf is a header for the comparison of its words: its blanks count, its width and case don't.
func textOf(header string) string { return strings.ToLower(width.Fold.String(oneLine(header))) }

// Earlier is what the run of tier was configured to call its columns, of which a list is the result. What nobody knows is found
// by where it stands, as far as it can be.
type Earlier struct {
	IsKnown bool
	Classes []string // the titles of segmentations and matrices
	Given   []string // and of what other tables gave
}

// results are the columns that hold results of an earlier scoring, by index.
func results(headers []fileio.Header, earlier *Earlier) map[int]bool {
	found := map[int]bool{}
	first := map[string]int{} // of a text, its column
	names := make([]string, len(headers))
	for i, h := range headers {
		names[i] = h.Name
		if text := textOf(h.Name); first[text] == 0 {
			first[text] = i + 1
		}
		found[i] = isResult(h.Name)
	}
	added := result.FindAdded(names, false)
	if added.ByTier() && earlier.IsKnown {
		added.FindSegments(names, earlier.Classes)
	} else if added.ByTier() {
		added.FindUntitled(names)
	}
	for _, i := range append(added.Given(names, earlier.Given), added.Columns()...) {
		found[i] = true
	}
	for _, c := range added.Criteria { // a draft does without weighted points, whoever weighed them
		found[c.Weighted] = true
	}
	for i, name := range names {
		text := textOf(name)
		base := secondOf().ReplaceAllString(text, "")
		if one := first[base]; one > 0 && base != text && found[one-1] {
			found[i] = true
		}
	}
	return found
}

// secondOf is the number that tier gives to a second header of a name: 级别 2.
var secondOf = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` [0-9]+$`) })

var ofYear = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[12][0-9]{3}年?度?`) })

// isResult reports whether a header is one of the usual ones of results, or that of an earlier period's.
func isResult(header string) bool {
	key, _ := fileio.NormalHeader(header)
	return slices.Contains(resultHeaders, ofYear().ReplaceAllString(withoutPeriod(key, earlierWords), ""))
}
