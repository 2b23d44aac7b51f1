package planning_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

const rubric = `version: 1
as_of: 2026-09-30
fields: {id: 编号, name: 名称, owner: 业务员, given: 评分, born: 生日}
models:
  - name: value
    criteria: [{name: 评分, weight: 100, formula: 'given', max: 100}]
    tiers: {by: score, levels: [{name: A级, min: 80}, {name: B级}]}
treatments:
  measures: [{name: "拜访; 例行, 每周", tiers: [A级], every: 1 week, note: "第一行\n第二行 \\ 完"}]
  contacts: {birthday: born}
`

// list has a name of many characters of three bytes, with all that must be escaped, and one with four bytes each.
const list = "编号,名称,业务员,评分,生日\n" +
	"1,\"特别长的客户名称有限责任公司; 逗号, 反斜杠 \\ 以及更多更多更多更多更多更多更多更多的字\",张,90,1970-10-05\n" +
	"2,𠮷野家𠮷野家𠮷野家𠮷野家𠮷野家𠮷野家𠮷野家𠮷野家𠮷野家𠮷野家,王,95,02-29\n3,丙,王,10,10-10\n"

// TestCalendar: a standard parser reads the calendar, and finds in it every visit and contact with its day and its texts.
func TestCalendar(t *testing.T) {
	r := resulttest.Judge(t, resulttest.Load(t, rubric), resulttest.List(t, "list.csv", list))
	day := func(m time.Month, d int) time.Time { return time.Date(2026, m, d, 0, 0, 0, 0, time.UTC) }
	p := planning.New(r, "test", planning.Options{From: day(10, 1), To: day(12, 31), AsOf: day(9, 30)})
	var first, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &again} {
		if err := p.WriteCalendar(out, words.In(words.Chinese)); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != again.String() {
		t.Error("the same plan twice is not the same")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(first.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || strings.ToValidUTF8(line, "?") != line {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	c, err := ics.ParseCalendar(&first)
	if err != nil {
		t.Fatal(err)
	}
	events := c.Events()
	if len(events) != len(p.Visits)+len(p.Contacts) || len(p.Visits) < 24 || len(p.Contacts) != 2 {
		t.Fatalf("%d events of %d visits and %d contacts", len(events), len(p.Visits), len(p.Contacts))
	}
	uids := make(map[string]bool)
	for i, e := range events {
		if uids[e.Id()] {
			t.Errorf("%s twice", e.Id())
		}
		uids[e.Id()] = true
		start, err := e.GetAllDayStartAt()
		if err != nil {
			t.Fatal(err)
		}
		if i < len(p.Visits) {
			v := p.Visits[i]
			summary := ics.FromText(e.GetProperty(ics.ComponentPropertySummary).Value)
			if want := "拜访; 例行, 每周 " + p.ID(v.Row) + " " + p.Name(v.Row); summary != want {
				t.Errorf("%q, want %q", summary, want)
			}
			if start.Format(time.DateOnly) != v.Day.Format(time.DateOnly) {
				t.Errorf("%s, want %s", start, v.Day)
			}
			about := ics.FromText(e.GetProperty(ics.ComponentPropertyDescription).Value)
			if !strings.HasSuffix(about, "第一行\n第二行 \\ 完") {
				t.Errorf("%q", about)
			}
		}
	}
}
