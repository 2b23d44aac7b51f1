package result

import (
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// Segments are the classes, cells and flags of the customers.
type Segments struct {
	Spec   *config.Segments
	By     []tiering.Segmented // in the order of the configuration
	Matrix []tiering.Placed
	Flags  tiering.Flagged
	// Strange are the values that no class has a place for, where a segmentation wants them reported; they are among the notes too.
	Strange []Problem
}

// Class is the name of a customer's class in a segmentation; "" where he has none.
func (s *Segments) Class(i, row int) string {
	if class := s.By[i].Class[row]; class >= 0 {
		return s.Spec.By[i].Classes[class].Name
	}
	return ""
}

// Cell is the name of a customer's cell in a matrix; "" where he has none.
func (s *Segments) Cell(i, row int) string {
	if cell := s.Matrix[i].Cell[row]; cell >= 0 {
		return s.Spec.Matrix[i].Cells[cell].Name
	}
	return ""
}

// BetweenFlags stands between the names of several flags in one text.
const BetweenFlags = "、"

// FlagWords are the names of a customer's flags, as one text.
func (s *Segments) FlagWords(row int) string {
	on := s.Flags.Of(row)
	if len(on) == 0 {
		return ""
	}
	names := make([]string, len(on))
	for i, flag := range on {
		names[i] = s.Spec.Flags[flag].Name
	}
	return strings.Join(names, BetweenFlags)
}

// only are the segments of some rows, in ascending order.
func (s *Segments) only(rows []int, value []float64) *Segments {
	if s == nil {
		return nil
	}
	out := &Segments{Spec: s.Spec, Flags: s.Flags.Only(rows)}
	for i := range s.By {
		out.By = append(out.By, s.By[i].Only(rows))
	}
	for i := range s.Matrix {
		out.Matrix = append(out.Matrix, s.Matrix[i].Only(rows, value))
	}
	return out
}

// columns are those of each segmentation, of the flags, and of each matrix.
func (s *Segments) columns(p words.Printer) []Column {
	if s == nil {
		return nil
	}
	var all []Column
	for i := range s.By {
		of := s.By[i].Class
		all = append(all, Column{Header: s.Spec.By[i].Title, Kind: SegmentColumn, Key: keyOf(of),
			Cell: func(row int) fileio.Cell { return text(s.Class(i, row)) }})
	}
	if len(s.Spec.Flags) > 0 {
		all = append(all, Column{Header: FlagsHeader(p), Kind: SegmentColumn, Cell: func(row int) fileio.Cell { return text(s.FlagWords(row)) }})
	}
	for i := range s.Matrix {
		of := s.Matrix[i].Cell
		all = append(all, Column{Header: s.Spec.Matrix[i].Title, Kind: SegmentColumn, Key: keyOf(of),
			Cell: func(row int) fileio.Cell { return text(s.Cell(i, row)) }})
	}
	return all
}

func keyOf(of []int) func(row int) (uint64, bool) {
	return func(row int) (uint64, bool) { return uint64(of[row] - tiering.NotThere), true }
}

// FlagsHeader is what the column of flags is called.
func FlagsHeader(p words.Printer) string { return p.Sprintf("Flags") }

// hideCuts takes the means and medians of redacted fields away: of a kind of one customer they are his figure.
func (r *Result) hideCuts() {
	if r.Segments == nil {
		return
	}
	out := *r.Segments
	out.Matrix = slices.Clone(out.Matrix)
	for i := range out.Matrix {
		spec, placed := &out.Spec.Matrix[i], &out.Matrix[i]
		hidesX, hidesY := r.redactsAny(spec.X.Of.Fields()...), r.redactsAny(spec.Y.Of.Fields()...)
		placed.Cuts = slices.Clone(placed.Cuts)
		for k := range placed.Cuts {
			x, y := spec.CutsOf(k)
			if hidesX && x.By != tiering.FixedCut {
				placed.Cuts[k].X = math.NaN()
			}
			if hidesY && y.By != tiering.FixedCut {
				placed.Cuts[k].Y = math.NaN()
			}
		}
	}
	r.Segments = &out
}
