package scoring

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Frame layers columns over those of a list: derived fields, joined tables, and later the scores. Whoever computes a
// column sets it here, and the list below is never changed. A column that is set hides one of the same name below.
//
// A row can be excluded, which is how knock-outs and repeated ids leave the population: it is missing in every
// column that the frame returns, so that no sum, rank or share counts it.
//
// Several goroutines may read a frame at once, if they may read the list below, while nobody changes it.
type Frame struct {
	base    Columns
	numbers map[string][]float64
	texts   map[string][]string
	dates   map[string][]time.Time

	answers map[string]bool // columns of texts in which a blank is an answer

	why      map[int]Message
	excluded []bool                     // nil while no row is
	spoiled  map[string]map[int]Problem // by field and row: cells that could not be read
	labels   map[string]string          // what people call the fields
	written  func(field string, row int) string
	today    time.Time         // that days are counted to
	derived  map[string]*Expr  // how fields were derived
	rated    map[string]*Rated // by criterion: what a panel says

	mu sync.Mutex // guards what follows

	// Copies with the excluded rows blanked, made when first asked for.
	maskedNumbers map[string][]float64
	maskedDates   map[string][]time.Time
}

// NewFrame returns a frame over base, with nothing set and no row excluded.
func NewFrame(base Columns) *Frame {
	return &Frame{
		base:    base,
		numbers: map[string][]float64{},
		texts:   map[string][]string{},
		dates:   map[string][]time.Time{},
		why:     map[int]Message{},

		maskedNumbers: map[string][]float64{},
		maskedDates:   map[string][]time.Time{},
	}
}

// Len returns the number of rows, excluded ones included.
func (f *Frame) Len() int { return f.base.Len() }

// SetNumbers sets a column of numbers; NaN marks a missing value. The frame keeps the slice.
func (f *Frame) SetNumbers(name string, values []float64) {
	f.replace(name, len(values))
	f.numbers[name] = values
}

// SetTexts sets a column of texts; "" marks a missing value. The frame keeps the slice.
func (f *Frame) SetTexts(name string, values []string) {
	f.replace(name, len(values))
	f.texts[name] = values
}

// SetAnswers sets a column of texts in which "" is an answer like any other and misses nothing, as of flags, of which a customer
// may have none. The frame keeps the slice.
func (f *Frame) SetAnswers(name string, values []string) {
	f.SetTexts(name, values)
	if f.answers == nil {
		f.answers = make(map[string]bool)
	}
	f.answers[name] = true
}

// SetDates sets a column of dates; the zero time marks a missing value. The frame keeps the slice.
func (f *Frame) SetDates(name string, values []time.Time) {
	f.replace(name, len(values))
	f.dates[name] = values
}

// replace makes room for a column, which must be as long as the list.
func (f *Frame) replace(name string, length int) {
	if length != f.Len() {
		panic(fmt.Sprintf("scoring: column %q has %d values for %d rows", name, length, f.Len()))
	}
	delete(f.numbers, name)
	delete(f.texts, name)
	delete(f.dates, name)
	delete(f.answers, name)
	delete(f.maskedNumbers, name)
	delete(f.maskedDates, name)
}

// JudgeOn sets the day on which the customers are judged, which days_since counts to. Without one it is missing.
func (f *Frame) JudgeOn(day time.Time) { f.today = day }

// Exclude takes a row out of the population. The first reason given for a row stays.
func (f *Frame) Exclude(row int, why Message) {
	if f.excluded == nil {
		f.excluded = make([]bool, f.Len())
	}
	if f.excluded[row] {
		return
	}
	f.excluded[row], f.why[row] = true, why
	clear(f.maskedNumbers)
	clear(f.maskedDates)
}

// Excluded returns why a row was excluded, and whether it was.
func (f *Frame) Excluded(row int) (why Message, excluded bool) {
	if f.excluded == nil || !f.excluded[row] {
		return Message{}, false
	}
	return f.why[row], true
}

// Numbers returns a column of numbers, set or of the list below, with NaN in the excluded rows.
func (f *Frame) Numbers(field string) ([]float64, bool) {
	values, ok := f.unmasked().Numbers(field)
	if !ok {
		return nil, false
	}
	return masked(f, values, math.NaN(), f.maskedNumbers, field), true
}

// Texts returns a column of texts, set or of the list below, with "" in the excluded rows. A column of numbers that was
// set is spelled out, so that a rule that reads texts judges a derived figure as it judges a cell's.
func (f *Frame) Texts(field string) (func(row int) string, bool) {
	values, ok := f.unmasked().Texts(field)
	if !ok || f.excluded == nil {
		return values, ok
	}
	return func(row int) string {
		if f.excluded[row] {
			return ""
		}
		return values(row)
	}, true
}

// Dates returns a column of dates, set or of the list below, with the zero time in the excluded rows.
func (f *Frame) Dates(field string) ([]time.Time, bool) {
	values, ok := f.unmasked().Dates(field)
	if !ok {
		return nil, false
	}
	return masked(f, values, time.Time{}, f.maskedDates, field), true
}

// Spell writes a number as people write it, "" where it is missing.
func Spell(x float64) string { return spell(x) }

// spell writes a number as people write it: 0.1, 250000; "" where it is missing.
func spell(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x+0, 'f', -1, 64)
}

// layered finds a column among those set, and otherwise below. A column set as another kind hides the one below.
func layered[T any](f *Frame, set map[string][]T, below func(string) ([]T, bool), field string) ([]T, bool) {
	if values, ok := set[field]; ok {
		return values, true
	}
	if f.Sets(field) {
		return nil, false
	}
	return below(field)
}

// Sets reports whether a column was set, and so hides one of the list below.
func (f *Frame) Sets(field string) bool {
	_, numbers := f.numbers[field]
	_, texts := f.texts[field]
	_, dates := f.dates[field]
	return numbers || texts || dates
}

// masked returns values with the excluded rows blank, from the cache where it is there.
func masked[T any](f *Frame, values []T, missing T, cache map[string][]T, field string) []T {
	if f.excluded == nil {
		return values
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if kept, ok := cache[field]; ok {
		return kept
	}
	out := slices.Clone(values)
	blank(out, f.excluded, missing)
	cache[field] = out
	return out
}
