package judge

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// earlier is what the results before said of the list's customers, in the levels of the first model; nil where nobody is held,
// or no result is given.
func earlier(cfg *config.Config, r *result.Result, o *Options) *tiering.Earlier {
	if len(o.Previous) == 0 || len(cfg.Models) == 0 || !cfg.Models[0].Scheme.Hold.IsSet() {
		return nil
	}
	return Earlier(o.Previous, RowsBefore(r, o.Previous), cfg.Models[0].Scheme.Levels, o.InPlace)
}

// Earlier is what results before said of customers, in some levels. Results are the oldest first, and at least one; known are
// their rows by row of now. In place of the last result, only the others count as those before.
func Earlier(previous []*periods.Snapshot, known [][]int, levels []tiering.Level, inPlace bool) *tiering.Earlier {
	out := &tiering.Earlier{}
	for i := len(previous) - 1; i >= 0; i-- {
		s := previous[i]
		in := tiering.Counterparts(s.Levels, levels)
		isLast := i == len(previous)-1
		if isLast {
			out.Tier = levelsOf(s.BeforeOverrides(), in, known[i])
			out.Gone = gone(s, in, known[i])
		}
		if !isLast || !inPlace {
			out.Raw = append(out.Raw, levelsOf(s.Computed, in, known[i]))
		}
	}
	return out
}

// RowsBefore are by result before the rows of a result's customers in it, by their row of now; -1 for who isn't there.
func RowsBefore(r *result.Result, previous []*periods.Snapshot) [][]int {
	now, rows := customersNow(r)
	var aliases []directory.Alias
	if r.Merged != nil {
		aliases = aliasesAmong(r.Merged.Aliases, rows)
	}
	moves := periods.Compare(append(append([]*periods.Snapshot{}, previous...), now), aliases)
	known := make([][]int, len(previous))
	for i := range previous {
		known[i] = slices.Repeat([]int{-1}, r.Len())
		for customer, row := range rows {
			known[i][row] = moves.Rows[i][customer]
		}
	}
	return known
}

// customersNow are the customers of a list as a result that is not judged yet, and their rows.
func customersNow(r *result.Result) (*periods.Snapshot, []int) {
	now := &periods.Snapshot{Ordered: false}
	hasIDs := r.List.Has("id")
	var rows []int
	for row := range r.Len() {
		if !r.IsCustomer(row) {
			continue
		}
		rows = append(rows, row)
		now.Add(-1, -1, 0, false)
		now.Names = append(now.Names, r.Name(row))
		if hasIDs {
			now.IDs = append(now.IDs, r.ID(row))
		}
	}
	return now, rows
}

// aliasesAmong are aliases by the places of their customers among some rows.
func aliasesAmong(aliases []directory.Alias, rows []int) []directory.Alias {
	at := make(map[int]int, len(rows))
	for i, row := range rows {
		at[row] = i
	}
	var among []directory.Alias
	for _, a := range aliases {
		if i, ok := at[a.Row]; ok {
			a.Row = i
			among = append(among, a)
		}
	}
	return among
}

// levelsOf are the levels of a result by the rows of now; places are where they are among the levels of now.
func levelsOf(of, places, known []int) []int {
	out := slices.Repeat([]int{-1}, len(known))
	for row, at := range known {
		if at >= 0 && of[at] >= 0 {
			out[row] = places[of[at]]
		}
	}
	return out
}

// gone are the levels of a result that have no counterpart, as far as customers of now were in them.
func gone(s *periods.Snapshot, places, known []int) (out tiering.Gone) {
	has := make([]bool, len(s.Levels))
	before := s.BeforeOverrides()
	for _, at := range known {
		if at >= 0 && before[at] >= 0 && places[before[at]] < 0 {
			has[before[at]] = true
			out.Customers++
		}
	}
	for i, level := range s.Levels {
		if has[i] {
			out.Levels = append(out.Levels, level.Name)
		}
	}
	return out
}

// heldNotes say how many customers a hold kept where they were, and whom it could not keep.
func heldNotes(h tiering.Hold, kept *tiering.Kept, earlier *tiering.Earlier) []scoring.Message {
	switch {
	case !h.IsSet():
		return nil
	case kept.Previous == nil:
		return []scoring.Message{scoring.Say("Hold: nobody is held in a tier, since no result before is given")}
	}
	known := 0
	for _, level := range kept.Previous {
		if level >= 0 {
			known++
		}
	}
	notes := []scoring.Message{scoring.Say("Hold: %d customers stay in the tier of the result before, %d of them instead of going up, %d instead of going down; known from before: %d",
		kept.Up+kept.Down, kept.Up, kept.Down, known)}
	if gone := earlier.Gone; gone.Customers > 0 {
		notes = append(notes, scoring.Say("Hold: %d customers were in tiers that are no more, and are held in none: %s", gone.Customers, scoring.List(gone.Levels)))
	}
	return notes
}

// nearNotes say which thresholds customers are near of, where a hold moves them.
func nearNotes(s *tiering.Scheme) []scoring.Message {
	if s.Near == 0 || s.Hold.Points == 0 {
		return nil
	}
	return []scoring.Message{scoring.Say("Near a threshold: next time the hold of %v counts for everybody who has a tier now; the thresholds listed are those with it", s.Hold.Points)}
}
