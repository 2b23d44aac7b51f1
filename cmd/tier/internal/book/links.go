package book

import (
	"bytes"
	"fmt"
)

// link leads from a cell of a sheet to a cell of another.
type link struct {
	from, to string // to with its sheet
}

// maxLinks is how many Excel takes in a sheet; further ones are left out, since the cells say where they lead to as well.
const maxLinks = 65_530

// addLinks adds links to the XML of sheets: excelize, which made it, would look through all of them for each. They stand
// right before the page set-up, which every sheet has.
func (p parts) addLinks(links map[string][]link) error {
	const next = "<printOptions"
	for part, some := range links {
		if len(some) == 0 {
			continue
		}
		before, after, ok := bytes.Cut(p[part].Bytes(), []byte(next))
		if !ok {
			return fmt.Errorf("part %s has no room for its links", part)
		}
		whole := appendLinks(bytes.Clone(before), some[:min(len(some), maxLinks)])
		p[part] = bytes.NewBuffer(append(append(whole, next...), after...))
	}
	return nil
}

func appendLinks(b []byte, links []link) []byte {
	b = append(b, "<hyperlinks>"...)
	for _, l := range links {
		b = append(append(append(b, `<hyperlink ref="`...), l.from...), `" location="`...)
		b = append(append(b, bytes.ReplaceAll(appendEscaped(nil, l.to), []byte(`"`), []byte("&quot;"))...), `"/>`...)
	}
	return append(b, "</hyperlinks>"...)
}
