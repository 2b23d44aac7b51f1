package planning

import (
	"cmp"
	"slices"
	"time"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

const (
	mostMonths = 24 // of new cards
	longGap    = 12 // months without a card, beyond which what lies before is another story, or a slip of the pen
)

// card is the card of a customer by the month in which it was made, counted from the year 0.
type card struct{ row, month int }

// enter counts the customers by the months in which their cards were made: up to the one in which customers are judged, and as far
// back as there is no long gap. A day such as 1900-01-01 or 2036-09-01 would fill the table with months in which there was nothing.
func (p *Plan) enter() {
	days, ok := p.List.Dates(p.Treatments.Created)
	if p.HasNew = ok; !ok {
		return
	}
	cards := p.cards(days)
	if len(cards) == 0 {
		return
	}
	first := len(cards) - 1
	last := max(cards[first].month, monthOf(p.AsOf))
	for first > 0 && cards[first].month-cards[first-1].month <= longGap {
		first--
	}
	for _, c := range cards[:first] {
		p.OlderCards = append(p.OlderCards, c.row)
	}
	total := first
	for month := cards[first].month; month <= last; month++ {
		begin := total
		for total < len(cards) && cards[total].month == month {
			total++
		}
		p.New = append(p.New, Month{time.Date(0, time.Month(month+1), 1, 0, 0, 0, 0, time.UTC).Format(monthFormat), total - begin, total})
	}
	p.New = p.New[max(0, len(p.New)-mostMonths):]
}

// monthOf is the month of a day, counted from the year 0.
func monthOf(day time.Time) int { return day.Year()*12 + int(day.Month()) - 1 }

// cards are those that were made, in order. One of a day after the plan, and after that on which customers are judged, is a slip of the
// pen.
func (p *Plan) cards(days []time.Time) []card {
	end := p.To
	if p.AsOf.After(end) {
		end = p.AsOf
	}
	var cards []card
	for row, day := range days {
		switch {
		case day.IsZero() || !p.IsCustomer(row) || !p.concerns(row):
		case !end.IsZero() && day.After(end):
			p.CardsAhead = append(p.CardsAhead, result.Problem{Row: row, At: p.At(row, p.Treatments.Created),
				Message: scoring.Say("the card was made on %s, after %s: is that right?", day.Format(time.DateOnly), end.Format(time.DateOnly))})
		default:
			cards = append(cards, card{row, monthOf(day)})
		}
	}
	slices.SortStableFunc(cards, func(a, b card) int { return cmp.Compare(a.month, b.month) })
	return cards
}

// Made is the day on which a customer's card was made.
func (p *Plan) Made(row int) time.Time {
	days, _ := p.List.Dates(p.Treatments.Created)
	return days[row]
}
