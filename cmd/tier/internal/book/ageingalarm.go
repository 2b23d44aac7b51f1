package book

import (
	"fmt"
	"strings"

	"tier/credit/receivables"
	"tier/scoring"
)

// shareFacts are what part of all assets is receivable, and whether that alarms.
func (s *ageing) shareFacts() []fact {
	p, spec := s.b.p, &s.b.r.Config.Credit.Receivables
	share := look{line: hairline, align: "right", indent: 1, format: shareFormat}
	balance := here(balanceColumn, ageingAmount)
	facts := []fact{
		{assetsFact, p.Sprintf("The company's total assets"), s.input(look{line: hairline, align: "right", indent: 1, format: s.moneyFormat()}), func() cell {
			if spec.Assets > 0 {
				return numberCell(spec.Assets, 0)
			}
			return cell{}
		}, p.Sprintf("in the unit of the balance")},
		{shareFact, p.Sprintf("Receivables' share of them"), share, func() cell {
			return s.following(s.shareOfAssets(), fmt.Sprintf(`IF(AND(N(%[1]s)>0,%[2]s>=0),ROUND(%[2]s/%[1]s,9),"–")`, s.ref(assetsFact), balance))
		}, ""},
	}
	for i, level := range spec.Alarms {
		facts = append(facts, fact{levelFact, p.Sprintf("Alarm level %d", i+1), s.input(look{line: hairline, align: "right", indent: 1, format: rateFormat(level)}),
			func() cell { return numberCell(level, 0) }, ""})
	}
	if len(spec.Alarms) > 0 {
		facts = append(facts, fact{alarmFact, p.Sprintf("Alarm"), look{bold: true, align: "right", indent: 1}, s.alarm, ""})
	}
	return facts
}

// share is the part of all assets that is receivable.
func (s *ageing) share() receivables.Share {
	spec := &s.b.r.Config.Credit.Receivables
	return receivables.ShareOfAssets(s.book.Total.Balance.Float(s.book.Options.Decimals), spec.Assets, spec.Alarms)
}

func (s *ageing) shareOfAssets() cell {
	if share := s.share(); share.None.Format == "" {
		return numberCell(share.Share, 0)
	}
	return textCell("–", 0)
}

// alarm says which of the levels is reached.
func (s *ageing) alarm() cell {
	p, levels := s.b.p, s.b.r.Config.Credit.Receivables.Alarms
	format := "0%"
	for _, level := range levels {
		if one := rateFormat(level); len(one) > len(format) {
			format = one
		}
	}
	none, reached := p.Sprintf("below all levels"), p.Sprintf("at or above %s", "\x01")
	before, after, _ := strings.Cut(reached, "\x01")
	first := s.facts.row(levelFact)
	all := fmt.Sprintf("%s:%s", here(factColumn, first), here(factColumn, first+len(levels)-1))
	number := fmt.Sprintf(`COUNTIF(%s,"<="&%s)`, all, s.ref(shareFact))
	ref := s.ref(alarmFact)
	s.rules = append(s.rules, rule{strings.ReplaceAll(ref, "$", ""), fmt.Sprintf("AND(ISNUMBER(%s),%s>0)", s.ref(shareFact), number), s.b.differential(white, warning)})
	said := "–"
	if share := s.share(); share.None.Format == "" {
		said = none
		if share.Level > 0 {
			said = before + percentAs(levels[share.Level-1], format) + after
		}
	}
	text := fmt.Sprintf("TEXT(SMALL(%s,%s),%s)", all, number, literal(format))
	for _, part := range []struct{ text, with string }{{before, literal(before) + "&" + text}, {after, text + "&" + literal(after)}} {
		if part.text != "" {
			text = part.with
		}
	}
	return s.following(textCell(said, 0), fmt.Sprintf(`IF(ISNUMBER(%s),IF(%s=0,%s,%s),"–")`, s.ref(shareFact), number, literal(none), text))
}

// percentAs is a share as TEXT writes it.
func percentAs(x float64, format string) string {
	_, after, _ := strings.Cut(strings.TrimSuffix(format, "%"), ".")
	return fmt.Sprintf("%.*f%%", len(after), scoring.Round(x*100, len(after)))
}
