package tiering

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestOrderOfRowsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		n := rapid.IntRange(1, 60).Draw(t, "n")
		scores, value := drawScores(t, n), drawValues(t, n)
		scores[0], value[0] = 50, 1
		order := drawOrder(t, n)
		one, err := s.Place(scores, value)
		if err != nil {
			t.Fatal(err)
		}
		other, err := s.Place(permuted(scores, order), permuted(value, order))
		if err != nil {
			t.Fatal(err)
		}
		if want := permuted(one.Level, order); !slices.Equal(other.Level, want) {
			t.Fatalf("levels %v, want %v", other.Level, want)
		}
		if a, b := says(one.Notes), says(other.Notes); !slices.Equal(a, b) {
			t.Fatalf("notes %q, want %q", b, a)
		}
	})
}

func TestMoreIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		n := rapid.IntRange(1, 40).Draw(t, "n")
		scores, value := drawScores(t, n), drawValues(t, n)
		scores[0], value[0] = 50, 1
		got, err := s.Place(scores, value)
		if err != nil {
			t.Fatal(err)
		}
		figures := scores
		if s.By == Value {
			figures = value
		}
		for a := range got.Level {
			if (got.Level[a] < 0) != (scores[a] != scores[a]) {
				t.Fatalf("row %d of score %v has level %d", a, scores[a], got.Level[a])
			}
			if a := got.Level[a]; a >= 0 && s.Levels[a].OverrideOnly {
				t.Fatalf("level %d is for overrides only", a)
			}
			for b := range got.Level {
				if figures[a] >= figures[b] && got.Level[b] >= 0 && got.Level[a] > got.Level[b] {
					t.Fatalf("%v is in level %d, %v in %d", figures[a], got.Level[a], figures[b], got.Level[b])
				}
			}
		}
	})
}

func TestPlaceRefusesAFaultyScheme(t *testing.T) {
	_, err := shared(Headcount, 60, 39.9).Place([]float64{1}, nil)
	var typed *Error
	if !errors.As(err, &typed) {
		t.Fatalf("error %v, want an *Error", err)
	}
	diff(t, "the shares add up to 99.9%, not to 100%", err.Error())
	diff(t, "0.1% are missing", typed.Hint.String())
}

func TestPlacePanicsOnColumnsOfDifferentLengths(t *testing.T) {
	defer func() { diff(t, any("tiering: 2 scores, 1 values"), recover()) }()
	_, _ = shared(Value, 60, 40).Place([]float64{1, 2}, []float64{1})
}
