package fileio

// Unit is what the numbers of a field are kept in, "" as they are; not same where its tables differ.
func (l *List) Unit(field string) (unit string, same bool) {
	f := l.field(field)
	if f == nil {
		return "", true
	}
	known := false
	for _, c := range f.columns {
		if c.index < 0 {
			continue
		}
		if known && c.target != unit {
			return unit, false
		}
		unit, known = c.target, true
	}
	return unit, true
}

// UnitShift is by how many decimal places a number is moved to get from one unit to the other, as by -4 from 元 to 万元; false
// where that can't be.
func UnitShift(from, to string) (places int, ok bool) { return convertible(from, to) }
