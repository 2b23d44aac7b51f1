package fileio

import "math"

// form is how a number was written, as far as percentages go.
type form uint8

const (
	noNumber form = iota
	bare          // 0.125 or 12.5
	signed        // 12.5%, or a cell that is shown so
)

// number reads a cell as a number in the field's unit; a blank one is NaN.
func (c column) number(cell Cell) (x float64, f form, problem Message) {
	switch cell.Kind {
	case Number:
		return c.numberCell(cell)
	case Text:
		if isBlankText(cell.Text) {
			break
		}
		return c.textNumber(cell.Text)
	case Bool, Date:
		return math.NaN(), noNumber, say("%q is not a number", shown(cell.String()))
	case ErrorValue:
		return math.NaN(), noNumber, errorCell(cell)
	}
	return math.NaN(), noNumber, Message{}
}

// numberCell converts what the file holds as a number.
func (c column) numberCell(cell Cell) (float64, form, Message) {
	f, shift := bare, c.shift
	if cell.Percent {
		var ok bool
		if f, shift, ok = signed, 0, true; !c.percent {
			shift, ok = c.percentShift()
		}
		if !ok {
			return math.NaN(), noNumber, say("a percentage (%s) is no amount in %s", cell.String(), c.target)
		}
	}
	x, ok := shiftFloat(cell.Num, shift)
	if !ok {
		return math.NaN(), noNumber, say("%q is not a number", shown(cell.String()))
	}
	return x, f, Message{}
}

// percentShift is how a fraction that is written as a percentage becomes a number of the field: as it is where the field
// has no unit, 12.5 where its unit is %, and not at all where it is 万元.
func (c column) percentShift() (int, bool) {
	switch c.target {
	case "":
		return 0, true
	case "%":
		return 2, true
	}
	return 0, false
}

// textNumber reads a number that is written as text.
func (c column) textNumber(text string) (float64, form, Message) {
	extra := ""
	if c.target != "" && !IsMoney(c.target) && c.target != "%" {
		extra = c.target
	}
	a, ok := parseAmount(text, extra)
	if !ok {
		return math.NaN(), noNumber, say("%q is not a number", shown(text))
	}
	f, shift := bare, c.shift
	switch {
	case a.percent:
		f, shift = signed, -2
		if !c.percent {
			more, ok := c.percentShift()
			if !ok {
				return math.NaN(), noNumber, say("%q is a percentage, no amount in %s", shown(text), c.target)
			}
			shift += more
		}
	case a.unit != "" && (c.target == "" || c.percent):
		shift = scaleOf(a.unit)
	case a.unit != "":
		if shift, ok = convertible(a.unit, c.target); !ok {
			return math.NaN(), noNumber, say("%q is in %s, which can't be converted to %s", shown(text), a.unit, c.target)
		}
	}
	x, ok := a.number.shifted(shift)
	if !ok {
		return math.NaN(), noNumber, say("%q is not a number", shown(text))
	}
	return x, f, Message{}
}

// percentForms counts how the values of a percent column are written. Percentages and fractions in one column are a trap
// that no rule can settle, so what was assumed is said.
type percentForms struct {
	bare, signed int
	large        int // bare numbers that are above 150% as fractions
	small        int // bare numbers that are below 1% as percentages and not zero
}

// largestFraction is the bare number from which on a fraction is unlikely.
const largestFraction = 1.5

func (p *percentForms) count(f form, x float64) {
	switch f {
	case signed:
		p.signed++
	case bare:
		p.bare++
		if math.Abs(x) > largestFraction {
			p.large++
		}
		if x != 0 && math.Abs(x) <= 0.01 {
			p.small++
		}
	}
}

// add counts what another has counted too.
func (p *percentForms) add(other percentForms) {
	p.bare += other.bare
	p.signed += other.signed
	p.large += other.large
	p.small += other.small
}

// notes say what was assumed of a percent column; inPercent tells that its header says (%).
func (p percentForms) notes(header string, inPercent bool) []Message {
	var notes []Message
	add := func(m Message) { notes = append(notes, m) }
	if p.signed > 0 && p.bare > 0 {
		if inPercent {
			add(say("%q mixes %d numbers with a percent sign and %d without; those without are read as percentages too, as the header says", header, p.signed, p.bare))
		} else {
			add(say("%q mixes %d numbers with a percent sign and %d without; those without are read as fractions: 0.125 is 12.5%%", header, p.signed, p.bare))
		}
	}
	if p.large > 0 && !inPercent {
		add(say("%q has no unit, and %d of its numbers are above 1.5: read as fractions they are above 150%%; if they are percentages, write the header as %s(%%)", header, p.large, header))
	}
	if inPercent && p.bare > 1 && p.small == p.bare {
		add(say("%q says %%, and all its numbers are at most 1: they are read as percentages of at most 1%%; if they are fractions, take the %% out of the header", header))
	}
	return notes
}
