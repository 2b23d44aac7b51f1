package scored

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"time"

	"tier/cmd/tier/internal/result"
	"tier/tiering"
)

// SnapshotOfJSON reads a result that was written as JSON. The error is one of result.ReadTables.
func SnapshotOfJSON(file string, in io.Reader) (*Snapshot, error) {
	hash, read := sha256.New(), &snapshotReading{s: &Snapshot{File: file, Ordered: true}, marks: newAsideMarks(), levels: make(map[string]int)}
	t, err := result.ReadTables(io.TeeReader(in, hash), read.customer)
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(hash, in); err != nil {
		return nil, err
	}
	s := read.s
	s.SHA256 = hex.EncodeToString(hash.Sum(nil))
	first := t.Models[0]
	s.Title, s.Models = cmp.Or(t.Title, first.Title, first.Name), len(t.Models)
	read.sort(first)
	if c := t.Concentration; c != nil {
		s.Value, s.Unit = c.Name, c.Unit
	} else if unknown(s.Values) {
		s.Values = nil
	}
	if t.AsOf != nil {
		s.AsOf, _ = time.Parse(time.DateOnly, *t.AsOf)
	}
	if read.byRow {
		s.IDs = nil
	}
	s.Decimals = decimalsOf(s.Scores)
	if !read.isHeld {
		s.Held = nil
	}
	s.Made.Origin = originOf(t)
	s.Made.Points, s.Points = read.allPoints()
	markLevels(s)
	return s, nil
}

// snapshotReading takes the customers of the first model.
type snapshotReading struct {
	s      *Snapshot
	model  string
	marks  asideMarks
	levels map[string]int       // as they come
	byRow  bool                 // all ids so far are the numbers of their rows
	isHeld bool                 // some customer has a tier after hold
	points map[string][]float64 // that a panel gave
	given  map[string][]float64 // of every criterion
}

func (r *snapshotReading) customer(c result.Customer) {
	s := r.s
	if s.Len()+s.Repeats == 0 {
		r.model, r.byRow = c.Model, true
	}
	if c.Model != r.model {
		return
	}
	r.byRow = r.byRow && isRowName(c.ID, c.At)
	isRepeat := func(why string) bool { return r.marks.isRepeat(why) }
	if c.Tier == nil && slices.ContainsFunc(c.Why, isRepeat) {
		s.Repeats++
		return
	}
	s.Add(r.level(c.Tier), r.level(c.Computed), figure(c.Score), c.Knockout != "")
	s.Held, r.isHeld = append(s.Held, r.level(c.Held)), r.isHeld || c.Held != nil
	r.rated(&c)
	s.IDs, s.Names, s.Values = append(s.IDs, c.ID), append(s.Names, c.Name), append(s.Values, figure(c.Value))
	s.Reasons = append(s.Reasons, strings.Join(reasonsOf(c), "; "))
}

// reasonsOf are the overrides that a customer's tier hangs on, or why there is none.
func reasonsOf(c result.Customer) []string {
	var all []string
	for _, o := range c.Overrides {
		all = append(all, cmp.Or(o.Reason, o.Name))
	}
	return append(all, c.Why...)
}

// isRowName reports whether an id is what customers without one are called: the number of their row, or its place.
func isRowName(id, at string) bool {
	number := strings.TrimPrefix(id, "#")
	before, isLast := strings.CutSuffix(at, number)
	if !isLast || number == "" {
		return false
	}
	return before == "" || !strings.ContainsAny(before[len(before)-1:], "0123456789")
}

// level is a level by its name, a new one where it is the first of it.
func (r *snapshotReading) level(name *string) int {
	if name == nil {
		return -1
	}
	i, known := r.levels[*name]
	if !known {
		i = len(r.levels)
		r.levels[*name] = i
	}
	return i
}

// sort puts levels in the order of the model.
func (r *snapshotReading) sort(m result.ModelSummary) {
	place := make([]int, len(r.levels))
	for i := range place {
		place[i] = -1
	}
	for i, t := range m.Tiers {
		r.s.Levels = append(r.s.Levels, tiering.Level{Name: t.Name})
		if from, used := r.levels[t.Name]; used {
			place[from] = i
		}
	}
	for _, of := range [][]int{r.s.Final, r.s.Computed, r.s.Held} {
		for row, level := range of {
			if level >= 0 {
				of[row] = place[level]
			}
		}
	}
}
