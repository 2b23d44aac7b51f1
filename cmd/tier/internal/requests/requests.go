// Package requests reads applications for credit limits (客户授信申请), each with its place.
package requests

import (
	"math"
	"time"

	"tier/cmd/tier/internal/directory"
	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// Source is a table of applications.
type Source struct {
	List         *fileio.List
	Path, SHA256 string
	Rows         int
}

// Request is an application of a customer of the list.
type Request struct {
	credit.Request
	At fileio.Place
}

// Specs are the columns of applications, with what they are usually called, or called like the list's; amounts are kept in a
// unit.
func Specs(unit string, id, name []string, named map[string]fileio.Spec) []fileio.Spec {
	specs := []fileio.Spec{
		{Name: "id", Headers: []string{"客户编号", "客户编码", "客户代码", "Customer ID", "customerID"}, Type: fileio.TextType},
		{Name: "name", Headers: []string{"客户名称", "申请客户", "客户", "Customer", "Customer name"}, Type: fileio.TextType},
		{Name: "amount", Headers: []string{"申请额度", "申请授信额度", "申请金额", "拟授信额度", "Requested limit", "Amount"}, Type: fileio.NumberType, Unit: unit, Required: true},
		{Name: "date", Headers: []string{"申请日期", "日期", "Date", "Request date"}, Type: fileio.DateType},
		{Name: "handler", Headers: []string{"承办人", "申请人", "业务员", "客户经理", "Handler"}, Type: fileio.TextType},
		{Name: "approver", Headers: []string{"批准人", "审批人", "审批权限", "批准级别", "Approver", "Approved by"}, Type: fileio.TextType},
		{Name: "collateral", Headers: []string{"担保品", "担保金额", "抵押金额", "担保品金额", "Collateral"}, Type: fileio.NumberType, Unit: unit},
	}
	specs[0].Headers, specs[1].Headers = append(id[:len(id):len(id)], specs[0].Headers...), append(name[:len(name):len(name)], specs[1].Headers...)
	for i := range specs {
		if own, ok := named[specs[i].Name]; ok {
			specs[i].Headers = own.Headers
			specs[i].Bare = own.Unit
		}
	}
	return specs
}

// Bind finds the columns of applications in a table.
func Bind(t *fileio.Table, specs []fileio.Spec) (*Source, error) {
	list, err := fileio.Bind([]*fileio.Table{t}, specs)
	if err != nil {
		return nil, err
	}
	if !list.Has("id") && !list.Has("name") {
		return nil, &fileio.Error{Place: t.File(), Message: fileio.Say("applications name no customers: there is no column of ids, nor of names"),
			Hint: fileio.Say("name it under credit, as %s", "receivables: {columns: {requests: {id: 客户编号}}}")}
	}
	return &Source{List: list, Path: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()}, nil
}

// Collect reads all applications, in the order of their files.
func Collect(who directory.Customers, sources []*Source) ([]Request, []directory.Problem) {
	d := directory.New(who)
	var all []Request
	var problems []directory.Problem
	for _, s := range sources {
		requests, wrong := s.collect(d)
		all, problems = append(all, requests...), append(problems, wrong...)
	}
	return all, problems
}

func (s *Source) collect(d *directory.Directory) (all []Request, problems []directory.Problem) {
	s.List.Load([]string{"amount", "collateral"}, []string{"id", "name", "handler", "approver"}, []string{"date"})
	text := func(field string) func(int) string {
		if texts, ok := s.List.Texts(field); ok {
			return texts
		}
		return func(int) string { return "" }
	}
	number := func(field string, line int) float64 {
		if values, ok := s.List.Numbers(field); ok {
			return values[line]
		}
		return math.NaN()
	}
	ids, names, handler, approver := text("id"), text("name"), text("handler"), text("approver")
	rows := make([]int, s.List.Len())
	for line := range s.List.Len() {
		row, wrong, byName := d.Find(ids(line), names(line))
		if rows[line] = row; !wrong.IsZero() {
			rows[line] = -1
			field := "id"
			if byName || !s.List.Has("id") {
				field = "name"
			}
			problems = append(problems, directory.Problem{Row: -1, At: s.List.Place(line, field), Message: wrong})
			continue
		}
		collateral := number("collateral", line)
		if collateral < 0 {
			problems = append(problems, directory.Problem{Row: row, At: s.List.Place(line, "collateral"),
				Message: scoring.Say("%s: collateral can't be below 0: it doesn't count", s.List.Header("collateral"))})
			collateral = math.NaN()
		}
		r := credit.Request{Row: row, Amount: number("amount", line), Date: s.date(line), Handler: handler(line), Approver: approver(line), Collateral: collateral}
		all = append(all, Request{r, s.List.Place(line, "amount")})
	}
	for _, bad := range s.List.Unreadable() {
		problems = append(problems, directory.Problem{Row: rows[bad.Row], At: s.List.Place(bad.Row, bad.Field), Message: scoring.Say("%s: %s", s.List.Header(bad.Field), bad.Message)})
	}
	directory.Sort(problems)
	return all, problems
}

func (s *Source) date(line int) time.Time {
	if days, ok := s.List.Dates("date"); ok {
		return days[line]
	}
	return time.Time{}
}
