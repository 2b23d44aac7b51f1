package credit

import (
	"math"

	"tier/scoring"
)

// Measure computes the ratios in order, judges each customer's by the reference that applies, and sets them as columns of
// the frame: what is computed later may read them, a later ratio too. Peers is the field of the word, as of the industry,
// for which a ratio may have a reference of its own; "" where there is none.
//
// A customer has no ratio, and Why says so, where an operand is missing, where the denominator is zero or negative (a
// negative numerator is a loss, and fine), and where the result isn't plausible. What is implausible, or computed from a
// cell that could not be read, is unreadable in the frame too: no rule for missing values may give it points.
func Measure(ratios []Ratio, peers string, f *scoring.Frame) []Measured {
	all := make([]Measured, len(ratios))
	for i := range ratios {
		m := &all[i]
		*m = Measured{Ratio: &ratios[i], Value: missing(f.Len()), Verdict: make([]Verdict, f.Len()),
			Reference: ratios[i].references(peers, f), Why: make(map[int]scoring.Message)}
		if m.Ratio.Of == nil {
			m.take(f)
		} else {
			m.divide(f)
		}
		f.SetNumbers(m.Ratio.Name, m.Value)
		for row, x := range m.Value {
			m.Verdict[row] = m.Reference[row].Judge(x)
		}
	}
	return all
}

// take takes the ratios that the list states.
func (m *Measured) take(f *scoring.Frame) {
	r := of(f)
	r.add(m.Ratio.Field, scoring.Number, f)
	values := numbers(f, m.Ratio.Field)
	for row := range m.Value {
		switch {
		case r.excluded(row) || m.spoilt(r, f, row):
		case math.IsNaN(values[row]):
			m.Why[row] = r.why(m.Ratio.Field, row)
		default:
			m.settle(f, row, scoring.Round9(values[row]))
		}
	}
}

// divide computes the ratios from two amounts.
func (m *Measured) divide(f *scoring.Frame) {
	m.Of, m.To = rounded(m.Ratio.Of.Numbers(f)), rounded(m.Ratio.To.Numbers(f))
	both, of, to := read(f, m.Ratio.Of, m.Ratio.To), read(f, m.Ratio.Of), read(f, m.Ratio.To)
	for row := range m.Value {
		numerator, denominator := m.Of[row], m.To[row]
		switch {
		case both.excluded(row) || m.spoilt(both, f, row):
		case math.IsNaN(numerator) && math.IsNaN(denominator):
			m.Why[row] = both.why(m.Ratio.Of.Source()+" ÷ "+m.Ratio.To.Source(), row)
		case math.IsNaN(numerator):
			m.Why[row] = of.why(m.Ratio.Of.Source(), row)
		case math.IsNaN(denominator):
			m.Why[row] = to.why(m.Ratio.To.Source(), row)
		case denominator <= 0:
			m.Why[row] = scoring.Say("%s is %s, and a ratio takes a denominator above 0", m.Ratio.To.Source(), figure(denominator))
		default:
			m.settle(f, row, scoring.Round9(numerator/denominator))
		}
	}
}

// spoilt reports whether a cell that the ratio is computed from could not be read, and says so.
func (m *Measured) spoilt(r *reading, f *scoring.Frame, row int) bool {
	why := r.unreadable(row)
	if why.IsZero() {
		return false
	}
	m.refuse(f, row, why)
	return true
}

// refuse leaves the row without a ratio for a mistake in its figures.
func (m *Measured) refuse(f *scoring.Frame, row int, why scoring.Message) {
	m.Why[row] = why
	if !f.Unreadable(m.Ratio.Name, row) { // a stated ratio may go by its own name, and the frame knows better then
		f.Spoil(row, m.Ratio.Name, why)
	}
}

// settle gives the row its ratio where that is plausible.
func (m *Measured) settle(f *scoring.Frame, row int, x float64) {
	if why := m.Ratio.implausible(x); !why.IsZero() {
		m.refuse(f, row, why)
		return
	}
	m.Value[row] = x
}

// implausible says what is wrong with a ratio outside of what is plausible; zero within. A stated one that would be
// plausible as a percentage most likely is one.
func (r *Ratio) implausible(x float64) scoring.Message {
	hundredth := scoring.Round9(x / 100)
	switch {
	case !finite(x):
		return scoring.Say("the ratio is beyond all figures")
	case r.Low == 0 && r.High == 0 || r.plausible(x):
		return scoring.Message{}
	case r.Of == nil && r.plausible(hundredth):
		return scoring.Say("%s looks like a percentage: write %s or %s", figure(x), figure(x)+"%", figure(hundredth))
	case r.Of == nil:
		return scoring.Say("%s is not plausible: it is outside of %s to %s", figure(x), figure(r.Low), figure(r.High))
	}
	return scoring.Say("%s is not plausible: it is outside of %s to %s; are both amounts in the same unit?",
		figure(x), figure(r.Low), figure(r.High))
}

func (r *Ratio) plausible(x float64) bool {
	return x >= scoring.Round9(r.Low) && x <= scoring.Round9(r.High)
}

// rounded rounds numbers as those that are compared, in place.
func rounded(values []float64) []float64 {
	for i, x := range values {
		values[i] = scoring.Round9(x)
	}
	return values
}
