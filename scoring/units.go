package scoring

import (
	"math"
	"math/big"
	"slices"
)

// units are the terms of a rubric whose rules give a few figures each, as whole numbers of some fraction of a point. Their
// sums are exact and as quick as sums of floats, which can't tell on which side of the middle between two figures, or on it,
// a total lies; where scores have no decimals, that is where every other one lies.
type units struct {
	perPoint int64
	parts    [][]int64 // per criterion and figure of its points
}

// newUnits finds the fraction of a point that all terms of a sheet are multiples of; nil where there is none, or it is too
// small to count in for scores of so many decimals.
func newUnits(sh *sheet, decimals int) *units {
	const most = 12 // decimals of a float64 with three digits before them, to be safe
	if decimals > most {
		return nil
	}
	terms, highest := make([][]*big.Rat, len(sh.criteria)), new(big.Rat)
	common := big.NewInt(1)
	for k := range sh.criteria {
		if sh.judged[k].points.which == nil {
			return nil
		}
		terms[k] = sh.exactTerms(k)
		for _, t := range terms[k] {
			common.Div(common, new(big.Int).GCD(nil, nil, common, t.Denom())).Mul(common, t.Denom())
		}
		highest.Add(highest, slices.MaxFunc(terms[k], (*big.Rat).Cmp))
	}
	room := new(big.Rat).SetInt(common)
	room.Mul(room, highest.Add(highest, big.NewRat(1, 1))).Mul(room, new(big.Rat).SetFloat64(2*math.Pow10(decimals)))
	if room.Cmp(new(big.Rat).SetInt64(math.MaxInt64)) > 0 {
		return nil
	}
	u := &units{perPoint: common.Int64(), parts: make([][]int64, len(terms))}
	for k := range terms {
		for _, t := range terms[k] {
			u.parts[k] = append(u.parts[k], t.Mul(t, new(big.Rat).SetInt(common)).Num().Int64())
		}
	}
	return u
}

// exactTerms are those of the k-th criterion by figures of its points, in points of the score; 0 where there are none.
func (sh *sheet) exactTerms(k int) []*big.Rat {
	var terms []*big.Rat
	for _, points := range sh.judged[k].points.figures {
		t := new(big.Rat)
		if points == points {
			t.Mul(decimal(points), decimal(sh.criteria[k].Weight)).Mul(t, big.NewRat(100, 1))
			t.Quo(t, decimal(sh.full[k])).Quo(t, sumWeights(sh.criteria))
		}
		terms = append(terms, t)
	}
	return terms
}

// total is the exact total of a row that has points everywhere, none of them negative.
func (u *units) total(sh *sheet, row, decimals int) float64 {
	sum := int64(0)
	for k := range u.parts {
		sum += u.parts[k][sh.judged[k].points.which[row]]
	}
	shift := math.Pow10(decimals)
	return float64((2*sum*int64(shift)+u.perPoint)/(2*u.perPoint)) / shift
}
