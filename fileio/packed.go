package fileio

import "math"

// packed is a cell in eight bytes. It means something only together with the cellStore that it was packed in.
//
// A number is the bits of its float64 with the upper twelve turned round. No finite number has all of those set, so
// what has none of them set here is no number: its next four bits say what it is (the tag), and the lower 48 which. The
// zero packed is an empty cell.
type packed uint64

// packedTag says what a packed cell is that is no number.
type packedTag uint8

const (
	tagEmpty   packedTag = iota
	tagText              // a text of the store
	tagWritten           // a number, which a text file wrote as this text of the store
	tagPercent           // index of a figure of the store: a number that is shown as a percentage
	tagDate              // index of a figure of the store: a serial day
	tagBool              // 0 or 1
	tagError             // an error as written, a text of the store
)

const (
	tagShift    = 48
	figureShift = 52
	figureFlip  = packed(0xFFF) << figureShift
)

func packNumber(x float64) packed { return packed(math.Float64bits(x)) ^ figureFlip }

func packTag(t packedTag, which uint64) packed { return packed(t)<<tagShift | packed(which) }

// isFigure reports whether the cell is a number that is held in it.
func (p packed) isFigure() bool { return p>>figureShift != 0 }

// figure is the number of a cell that isFigure.
func (p packed) figure() float64 { return math.Float64frombits(uint64(p ^ figureFlip)) }

// tag is what a cell is that is no figure.
func (p packed) tag() packedTag { return packedTag(p >> tagShift) }

// which is what the tag is about.
func (p packed) which() uint64 { return uint64(p) & (1<<tagShift - 1) }

// kind is the kind of the Cell.
func (p packed) kind() CellKind {
	if p.isFigure() {
		return Number
	}
	return tagKinds[p.tag()]
}

// tagKinds are the kinds of the tags.
var tagKinds = [16]CellKind{Empty, Text, Number, Number, Date, Bool, ErrorValue}
