package tables

// groups are the lines that count, by customer and in it in the order of the file.
type groups struct {
	lines  []int32
	starts []int32 // by row, and the number of lines at the end
}

// group sorts lines by counting, which takes no comparison.
func group(s *sorted, customers int) groups {
	starts := make([]int32, customers+1)
	for line, row := range s.row {
		if s.fate[line] == Counted {
			starts[row+1]++
		}
	}
	for row := range customers {
		starts[row+1] += starts[row]
	}
	next := append([]int32(nil), starts...)
	lines := make([]int32, starts[customers])
	for line, row := range s.row {
		if s.fate[line] == Counted {
			lines[next[row]] = int32(line)
			next[row]++
		}
	}
	return groups{lines, starts}
}

// of are the lines of a customer.
func (g *groups) of(row int) []int32 { return g.lines[g.starts[row]:g.starts[row+1]] }
