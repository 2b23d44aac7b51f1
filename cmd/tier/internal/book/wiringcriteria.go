package book

import (
	"fmt"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// points is the formula of a criterion's points on the sheet of scores; not ok where they have none.
func (w *wiring) points(c *scoring.Criterion, cells criterionCells) (text func(row int) string, ok bool) {
	if !cells.ok {
		return nil, false
	}
	text = func(row int) string {
		text, _ := c.Formula(cells.in(w.name, row))
		return text
	}
	formula, ok := c.Formula(cells.in(w.name, 0))
	return text, ok && fits(formula)
}

// criterionCells are what the formulas of a criterion refer to.
type criterionCells struct {
	value place // what is judged
	in    func(sheet string, row int) scoring.Cells
	ok    bool
}

func (w *wiring) cells(c *scoring.Criterion, at rubricCriterion) criterionCells {
	fixed := scoring.Cells{Full: at.full, Given: at.given, Column: at.grid}
	if rule, is := c.Rule.(scoring.Rank); is {
		placed, among, ok := w.rankPlaces(c, rule)
		return criterionCells{placed, func(sheet string, row int) scoring.Cells {
			cells := fixed
			cells.Value, cells.Of = placed.at(sheet, row), among(sheet, row)
			return cells
		}, ok}
	}
	value, rating := w.value(c), found{ok: true}
	r, isRanges := c.Rule.(scoring.Ranges)
	isRated := isRanges && r.Rating != ""
	if isRated {
		rating = w.judged(c, c.Reads()[1])
	}
	return criterionCells{value.place, func(sheet string, row int) scoring.Cells {
		cells := fixed
		if cells.Value = value.at(sheet, row); isRated {
			cells.Rating = rating.at(sheet, row)
		}
		return cells
	}, value.ok && rating.ok}
}

// value is what a criterion's rule judges: a field, or what its expression gives.
func (w *wiring) value(c *scoring.Criterion) found {
	if rule, is := c.Rule.(scoring.Formula); is {
		return w.formula(c, rule)
	}
	return w.judged(c, c.Reads()[0])
}

// judged is a field as a criterion's rule reads it.
func (w *wiring) judged(c *scoring.Criterion, field scoring.FieldInfo) found {
	r := reading{field: field.Name, kind: field.Kind}
	if field.Kind == scoring.Text {
		r.grade = c
	}
	return w.field(r)
}

// formula is what the expression of a criterion gives.
func (w *wiring) formula(c *scoring.Criterion, rule scoring.Formula) found {
	numbers := rule.Expr.Numbers(w.r.Frame)
	return w.calculated(c.Name+" = "+rule.Expr.Source(), rule.Expr, nil, func(row int) fileio.Cell {
		if w.isSpoilt(rule.Expr, row) {
			return fileio.Cell{Kind: fileio.Text, Text: unread}
		}
		return figureOrBlank(scoring.Round9(numbers[row]))
	})
}

// counting is the weight of a criterion that is skipped where there is no value, as a column of the workings.
func (w *wiring) counting(c *scoring.Criterion, cells criterionCells, at rubricCriterion) place {
	cell := func(row int) fileio.Cell {
		if w.isBlank(cells.value, row) {
			return figureOrBlank(0)
		}
		return figureOrBlank(c.Weight)
	}
	return w.column(w.b.p.Sprintf("weight of %s", c.Name), cell, live{text: func(row int) string {
		return fmt.Sprintf(`IFERROR(IF(TRIM(%s)="",0,%s),%[2]s)`, cells.value.at(w.w.name, row), at.weight)
	}})
}

// isBlank reports whether a cell that formulas read shows nothing.
func (w *wiring) isBlank(p place, row int) bool {
	c := w.cellAt(p, row)
	return c.Kind == fileio.Empty || c.Kind == fileio.Text && strings.TrimSpace(c.Text) == ""
}

// cellAt is the cell of a place in a row.
func (w *wiring) cellAt(p place, row int) fileio.Cell {
	switch {
	case p.sheet == w.w.name:
		return w.w.columns[p.col-1].cell(row)
	case p.sheet != w.name:
		return w.b.credit.survey.columns[p.col-1].cell(row)
	}
	return w.scores.columns[p.col-1].Cell(row)
}
