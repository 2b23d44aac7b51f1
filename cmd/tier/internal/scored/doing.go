package scored

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// doing counts what is done for customers. Of a file without a configuration, decisions and measures are told from each
// other by the signs that tier puts between them.
type doing struct {
	result.Done
	isKnown bool
}

func newDoing(cfg *config.Config) *doing {
	if cfg == nil || cfg.Treatments == nil {
		return &doing{}
	}
	return &doing{result.NewDone(&cfg.Treatments.Treatment), true}
}

// read takes the two cells of a customer.
func (d *doing) read(text, reason string) {
	if reason != "" {
		name := d.decisionIn(reason)
		at := slices.IndexFunc(d.Decisions, func(x result.Decided) bool { return x.Name == name })
		action := ""
		if at >= 0 {
			action = d.Decisions[at].Action
		}
		action, text = actionIn(text, action)
		d.decide(name, action)
	}
	d.measures(text)
}

// decisionIn is the decision that a reason begins with: of two that it may begin with, that of the longer name.
func (d *doing) decisionIn(reason string) string {
	found := ""
	for _, x := range d.Decisions {
		for _, colon := range inBoth(func(p words.Printer) string { return p.Sprintf("%s: %s", x.Name, "") }) {
			if strings.HasPrefix(reason+" ", colon) && len(x.Name) > len(found) {
				found = x.Name
			}
		}
	}
	if found != "" {
		return found
	}
	name, _ := cutFirst(reason, inBoth(func(p words.Printer) string { return p.Sprintf("%s: %s", "", "") }))
	return name
}

// actionIn takes what the decision has done off the text, as far as the next semicolon where it isn't known.
func actionIn(text, known string) (action, rest string) {
	semicolons := inBoth(func(p words.Printer) string { return p.Sprintf("; ") })
	if known != "" {
		if rest, ok := strings.CutPrefix(text, strings.TrimSpace(known)); ok {
			for _, s := range semicolons {
				rest = strings.TrimPrefix(rest, s)
			}
			return known, rest
		}
	}
	return cutFirst(text, semicolons)
}

// cutFirst cuts a text at the first of some signs; without any, all is before.
func cutFirst(text string, signs []string) (before, after string) {
	at, width := len(text), 0
	for _, sign := range signs {
		if i := strings.Index(text, sign); i >= 0 && i < at {
			at, width = i, len(sign)
		}
	}
	return text[:at], text[at+width:]
}

func (d *doing) decide(name, action string) {
	at := slices.IndexFunc(d.Decisions, func(x result.Decided) bool { return x.Name == name })
	if at < 0 {
		at, d.Decisions = len(d.Decisions), append(d.Decisions, result.Decided{Name: name, Action: action})
	}
	d.Decisions[at].Customers++
}

// measures counts those of a text, which stand in the order of the configuration where there is one.
func (d *doing) measures(text string) {
	commas := inBoth(func(p words.Printer) string { return p.Sprintf(", ") })
	for i := 0; i < len(d.Measures) && d.isKnown; i++ {
		rest, ok := strings.CutPrefix(text, d.Measures[i].Name)
		if !ok {
			continue
		}
		for _, comma := range commas {
			if after, ok := strings.CutPrefix(rest, comma); ok || rest == "" {
				d.Measures[i].Customers++
				text = after
				break
			}
		}
	}
	for text != "" {
		var name string
		name, text = cutFirst(text, commas)
		d.measure(name)
	}
}

func (d *doing) measure(name string) {
	at := slices.IndexFunc(d.Measures, func(x result.Applied) bool { return x.Name == name })
	if at < 0 {
		at, d.Measures = len(d.Measures), append(d.Measures, result.Applied{Name: name})
	}
	d.Measures[at].Customers++
}
