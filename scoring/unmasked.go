package scoring

import "time"

// unmasked are a frame's columns with the excluded rows as they are below. What judges each row by itself reads these,
// because nobody asks for its results of excluded rows, and copies of columns are large; what looks at all rows, as a sum
// or a ranking, must leave out the excludedRows.
type unmasked struct{ f *Frame }

func (f *Frame) unmasked() unmasked { return unmasked{f} }

func (u unmasked) Len() int { return u.f.Len() }

// LabelOf is what people call a field.
func (u unmasked) LabelOf(field string) string { return u.f.LabelOf(field) }

func (u unmasked) Numbers(field string) ([]float64, bool) {
	return layered(u.f, u.f.numbers, u.f.base.Numbers, field)
}

func (u unmasked) Texts(field string) (func(row int) string, bool) {
	if values, ok := u.f.texts[field]; ok {
		return func(row int) string { return values[row] }, true
	}
	if numbers, ok := u.f.numbers[field]; ok {
		return func(row int) string { return spell(numbers[row]) }, true
	}
	if u.f.Sets(field) {
		return nil, false
	}
	return u.f.base.Texts(field)
}

func (u unmasked) Dates(field string) ([]time.Time, bool) {
	return layered(u.f, u.f.dates, u.f.base.Dates, field)
}

// excludedRows marks the excluded rows; nil when there are none.
func (u unmasked) excludedRows() []bool { return u.f.excluded }

// isAnswered reports whether a blank text of a field is an answer.
func (u unmasked) isAnswered(field string) bool { return u.f.answers[field] }

func (u unmasked) judgedOn() time.Time { return u.f.today }

func (u unmasked) spoiltRows(field string) map[int]Problem { return u.f.spoiled[field] }
