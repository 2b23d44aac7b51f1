package book

import (
	"fmt"
	"math"
	"strings"

	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// cutCells are where the cuts of a kind of customers stand on the sheet of segments.
type cutCells struct{ x, y string }

// matrix wires a matrix: the figures of its axes, the kinds of customers, and the cell that the cuts lead to.
func (s *segmentWiring) matrix(i, col int, cuts []cutCells) {
	spec, placed := &s.r.Segments.Spec.Matrix[i], &s.r.Segments.Matrix[i]
	x, y := s.axis(spec.X, placed.X), s.axis(spec.Y, placed.Y)
	kind, hasKind := s.kind(spec, placed)
	l := live{}
	if x.ok && y.ok && hasKind {
		s.counts = append(s.counts, s.counting(spec, placed, x.place, y.place, kind))
		l.text = func(row int) string { return s.quadrant(row, x.place, y.place, kind, cuts) }
	} else {
		s.counts = append(s.counts, nil)
	}
	of := wired{s.wiring.column(s.b.p.Sprintf("%s: number of the cell", spec.Title), numberOf(placed.Cell), l), l.text != nil}
	s.cell = append(s.cell, of)
	var names []string
	for _, c := range spec.Cells {
		names = append(names, c.Name)
	}
	s.named(spec.Name, col, of, names)
}

// quadrant is the formula of the number of a customer's cell.
func (s *segmentWiring) quadrant(row int, x, y, kind place, cuts []cutCells) string {
	cutX, cutY := cuts[0].x, cuts[0].y
	if len(cuts) > 1 {
		var xs, ys []string
		for _, c := range cuts {
			xs, ys = append(xs, c.x), append(ys, c.y)
		}
		of := kind.at(s.w.name, row)
		cutX = fmt.Sprintf("CHOOSE(%s,%s)", of, strings.Join(xs, ","))
		cutY = fmt.Sprintf("CHOOSE(%s,%s)", of, strings.Join(ys, ","))
	}
	at, up := x.at(s.w.name, row), y.at(s.w.name, row)
	return fmt.Sprintf("IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s),ISNUMBER(%[3]s),ISNUMBER(%[4]s)),1+IF(%[1]s<%[3]s,2,0)+IF(%[2]s<%[4]s,1,0),-1)",
		at, up, cutX, cutY)
}

// axis is where the figures of an axis stand; not ok where they follow nothing, or can't be shown.
func (s *segmentWiring) axis(a tiering.Axis, figures []float64) found {
	e, ok := a.Of.(*scoring.Expr)
	if !ok || !s.can(e) {
		return found{}
	}
	return s.calculated(a.Title+" = "+e.Source(), e, s.m, func(row int) fileio.Cell {
		if s.isSpoilt(e, row) {
			return fileio.Cell{Kind: fileio.Text, Text: unread}
		}
		return figureOrBlank(figures[row])
	})
}

// kind is where it stands which cuts a customer is held against, from 1.
func (s *segmentWiring) kind(spec *tiering.Matrix, placed *tiering.Placed) (place, bool) {
	if len(spec.Kinds) == 0 {
		return place{}, true
	}
	words := s.field(reading{field: spec.By, kind: scoring.Text})
	if !words.ok || s.r.Withheld(spec.By) {
		return place{}, false
	}
	for _, k := range spec.Kinds {
		if !inLiteral(k.Word) {
			return place{}, false
		}
	}
	text := func(row int) string {
		formula := fmt.Sprint(len(spec.Kinds) + 1)
		for i := len(spec.Kinds) - 1; i >= 0; i-- {
			formula = fmt.Sprintf("IF(EXACT(%s,%s),%d,%s)", words.at(s.w.name, row), literal(spec.Kinds[i].Word), i+1, formula)
		}
		return fmt.Sprintf("IFERROR(%s,%d)", formula, len(spec.Kinds)+1)
	}
	if !fits(text(s.n)) {
		return place{}, false
	}
	return s.wiring.column(s.b.p.Sprintf("%s: which cuts", spec.Title), func(row int) fileio.Cell {
		return figureOrBlank(float64(placed.Kind[row] + 1))
	}, live{text: text}), true
}

// counting adds, for each kind whose cut is a mean or median, the figures that it is of: those of customers with a score.
func (s *segmentWiring) counting(spec *tiering.Matrix, placed *tiering.Placed, x, y, kind place) [][2]place {
	all := make([][2]place, len(placed.Cuts))
	for k := range placed.Cuts {
		cutX, cutY := spec.CutsOf(k)
		if cutX.By != tiering.FixedCut {
			all[k][0] = s.countingOf(spec.X.Title, placed.X, placed.Kind, k, x, kind)
		}
		if cutY.By != tiering.FixedCut {
			all[k][1] = s.countingOf(spec.Y.Title, placed.Y, placed.Kind, k, y, kind)
		}
	}
	return all
}

func (s *segmentWiring) countingOf(title string, figures []float64, kinds []int, k int, of, kind place) place {
	cell := func(row int) fileio.Cell {
		if kinds[row] != k || math.IsNaN(s.m.m.Scores.Total[row]) {
			return figureOrBlank(math.NaN())
		}
		return figureOrBlank(figures[row])
	}
	return s.wiring.column(s.b.p.Sprintf("%s of those who count for cut %d", title, k+1), cell, live{text: func(row int) string {
		and := ""
		if kind.sheet != "" {
			and = fmt.Sprintf(",%s=%d", kind.at(s.w.name, row), k+1)
		}
		return fmt.Sprintf(`IF(AND(ISNUMBER(%s),ISNUMBER(%[2]s)%[3]s),%[2]s,"")`, s.m.own(s.m.cols.score).at(s.w.name, row), of.at(s.w.name, row), and)
	}})
}

// cutFormula is the formula of a cut that is a mean or a median of some figures.
func cutFormula(by tiering.CutBy, of place) string {
	name := "AVERAGE"
	if by == tiering.MedianCut {
		name = "MEDIAN"
	}
	return fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",ROUND(%[2]s(%[1]s),9))`, of.all(), name)
}
