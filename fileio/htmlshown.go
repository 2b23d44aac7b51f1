package fileio

import "golang.org/x/net/html/atom"

// htmlUnseen is an element in a cell whose text is not shown: unseen text before a figure makes it another one.
type htmlUnseen struct {
	name  string // "" for none
	depth int    // elements of that name within each other
}

// htmlChoice is a list to choose from, of which a page shows one entry.
type htmlChoice struct {
	option htmlText // the entry being read
	inside bool     // of an entry
	picked bool     // the entry is the chosen one
	any    bool     // there was an entry before it
	chosen htmlText
}

// startInline takes up an element in a cell that may hide what is in it or show what is no text.
func (r *htmlReader) startInline(c *htmlCell, tag atom.Atom, name string, hasAttr bool) error {
	if c.unseen.name == "p" && isBlock(tag) {
		c.unseen = htmlUnseen{} // which a block closes
	}
	if c.unseen.name != "" {
		if name == c.unseen.name {
			c.unseen.depth++
		}
		return nil
	}
	attrs := r.attrs(hasAttr)
	switch hidden := r.isHidden(attrs); {
	case tag == atom.Input:
		if !hidden && showsValue(attrs["type"]) {
			return r.addApart(c, attrs["value"])
		}
	case isVoid(tag):
	case tag == atom.Sup, hidden && tag != atom.Option: // a mark of a footnote
		c.unseen = htmlUnseen{name, 1}
	case tag == atom.Select:
		c.choice = &htmlChoice{}
	case tag == atom.Option && c.choice != nil:
		_, selected := attrs["selected"]
		c.choice.start(selected)
	}
	return nil
}

// endInline takes up the end of an element in a cell.
func (r *htmlReader) endInline(c *htmlCell, tag atom.Atom, name string) error {
	switch {
	case c.unseen.name != "":
		if name == c.unseen.name {
			c.unseen.depth--
		}
		if c.unseen.depth == 0 {
			c.unseen = htmlUnseen{}
		}
	case tag == atom.Option && c.choice != nil:
		c.choice.end()
	case tag == atom.Select:
		return r.endChoice(c)
	}
	return nil
}

// endChoice puts the chosen entry into the cell, if a list is open.
func (r *htmlReader) endChoice(c *htmlCell) error {
	if c.choice == nil {
		return nil
	}
	c.choice.end()
	chosen := c.choice.chosen.text
	c.choice = nil
	return r.addApart(c, string(chosen))
}

// start begins an entry.
func (l *htmlChoice) start(selected bool) {
	l.end()
	l.option, l.inside, l.picked = htmlText{}, true, selected
}

// end keeps the entry that was read if it is the chosen one, or the first, which is where none is.
func (l *htmlChoice) end() {
	if l.inside && (l.picked || !l.any) {
		l.chosen = l.option
	}
	l.any = l.any || l.inside
	l.inside = false
}

// addApart adds what stands in a field of its own.
func (r *htmlReader) addApart(c *htmlCell, text string) error {
	c.shown.blank = true
	if c.shown.add([]byte(text)) > r.budget.maxToken() {
		return errXMLLong
	}
	c.shown.blank = true
	return nil
}

// showsValue knows the types of fields whose value is shown as data.
func showsValue(kind string) bool {
	switch lowerASCII(kind) {
	case "hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password":
		return false
	}
	return true
}

// isVoid knows the elements that hold nothing and are never closed.
func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}
