package result

import (
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/tables"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// tableJSON is another table: where its lines went, and what its fields were made of. lines and sum are the parts together.
type tableJSON struct {
	Name      string           `json:"name"`
	Title     string           `json:"title,omitempty"`
	Basis     string           `json:"basis,omitempty"`
	Amount    string           `json:"amount,omitempty"` // the column that is added up
	Unit      string           `json:"unit,omitempty"`
	First     string           `json:"first_day,omitempty"`
	Last      string           `json:"last_day,omitempty"`
	Lines     int              `json:"lines"`
	Sum       *float64         `json:"sum"`
	Parts     []partJSON       `json:"parts"`
	Anonymous []string         `json:"first_without_customer,omitempty"` // places
	Slipped   int              `json:"named_otherwise"`                  // lines whose id is one customer's, their name another's
	Strangers []strangerJSON   `json:"unknown_customers,omitempty"`
	Fields    []tableFieldJSON `json:"fields"`
}

type partJSON struct {
	What  string   `json:"what"`
	Lines int      `json:"lines"`
	Sum   *float64 `json:"sum"`
}

type strangerJSON struct {
	Customer string   `json:"customer"`
	At       string   `json:"at"` // the first line
	Lines    int      `json:"lines"`
	Sum      *float64 `json:"sum"`
}

type tableFieldJSON struct {
	Name   string      `json:"name"`
	Title  string      `json:"title,omitempty"`
	Unit   string      `json:"unit,omitempty"`
	Made   string      `json:"made"`
	Period *periodJSON `json:"period,omitempty"`
	Lines  int         `json:"lines"`         // that count in it, of all customers
	Sum    *float64    `json:"sum,omitempty"` // of these, in the unit of the column
	// Lines of the period that the field's own condition leaves out, and those that it can't decide.
	LeftOut   int `json:"left_out,omitempty"`
	Undecided int `json:"undecided,omitempty"`
}

type periodJSON struct {
	Name string `json:"name"`
	From string `json:"from"`
	To   string `json:"to"`
	Days int    `json:"days"`
	Over int    `json:"days_over"` // as of the day that customers are judged on
}

// partKeys are what the parts of a table are called in JSON, by Fate.
func partKeys() []string {
	return []string{"counted", "excluded", "undecided", "returns", "later", "without_customer", "unknown_customer", "without_date", "unreadable"}
}

// tables are the other tables, without what is redacted: unknown customers where ids and names are.
func (r *Result) tables(p words.Printer) []tableJSON {
	var all []tableJSON
	for _, t := range r.Tables {
		sum := func(part *tables.Part) *float64 {
			if t.Spec.Amount == "" {
				return nil
			}
			return figure(part.Sum.Figure())
		}
		out := tableJSON{Name: t.Spec.Name, Title: t.Spec.Title, Basis: t.Spec.Basis, Amount: t.Tally.Header, Unit: t.Tally.Unit,
			Lines: t.Tally.All.Lines, Sum: sum(&t.Tally.All), Slipped: t.Slips.Count}
		if !t.First.IsZero() {
			out.First, out.Last = day(t.First), day(t.Last)
		}
		for fate := range t.Tally.By {
			if part := &t.Tally.By[fate]; part.Lines > 0 || fate == 0 {
				out.Parts = append(out.Parts, partJSON{partKeys()[fate], part.Lines, sum(part)})
			}
		}
		for _, at := range t.Anonymous.First {
			out.Anonymous = append(out.Anonymous, at.String())
		}
		if !r.Redacts("id") && !r.Redacts("name") {
			for i := range t.Strangers {
				s := &t.Strangers[i]
				out.Strangers = append(out.Strangers, strangerJSON{s.Called, s.First.String(), s.Lines, sum(&s.Part)})
			}
		}
		for _, f := range t.Fields {
			if !r.Redacts(f.Spec.Name) {
				out.Fields = append(out.Fields, fieldJSON(f, p))
			}
		}
		all = append(all, out)
	}
	return all
}

func fieldJSON(f *tables.Field, p words.Printer) tableFieldJSON {
	out := tableFieldJSON{Name: f.Spec.Name, Title: f.Spec.Title, Unit: f.Unit, Made: p.Say(madeOf(f)), Lines: f.In.Lines,
		LeftOut: f.Left.Lines, Undecided: f.Undecided.Lines}
	if f.Spec.Aggregate == config.Sum {
		out.Sum = figure(f.In.Sum.Figure())
	}
	if !f.Spec.In.IsAll() {
		days, over := f.Span.Days()
		out.Period = &periodJSON{f.Spec.In.String(), day(f.Span.From), day(f.Span.To), days, over}
	}
	return out
}

// givenOf is what other tables say of a customer; nil where there are none.
func (r *Result) givenOf(row int) map[string]any {
	var all map[string]any
	for _, f := range r.Given() {
		if all == nil {
			all = make(map[string]any)
		}
		switch f.Spec.Kind {
		case scoring.Number:
			all[f.Spec.Name] = figure(f.Numbers[row])
		case scoring.Text:
			all[f.Spec.Name] = f.Texts[row]
		default:
			if all[f.Spec.Name] = nil; !f.Dates[row].IsZero() {
				all[f.Spec.Name] = day(f.Dates[row])
			}
		}
	}
	return all
}
