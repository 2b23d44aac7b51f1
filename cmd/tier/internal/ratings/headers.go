package ratings

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// What columns and cells call themselves, besides what the configuration calls the customers.

func idWords() []string {
	return []string{"客户编号", "客户编码", "客户代码", "编号", "customer id", "customer no", "customer code", "id"}
}

func nameWords() []string {
	return []string{"客户名称", "客户", "客户姓名", "单位名称", "customer name", "customer", "client"}
}

func raterWords() []string {
	return []string{"评价人", "考评人", "评分人", "打分人", "评估人", "评委", "评价人姓名", "考评人姓名", "rater", "evaluator", "rated by"}
}

// IsRater reports whether a header is that of a column of raters: a form must give no other column such a header.
func IsRater(header string) bool { return isAmong(header, raterWords()) }

func roleWords() []string { return []string{"角色", "评价人角色", "role"} }

func periodWords() []string {
	return []string{"考评期", "评价期", "考评期间", "评价期间", "考核期", "period"}
}

func criterionWords() []string {
	return []string{"评价科目", "考评科目", "科目", "指标", "评价项目", "评价指标", "考评项目", "criterion", "indicator"}
}

func ratingWords() []string {
	return []string{"评分", "评级", "等级", "评价", "得分", "分数", "打分", "评分结果", "rating", "points", "grade", "score"}
}

// formWords are what else forms say above and beside their answers.
func formWords() []string {
	return []string{"备注", "说明", "remarks", "note", "notes", "comment", "comments", "部门", "职务", "岗位", "日期", "填表日期", "签字", "签名",
		"归属", "owner", "department", "position", "date", "signature", "序号", "no", "no."}
}

// known are all headers by which tables of ratings are found.
func known(cfg *config.Config) []string {
	all := slices.Concat(idWords(), nameWords(), raterWords(), criterionWords(), ratingWords())
	for _, f := range cfg.Fields {
		all = append(all, f.Headers...)
	}
	return append(all, cfg.Panel.Criteria...)
}

// isAmong reports whether a text is one of some words, as headers are compared.
func isAmong(text string, words []string) bool {
	name, _ := fileio.NormalHeader(text)
	return name != "" && slices.ContainsFunc(words, func(w string) bool {
		word, _ := fileio.NormalHeader(w)
		return word == name
	})
}

// columnOf is the first column whose header is one of some words, an earlier word before a later one; -1 where there is
// none.
func columnOf(t *fileio.Table, words []string) int {
	for _, word := range words {
		if i := slices.IndexFunc(t.Headers(), func(h fileio.Header) bool { return isAmong(h.Raw, []string{word}) }); i >= 0 {
			return i
		}
	}
	return -1
}

// fieldHeaders are what the configuration calls a field, and then what others call it.
func fieldHeaders(cfg *config.Config, field string, others []string) []string {
	f, _ := cfg.Field(field)
	return slices.Concat(f.Headers, others)
}

// names finds criteria by what headers and cells call them.
type names struct {
	criteria []scoring.Criterion
	exact    map[string]int
	normal   map[string]int // as headers are compared; -1 where several are the same then
}

func newNames(criteria []scoring.Criterion) *names {
	n := &names{criteria: criteria, exact: make(map[string]int), normal: make(map[string]int)}
	for i, c := range criteria {
		n.exact[c.Name] = i
		name, _ := fileio.NormalHeader(c.Name)
		if _, again := n.normal[name]; again {
			n.normal[name] = -1
		} else {
			n.normal[name] = i
		}
	}
	return n
}

// find is the criterion of a name; -1 where there is none.
func (n *names) find(text string) int {
	if i, ok := n.exact[directory.Trim(text)]; ok {
		return i
	}
	name, _ := fileio.NormalHeader(text)
	if i, ok := n.normal[name]; ok {
		return i
	}
	return -1
}

// all are the criteria's names, in order.
func (n *names) all() []string {
	all := make([]string, len(n.criteria))
	for i, c := range n.criteria {
		all[i] = c.Name
	}
	return all
}
