package scoring

import (
	"fmt"
	"math"
	"testing"
)

// alikeModel judges sales by bands so coarse that their points say little, and a copy of sales by a curve; other customers by a
// variant.
func alikeModel(t *testing.T) *Model {
	t.Helper()
	two := 2.0
	when, err := Compile(`kind == "新"`, &Scope{Fields: []FieldInfo{{Name: "kind"}}})
	if err != nil {
		t.Fatal(err)
	}
	bands := Criterion{Name: "规模", Field: "sales", Weight: 50, Rule: Bands{Steps: []Step{{At: 1000, Points: 10}}, Else: &two}}
	curve := Criterion{Name: "利润", Field: "profit", Weight: 50, Rule: Curve{Knots: []Step{{At: 0, Points: 0}, {At: 100, Points: 10}}}, Missing: Missing{Mode: Skip}}
	return &Model{Name: "m", Criteria: []Criterion{bands, curve},
		Variants: []Variant{{Name: "新", When: when, Criteria: []Criterion{curve, bands}}}}
}

// TestAlikeCriteria: amounts are compared though all have the same points, each rubric by its own customers, and nobody who left
// or lacks one of the two.
func TestAlikeCriteria(t *testing.T) {
	const n = 30
	sales, profit, kinds := make([]float64, n), make([]float64, n), make([]string, n)
	for row := range n {
		sales[row], profit[row], kinds[row] = float64(row), float64(100-2*row), "老"
		if row >= 15 {
			kinds[row] = "新"
			profit[row] = float64(row * 37 % 50) // any order
		}
	}
	sales[0], profit[0], profit[1] = 29, 1000, math.NaN()
	f := NewFrame(list{n: n})
	f.SetNumbers("sales", sales)
	f.SetNumbers("profit", profit)
	f.SetTexts("kind", kinds)
	f.Exclude(0, Say("knocked out"))
	found := alikeModel(t).Score(f).AlikeCriteria(0.9, 10)
	if got := fmt.Sprint(found); got != "[{0 0 1 -1 13}]" {
		t.Errorf("alike: %s", got)
	}
	if found := alikeModel(t).Score(f).AlikeCriteria(0.9, 14); len(found) > 0 {
		t.Errorf("among fewer than 14: %v", found)
	}
}
