// Package profile says how well the customer file (客户档案) is kept: how much of each block of it is filled in for a
// customer, which fields are blank, and how long ago the record was updated. It judges the records, not the customers:
// nothing of it comes into a score.
package profile

import (
	"math"
	"time"
)

// Spec names what belongs to the customer file.
type Spec struct {
	Blocks  []Block // in order: 基础资料, 客户特征, 业务状况, 交易现状, or the user's own
	Updated string  // the field of the day on which the record was last updated; "" for none
	Stale   int     // the days after which a record is stale; 0 where none ever is
}

// Block is a part of the customer file. Each field stands in one block only.
type Block struct {
	Name   string
	Fields []string
}

// Fields are the fields of all blocks, in order.
func (s *Spec) Fields() []string {
	var all []string
	for _, b := range s.Blocks {
		all = append(all, b.Fields...)
	}
	return all
}

// Profile is the customer file of a list.
type Profile struct {
	*Spec
	filled  [][]func(row int) bool // per block and field
	updated []time.Time            // per row, zero where the record has no day; nil where no record has one
	asOf    time.Time
}

// New is the customer file of a list. filled says of a field in which rows it is filled in; updated are the days of the
// records, nil where the list has none; asOf is the day to count from, zero where nobody gave one.
func New(spec *Spec, filled func(field string) func(row int) bool, updated []time.Time, asOf time.Time) *Profile {
	p := &Profile{Spec: spec, updated: updated, asOf: asOf}
	for _, b := range spec.Blocks {
		var fields []func(row int) bool
		for _, f := range b.Fields {
			fields = append(fields, filled(f))
		}
		p.filled = append(p.filled, fields)
	}
	return p
}

// Only is the customer file of some rows, the first of which is then row 0.
func (p *Profile) Only(rows []int) *Profile {
	out := &Profile{Spec: p.Spec, asOf: p.asOf}
	for _, fields := range p.filled {
		var own []func(row int) bool
		for _, filled := range fields {
			own = append(own, func(row int) bool { return filled(rows[row]) })
		}
		out.filled = append(out.filled, own)
	}
	if p.updated != nil {
		out.updated = make([]time.Time, len(rows))
		for i, row := range rows {
			out.updated[i] = p.updated[row]
		}
	}
	return out
}

// Undated is the same file without its days, for whoever must not see them.
func (p *Profile) Undated() *Profile {
	out := *p
	out.updated = nil
	return &out
}

// Dated reports whether the list says when records were updated.
func (p *Profile) Dated() bool { return p.updated != nil }

// count is how many fields of a block are filled in.
func (p *Profile) count(row, block int) int {
	n := 0
	for _, filled := range p.filled[block] {
		if filled(row) {
			n++
		}
	}
	return n
}

// Share is how much of a block is filled in for a customer, from 0 to 1.
func (p *Profile) Share(row, block int) float64 {
	return float64(p.count(row, block)) / float64(len(p.filled[block]))
}

// Total is how much of all blocks' fields is filled in for a customer, from 0 to 1.
func (p *Profile) Total(row int) float64 {
	filled, fields := 0, 0
	for block := range p.filled {
		filled += p.count(row, block)
		fields += len(p.filled[block])
	}
	return float64(filled) / float64(fields)
}

// Missing are the fields that are blank for a customer, in order.
func (p *Profile) Missing(row int) []string {
	var missing []string
	for block, fields := range p.filled {
		for k, filled := range fields {
			if !filled(row) {
				missing = append(missing, p.Blocks[block].Fields[k])
			}
		}
	}
	return missing
}

// LastUpdated is the day on which a customer's record was last updated; ok is false where it has none.
func (p *Profile) LastUpdated(row int) (day time.Time, ok bool) {
	if p.updated == nil || p.updated[row].IsZero() {
		return time.Time{}, false
	}
	return p.updated[row], true
}

// Days is how many days before the day of the judgement a record was updated, negative where it was after it. ok is
// false where one of the two days is unknown.
func (p *Profile) Days(row int) (days int, ok bool) {
	day, ok := p.LastUpdated(row)
	if !ok || p.asOf.IsZero() {
		return 0, false
	}
	return int(math.Round(midnight(p.asOf).Sub(midnight(day)).Hours() / 24)), true
}

// midnight is the beginning of a day as people write it, whatever the time zone.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// IsStale reports whether a record is older than Stale days. One without a day is not known to be.
func (p *Profile) IsStale(row int) bool {
	days, ok := p.Days(row)
	return ok && p.Stale > 0 && days > p.Stale
}
