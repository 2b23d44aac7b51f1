package main

import (
	"cmp"
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
)

// mostKnown is how many fields forms show where nobody chose them: with the criteria beside them, more would be too small to
// read on one page's width.
const mostKnown = 6

// knownFields are what forms show of each customer besides the id and the name: what is asked for, or what the configuration
// says, or else a few fields of the list.
func (o *formOptions) knownFields(a *app, cfg *config.Config, names *columnNames) []string {
	switch {
	case slices.Equal(o.known, []string{"none"}):
		return nil
	case len(o.known) > 0:
		return names.split(o.known)
	case len(cfg.Panel.Known) > 0:
		return cfg.Panel.Known
	}
	fields := judgedFields(cfg, names)
	var headers []string
	for _, field := range fields {
		headers = append(headers, names.header(field))
	}
	if len(fields) > 0 {
		a.note("the forms show of each customer: %s; --known FIELDS shows others, --known none shows none", strings.Join(headers, ", "))
	}
	return fields
}

// judgedFields are the fields of the list that the criteria judge which nobody rates, and the region, in the order of the
// list's columns: the first few. What is rated, and what looks personal, is not among them.
func judgedFields(cfg *config.Config, names *columnNames) []string {
	list := names.list
	var fields []string
	for _, field := range append(judged(cfg), "region") {
		header := list.Header(field)
		if list.Has(field) && field != "id" && field != "name" && !isRatedColumn(cfg, field, header) && !isPersonal(header) && !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	place := func(field string) int { return slices.Index(list.Columns(), list.FieldColumns(field)[0]) }
	slices.SortFunc(fields, func(x, y string) int { return cmp.Compare(place(x), place(y)) })
	return fields[:min(mostKnown, len(fields))]
}

// judged are the fields that criteria read which nobody rates; instead of a derived one, those that it is derived from.
func judged(cfg *config.Config) []string {
	var fields []string
	for i := range cfg.Models {
		for _, rubric := range cfg.Models[i].Rubrics() {
			for k := range rubric {
				if cfg.IsRated(rubric[k].Name) {
					continue
				}
				for _, read := range rubric[k].Reads() {
					fields = append(fields, read.Name)
				}
			}
		}
	}
	for _, d := range slices.Backward(cfg.Derive) { // each reads those before it
		if slices.Contains(fields, d.Name) {
			fields = append(fields, d.Expr.Fields()...)
		}
	}
	return fields
}

// isPersonal reports whether a header looks like that of something personal, which nobody needs for a rating.
func isPersonal(header string) bool {
	const marks = "电话 手机 传真 邮箱 微信 身份证 证件 护照 地址 住址 生日 出生 年龄 性别 联系人 账号 账户 开户 phone mobile mail wechat passport address birth age gender sex contact account"
	header = strings.ToLower(header)
	words := strings.FieldsFunc(header, func(r rune) bool { return r >= 0x80 || r < 'a' || r > 'z' })
	return slices.ContainsFunc(strings.Fields(marks), func(mark string) bool {
		if mark[0] < 0x80 {
			return slices.Contains(words, mark)
		}
		return strings.Contains(header, mark)
	})
}
