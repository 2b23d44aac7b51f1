package scoring

import (
	"slices"
	"testing"
)

// TestHolds takes a blank text for a text, which Truths leaves undecided; a missing number is undecided by both.
func TestHolds(t *testing.T) {
	frame := NewFrame(list{n: 3})
	frame.SetTexts("status", []string{"作废", "", "完成"})
	frame.SetNumbers("amount", []float64{1, 2, nothing})
	for source, want := range map[string][]Truth{
		`status != "作废"`:                 {False, True, True},
		`status == "完成"`:                 {False, False, True},
		`status in ["作废", "退货"]`:         {True, False, False},
		`not (status contains "废")`:      {False, True, True},
		`missing(status)`:                {False, True, False},
		`status != "作废" and amount > 1`:  {False, True, Undecided},
		`coalesce(status, "完成") == "完成"`: {False, True, True},
	} {
		e, err := Compile(source, &Scope{Fields: []FieldInfo{{Name: "status", Kind: Text}, {Name: "amount", Kind: Number}}})
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Holds(frame); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
	e, err := Compile(`status != "作废"`, &Scope{Fields: []FieldInfo{{Name: "status", Kind: Text}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Truths(frame); got[1] != Undecided {
		t.Errorf("a customer's blank text is %v", got[1])
	}
}
