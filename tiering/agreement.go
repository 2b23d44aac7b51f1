package tiering

// Agreement is how the tiers of two models, A and B, agree on the customers that both of them judged.
type Agreement struct {
	Counts [][]int // customers by level of A, then by level of B
	Both   int     // customers that both judged: the sum of Counts
	OnlyA  int     // judged by A alone
	OnlyB  int
	None   int // judged by neither

	Alike  int     // placed alike by both
	Share  float64 // Alike as a fraction of Both; NaN where Both is 0
	Better int     // B places them better than A
	Worse  int
	ByName bool // levels are alike by name; otherwise by their place from the top
}

// Agree compares the tiers that two models gave the same customers.
//
// Levels are alike where they have the same name, if all names of the shorter list of levels are in the longer one;
// so a 关键客户 that only one model knows shifts nothing. Lists of other names are compared by the levels' places
// from the top, which says little where their lengths differ; the counts say the rest.
func Agree(a, b []int, levelsA, levelsB []Level) Agreement {
	out := Agreement{Counts: make([][]int, len(levelsA))}
	for i := range out.Counts {
		out.Counts[i] = make([]int, len(levelsB))
	}
	for row := range a {
		switch {
		case a[row] >= 0 && b[row] >= 0:
			out.Counts[a[row]][b[row]]++
			out.Both++
		case a[row] >= 0:
			out.OnlyA++
		case b[row] >= 0:
			out.OnlyB++
		default:
			out.None++
		}
	}
	var rankA, rankB []int
	rankA, rankB, out.ByName = align(levelsA, levelsB)
	out.compare(rankA, rankB)
	return out
}

// compare counts who is placed alike, better and worse, given the levels' places on one common ladder.
func (out *Agreement) compare(rankA, rankB []int) {
	for i, counts := range out.Counts {
		for j, count := range counts {
			switch {
			case rankA[i] == rankB[j]:
				out.Alike += count
			case rankB[j] < rankA[i]:
				out.Better += count
			default:
				out.Worse += count
			}
		}
	}
	out.Share = fraction(out.Alike, out.Both)
}

// align puts the levels of both models on one ladder and returns each one's place, 0 the best.
func align(a, b []Level) (rankA, rankB []int, byName bool) {
	if len(a) < len(b) {
		rankB, rankA, byName = align(b, a)
		return rankA, rankB, byName
	}
	at := map[string]int{}
	for i, level := range a {
		at[level.Name] = i
		rankA = append(rankA, i)
	}
	for _, level := range b {
		i, ok := at[level.Name]
		if !ok {
			return rankA, rankA[:len(b)], false
		}
		rankB = append(rankB, i)
	}
	return rankA, rankB, true
}
