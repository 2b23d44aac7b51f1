package aliases

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
)

// Merged is a list in which every customer has one row, as far as aliases tell, and what became of the others.
type Merged struct {
	Path, SHA256 string
	Read         int // lines of the alias file
	Rows         []Row
	Unlike       []Unlike
	Unlisted     int               // aliases that no row of the list has: other files may
	Aliases      []directory.Alias // for whoever finds customers of the new list
	Problems     []directory.Problem
	Below        *fileio.List // the list as it was
}

// Row is a row that was merged into its customer's.
type Row struct {
	Into     int // of the new list
	Row      int // of the list below
	ID, Name string
	At       fileio.Place
}

// Unlike are the values of a column that were passed over, since their customers had another.
type Unlike struct {
	Header string
	Places []fileio.Place
}

// Merge makes the rows of a customer one. The new list is the old one where no rows are to be merged.
func Merge(cfg *config.Config, list *fileio.List, source *Source) (*fileio.List, *Merged) {
	who := customers{len: list.Len(), id: textsOf(list, "id"), name: textsOf(list, "name")}
	lines, problems := resolve(source, who)
	m := &Merged{Path: source.Path, SHA256: source.SHA256, Read: source.Rows, Problems: problems, Below: list}
	groups := groupsOf(lines)
	rows, into := remaining(list.Len(), groups)
	var taken []fileio.Taken
	if len(groups) > 0 {
		taken = m.merge(newSlots(cfg, list), groups, into)
		list = list.Taking(rows, taken)
	}
	m.name(lines, groups, into, who)
	return list, m
}

func textsOf(list *fileio.List, field string) func(row int) string {
	if texts, ok := list.Texts(field); ok {
		return texts
	}
	return func(int) string { return "" }
}

// group are the rows of a customer: the main one first, then those of the aliases in the order of the alias file.
type group []int

// groupsOf are the customers of several rows, by their main rows.
func groupsOf(lines []line) []group {
	ends := endsOf(lines)
	byMain := make(map[int]group)
	for _, l := range lines {
		if main := ends[l.alias].row; l.alias.isListed() {
			if byMain[main] == nil {
				byMain[main] = group{main}
			}
			byMain[main] = append(byMain[main], l.alias.row)
		}
	}
	var groups []group
	for _, g := range byMain {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b group) int { return a[0] - b[0] })
	return groups
}

// endsOf follows the chain of every alias to its customer.
func endsOf(lines []line) map[node]node {
	next, ends := make(map[node]node, len(lines)), make(map[node]node, len(lines))
	for _, l := range lines {
		next[l.alias] = l.main
	}
	for _, l := range lines {
		var chain []node
		at := l.alias
		for {
			if end, known := ends[at]; known {
				at = end
				break
			}
			to, ok := next[at]
			if !ok {
				break
			}
			chain = append(chain, at)
			at = to
		}
		for _, n := range chain {
			ends[n] = at
		}
	}
	return ends
}

// remaining are the rows that stay, and by the old row where each is or went.
func remaining(n int, groups []group) (rows []int, into map[int]int) {
	gone := make(map[int]bool)
	for _, g := range groups {
		for _, row := range g[1:] {
			gone[row] = true
		}
	}
	rows, into = make([]int, 0, n-len(gone)), make(map[int]int)
	for row := range n {
		if !gone[row] {
			rows = append(rows, row)
		}
	}
	for _, g := range groups {
		at, _ := slices.BinarySearch(rows, g[0])
		for _, row := range g {
			into[row] = at
		}
	}
	return rows, into
}

// name lists the merged rows, and what else customers are called.
func (m *Merged) name(lines []line, groups []group, into map[int]int, who customers) {
	for _, g := range groups {
		for _, row := range g[1:] {
			r := Row{Into: into[row], Row: row, ID: who.id(row), Name: who.name(row), At: m.Below.Place(row, "")}
			m.Rows = append(m.Rows, r)
			m.Aliases = append(m.Aliases, directory.Alias{Row: r.Into, ID: r.ID, Name: r.Name})
		}
	}
	slices.SortFunc(m.Rows, func(a, b Row) int { return a.Row - b.Row })
	gone := make([]int, len(m.Rows))
	for i, r := range m.Rows {
		gone[i] = r.Row
	}
	ends := endsOf(lines)
	for _, l := range lines {
		if l.alias.isListed() {
			continue
		}
		m.Unlisted++
		before, _ := slices.BinarySearch(gone, ends[l.alias].row)
		m.Aliases = append(m.Aliases, directory.Alias{Row: ends[l.alias].row - before, ID: l.alias.text, Name: l.alias.text})
	}
}

// merge chooses every value of every customer of several rows.
func (m *Merged) merge(slots []*slot, groups []group, into map[int]int) []fileio.Taken {
	var taken []fileio.Taken
	for _, s := range slots {
		var unlike []fileio.Place
		for _, g := range groups {
			value, passed := s.choose(m.Below, g)
			if len(value.From) > 1 || len(value.From) == 1 && value.From[0] != g[0] {
				value.Row, value.Fields, value.Columns = into[g[0]], s.fields, s.columns
				taken = append(taken, value)
			}
			unlike = append(unlike, passed...)
		}
		if len(unlike) > 0 {
			m.Unlike = append(m.Unlike, Unlike{s.columns[0].Header, unlike})
		}
	}
	return taken
}

// Only is what became of the rows of some customers, of ascending rows of the new list, the first of which is then row 0.
func (m *Merged) Only(rows []int) *Merged {
	out := &Merged{Path: m.Path, SHA256: m.SHA256, Read: m.Read, Below: m.Below}
	for _, r := range m.Rows {
		if row, isOwn := slices.BinarySearch(rows, r.Into); isOwn {
			r.Into = row
			out.Rows = append(out.Rows, r)
		}
	}
	return out
}
