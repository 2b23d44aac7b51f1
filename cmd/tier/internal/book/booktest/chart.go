package booktest

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

// chartRef is a reference of a chart to cells, and its copy of what stands in them.
type chartRef struct {
	Formula string      `xml:"f"`
	Numbers *chartCache `xml:"numCache"`
	Texts   *chartCache `xml:"strCache"`
}

type chartCache struct {
	Count struct {
		Val int `xml:"val,attr"`
	} `xml:"ptCount"`
	Points []struct {
		Index int    `xml:"idx,attr"`
		Value string `xml:"v"`
	} `xml:"pt"`
}

// checkCharts checks that charts show cells that are there, and that their copies say what these say. Blank cells and error values
// have no points.
func (b *book) checkCharts(sheets map[string]sheet) {
	for _, part := range b.names() {
		if path.Dir(part) == "xl/charts" {
			for _, ref := range b.chartRefs(part) {
				b.checkChart(part, ref, sheets)
			}
		}
	}
}

// chartRefs are all references of a chart, wherever they stand.
func (b *book) chartRefs(part string) []chartRef {
	var refs []chartRef
	d := xml.NewDecoder(strings.NewReader(string(b.parts[part])))
	for {
		token, err := d.Token()
		if err != nil {
			return refs
		}
		start, ok := token.(xml.StartElement)
		if ok && (start.Name.Local == "numRef" || start.Name.Local == "strRef") {
			var ref chartRef
			if err := d.DecodeElement(&ref, &start); err != nil {
				b.fault("%s: %w", part, err)
			}
			refs = append(refs, ref)
		}
	}
}

func (b *book) checkChart(part string, ref chartRef, sheets map[string]sheet) {
	name, area, ok := strings.Cut(strings.TrimPrefix(ref.Formula, "'"), "'!")
	if !ok {
		name, area, ok = strings.Cut(ref.Formula, "!")
	}
	s, isThere := sheets[strings.ReplaceAll(name, "''", "'")]
	if !ok || !isThere {
		b.fault("%s: %s is of no sheet", part, ref.Formula)
		return
	}
	cache := ref.Numbers
	if cache == nil {
		cache = ref.Texts
	}
	if cache == nil || cache.Count.Val == 0 && len(cache.Points) == 0 {
		return // no copy
	}
	r := b.rect(part, area)
	if n := (r[2] - r[0] + 1) * (r[3] - r[1] + 1); n != cache.Count.Val {
		b.fault("%s: a copy of %d of the %d cells of %s", part, cache.Count.Val, n, ref.Formula)
		return
	}
	said := make([]*string, cache.Count.Val)
	for _, p := range cache.Points {
		if p.Index < 0 || p.Index >= len(said) || said[p.Index] != nil {
			b.fault("%s: point %d of %s", part, p.Index, ref.Formula)
			continue
		}
		said[p.Index] = &p.Value
	}
	b.compare(part, ref, r, said, &s)
}

// compare compares a copy with its cells.
func (b *book) compare(part string, ref chartRef, r rect, said []*string, s *sheet) {
	for i := range said {
		col, row := r[0]+i%(r[2]-r[0]+1), r[1]+i/(r[2]-r[0]+1)
		want, kind := s.at(col, row).shown()
		if kind == "s" {
			continue // a shared text, which stands elsewhere
		}
		if ref.Numbers != nil && !slices.Contains([]string{"", "n", "e"}, kind) {
			b.fault("%s: column %d, row %d of %s is no number", part, col, row, ref.Formula)
		}
		if got := said[i]; (got == nil) != (want == "") || got != nil && *got != want {
			b.fault("%s: the copy of column %d, row %d of %s differs from %q", part, col, row, ref.Formula, want)
		}
	}
}

// shown is a cell's value as a chart has it, and its type.
func (c cell) shown() (value, kind string) {
	switch {
	case c.Type == "e":
		return "", c.Type
	case c.Inline != nil:
		return strings.Join(c.Inline.Texts, ""), c.Type
	case c.Value != nil:
		return *c.Value, c.Type
	}
	return "", ""
}
