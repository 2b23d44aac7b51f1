package result

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// TestSentences says figures in sentences as the printer does, in both languages.
func TestSentences(t *testing.T) {
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		p := words.In(lang)
		place := newSentence(p, scoring.Say("%s %s, place %d of %d", "利润%d", blank(0), blank(1), 7))
		least := newSentence(p, scoring.Say("%v is at least %v", blank(0), 62.5))
		only := newSentence(p, scoring.Say("the only tier"))
		rapid.Check(t, func(t *rapid.T) {
			x, n := rapid.Float64().Draw(t, "x"), rapid.IntRange(1, 1<<20).Draw(t, "n")
			figure := string(appendFigure(nil, x))
			for want, got := range map[string]string{
				p.Say(scoring.Say("%s %s, place %d of %d", "利润%d", figure, n, 7)): place.with([]byte(figure), fmt.Append(nil, n)),
				p.Say(scoring.Say("%v is at least %v", x, 62.5)):                  least.with([]byte(figure)),
				p.Say(scoring.Say("the only tier")):                               only.with([]byte(figure)),
			} {
				if got != want {
					t.Fatalf("said %q, want %q", got, want)
				}
			}
		})
	}
}

// TestAppendFigure takes fmt as the judge, around the bounds of its exponents above all.
func TestAppendFigure(t *testing.T) {
	for _, x := range []float64{0, math.Copysign(0, -1), 1e-4, 1e-5, 1e5, 999999.5, 1e6, 1234567, 1e20, 1e21, 1e22, math.Inf(1), math.NaN(), 63.038235} {
		for _, x := range []float64{x, -x, math.Nextafter(x, 0), math.Nextafter(x, 1e300)} {
			if want, got := fmt.Sprint(x), string(appendFigure(nil, x)); got != want {
				t.Errorf("%b is %s, want %s", x, got, want)
			}
		}
	}
}
