package config

import (
	"go.yaml.in/yaml/v4"

	"tier/fileio"
	"tier/scoring"
)

// Merge is what becomes of a field's values where several rows are one customer.
type Merge uint8

const (
	MergeFirst Merge = iota // the customer's own, or else that of the first alias that has one
	MergeAdd                // the sum
	MergeMax                // the highest, or the latest day
	MergeMin                // the lowest, or the earliest day
)

// fieldMerge reads how a field's values are merged. What is added up or compared is a number, or for compared ones a day.
func (d *decoder) fieldMerge(n *yaml.Node, f *Field) {
	if n == nil {
		return
	}
	words := []string{"first", "add", "max", "min"}
	word, _ := d.word(n, words...)
	for i, w := range words {
		if w == word {
			f.Merge = Merge(i)
		}
	}
	switch {
	case f.Merge == MergeFirst:
	case f.Type == fileio.TextType, f.Name == "id", f.Name == "name":
		d.reject(n, scoring.Say("field %q: texts can't be merged by %s", f.Name, word), scoring.Say("remove merge: the first text counts"))
	case f.Merge == MergeAdd && (f.Type == fileio.PercentType || f.Type == fileio.DateType):
		d.reject(n, scoring.Say("field %q: only numbers can be added up, no percentages and no days", f.Name), scoring.Say("expected one of: %s", "first, max, min"))
	case f.Type == fileio.AutoType:
		f.Type = fileio.NumberType
	}
}
