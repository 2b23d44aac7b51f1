package words

import "unicode/utf8"

// Unit is a unit behind a figure: 5万元, but 5 EUR.
func Unit(unit string) string { return apart(unit) + unit }

// InUnit is a name with the unit of its figures: 销售额(万元), but Sales (EUR).
func InUnit(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + apart(unit) + "(" + unit + ")"
}

// apart is a blank before a unit in Latin letters.
func apart(unit string) string {
	if r, _ := utf8.DecodeRuneInString(unit); r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
		return " "
	}
	return ""
}
