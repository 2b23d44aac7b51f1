package fileio

import (
	"bytes"
	"iter"
)

// xmlAttr is one attribute as written. A name without a prefix is the element's own; r:id is "id" with a prefix.
type xmlAttr struct {
	name     []byte // without its prefix
	prefixed bool
	value    []byte // entities still in it
}

// text is the value with its entities resolved.
func (a xmlAttr) text() string { return string(a.resolved()) }

// resolved is text as bytes, which nearly always are those of the value.
func (a xmlAttr) resolved() []byte {
	if bytes.IndexByte(a.value, '&') < 0 && bytes.IndexByte(a.value, '\r') < 0 {
		return a.value
	}
	return appendXMLText(nil, a.value)
}

// isTrue reads an xsd:boolean.
func (a xmlAttr) isTrue() bool {
	v := string(a.resolved())
	return v == "1" || v == "true"
}

// nextAttr takes the first attribute off the list; ok is false at its end, or where it is not well-formed.
func nextAttr(attrs []byte) (a xmlAttr, rest []byte, ok bool) {
	equals := bytes.IndexByte(attrs, '=')
	if equals < 0 {
		return a, nil, false
	}
	name := trimXMLSpace(attrs[:equals])
	attrs = trimXMLSpace(attrs[equals+1:])
	if len(attrs) == 0 || attrs[0] != '"' && attrs[0] != '\'' {
		return a, nil, false
	}
	length := bytes.IndexByte(attrs[1:], attrs[0])
	if length < 0 {
		return a, nil, false
	}
	a.value, rest = attrs[1:1+length], attrs[length+2:]
	a.name = localName(name)
	a.prefixed = len(a.name) != len(name)
	return a, rest, true
}

// eachAttr are the attributes of a list, each with those that follow it, up to the end or to one that is not well-formed.
func eachAttr(attrs []byte) iter.Seq2[xmlAttr, []byte] {
	return func(yield func(a xmlAttr, more []byte) bool) {
		for {
			a, more, ok := nextAttr(attrs)
			if !ok || !yield(a, more) {
				return
			}
			attrs = more
		}
	}
}

// attr is the value of the named attribute of the start tag at hand, or "".
func (s *xmlScanner) attr(name string) string {
	for a := range eachAttr(s.attrs) {
		if !a.prefixed && string(a.name) == name {
			return a.text()
		}
	}
	return ""
}

// attrWithPrefix is the value of the attribute with this name in any namespace of its own, such as r:id, or "".
func (s *xmlScanner) attrWithPrefix(name string) string {
	for a := range eachAttr(s.attrs) {
		if a.prefixed && string(a.name) == name {
			return a.text()
		}
	}
	return ""
}

// isSet reads the named attribute of the start tag at hand as an xsd:boolean.
func (s *xmlScanner) isSet(name string) bool {
	v := s.attr(name)
	return v == "1" || v == "true"
}

// anyAttr is the value of the named attribute of the start tag at hand, with a prefix or without, or "".
func (s *xmlScanner) anyAttr(name string) string {
	for a := range eachAttr(s.attrs) {
		if string(a.name) == name {
			return a.text()
		}
	}
	return ""
}

// anyCount is the named attribute as a positive whole number, up to farAway, or another where it is none.
func (s *xmlScanner) anyCount(name string, otherwise int) int {
	if n, ok := parseRowNumber(trimXMLSpace([]byte(s.anyAttr(name)))); ok {
		return n
	}
	return otherwise
}
