package judge

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// segment leaves the classes, cells and flags of the customers as columns of the frame: those that the result has, as far as
// the configuration knows them. A mean, a rank or a median of a part of the customers would be another than that of all. It returns
// which of them the result says.
func (a *again) segment(cfg *config.Config, r *result.Result) (said map[string]bool) {
	said = make(map[string]bool)
	spec, people := &cfg.Segments, population(r)
	found := &result.Segments{Spec: spec, By: make([]tiering.Segmented, len(spec.By)), Matrix: make([]tiering.Placed, len(spec.Matrix))}
	for i := range spec.By {
		of := a.said(spec.By[i].Title, func(word string) bool {
			return slices.ContainsFunc(spec.By[i].Classes, func(c tiering.Class) bool { return c.Name == word })
		})
		if said[spec.By[i].Name] = of != nil; of == nil {
			found.By[i] = spec.By[i].Segment(people)
			of = func(row int) string { return found.Class(i, row) }
		}
		r.Frame.SetTexts(spec.By[i].Name, texts(r, of))
	}
	for i := range spec.Matrix {
		of := a.said(spec.Matrix[i].Title, func(word string) bool {
			return slices.ContainsFunc(spec.Matrix[i].Cells[:], func(c tiering.Cell) bool { return c.Name == word })
		})
		if said[spec.Matrix[i].Name] = of != nil; of == nil {
			found.Matrix[i] = spec.Matrix[i].Place(people, r.Value)
			of = func(row int) string { return found.Cell(i, row) }
		}
		r.Frame.SetTexts(spec.Matrix[i].Name, texts(r, of))
	}
	if len(spec.Flags) == 0 {
		return said
	}
	of := a.saidFlags(spec.Flags)
	if said[config.FlagsField] = of != nil; of == nil {
		found.Flags = tiering.Raise(spec.Flags, people)
		of = found.FlagWords
	}
	r.Frame.SetAnswers(config.FlagsField, texts(r, of))
	return said
}

// said are the words of a column of classes or cells; nil where the result has no such column, or one of other words.
func (a *again) said(title string, isKnown func(word string) bool) func(row int) string {
	col := a.added.Segment(a.headers, title)
	if col < 0 {
		return nil
	}
	of := func(row int) string { return a.text(row, col) }
	for row := range a.t.Len() {
		if word := of(row); word != "" && !isKnown(word) {
			return nil
		}
	}
	return of
}

// saidFlags is said of the column of flags, several of which stand in a cell.
func (a *again) saidFlags(flags []tiering.Flag) func(row int) string {
	areKnown := func(cell string) bool {
		for name := range strings.SplitSeq(cell, result.BetweenFlags) {
			if !slices.ContainsFunc(flags, func(f tiering.Flag) bool { return f.Name == name }) {
				return false
			}
		}
		return true
	}
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		if of := a.said(result.FlagsHeader(words.In(lang)), areKnown); of != nil {
			return of
		}
	}
	return nil
}

// treat takes what is done for the customers as the result says it; false where it says nothing, or what the configuration
// doesn't know.
func (a *again) treat(cfg *config.Config, r *result.Result) bool {
	if len(a.verdict.Treatment) == 0 {
		return false
	}
	t, final := cfg.Treatments, r.Models[0].Final
	decision, reasons, has := make([]int, len(final)), make([]string, len(final)), make([][]bool, len(t.Measures))
	for i := range has {
		has[i] = make([]bool, len(final))
	}
	for row := range final {
		if decision[row] = -1; final[row] < 0 {
			continue
		}
		var ok bool
		if decision[row], reasons[row], ok = decisionIn(t.Decisions, a.text(row, a.verdict.Treatment[1])); !ok {
			return false
		}
		rest, ok := withoutAction(t, decision[row], a.text(row, a.verdict.Treatment[0]))
		if !ok || !measuresIn(t.Measures, rest, func(measure int) { has[measure][row] = true }) {
			return false
		}
	}
	r.Treated = result.Recall(t, t.Recall(decision, has), func(row int) string { return reasons[row] })
	return true
}

// decisionIn is the decision that a reason begins with, -1 for none; not ok where the configuration has no such one.
func decisionIn(decisions []tiering.Decision, text string) (decision int, reason string, ok bool) {
	decision = -1
	for i := range decisions {
		for _, colon := range inBoth(func(p words.Printer) string { return p.Sprintf("%s: %s", decisions[i].Name, "") }) {
			// of two decisions that a reason begins with, it is that of the longer name
			if rest, is := strings.CutPrefix(text+" ", colon); is && (decision < 0 || len(rest) < len(reason)) {
				decision, reason = i, rest
			}
		}
	}
	return decision, strings.TrimSpace(reason), decision >= 0 || text == ""
}

// withoutAction is what is done for a customer besides what his decision has done.
func withoutAction(t *config.Treatments, decision int, text string) (rest string, ok bool) {
	if decision < 0 {
		return text, true
	}
	action := strings.TrimSpace(t.Decisions[decision].Action)
	if text == action {
		return "", true
	}
	for _, semicolon := range inBoth(func(p words.Printer) string { return p.Sprintf("; ") }) {
		if rest, ok := strings.CutPrefix(text, action+semicolon); ok {
			return rest, true
		}
	}
	return "", false
}

// measuresIn calls has for the measures of a text, which stand in the order of the configuration. It reports whether there is
// nothing else in the text.
func measuresIn(measures []tiering.Measure, text string, has func(measure int)) bool {
	for i := range measures {
		name := measures[i].Name
		if text == name {
			has(i)
			return true
		}
		for _, comma := range inBoth(func(p words.Printer) string { return p.Sprintf(", ") }) {
			if rest, ok := strings.CutPrefix(text, name+comma); ok {
				has(i)
				text = rest
			}
		}
	}
	return text == ""
}

// inBoth is a phrase in both languages.
func inBoth(phrase func(p words.Printer) string) []string {
	return []string{phrase(words.In(words.Chinese)), phrase(words.In(words.English))}
}

func (a *again) text(row, col int) string { return directory.Trim(a.t.Cell(row, col).String()) }
