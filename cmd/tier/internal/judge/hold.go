package judge

import (
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// earlier is what the results before said of the list's customers, in the levels of the first model; nil where nobody is held,
// or no result is given. Results are the oldest first.
func earlier(cfg *config.Config, r *result.Result, previous []*periods.Snapshot) *tiering.Earlier {
	if len(previous) == 0 || len(cfg.Models) == 0 || !cfg.Models[0].Scheme.Hold.IsSet() {
		return nil
	}
	return Earlier(r, previous, cfg.Models[0].Scheme.Levels)
}

// Earlier is what the results before said of the customers of a result, by their names in some levels: a level of another name
// is no more. Results are the oldest first, and at least one.
func Earlier(r *result.Result, previous []*periods.Snapshot, levels []tiering.Level) *tiering.Earlier {
	now, rows := customersNow(r)
	var aliases []directory.Alias
	if r.Merged != nil {
		aliases = aliasesAmong(r.Merged.Aliases, rows)
	}
	moves := periods.Compare(append(append([]*periods.Snapshot{}, previous...), now), aliases)
	out := &tiering.Earlier{}
	for i := len(previous) - 1; i >= 0; i-- {
		s := previous[i]
		in := namedAmong(s.Levels, levels)
		if i == len(previous)-1 {
			out.Tier = levelsOf(s.BeforeOverrides(), in, moves.Rows[i], rows, r.Len())
		}
		out.Raw = append(out.Raw, levelsOf(s.Computed, in, moves.Rows[i], rows, r.Len()))
	}
	return out
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

// namedAmong are the places of levels among others by their names; -1 for none.
func namedAmong(levels, among []tiering.Level) []int {
	at := make(map[string]int)
	for i, l := range among {
		if !l.OverrideOnly {
			at[l.Name] = i + 1
		}
	}
	places := make([]int, len(levels))
	for i, l := range levels {
		places[i] = at[l.Name] - 1
	}
	return places
}

// levelsOf are the levels of a result by the rows of a list of so many; known are the result's rows by customer.
func levelsOf(of, places, known, rows []int, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for customer, row := range rows {
		if at := known[customer]; at >= 0 && of[at] >= 0 {
			out[row] = places[of[at]]
		}
	}
	return out
}

// heldNotes say how many customers a hold kept where they were, or that it could keep nobody.
func heldNotes(h tiering.Hold, kept *tiering.Kept) []scoring.Message {
	switch {
	case !h.IsSet():
		return nil
	case kept.Previous == nil:
		return []scoring.Message{scoring.Say("Hold: no result before is given, so that nobody is held in its tiers")}
	}
	known := 0
	for _, level := range kept.Previous {
		if level >= 0 {
			known++
		}
	}
	return []scoring.Message{scoring.Say("Hold: %d customers stay in the tier of the result before, %d of them instead of going up, %d instead of going down; known from before: %d",
		kept.Up+kept.Down, kept.Up, kept.Down, known)}
}
