package credit

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tier/scoring"
)

func ladder() *Policy {
	return &Policy{Survey: Survey{Date: "surveyed", Term: 12}, ReferTo: "总公司",
		Authorities: []Authority{{"客户经理", 50000}, {"直销部经理", 200000}, {"地区公司经理", 1000000}}}
}

func TestApprover(t *testing.T) {
	p := ladder()
	for amount, want := range map[float64]int{0: 0, 50000: 0, 50000.01: 1, 200000: 1, 1000000: 2, 1000000.01: -1, math.Inf(1): -1} {
		if got := p.Approver(amount); got != want {
			t.Errorf("%v is approved by %d, want %d", amount, got, want)
		}
	}
	diff(t, -1, p.Approver(nan))
	diff(t, -1, (&Policy{}).Approver(1))
	diff(t, 0, (&Policy{Authorities: []Authority{{"a", .3}}}).Approver(.1+.2))
}

func TestPolicyCheck(t *testing.T) {
	tests := []struct {
		name string
		p    Policy
		want []string
	}{
		{"fine", *ladder(), nil},
		{"none", Policy{}, nil},
		{"falling", Policy{Authorities: []Authority{{"a", 5}, {"b", 5}, {"c", 4}}}, []string{
			`nothing is left for "b" to approve: its amount, 5, is not above that of "a", 5` +
				" | authorities are listed lowest first, each with a higher amount",
			`nothing is left for "c" to approve: its amount, 4, is not above that of "b", 5` +
				" | authorities are listed lowest first, each with a higher amount"}},
		{"names", Policy{Authorities: []Authority{{" ", 5}, {"b", 6}, {"B ", 7}}}, []string{
			"the authority has no name", `two authorities are called "B "`}},
		{"amounts", Policy{Authorities: []Authority{{"a", 0}, {"b", -1}, {"c", nan}, {"d", math.Inf(1)}}}, []string{
			`"a" may approve 0; an authority's amount is above 0`, `"b" may approve -1; an authority's amount is above 0`,
			`"c" may approve –; an authority's amount is above 0`, `"d" may approve +Inf; an authority's amount is above 0`}},
		{"above", Policy{ReferTo: "A", Authorities: []Authority{{"a", 1}}}, []string{
			`"A" decides what is above all authorities, and is one of them`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { diff(t, tt.want, faults(tt.p.Check())) })
	}
}

// ready is a customer to whom nothing is missing: surveyed, graded, with a limit of 100,000, and none in force.
func ready() Case {
	return Case{Limit: Limit{Amount: 100000}, Now: nan, Graded: true, SurveyDate: day("2024-02-01"), AsOf: day("2024-03-01")}
}

func TestDecideSteps(t *testing.T) {
	inForce := func(c *Case, now float64, since string) { c.Now, c.Since = now, day(since) }
	tests := []struct {
		name   string
		change func(r *Request, c *Case)
		want   Change
		state  State
		steps  []string
	}{
		{"waits", func(*Request, *Case) {}, New, Waiting, nil},
		{"approved", func(r *Request, _ *Case) { r.Approver = "直销部经理" }, New, Approved, nil},
		{"approved higher up", func(r *Request, _ *Case) { r.Approver = " 地区公司经理 " }, New, Approved, nil},
		{"approved on top", func(r *Request, _ *Case) { r.Approver = "总公司" }, New, Approved, nil},
		{"too low", func(r *Request, _ *Case) { r.Approver = "客户经理" }, New, Incomplete,
			[]string{`"客户经理" may approve 50000; this takes "直销部经理"`}},
		{"unknown", func(r *Request, _ *Case) { r.Approver = "地区公司经" }, New, Incomplete,
			[]string{`"地区公司经" is no authority; did you mean "地区公司经理"?`}},
		{"unheard of", func(r *Request, _ *Case) { r.Approver = "老王" }, New, Incomplete, []string{`"老王" is no authority`}},
		{"above all", func(r *Request, _ *Case) { r.Amount, r.Approver = 2e6, "地区公司经理" }, New, Incomplete,
			[]string{`"地区公司经理" may approve 1000000; this is above all authorities and goes to "总公司"`}},
		{"above all, on top", func(r *Request, _ *Case) { r.Amount, r.Approver = 2e6, "总公司" }, New, Approved, nil},
		{"nothing done", func(_ *Request, c *Case) { *c = Case{Limit: Limit{Amount: nan}, Now: nan, AsOf: c.AsOf} }, New, Incomplete,
			[]string{"there is no credit survey", "there is no credit grade", "there is no credit limit"}},
		{"no limit", func(_ *Request, c *Case) { c.Limit = Limit{Amount: nan, Why: scoring.Say("grade C gets no limit")} }, New,
			Incomplete, []string{"there is no credit limit: grade C gets no limit"}},
		{"survey to come", func(_ *Request, c *Case) { c.SurveyDate = day("2024-03-02") }, New, Incomplete,
			[]string{"the credit survey is dated 2024-03-02, after 2024-03-01"}},
		{"survey of today", func(_ *Request, c *Case) { c.SurveyDate = c.AsOf }, New, Waiting, nil},
		{"survey ran out", func(_ *Request, c *Case) { c.SurveyDate = day("2023-02-28") }, New, Incomplete,
			[]string{"the credit survey of 2023-02-28 held through 2024-02-28"}},
		{"survey after the application", func(r *Request, _ *Case) { r.Date = day("2024-01-31") }, New, Incomplete,
			[]string{"the credit survey of 2024-02-01 was made after the application of 2024-01-31"}},
		{"survey with the application", func(r *Request, _ *Case) { r.Date = day("2024-02-01") }, New, Waiting, nil},
		{"application to come", func(r *Request, _ *Case) { r.Date = day("2024-03-02") }, New, Incomplete,
			[]string{"the application is dated 2024-03-02, after 2024-03-01"}},
		{"raise", func(_ *Request, c *Case) { inForce(c, 60000, "2023-05-01") }, Raise, Waiting, nil},
		{"cut", func(_ *Request, c *Case) { inForce(c, 90000, "2023-05-01") }, Cut, Waiting, nil},
		{"same", func(_ *Request, c *Case) { inForce(c, 80000, "2024-02-02") }, Same, Waiting, nil},
		{"raise on the old survey", func(_ *Request, c *Case) { inForce(c, 60000, "2024-02-01") }, Raise, Incomplete, []string{
			"a change takes a newer credit survey: that of 2024-02-01 was there when the limit was granted on 2024-02-01"}},
		{"cut since nobody knows when", func(_ *Request, c *Case) { inForce(c, 90000, "") }, Cut, Incomplete, []string{
			"a change takes a newer credit survey, and nobody says when the limit in force was granted"}},
		{"raise without a survey", func(_ *Request, c *Case) { inForce(c, 60000, ""); c.SurveyDate = day("") }, Raise, Incomplete,
			[]string{"there is no credit survey"}},
		{"no amount", func(r *Request, _ *Case) { r.Amount, r.Approver = nan, "客户经理" }, New, Incomplete,
			[]string{"the application has no amount that can be read"}},
		{"below 0", func(r *Request, _ *Case) { r.Amount = -1 }, New, Incomplete, []string{"the application is for -1, below 0"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, c := Request{Amount: 80000}, ready()
			tt.change(&r, &c)
			d := ladder().Decide(r, c)
			diff(t, tt.want, d.Change)
			diff(t, tt.state, d.State)
			diff(t, tt.steps, says(d.Missing))
		})
	}
}

// TestDecideWithoutSurveys: where no survey is asked for, none is missing; and without anybody on top, nobody is named.
func TestDecideWithoutSurveys(t *testing.T) {
	p := &Policy{Authorities: []Authority{{"manager", 10}}}
	c := Case{Limit: Limit{Amount: 5}, Now: 3, Graded: true}
	d := p.Decide(Request{Amount: 4, Approver: "Manager"}, c)
	diff(t, Approved, d.State)
	d = p.Decide(Request{Amount: 40, Approver: "manager"}, c)
	diff(t, []string{`"manager" may approve 10; this is above all authorities`}, says(d.Missing))
}

func TestDecideAmounts(t *testing.T) {
	tests := []struct {
		amount, limit, collateral float64
		want                      Decision
	}{
		{80000, 100000, 0, Decision{Authority: 1, Within: 80000}},
		{100000, 100000, 5, Decision{Authority: 1, Within: 100000}},
		{100000.01, 100000, 0, Decision{Authority: 1, Within: 100000, Excess: .01, Cash: .01}},
		{150000, 100000, 30000, Decision{Authority: 1, Within: 100000, Excess: 50000, Covered: 30000, Cash: 20000}},
		{150000, 100000, 90000, Decision{Authority: 1, Within: 100000, Excess: 50000, Covered: 50000}},
		{150000, 100000, nan, Decision{Authority: 1, Within: 100000, Excess: 50000, Cash: 50000}},
		{150000, 100000, -5, Decision{Authority: 1, Within: 100000, Excess: 50000, Cash: 50000}},
		{.3, .1, .1, Decision{Within: .1, Excess: .2, Covered: .1, Cash: .1}},
		{70, nan, 20, Decision{Excess: 70, Covered: 20, Cash: 50}},
		{0, 100, 0, Decision{}},
		{nan, 100, 0, Decision{Authority: -1, Within: nan, Excess: nan, Covered: nan, Cash: nan}},
	}
	for _, tt := range tests {
		c := ready()
		c.Limit.Amount = tt.limit
		d := ladder().Decide(Request{Amount: tt.amount, Collateral: tt.collateral}, c)
		d.Missing, d.State = nil, 0
		diff(t, tt.want, d)
	}
}

// TestDecideProperties: the parts of a request come to its amount, cent by cent.
func TestDecideProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := func(name string) int64 { return rapid.Int64Range(0, 1e11).Draw(t, name) }
		amount, limit, collateral := cents("amount"), cents("limit"), cents("collateral")
		c := ready()
		c.Limit.Amount = float64(limit) / 100
		d := ladder().Decide(Request{Amount: float64(amount) / 100, Collateral: float64(collateral) / 100}, c)
		within, excess := units(d.Within, 2).Int64(), units(d.Excess, 2).Int64()
		covered, cash := units(d.Covered, 2).Int64(), units(d.Cash, 2).Int64()
		if within+excess != amount || covered+cash != excess || within > limit || covered > collateral || cash < 0 {
			t.Fatalf("%+v of %d", d, amount)
		}
		if excess > 0 && within != limit || cash > 0 && covered != collateral {
			t.Fatalf("%+v: something is left, and yet there is cash to pay", d)
		}
	})
}
