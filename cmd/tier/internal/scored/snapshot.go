package scored

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// Snapshot is the customers of an earlier result as its first model judged them. Rows that were set aside as repeats of
// another are none; customers who were knocked out are, without a tier.
type Snapshot struct {
	File, SHA256 string
	Title        string          // of the configuration, or the model's; "" where the file says none
	Levels       []tiering.Level // best first
	Ordered      bool            // false where the file doesn't say the order: levels then stand by their mean scores
	AsOf         time.Time       // zero where the file doesn't say
	Value, Unit  string          // what the values are called, and are in; "" where nobody knows
	Decimals     int             // of the scores
	Models       int             // of the result

	IDs, Names      []string // by customer; "" where there is none. IDs are nil where the result has none but the rows' numbers
	Final, Computed []int    // index of the level; -1 without a tier
	Scores          []float64
	Values          []float64 // NaN where missing; nil where the file has none
	Reasons         []string  // nil where the file has none
	Unscored        int       // customers without a tier, but for those who were knocked out
	KnockedOut      int
	Repeats         int // rows that were set aside as repeats

	isOut []bool // by customer: knocked out
}

// Pages are the sheets of a scored workbook that say what its rows don't; nil where there is none.
type Pages struct{ Summary, Provenance [][]fileio.Cell }

// Len is how many customers there are.
func (s *Snapshot) Len() int { return len(s.Final) }

// KnockedOutRow reports whether a customer was knocked out, and has no tier for that.
func (s *Snapshot) KnockedOutRow(row int) bool { return s.isOut[row] }

// SnapshotOfTable reads the rows of a result. Not ok is a table that tier did not write.
func SnapshotOfTable(t *fileio.Table, pages Pages, o Options) (s *Snapshot, ok bool) {
	c, added, verdict, ok := newCounter(t, pages.Summary, o.Value)
	if !ok {
		return nil, false
	}
	model, _ := c.model(0, verdict)
	s = &Snapshot{File: t.File(), SHA256: t.SHA256(), Title: cmp.Or(headingAbove(pages.Summary[:min(1, len(pages.Summary))]), model.Heading),
		Levels: model.Levels, Ordered: c.pageOf(0, verdict) != nil, AsOf: asOfPage(pages.Provenance), Value: c.name, Unit: c.unit,
		Decimals: model.Decimals, Models: len(usable(added))}
	s.take(c, model, verdict, o)
	return s, true
}

// take takes the customers of the rows.
func (s *Snapshot) take(c *counter, m Model, v result.Verdict, o Options) {
	computed := m.Final
	if v.Computed >= 0 {
		of := v
		of.Tier = v.Computed
		computed = c.final(of, &s.Levels)
	}
	id, name := c.column(o.IDs), c.column(o.Names)
	for row, level := range m.Final {
		isOut := c.isOut[row]
		if c.rows.Aside[row] && !isOut {
			s.Repeats++
			continue
		}
		s.add(level, computed[row], number(c.table.Cell(row, v.Score)), isOut)
		s.Names = append(s.Names, strings.TrimSpace(c.text(row, name)))
		if id >= 0 {
			s.IDs = append(s.IDs, strings.TrimSpace(c.text(row, id)))
		}
		if c.values != nil {
			s.Values = append(s.Values, c.values[row])
		}
		if v.Reason >= 0 {
			s.Reasons = append(s.Reasons, c.text(row, v.Reason))
		}
	}
}

// add adds a customer.
func (s *Snapshot) add(level, computed int, score float64, isOut bool) {
	s.Final, s.Computed, s.Scores, s.isOut = append(s.Final, level), append(s.Computed, computed), append(s.Scores, score), append(s.isOut, isOut)
	switch {
	case isOut:
		s.KnockedOut++
	case level < 0:
		s.Unscored++
	}
}

// OrderAs puts the levels in the order of others that surely have one, where the file itself didn't say the order and has
// none that they have not.
func (s *Snapshot) OrderAs(levels []tiering.Level) {
	at := make(map[string]int)
	for i, l := range levels {
		at[l.Name] = i
	}
	place := make([]int, len(s.Levels))
	for i, l := range s.Levels {
		to, known := at[l.Name]
		if !known || s.Ordered {
			return
		}
		place[i] = to
	}
	for _, of := range [][]int{s.Final, s.Computed} {
		for row, level := range of {
			if level >= 0 {
				of[row] = place[level]
			}
		}
	}
	s.Levels, s.Ordered = slices.Clone(levels), true
}

// asOfPage finds the day that the result was judged on, beside its name.
func asOfPage(page [][]fileio.Cell) time.Time {
	names := []string{words.In(words.Chinese).Sprintf("As of"), words.In(words.English).Sprintf("As of")}
	for _, row := range page {
		for i, c := range row {
			if !slices.Contains(names, strings.TrimSpace(c.String())) {
				continue
			}
			if day := firstDay(row[i+1:]); !day.IsZero() {
				return day
			}
		}
	}
	return time.Time{}
}

// firstDay is the first cell that holds a day as tier writes it.
func firstDay(cells []fileio.Cell) time.Time {
	for _, c := range cells {
		if day, err := time.Parse(time.DateOnly, strings.TrimSpace(c.String())); err == nil {
			return day
		}
	}
	return time.Time{}
}

func unknown(all []float64) bool {
	return !slices.ContainsFunc(all, func(x float64) bool { return !math.IsNaN(x) })
}
