package result

import (
	"math"

	"tier/cmd/tier/internal/words"
	"tier/credit/backtest"
)

// backtestJSON is how grades and scores compare with what became of the customers.
type backtestJSON struct {
	Outcome  string             `json:"outcome"` // the field that says it
	All      tallyJSON          `json:"all"`
	Unknown  int                `json:"unknown"` // customers whose outcome nobody knows; they are in no other figure
	Ungraded int                `json:"ungraded"`
	Unscored int                `json:"unscored"`
	Grades   []gradeRate        `json:"grades"`
	Rises    bool               `json:"rises"` // the default rate, from each grade to the next worse one
	Order    string             `json:"order"`
	Steps    []stepJSON         `json:"steps"`
	ByScore  discriminationJSON `json:"by_score"`
	ByGrade  discriminationJSON `json:"by_grade"`
}

type tallyJSON struct {
	Customers int      `json:"customers"`
	Defaulted int      `json:"defaulted"`
	Rate      *float64 `json:"rate"`
	Low       *float64 `json:"low"` // of the 95% interval
	High      *float64 `json:"high"`
}

type gradeRate struct {
	Name string `json:"name"`
	tallyJSON
	Unknown int `json:"unknown"`
}

type stepJSON struct {
	Better string  `json:"better"`
	Worse  string  `json:"worse"`
	Trend  string  `json:"trend"`
	P      float64 `json:"p"`
}

type discriminationJSON struct {
	Customers int         `json:"customers"`
	Defaulted int         `json:"defaulted"`
	AUC       *float64    `json:"auc"`
	Low       *float64    `json:"low"` // of the 95% interval
	High      *float64    `json:"high"`
	Gini      *float64    `json:"gini"`
	KS        *float64    `json:"ks"`
	KSAt      *float64    `json:"ks_at"` // a score, or the index of a grade
	Finding   string      `json:"finding"`
	Verdict   string      `json:"verdict"`
	Curve     []pointJSON `json:"curve"`
}

// pointJSON is a point of the curve: of the customers of at most this score, or at least this grade's index.
type pointJSON struct {
	At   *float64 `json:"at"` // null at the beginning
	Good float64  `json:"good"`
	Bad  float64  `json:"bad"`
}

func tallyOf(t backtest.Tally) tallyJSON {
	return tallyJSON{t.Customers, t.Defaulted, figure(t.Rate), figure(t.Interval.Low), figure(t.Interval.High)}
}

func trendWord(t backtest.Trend) string { return [...]string{"rises", "same", "falls"}[t] }

func findingWord(f backtest.Finding) string {
	return [...]string{"helps", "undecided", "backwards", "nobody known", "nobody defaulted", "everybody defaulted", "all alike", "too few"}[f]
}

// backtest is nil where nothing says what became of the customers.
func (r *Result) backtest(p words.Printer) *backtestJSON {
	b := r.Credit.Backtest
	if b == nil {
		return nil
	}
	out := &backtestJSON{
		Outcome: r.Config.Credit.Outcome, All: tallyOf(b.All), Unknown: b.Unknown, Ungraded: b.Ungraded.Customers, Unscored: b.Unscored.Customers,
		Grades: []gradeRate{}, Rises: b.Order.Rises(), Order: p.Say(b.Order.Message), Steps: []stepJSON{},
		ByScore: discriminationOf(&b.ByScore, p), ByGrade: discriminationOf(&b.ByGrade, p),
	}
	for _, g := range b.Grades {
		out.Grades = append(out.Grades, gradeRate{g.Name, tallyOf(g.Tally), g.Unknown})
	}
	for _, s := range b.Order.Steps {
		out.Steps = append(out.Steps, stepJSON{s.Better.Name, s.Worse.Name, trendWord(s.Trend), s.P})
	}
	return out
}

func discriminationOf(d *backtest.Discrimination, p words.Printer) discriminationJSON {
	out := discriminationJSON{d.Customers, d.Defaulted, figure(d.AUC), figure(d.Interval.Low), figure(d.Interval.High), figure(d.Gini),
		figure(d.KS), figure(d.KSAt), findingWord(d.Verdict.Finding), p.Say(d.Verdict.Message), []pointJSON{}}
	for _, point := range d.Curve {
		at := point.At
		if math.IsInf(at, 0) {
			at = math.NaN()
		}
		out.Curve = append(out.Curve, pointJSON{figure(at), point.Good, point.Bad})
	}
	return out
}
