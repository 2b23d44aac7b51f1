package book

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// segmentWiring is where classes, cells and flags stand as numbers among the workings: sheets count them.
type segmentWiring struct {
	*wiring
	m      *modelWiring // the first model, whose tier is the final one
	column int          // the first column of segments among the scores
	class  []wired      // per segmentation: 1 is the first class, 0 none, -1 not known
	cell   []wired      // per matrix: 1 to 4, -1 not known
	flag   []wired      // per flag: 1 where it is borne, or 0
	counts [][][2]place // per matrix and kind: the figures of x and y that a mean or median is of
	value  found        // the customers' values
}

// wired is a place, and whether its figures follow what is edited.
type wired struct {
	place
	isLive bool
}

// segment wires the columns of segments, whose cuts stand on the sheet of segments.
func (w *wiring) segment(sheet *segmentsSheet) *segmentWiring {
	first := *w.first
	first.isFinal, first.wholes = true, map[string]found{}
	first.after = first.m.Scores.After(func(row int) string { return first.m.Tier(first.m.Final[row]) })
	s := &segmentWiring{wiring: w, m: &first, column: 1 + slices.IndexFunc(w.scores.columns, isSegment)}
	if w.r.Value != nil {
		s.value = w.field(reading{field: w.r.Config.Value, kind: scoring.Number})
	}
	spec := w.r.Segments.Spec
	for i := range spec.By {
		s.segmentation(i, s.column+i)
	}
	flags := s.column + len(spec.By)
	matrix := flags + min(1, len(spec.Flags))
	for i := range spec.Matrix {
		s.matrix(i, matrix+i, sheet.cuts[i])
	}
	if len(spec.Flags) > 0 {
		s.flags(flags)
	}
	return s
}

func isSegment(c result.Column) bool { return c.Kind == result.SegmentColumn }

// places are those of a row of the workings.
func (s *segmentWiring) places(row int) exprPlaces {
	return exprPlaces{w: s.wiring, in: s.w.name, row: row, of: s.m}
}

// can reports whether a condition has a formula, all of whose cells may be shown.
func (s *segmentWiring) can(e *scoring.Expr) bool {
	_, isReadable := s.readable(e)
	return isReadable && !s.withholds(e)
}

// guarded is a formula, or something else where a cell that the expression reads could not be read.
func (s *segmentWiring) guarded(e *scoring.Expr, row int, formula, otherwise string) string {
	readable, _ := s.readable(e)
	if can := readable(s.w.name, row); can != "" {
		return fmt.Sprintf("IF(%s,%s,%s)", can, formula, otherwise)
	}
	return formula
}

func numberOf(class []int) func(row int) fileio.Cell {
	return func(row int) fileio.Cell {
		switch class[row] {
		case tiering.NoClass:
			return figureOrBlank(0)
		case tiering.NotKnown:
			return figureOrBlank(-1)
		case tiering.NotThere:
			return figureOrBlank(math.NaN())
		}
		return figureOrBlank(float64(class[row] + 1))
	}
}

func (s *segmentWiring) segmentation(i, col int) {
	spec, found := &s.r.Segments.Spec.By[i], &s.r.Segments.By[i]
	l := live{text: s.classes(spec)}
	of := wired{s.wiring.column(s.b.p.Sprintf("%s: number of the class", spec.Title), numberOf(found.Class), l), l.text != nil}
	s.class = append(s.class, of)
	var names []string
	for _, c := range spec.Classes {
		names = append(names, c.Name)
	}
	s.named(spec.Name, col, of, names)
}

// classes is the formula of the number of a segmentation's class; nil where some condition has none.
func (s *segmentWiring) classes(spec *tiering.Segmentation) func(row int) string {
	isLive := true
	text := func(row int) string {
		formula := "0"
		for k := len(spec.Classes) - 1; k >= 0; k-- {
			when := spec.Classes[k].When
			if when == nil {
				formula = fmt.Sprint(k + 1)
				continue
			}
			e, ok := when.(*scoring.Expr)
			if !ok || !s.can(e) {
				isLive = false
				return ""
			}
			formula, ok = e.Either(s.places(row), fmt.Sprint(k+1), formula, "-1")
			isLive = isLive && ok
			formula = s.guarded(e, row, formula, "-1")
		}
		return formula
	}
	if first := text(s.n); !isLive || !fits(first) {
		return nil
	}
	return text
}

// named has a column of the scores follow the number of a class, and lets expressions read it.
func (s *segmentWiring) named(field string, col int, of wired, names []string) {
	s.given[field] = found{place{s.name, col, s.n}, true}
	const most = 250
	quoted := make([]string, len(names))
	for i, name := range names {
		if !inLiteral(name) {
			return
		}
		quoted[i] = literal(name)
	}
	text := func(row int) string {
		ref := of.at(s.name, row)
		return fmt.Sprintf(`IF(N(%s)>0,CHOOSE(%s,%s),"")`, ref, ref, strings.Join(quoted, ","))
	}
	if of.isLive && len(names) <= most && fits(text(s.n)) {
		s.m.set(col, live{text: text})
	}
}

// flags has the column of flags follow whether each is borne.
func (s *segmentWiring) flags(col int) {
	spec, sayable, isLive := s.r.Segments.Spec.Flags, true, true
	for i := range spec {
		of := s.oneFlag(i)
		s.flag = append(s.flag, of)
		sayable, isLive = sayable && inLiteral(spec[i].Name), isLive && of.isLive
	}
	s.given[flagsField] = found{place{s.name, col, s.n}, true}
	text := func(row int) string {
		var parts []string
		for i := range spec {
			parts = append(parts, fmt.Sprintf(`IF(%s=1,%s,"")`, s.flag[i].at(s.name, row), literal("、"+spec[i].Name)))
		}
		return fmt.Sprintf("MID(%s,2,%d)", strings.Join(parts, "&"), maxUnits)
	}
	if sayable && isLive && fits(text(s.n)) {
		s.m.set(col, live{text: text})
	}
}

// flagsField is what expressions call the column of flags.
const flagsField = "flags"

func (s *segmentWiring) oneFlag(i int) wired {
	spec, on := s.r.Segments.Spec.Flags[i], make([]bool, s.n)
	for _, row := range s.r.Segments.Flags.On[i] {
		on[row] = true
	}
	cell := func(row int) fileio.Cell {
		if on[row] {
			return figureOrBlank(1)
		}
		return figureOrBlank(0)
	}
	l := live{}
	if e, ok := s.r.Segments.Flags.As[i].(*scoring.Expr); ok && s.can(e) {
		text := func(row int) string {
			formula, ok := e.Certainly(s.places(row))
			if !ok {
				return ""
			}
			return fmt.Sprintf("IF(%s,1,0)", s.guarded(e, row, formula, "FALSE"))
		}
		if first := text(s.n); first != "" && fits(first) {
			l.text = text
		}
	}
	return wired{s.wiring.column(s.b.p.Sprintf("flag %s is borne", spec.Name), cell, l), l.text != nil}
}
