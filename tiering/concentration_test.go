package tiering

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestConcentrate(t *testing.T) {
	ten := []float64{5, 40, 20, 10, 8, 7, 4, 3, 2, 1}
	got := Concentrate(ten, DefaultWorth())
	diff(t, Concentration{
		Known: true, Customers: 10, Positive: 100, Top10Count: 1, Top20Count: 2,
		Top10: 0.4, Top20: 0.6, Largest: 0.4, Bring80: 5, Worthwhile: true,
		Net: 100, NetTop10: 0.4, NetTop20: 0.6, NetLargest: 0.4,
		Curve: []Point{{0.1, 1, 0.4}, {0.2, 2, 0.6}, {0.3, 3, 0.7}, {0.4, 4, 0.78}, {0.5, 5, 0.85}, {0.6, 6, 0.9},
			{0.7, 7, 0.94}, {0.8, 8, 0.97}, {0.9, 9, 0.99}, {1, 10, 1}},
	}, got)
}

func TestConcentrateCounts(t *testing.T) {
	for _, test := range []struct {
		name         string
		value        []float64
		n, t10, t20  int
		top10, top20 float64
	}{
		{"one customer is the top 10%", []float64{5}, 1, 1, 1, 1, 1},
		{"four: the largest, at least", []float64{1, 1, 1, 1}, 4, 1, 1, 0.25, 0.25},
		{"halves up", make15(), 15, 2, 3, 2.0 / 15, 0.2},
		{"losses and zeros are customers", []float64{6, 4, 0, 0, 0, 0, 0, 0, -5, -5}, 10, 1, 2, 0.6, 1},
		{"missing ones are not", []float64{6, 4, nan, nan, nan, nan, nan, nan, nan, nan}, 2, 1, 1, 0.6, 0.6},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Concentrate(test.value, DefaultWorth())
			diff(t, []int{test.n, test.t10, test.t20}, []int{got.Customers, got.Top10Count, got.Top20Count})
			diff(t, []float64{test.top10, test.top20}, []float64{got.Top10, got.Top20})
			diff(t, len(test.value), got.Customers+got.Missing)
		})
	}
}

// make15 returns 15 equal customers.
func make15() []float64 {
	value := make([]float64, 15)
	for i := range value {
		value[i] = 0.1
	}
	return value
}

func TestConcentrateNegatives(t *testing.T) {
	got := Concentrate([]float64{-1.5, 3, nan, 0, -0.6, 1}, DefaultWorth())
	diff(t, 2, got.Negative)
	diff(t, -2.1, got.NegativeSum)
	diff(t, 4.0, got.Positive)
	diff(t, 0.75, got.Largest)
	diff(t, 2, got.Bring80)
	diff(t, 1, Concentrate([]float64{80, 12, 1, 1, 1, 1, 1, 1, 1, 1}, DefaultWorth()).Bring80)
}

// TestConcentrateOfTheNet takes the losses off the total, and off those of the top whose they are.
func TestConcentrateOfTheNet(t *testing.T) {
	for _, test := range []struct {
		name                       string
		value                      []float64
		net, top10, top20, largest float64
	}{
		{"losses at the end", []float64{6, 4, 0, 0, 0, 0, 0, 0, -1, -1}, 8, 0.75, 1.25, 0.75},
		{"losses in the top", []float64{0.3, -0.1, nan}, 0.2, 1.5, 1.5, 1.5},
		{"all of the top 20% but one are losses", []float64{10, -1, -1, -1, -1, -1, -1, -1, -1, -1, -0.5}, 0.5, 20, 19, 20},
		{"nothing is left", []float64{5, -5}, 0, nan, nan, nan},
		{"less than nothing", []float64{5, -7}, -2, nan, nan, nan},
		{"nobody", nil, 0, nan, nan, nan},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Concentrate(test.value, DefaultWorth())
			diff(t, []float64{test.net, test.top10, test.top20, test.largest}, []float64{got.Net, got.NetTop10, got.NetTop20, got.NetLargest})
		})
	}
}

func TestConcentrateWithoutValue(t *testing.T) {
	for _, value := range [][]float64{nil, {nan}, {0, -5}} {
		got := Concentrate(value, DefaultWorth())
		if got.Known || !got.Worthwhile || got.Top20 != 0 || got.Curve != nil {
			t.Errorf("of %v: %+v, want nothing known and nothing held against it", value, got)
		}
	}
}

func TestWorthwhile(t *testing.T) {
	flat := make([]float64, 100) // each 1%, the top 20% bring 20%
	for i := range flat {
		flat[i] = 1
	}
	// 20 customers bring 2.5 each and 80 the other 50, of 100: the top 20% bring exactly half, nobody 5%.
	half := make([]float64, 100)
	for i := range half {
		half[i] = 0.625
		if i%5 == 0 {
			half[i] = 2.5
		}
	}
	five := append([]float64(nil), flat...) // one of 5.21 among 99 of 1: 4.9995%
	five[0] = 5.21
	reaches := make([]float64, 96) // 95 of 1 and one of 5: exactly 5%
	for i := range reaches {
		reaches[i] = 1
	}
	reaches[7] = 5
	for _, test := range []struct {
		name   string
		value  []float64
		limits Worth
		want   bool
	}{
		{"flat", flat, DefaultWorth(), false},
		{"the top 20% bring half", half, DefaultWorth(), true},
		{"half is not 50.1%", half, Worth{0.05, 0.501}, false},
		{"a customer of exactly 5%", reaches, DefaultWorth(), true},
		{"a customer of less", five, DefaultWorth(), false},
		{"a lower limit for the customer", flat, Worth{0.01, 0.5}, true},
		{"a lower limit for the top 20%", flat, Worth{0.05, 0.2}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, test.want, Concentrate(test.value, test.limits).Worthwhile)
		})
	}
}

func TestConcentrationIsExactInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		value := drawValues(t, n)
		value[0] = 1
		got := Concentrate(value, DefaultWorth())
		diff2(t, got, Concentrate(permuted(value, drawOrder(t, n)), DefaultWorth()))

		sorted := scored(value, value)
		total, top, most, bring80 := decimal.Zero, decimal.Zero, decimal.Zero, 0
		for _, x := range sorted {
			if x > 0 {
				total = total.Add(decimal.NewFromFloat(x))
			}
		}
		for i, x := range sorted {
			if x <= 0 {
				break
			}
			if most.LessThan(total.Shift(-1).Mul(decimal.NewFromInt(8))) {
				bring80++
			}
			most = most.Add(decimal.NewFromFloat(x))
			if i < got.Top20Count {
				top = most
			}
		}
		want, _ := new(big.Rat).Quo(top.Rat(), total.Rat()).Float64()
		if got.Top20 != want || got.Bring80 != bring80 {
			t.Fatalf("of %v: top 20%% %v, %d for 80%%; want %v, %d", value, got.Top20, got.Bring80, want, bring80)
		}
	})
}
