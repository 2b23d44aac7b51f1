package result

import (
	"strconv"
	"strings"

	"tier/fileio"
)

// Called is what people call a field, its first header without the unit, and the unit that its figures are in: 利润 in
// 万元, whether the header is 利润, 利润(万元), or 利润(元) of a field that is kept in 万元.
func (r *Result) Called(field string) (name, unit string) {
	if f, ok := r.Config.TableField(field); ok {
		return f.Called(), r.unitOf(f)
	}
	f, ok := r.Config.Field(field)
	if !ok || len(f.Headers) == 0 {
		return field, f.Unit
	}
	name, unit = withoutUnit(f.Headers[0])
	if unit == "%" || unit == "‰" { // figures of a percentage are fractions
		return f.Headers[0], ""
	}
	if f.Unit != "" {
		unit = f.Unit
	}
	return name, unit
}

// RowName calls a customer by its row; among real ids and in several files it must not be mistaken for another's.
func RowName(list *fileio.List, row int, among bool) string {
	place := list.Place(row, "")
	switch {
	case len(list.Tables()) > 1:
		return place.String()
	case among:
		return "#" + strconv.Itoa(place.Row)
	}
	return strconv.Itoa(place.Row)
}

// withoutUnit parts a header as it is written: the normal form, which is for comparing, has no case and no blanks.
func withoutUnit(header string) (name, unit string) {
	normal, unit := fileio.NormalHeader(header)
	if unit == "" {
		return header, ""
	}
	for i := range header {
		if head, _ := fileio.NormalHeader(header[:i]); head == normal && head != "" {
			return strings.TrimSpace(header[:i]), unit
		}
	}
	return normal, unit
}
