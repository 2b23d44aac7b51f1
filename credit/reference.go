package credit

import (
	"maps"
	"math"
	"slices"
	"strings"

	"tier/scoring"
)

// Judge compares a ratio with the reference. Exactly at it, and at the edge of what is about it, is good.
func (r Reference) Judge(x float64) Verdict {
	x, low, high := scoring.Round9(x), scoring.Round9(r.Value), scoring.Round9(r.Value)
	if r.Way == About {
		low, high = scoring.Round9(r.Value-r.Within), scoring.Round9(r.Value+r.Within)
	}
	switch {
	case math.IsNaN(x):
		return NoVerdict
	case x < low && r.Way != AtMost:
		return TooLow
	case x > high && r.Way != AtLeast:
		return TooHigh
	}
	return Good
}

// Words says what the reference is, in figures or in percent.
func (r Reference) Words(inPercent bool) scoring.Message {
	say := figure
	if inPercent {
		say = percent
	}
	switch {
	case r.Way == AtLeast:
		return scoring.Say("at least %v", say(r.Value))
	case r.Way == AtMost:
		return scoring.Say("at most %v", say(r.Value))
	case r.Within == 0:
		return scoring.Say("exactly %v", say(r.Value))
	}
	return scoring.Say("about %v ± %v", say(r.Value), say(r.Within))
}

// references are the references of all customers: that of their word of the peers' field, or else the ratio's own.
func (r *Ratio) references(peers string, f *scoring.Frame) []Reference {
	all := make([]Reference, f.Len())
	byWord := make(map[string]Reference)
	for word, reference := range r.ByPeer {
		byWord[fold(word)] = reference
	}
	word := func(int) string { return "" }
	if peers != "" {
		word = texts(f, peers)
	}
	for row := range all {
		all[row] = r.Reference
		if reference, ok := byWord[fold(word(row))]; ok {
			all[row] = reference
		}
	}
	return all
}

// Check returns what is wrong with the ratio: its reference, one of a peer, or what is plausible.
func (r *Ratio) Check() []scoring.Fault {
	faults := r.Reference.check()
	seen := make(map[string]string)
	for _, word := range slices.Sorted(maps.Keys(r.ByPeer)) {
		if before, twice := seen[fold(word)]; twice {
			faults = append(faults, fault(scoring.Say("%q and %q are the same word", before, word)))
		}
		seen[fold(word)] = word
		for _, f := range r.ByPeer[word].check() {
			f.Message = scoring.Say("%q: %s", word, f.Message)
			faults = append(faults, f)
		}
	}
	if r.Low > r.High {
		faults = append(faults, fault(scoring.Say("the lowest plausible ratio, %s, is above the highest, %s", figure(r.Low), figure(r.High))))
	}
	return faults
}

func (r Reference) check() []scoring.Fault {
	switch {
	case !finite(r.Value) || !finite(r.Within):
		return []scoring.Fault{fault(scoring.Say("the reference is no figure"))}
	case r.Within < 0:
		return []scoring.Fault{fault(scoring.Say("a ratio can't be within %s of its reference", figure(r.Within)))}
	}
	return nil
}

// fault is a fault of the whole.
func fault(message scoring.Message) scoring.Fault { return scoring.Fault{Index: -1, Message: message} }

// fold is a word as people compare words: regardless of case and of blanks around it.
func fold(word string) string { return strings.ToLower(strings.TrimSpace(word)) }
