package book

import (
	"fmt"
	"math"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// previousNotes say at the heads of these columns what is in them.
func (s *scores) previousNotes(b *workbook, at modelColumns) []note {
	p := b.p
	before := s.r.Previous.Results[len(s.r.Previous.Results)-2]
	from := clean(before.Called())
	return []note{
		{atHead(at.moved - 2), p.Sprintf("The tier in the result before, from %s.", from)},
		{atHead(at.moved - 1), p.Sprintf("The score in the result before, from %s.", from)},
		s.note(b, at.moved, p.Sprintf("The tier compared with the one before; how all customers moved is on the sheet %s.", migrationName(p))),
	}
}

func atHead(col int) string { return at(col, 1) }

// previous makes live what became of the customers since the result before, and adds to the workings what the matrix of
// moves counts.
func (w *wiring) previous() {
	before := w.r.Previous
	if before == nil || w.r.Part != nil {
		return
	}
	step, from := before.Last(), len(before.Last().From)
	slot := func(row int) int {
		if before.Customer(row) < 0 {
			return -1
		}
		if level := before.LevelBefore(row); level < 0 {
			return from - 1 - level
		} else {
			return level
		}
	}
	p, value := w.b.p, len(before.Results)-2
	level := w.models[0].level
	w.before = &previousPlaces{level: level}
	w.before.slot = w.everyone(p.Sprintf("previous level"), func(row int) fileio.Cell {
		if i := slot(row); i >= 0 {
			return fileio.Cell{Kind: fileio.Number, Num: float64(i + 1)}
		}
		return fileio.Cell{}
	}, live{})
	if before.HasValue(value) {
		w.before.value = found{w.everyone(p.Sprintf("previous value"), func(row int) fileio.Cell {
			if c := before.Customer(row); c >= 0 && !math.IsNaN(before.Value(value, c)) {
				return fileio.Cell{Kind: fileio.Number, Num: before.Value(value, c)}
			}
			return fileio.Cell{}
		}, live{}), true}
	}
	w.valueNow()
	if w.scores.live[w.scores.models[0].tier-1] != nil { // otherwise the tiers stay what they are
		w.moved(step)
	}
}

// everyone adds a column of the workings with a row for each customer, those who left the population too.
func (w *wiring) everyone(header string, cell func(row int) fileio.Cell, l live) place {
	return place{w.w.name, w.w.add(working{header: header, count: w.n, cell: cell, live: l}), w.n}
}

// previousPlaces are where the workings have what the matrix of moves counts.
type previousPlaces struct {
	slot   place // the row of the matrix, from 1
	level  place // the level now, from 1; a text without one
	value  found // in the result before
	valued found // now, of all customers
}

// valueNow adds the value of all customers, whether they have a tier or not.
func (w *wiring) valueNow() {
	if w.r.Value == nil || w.r.Redacts(w.r.Config.Value) {
		return
	}
	l := live{own: map[int]string{}}
	for row := range w.n {
		if w.isOut(row) { // whose cells no formula reads
			l.own[row] = ""
		}
	}
	if value := w.field(reading{field: w.r.Config.Value, kind: scoring.Number}); value.ok {
		l.text = func(row int) string {
			return fmt.Sprintf(`IF(ISNUMBER(%[1]s),ROUND(%[1]s,9),"")`, value.at(w.w.name, row))
		}
	}
	w.before.valued = found{w.everyone(w.b.p.Sprintf("value of all customers"), func(row int) fileio.Cell {
		if w.r.Previous.Customer(row) < 0 {
			return fileio.Cell{}
		}
		return figureOrBlank(scoring.Round9(w.r.Value[row]))
	}, l), true}
}

// moved is the formula of the move: of who was there before, by the places of both tiers.
func (w *wiring) moved(step *tiering.Migration) {
	word := func(s tiering.State) string { return literal(result.MoveText(s, w.b.p)) }
	text := func(row int) string {
		slot, level := w.before.slot.at(w.name, row), w.before.level.at(w.name, row)
		otherwise := word(tiering.Unlike)
		if step.RungsFrom != nil {
			otherwise = fmt.Sprintf("CHOOSE(2+SIGN(%s-%s),%s,%s,%s)", rungAt(level, step.RungsTo), rungAt(slot, step.RungsFrom),
				word(tiering.Up), word(tiering.Same), word(tiering.Down))
		}
		return fmt.Sprintf(`IF(OR(NOT(ISNUMBER(%s)),%s>%d),%s,%s)`, level, slot, len(step.From), word(tiering.Untiered), otherwise)
	}
	l := live{text: text, own: map[int]string{}, skips: w.isOut}
	for row := range w.n {
		switch w.r.Previous.State(row) {
		case tiering.New, tiering.Returned, tiering.Nowhere: // whatever the tier
			l.own[row] = ""
		}
	}
	if fits(text(0)) && max(len(step.From), len(step.To)) <= mostLevels {
		w.scores.live[w.scores.models[0].moved-1] = &l
	}
}

// rungAt is the rung of a level that a cell has the number of.
func rungAt(cell string, rungs []int) string {
	var all []string
	for _, r := range rungs {
		all = append(all, fmt.Sprint(r))
	}
	return fmt.Sprintf("CHOOSE(%s,%s)", cell, strings.Join(all, ","))
}

// addPrevious adds the sheets of how customers moved since the result before. Those of some customers alone have none.
func (b *workbook) addPrevious(w *wiring) error {
	if b.r.Previous == nil || b.r.Part != nil {
		return nil
	}
	moves := newMovesSheetOf(b, w)
	if err := moves.check(); err != nil {
		return err
	}
	migration := newMigration(b, b.r.Previous.Moves, moves)
	if w != nil && w.before != nil {
		migration.live = w.matrixOf(b.r.Previous.Last())
	}
	b.add(migration.sheet())
	b.add(moves.sheet())
	if len(b.r.Previous.Results) > 2 {
		b.add(newTrend(b, b.r.Previous.Moves).sheet())
	}
	return nil
}

// newMovesSheetOf is the sheet of moves of a run: its customers in the order of the list, and then those who are gone. What
// stands among the scores, it takes from there.
func newMovesSheetOf(b *workbook, w *wiring) *movesSheet {
	before := b.r.Previous
	s := &movesSheet{b: b, m: before.Moves, columns: result.MoveColumns(before.Moves, b.p)}
	var lines []int // of the list; -1 of who is gone
	for row := range b.r.Len() {
		if c := before.Customer(row); c >= 0 {
			s.rows, lines = append(s.rows, c), append(lines, row)
		}
	}
	for _, c := range before.Gone() {
		s.rows, lines = append(s.rows, c), append(lines, -1)
	}
	of := make(map[int]int, len(s.rows))
	for i, c := range s.rows {
		of[c] = lines[i]
	}
	s.name(of)
	s.prepare()
	if w != nil {
		s.follow = func(c *result.MoveColumn, row int) string { return w.movesCell(c, lines[row]) }
	}
	return s
}

// name calls the customers of the list as the run does, and says their reasons. of is each customer's row of the list.
func (s *movesSheet) name(of map[int]int) {
	r, reason := s.b.r, s.b.r.Reasons(&s.b.r.Models[0], s.b.p)
	set := func(i int, text func(row int) string) {
		was := s.columns[i].Cell
		s.columns[i].Cell = func(c int) fileio.Cell {
			if row, ok := of[c]; ok && row >= 0 {
				if t := text(row); t != "" {
					return fileio.Cell{Kind: fileio.Text, Text: t}
				}
				return fileio.Cell{}
			}
			return was(c)
		}
	}
	set(0, r.ID)
	set(1, r.Name)
	for i := range s.columns {
		if s.columns[i].Kind == result.ReasonColumn && s.columns[i].IsNewest {
			set(i, reason)
		}
	}
}

// movesCell is the formula of a cell of the moves that stands among the scores too, in a row of the list.
func (w *wiring) movesCell(c *result.MoveColumn, row int) string {
	if row < 0 || !c.IsNewest {
		return ""
	}
	if valued := w.before.valued; c.Kind == result.BesideColumn && valued.ok {
		cell := valued.at(movesName(w.b.p), row)
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, cell)
	}
	cols := w.scores.models[0]
	col := map[result.ColumnKind]int{result.TierColumn: cols.moved, result.ComputedColumn: cols.tier, result.ScoreColumn: cols.score,
		result.ReasonColumn: cols.reason}[c.Kind]
	if col == 0 || w.scores.live[col-1] == nil || w.isOut(row) {
		return ""
	}
	cell := place{w.name, col, w.n}.at(movesName(w.b.p), row)
	if c.Kind == result.ScoreColumn {
		return cell
	}
	return cell + `&""`
}

// matrixOf is the formulas of the matrix of the last step. Who is gone is in no list, and stays a figure.
func (w *wiring) matrixOf(step *tiering.Migration) *movesWiring {
	tiers, gone := len(step.To), len(step.To)+1
	cell := func(all, tier func(row, column int) string) func(row, column int) string {
		return func(row, column int) string {
			switch {
			case column == gone:
				return ""
			case column < tiers:
				return tier(row, column)
			}
			var others []string
			for k := range tiers {
				others = append(others, tier(row, k))
			}
			return fmt.Sprintf("ROUND(%s-(%s),9)", all(row, column), strings.Join(others, "+"))
		}
	}
	slot, level := w.before.slot.all(), w.before.level.all()
	sums := func(value found) func(row, column int) string {
		if !value.ok {
			return nil
		}
		return cell(func(row, _ int) string { return fmt.Sprintf("SUMIFS(%s,%s,%d)", value.all(), slot, row+1) },
			func(row, column int) string {
				return fmt.Sprintf("ROUND(SUMIFS(%s,%s,%d,%s,%d),9)", value.all(), slot, row+1, level, column+1)
			})
	}
	return &movesWiring{
		counts: cell(func(row, _ int) string { return fmt.Sprintf("COUNTIF(%s,%d)", slot, row+1) },
			func(row, column int) string {
				return fmt.Sprintf("COUNTIFS(%s,%d,%s,%d)", slot, row+1, level, column+1)
			}),
		before: sums(w.before.value), after: sums(w.before.valued),
	}
}
