package panel

import "tier/scoring"

// ICC are the intraclass correlations of Shrout and Fleiss (1979): what part of the variance of ratings is of the
// customers. Single says it of one rater's ratings, Average of the mean of all of them.
type ICC struct {
	Single, Average ICCs
}

// ICCs are those of the three models.
type ICCs struct {
	// One is ICC(1,1) or ICC(1,k): each customer has raters of his own.
	One Figure
	// Two is ICC(2,1) or ICC(2,k): raters are a sample, and that one is more lenient than another counts against them.
	Two Figure
	// Three is ICC(3,1) or ICC(3,k): these raters only, and how lenient they are doesn't matter.
	Three Figure
}

// squareMeans are the mean squares of cases × raters.
type squareMeans struct {
	k, n                             float64 // raters and cases
	between, within, raters, residue float64 // BMS, WMS, JMS and EMS
}

// intraclass computes the correlations of cases that all k raters rated.
func intraclass(cases [][]float64, k int) ICC {
	if why := few(len(cases), k); !why.IsZero() {
		none := ICCs{lacking(why), lacking(why), lacking(why)}
		return ICC{none, none}
	}
	m := meansOf(cases)
	if m.between+m.within == 0 {
		none := ICCs{lacking(level()), lacking(level()), lacking(level())}
		return ICC{none, none}
	}
	leniency := (m.raters - m.residue) / m.n
	return ICC{
		Single: ICCs{
			One:   m.ratio(m.between-m.within, m.between+(m.k-1)*m.within),
			Two:   m.ratio(m.between-m.residue, m.between+(m.k-1)*m.residue+m.k*leniency),
			Three: m.ratio(m.between-m.residue, m.between+(m.k-1)*m.residue),
		},
		Average: ICCs{
			One:   m.ratio(m.between-m.within, m.between),
			Two:   m.ratio(m.between-m.residue, m.between+leniency),
			Three: m.ratio(m.between-m.residue, m.between),
		},
	}
}

// tiny is the part of all variance up to which a variance is what rounding left of none.
const tiny = 1e-12

// ratio divides estimates of variances. Where there is nothing to divide by, raters differ and customers don't.
func (m *squareMeans) ratio(a, b float64) Figure {
	if b <= tiny*(m.between+m.within) {
		return lacking(scoring.Say("the customers don't differ by more than chance"))
	}
	return figure(a / b)
}

// meansOf computes the mean squares about the means of cases and of raters. Ratings that are all equal have none.
func meansOf(cases [][]float64) squareMeans {
	k, n := len(cases[0]), len(cases)
	m := squareMeans{k: float64(k), n: float64(n)}
	first := cases[0][0] // all are taken less it, so that equal ones are 0 exactly
	ofCase, ofRater, grand := make([]float64, n), make([]float64, k), 0.0
	for i, values := range cases {
		for j, x := range values {
			ofCase[i] += (x - first) / m.k
			ofRater[j] += (x - first) / m.n
			grand += (x - first) / m.n / m.k
		}
	}
	for i, values := range cases {
		m.between += m.k * (ofCase[i] - grand) * (ofCase[i] - grand)
		for j, x := range values {
			inCase := x - first - ofCase[i]
			residue := inCase - ofRater[j] + grand
			m.within += inCase * inCase
			m.residue += residue * residue
		}
	}
	for _, mean := range ofRater {
		m.raters += m.n * (mean - grand) * (mean - grand)
	}
	m.between /= m.n - 1
	m.within /= m.n * (m.k - 1)
	m.raters /= m.k - 1
	m.residue /= (m.n - 1) * (m.k - 1)
	return m
}
