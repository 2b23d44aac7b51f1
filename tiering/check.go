package tiering

import (
	"math/big"

	"tier/scoring"
	"tier/scoring/exact"
)

// Check returns all that is wrong with the scheme: names, thresholds that leave a level or a score out, shares that
// don't make 100%. A fault's Index is the level, -1 the whole. Place works with a scheme that has none.
func (s *Scheme) Check() []scoring.Fault {
	if len(s.Levels) == 0 {
		return []scoring.Fault{whole(scoring.Say("there are no levels"),
			scoring.Say("list them best first, each with a name and a min or a share"))}
	}
	faults := s.checkNames()
	faults = append(faults, s.checkOnly()...)
	switch judged := s.judged(); {
	case len(judged) == 0:
	case s.By == Score:
		faults = append(faults, s.checkMins(judged)...)
	default:
		faults = append(faults, s.checkShares(judged)...)
	}
	return append(faults, s.checkExpect()...)
}

// whole is a fault of the scheme as such.
func whole(message, hint scoring.Message) scoring.Fault {
	return scoring.Fault{Index: -1, Message: message, Hint: hint}
}

func (s *Scheme) checkNames() []scoring.Fault {
	var faults []scoring.Fault
	seen := map[string]bool{}
	for i, level := range s.Levels {
		switch {
		case level.Name == "":
			faults = append(faults, scoring.Fault{Index: i, Message: scoring.Say("the level has no name")})
		case seen[level.Name]:
			faults = append(faults, scoring.Fault{Index: i,
				Message: scoring.Say("an earlier level is called %q too", level.Name)})
		}
		seen[level.Name] = true
	}
	return faults
}

// checkOnly finds levels for overrides only that have what leads a score to them, or no other levels beside them.
func (s *Scheme) checkOnly() []scoring.Fault {
	var faults []scoring.Fault
	for i, level := range s.Levels {
		if level.OverrideOnly && (level.Min != nil || level.Share != nil) {
			faults = append(faults, scoring.Fault{Index: i,
				Message: scoring.Say("%q is for overrides only, so it can have neither a min nor a share", level.Name),
				Hint:    scoring.Say("remove one of the two")})
		}
	}
	if len(s.judged()) == 0 {
		faults = append(faults, whole(scoring.Say("every level is for overrides only, so no customer has a computed tier"),
			scoring.Say("add a level without only: override")))
	}
	return faults
}

// checkMins wants thresholds from 0 to 100 that strictly fall, and every score in one level.
func (s *Scheme) checkMins(judged []int) []scoring.Fault {
	var faults []scoring.Fault
	add := func(i int, message, hint scoring.Message) {
		faults = append(faults, scoring.Fault{Index: i, Message: message, Hint: hint})
	}
	above := -1 // the nearest better level with a min
	for n, i := range judged {
		level, last := s.Levels[i], n == len(judged)-1
		if level.Share != nil {
			add(i, scoring.Say("%q has a share, but the levels are cut by score", level.Name),
				scoring.Say("give it a min, or cut by headcount or by value"))
		}
		switch {
		case level.Min == nil && !last:
			add(i, scoring.Say("%q has no min, so it takes every score that is left and none reaches %q",
				level.Name, s.Levels[judged[n+1]].Name), scoring.Say("only the last level goes without a min"))
		case level.Min == nil && above >= 0 && *s.Levels[above].Min <= 0:
			add(i, scoring.Say("no score is left for %q: %q takes all from %s on",
				level.Name, s.Levels[above].Name, figure(*s.Levels[above].Min)), scoring.Message{})
		case level.Min != nil:
			faults = append(faults, s.checkMin(i, above)...)
			above = i
		}
	}
	if last := s.Levels[judged[len(judged)-1]]; last.Min != nil && *last.Min > 0 {
		add(-1, scoring.Say("a score under %s has no tier", figure(*last.Min)),
			scoring.Say("remove the min of %q, so that it takes what is left, or add a level below it", last.Name))
	}
	return faults
}

// checkMin looks at one threshold, and at that of the level above, -1 where there is none.
func (s *Scheme) checkMin(i, above int) []scoring.Fault {
	level, fault := s.Levels[i], scoring.Fault{Index: i}
	lowest := *level.Min
	switch {
	case !finite(lowest):
		fault.Message = scoring.Say("the min of %q is no figure", level.Name)
	case lowest > 100:
		fault.Message = scoring.Say("no score reaches %q: its min is %s, and the highest score is 100", level.Name, figure(lowest))
	case lowest < 0:
		fault.Message = scoring.Say("the min of %q is %s, and the lowest score is 0", level.Name, figure(lowest))
	case above >= 0 && lowest >= *s.Levels[above].Min:
		fault.Message = scoring.Say("no score is left for %q: its min, %s, is not under that of %q, %s",
			level.Name, figure(lowest), s.Levels[above].Name, figure(*s.Levels[above].Min))
		fault.Hint = scoring.Say("levels are listed best first, each with a lower min")
	default:
		return nil
	}
	return []scoring.Fault{fault}
}

// checkShares wants a share for each level, and exactly 100% in all.
func (s *Scheme) checkShares(judged []int) []scoring.Fault {
	var faults []scoring.Fault
	var total exact.Sum
	good := true
	for _, i := range judged {
		level, fault := s.Levels[i], scoring.Fault{Index: i}
		if level.Min != nil {
			faults = append(faults, scoring.Fault{Index: i,
				Message: scoring.Say("%q has a min, but the levels are cut by %s", level.Name, s.method()),
				Hint:    scoring.Say("give it a share, or cut by score")})
		}
		switch {
		case level.Share == nil:
			fault.Message = scoring.Say("%q has no share", level.Name)
		case !finite(*level.Share):
			fault.Message = scoring.Say("the share of %q is no figure", level.Name)
		case *level.Share <= 0:
			fault.Message = scoring.Say("nobody reaches %q: its share is %s%%", level.Name, figure(*level.Share))
		default:
			total.Add(*level.Share)
			continue
		}
		good = false
		faults = append(faults, fault)
	}
	if good {
		faults = append(faults, checkTotal(&total)...)
	}
	if s.By == Value && s.Of == "" {
		faults = append(faults, whole(scoring.Say("the levels are cut by value, but of which field is not said"),
			scoring.Say("name it with of, or with value at the top of the file")))
	}
	return faults
}

// checkTotal wants the shares to add up to 100%, as decimals.
func checkTotal(total *exact.Sum) []scoring.Fault {
	shares, hundred := total.Rat(), big.NewRat(100, 1)
	left := new(big.Rat).Sub(hundred, shares)
	message := scoring.Say("the shares add up to %s%%, not to 100%%", figureOf(shares))
	switch left.Sign() {
	case 1:
		return []scoring.Fault{whole(message, scoring.Say("%s%% are missing", figureOf(left)))}
	case -1:
		return []scoring.Fault{whole(message, scoring.Say("%s%% are too many", figureOf(left.Neg(left))))}
	}
	return nil
}

// method names for people the method that cuts by shares.
func (s *Scheme) method() scoring.Message {
	if s.By == Value {
		return scoring.Say("value")
	}
	return scoring.Say("headcount")
}

// checkExpect wants expected shares of the value that can come true together.
func (s *Scheme) checkExpect() []scoring.Fault {
	var faults []scoring.Fault
	var total exact.Sum
	for i, level := range s.Levels {
		switch {
		case level.Expect == nil:
		case !(*level.Expect >= 0 && *level.Expect <= 100):
			faults = append(faults, scoring.Fault{Index: i,
				Message: scoring.Say("%q is expected to bring %s%% of the value, which is not from 0%% to 100%%",
					level.Name, figure(*level.Expect))})
		default:
			total.Add(*level.Expect)
		}
	}
	if expected := total.Rat(); expected.Cmp(big.NewRat(100, 1)) > 0 {
		faults = append(faults, whole(
			scoring.Say("the levels are expected to bring %s%% of the value, more than there is", figureOf(expected)),
			scoring.Message{}))
	}
	return faults
}
