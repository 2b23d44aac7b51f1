package profile

import "math"

// Summary is what the customer files of many customers are like together. Shares are from 0 to 1, NaN of no customers.
type Summary struct {
	Customers  int
	Blocks     []float64 // per block: the mean share of its fields that is filled in
	Total      float64   // the same of all fields
	Incomplete int       // customers with a blank field
	Stale      int       // customers whose record is stale
	Undated    int       // customers whose record has no day, where the list has such days
}

// Summarise looks at the rows that are customers.
func (p *Profile) Summarise(rows int, isCustomer func(row int) bool) Summary {
	filled := make([]int, len(p.Blocks))
	var s Summary
	for row := range rows {
		if !isCustomer(row) {
			continue
		}
		s.Customers++
		incomplete := false
		for block := range filled {
			n := p.count(row, block)
			filled[block] += n
			incomplete = incomplete || n < len(p.filled[block])
		}
		if incomplete {
			s.Incomplete++
		}
		if p.IsStale(row) {
			s.Stale++
		}
		if _, dated := p.LastUpdated(row); p.Dated() && !dated {
			s.Undated++
		}
	}
	all, fields := 0, 0
	for block, n := range filled {
		s.Blocks = append(s.Blocks, share(n, s.Customers*len(p.filled[block])))
		all += n
		fields += s.Customers * len(p.filled[block])
	}
	s.Total = share(all, fields)
	return s
}

func share(part, whole int) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}
