package result

import (
	"tier/scoring"
	"tier/scoring/profile"
)

// FileSummary is what the customer files are like together, as JSON has it. Shares are fractions.
type FileSummary struct {
	Customers  int         `json:"customers"`
	Complete   *float64    `json:"complete"` // the mean share of all fields that is filled in
	Blocks     []FileBlock `json:"blocks"`
	Incomplete int         `json:"incomplete"`  // customers
	StaleAfter *int        `json:"stale_after"` // days
	Stale      *int        `json:"stale"`       // customers; null where the list doesn't say or nobody asked
	Undated    *int        `json:"undated"`
	Absent     []string    `json:"absent"` // fields that the list has no column for
}

// FileBlock is how much of a block's fields is filled in.
type FileBlock struct {
	Name     string   `json:"name"`
	Complete *float64 `json:"complete"`
}

// CustomerFile is one customer's file. Missing are the fields that are blank, by their names in the configuration.
type CustomerFile struct {
	Complete *float64    `json:"complete"`
	Blocks   []FileBlock `json:"blocks"`
	Missing  []string    `json:"missing"`
	Updated  *string     `json:"updated"`
	Days     *int        `json:"days"` // from then to the day of the judgement
	Stale    *bool       `json:"stale"`
}

// KnockoutSummary is a knock-out, and how many customers it placed outside the tiers.
type KnockoutSummary struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
	Count  int    `json:"count"`
}

// SummariseFile is what the files of all customers are like together, of those too who were knocked out.
func (r *Result) SummariseFile() profile.Summary {
	return r.Profile.Summarise(r.Len(), r.IsCustomer)
}

// AbsentFields are the fields of the customer file that the list has no column for: they are blank for everybody.
func (r *Result) AbsentFields() []string {
	absent := []string{}
	for _, field := range r.Profile.Fields() {
		if !r.List.Has(field) {
			absent = append(absent, field)
		}
	}
	return absent
}

// Headers are what people call fields of the list.
func (r *Result) Headers(fields []string) []string {
	headers := make([]string, len(fields))
	for i, field := range fields {
		headers[i], _ = r.Called(field)
	}
	return headers
}

func (r *Result) fileSummary() FileSummary {
	p, s := r.Profile, r.SummariseFile()
	out := FileSummary{Customers: s.Customers, Complete: fraction(s.Total), Incomplete: s.Incomplete, Absent: r.AbsentFields()}
	for i, b := range p.Blocks {
		out.Blocks = append(out.Blocks, FileBlock{b.Name, fraction(s.Blocks[i])})
	}
	if p.Stale > 0 {
		out.StaleAfter = &p.Stale
	}
	if p.Dated() {
		out.Undated = &s.Undated
		if p.Stale > 0 {
			out.Stale = &s.Stale
		}
	}
	return out
}

// fileOf is a customer's file; nil where there is none, or the row is no customer.
func (r *Result) fileOf(row int) *CustomerFile {
	p := r.Profile
	if p == nil || !r.IsCustomer(row) {
		return nil
	}
	out := &CustomerFile{Complete: fraction(p.Total(row)), Missing: append([]string{}, p.Missing(row)...)}
	for i, b := range p.Blocks {
		out.Blocks = append(out.Blocks, FileBlock{b.Name, fraction(p.Share(row, i))})
	}
	if day, ok := p.LastUpdated(row); ok {
		text := day.Format("2006-01-02")
		out.Updated = &text
	}
	if days, ok := p.Days(row); ok {
		out.Days = &days
		if stale := p.IsStale(row); p.Stale > 0 {
			out.Stale = &stale
		}
	}
	return out
}

// fraction is a share as JSON has it.
func fraction(x float64) *float64 { return figure(scoring.Round9(x)) }

func (r *Result) knockouts() []KnockoutSummary {
	var all []KnockoutSummary
	for i, k := range r.Config.Knockouts {
		all = append(all, KnockoutSummary{k.Name, k.Reason, r.Knocked.Count[i]})
	}
	return all
}
