package draft

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/width"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// The results of an earlier scoring stand in many lists, last year's above all. What judges customers must not be
// judged by itself: such columns are left out.

// resultHeaders are what people call the results. They count only as the whole header: 信用等级 is something to judge by.
var resultHeaders = strings.Fields(`级别 等级 客户级别 客户等级 最终级别 计算级别 得分 最终得分 总得分 综合得分 总分 评分 综合评分 排名 名次 依据
	score totalscore finalscore rank tier finaltier customertier computedtier reason`)

// ownHeaders are what tier calls the results in one language, in the form of textOf.
type ownHeaders struct {
	computed         string   // the one that no other list has
	words            []string // of a model's results, computed among them
	points, weighted string   // behind a criterion's name, side by side
}

func ownHeadersIn(lang words.Lang) ownHeaders {
	p := words.In(lang)
	own := ownHeaders{
		computed: textOf(p.Sprintf("Computed tier")),
		points:   textOf(p.Sprintf("%s points", "x"))[1:],
		weighted: textOf(p.Sprintf("%s weighted", "x"))[1:],
	}
	for _, word := range []string{p.Sprintf("Score"), p.Sprintf("Rank"), p.Sprintf("Tier"), p.Sprintf("Computed tier"), p.Sprintf("Reason")} {
		own.words = append(own.words, textOf(word))
	}
	return own
}

// textOf is a header for the comparison of its words: its blanks count, its width and case don't.
func textOf(header string) string { return strings.ToLower(width.Fold.String(oneLine(header))) }

// results are the columns that hold results of an earlier scoring, by index.
func results(headers []fileio.Header) map[int]bool {
	found := map[int]bool{}
	first := map[string]int{}             // of a text, its column
	texts := make([]string, len(headers)) // without the number of a second one
	for i, h := range headers {
		text := textOf(h.Name)
		if _, again := first[text]; !again {
			first[text] = i
		}
		texts[i] = secondOf().ReplaceAllString(text, "")
		found[i] = isResult(h.Name)
	}
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		ownHeadersIn(lang).find(texts, found)
	}
	for i, text := range texts {
		if one, ok := first[text]; ok && one != i && textOf(headers[i].Name) != text && found[one] {
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

// find finds the columns that tier wrote: of each model, which stands before its words, and of each criterion.
func (own ownHeaders) find(texts []string, found map[int]bool) {
	for i, text := range texts {
		if model, ok := strings.CutSuffix(text, own.computed); ok {
			for k, other := range texts {
				word, of := strings.CutPrefix(other, model)
				found[k] = found[k] || of && slices.Contains(own.words, word)
			}
		}
		if criterion, ok := strings.CutSuffix(text, own.weighted); ok && criterion != "" {
			found[i] = true
			if i > 0 && texts[i-1] == criterion+own.points {
				found[i-1] = true
			}
		}
	}
}
