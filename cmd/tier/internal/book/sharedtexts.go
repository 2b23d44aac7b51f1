package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// sharedTexts are the texts that cells refer to by number instead of holding them: the words of columns that have few.
// A text that one cell has alone stands in that cell, where a reader needs no table to find it.
type sharedTexts struct {
	numbers map[string]int
	texts   []string
	uses    int // cells that refer to a text
	base    int // the number of the first, behind the texts of cells that were written through excelize
}

// number is the number of a text, from 0; addTo knows which one that is in the workbook.
func (s *sharedTexts) number(text string) int {
	n, known := s.numbers[text]
	if !known {
		if s.numbers == nil {
			s.numbers = map[string]int{}
		}
		n = len(s.texts)
		s.numbers[text] = n
		s.texts = append(s.texts, text)
	}
	return n
}

// The part of the shared texts, and what a package must say of it.
const (
	sharedPart     = "xl/sharedStrings.xml"
	sharedType     = `<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>`
	sharedRelation = `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>`
	workbookRels   = "xl/_rels/workbook.xml.rels"
)

// addTo makes the part, or adds to that of excelize.
func (s *sharedTexts) addTo(p parts) error {
	if len(s.texts) == 0 {
		return nil
	}
	var theirs struct {
		Count int    `xml:"count,attr"`
		Items string `xml:",innerxml"`
	}
	if made := p[sharedPart]; made != nil {
		if err := xml.Unmarshal(made.Bytes(), &theirs); err != nil {
			return err
		}
	} else if err := p.announceShared(); err != nil {
		return err
	}
	s.base = strings.Count(theirs.Items, "<si>")
	b := []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="`)
	b = strconv.AppendInt(b, int64(theirs.Count+s.uses), 10)
	b = strconv.AppendInt(append(b, `" uniqueCount="`...), int64(s.base+len(s.texts)), 10)
	b = append(append(b, `">`...), theirs.Items...)
	for _, text := range s.texts {
		b = append(appendSharedText(b, text), "</t></si>"...)
	}
	p[sharedPart] = bytes.NewBuffer(append(b, "</sst>"...))
	return nil
}

// announceShared adds the type of the part, and the relationship that leads to it.
func (p parts) announceShared() error {
	id := 1
	for bytes.Contains(p[workbookRels].Bytes(), fmt.Appendf(nil, `"rId%d"`, id)) {
		id++
	}
	if err := p.insert(workbookRels, "</Relationships>", fmt.Sprintf(sharedRelation, id)); err != nil {
		return err
	}
	return p.insert(typesPart, "</Types>", sharedType)
}

// insert puts more XML before the end of a part.
func (p parts) insert(name, end, more string) error {
	content, ok := bytes.CutSuffix(p[name].Bytes(), []byte(end))
	if !ok {
		return fmt.Errorf("part %s doesn't end in %s", name, end)
	}
	p[name] = bytes.NewBufferString(string(content) + more + end)
	return nil
}

func appendSharedText(b []byte, text string) []byte {
	if textKind(text) == spacedCell {
		b = append(append(b, "<si><t"...), spaced...)
	} else {
		b = append(b, "<si><t>"...)
	}
	return appendEscaped(b, cut(text))
}
