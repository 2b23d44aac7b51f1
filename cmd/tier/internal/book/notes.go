package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/xuri/excelize/v2"
)

// note is a comment on a cell, which a spreadsheet shows beside it when it is pointed at.
type note struct {
	cell, text string
}

// notedSheet is a sheet with notes. excelize makes its parts, the texts and the boxes they are drawn in, and all that
// leads there, around one note; what they hold is written anew, since excelize would give all boxes one number, and
// look through all notes for each.
type notedSheet struct {
	sheet
	number int // of the sheet, from 1
}

func (b *workbook) annotate(s sheet) {
	if len(s.notes) == 0 {
		return
	}
	b.must(b.file.AddComment(s.name, excelize.Comment{Cell: s.notes[0].cell, Author: "tier", Text: s.notes[0].text}))
	b.noted = append(b.noted, notedSheet{s, b.sheets})
}

// addNotes writes the notes of all sheets, in the order of their sheets, into the parts that excelize made for them.
func (p parts) addNotes(sheets []notedSheet, font string) error {
	block := 1 // of numbers for boxes
	for i, s := range sheets {
		texts, boxes := fmt.Sprintf("xl/comments%d.xml", i+1), fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", i+1)
		if p[texts] == nil || p[boxes] == nil {
			return fmt.Errorf("sheet %d has no part for its notes", s.number)
		}
		drawn, err := s.boxes(block)
		if err != nil {
			return err
		}
		p[texts], p[boxes] = bytes.NewBuffer(s.texts(font)), bytes.NewBuffer(drawn)
		block += 1 + len(s.notes)/boxBlock
	}
	return nil
}

// texts is the part that holds what the notes say.
func (s *notedSheet) texts(font string) []byte {
	b := append([]byte(xml.Header), `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+
		`<authors><author>tier</author></authors><commentList>`...)
	face := attribute(font)
	for _, n := range s.notes {
		b = fmt.Appendf(b, `<comment ref="%s" authorId="0"><text><r><rPr><sz val="%d"/><color indexed="81"/><rFont val="%s"/><family val="2"/></rPr><t%s`,
			n.cell, noteSize, face, spaced)
		b = append(appendEscaped(b, cut(n.text)), "</t></r></text></comment>"...)
	}
	return append(b, "</commentList></comments>"...)
}

// boxBlock is how many numbers for boxes a spreadsheet takes at a time; the first of each block is its own.
const boxBlock = 1024

// boxes is the part that says where the notes are shown, and how large.
func (s *notedSheet) boxes(block int) ([]byte, error) {
	ids := make([]string, 0, 1+len(s.notes)/boxBlock)
	for i := range cap(ids) {
		ids = append(ids, fmt.Sprint(block+i))
	}
	b := fmt.Appendf(nil, `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" `+
		`xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%s"/></o:shapelayout>`+
		`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">`+
		`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`, strings.Join(ids, ","))
	for i, n := range s.notes {
		col, row, err := excelize.CellNameToCoordinates(n.cell)
		if err != nil {
			return nil, err
		}
		wide, high := noteBox(n.text)
		b = fmt.Appendf(b, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;`+
			`width:%gpt;height:%gpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>`+
			`<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>`+
			`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill>`+
			`<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			block*boxBlock+i+i/(boxBlock-1)+1, points(wide), points(high), i+1, s.anchor(col, row, wide, high), row-1, col-1)
	}
	return append(b, "</xml>"...), nil
}

const (
	noteSize   = 9  // points of a letter
	noteDigits = 46 // the most columns of a line
	noteLines  = 24
	notePixels = 6 // of a column of a line; Chinese takes two
	lineHeight = 16
)

// noteBox is the size of a note in pixels: as wide as its longest line, and as high as its lines are many.
func noteBox(text string) (wide, high int) {
	const least, sides = 16, 20
	longest, lines := least, 0
	for line := range strings.Lines(text + "\n") {
		columns := displaywidth.String(strings.TrimSpace(line))
		longest = max(longest, min(columns+columns/10, noteDigits))
		lines += 1 + columns*11/10/noteDigits // a tenth for breaks between words
	}
	return longest*notePixels + sides, min(lines, noteLines)*lineHeight + sides/2
}

// points are those of so many pixels.
func points(pixels int) float64 { return float64(pixels) * 3 / 4 }

// anchor is where a box begins and ends, each as a column, pixels from its left, a row, and pixels from its top, all from
// 0. It begins below the cell's row, whose height, of a header, only the spreadsheet may know, and right of its column.
func (s *notedSheet) anchor(col, row, wide, high int) string {
	const inset, room = 12, 8
	left, top := min(col, maxColumns-room), min(row, maxRows-noteLines)
	right, x := left, inset+wide
	for x >= s.pixelsOf(right) && right < maxColumns-1 {
		x -= s.pixelsOf(right)
		right++
	}
	each := s.rowPixels()
	y := high + inset/2
	return fmt.Sprintf("%d, %d, %d, %d, %d, %d, %d, %d", left, inset, top, inset/2, right, x, top+y/each, y%each)
}

// pixelsOf is the width of a column, from 0.
func (s *notedSheet) pixelsOf(column int) int {
	const digit, usual = 7, 64
	if column >= len(s.widths) {
		return usual
	}
	return int(s.widths[column]*digit) + 5
}

func (s *notedSheet) rowPixels() int {
	const usual = 20
	if s.rowHeight == 0 {
		return usual
	}
	return int(s.rowHeight * 4 / 3)
}
