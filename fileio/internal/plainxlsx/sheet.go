package plainxlsx

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

type xmlSheet struct {
	Rows []struct {
		Number string    `xml:"r,attr"`
		Cells  []xmlCell `xml:"c"`
	} `xml:"sheetData>row"`
	Merges []struct {
		Ref string `xml:"ref,attr"`
	} `xml:"mergeCells>mergeCell"`
}

type xmlCell struct {
	Ref     string   `xml:"r,attr"`
	Type    string   `xml:"t,attr"`
	Style   string   `xml:"s,attr"`
	Formula *string  `xml:"f"`
	Value   *string  `xml:"v"`
	Inline  *xmlText `xml:"is"`
}

// xmlText is a text: plain, or in runs with a look each. The reading aids beside it (rPh) are not the text.
type xmlText struct {
	Plain []string `xml:"t"`
	Runs  []struct {
		Plain []string `xml:"t"`
	} `xml:"r"`
}

func (t *xmlText) text() string {
	var all strings.Builder
	for _, plain := range t.Plain {
		all.WriteString(unescape(plain))
	}
	for _, run := range t.Runs {
		for _, plain := range run.Plain {
			all.WriteString(unescape(plain))
		}
	}
	return all.String()
}

// escaped finds characters that are written by their number, two for one beyond 16 bits.
var escaped = regexp.MustCompile(`(?i)_x(d[89ab][0-9a-f]{2})__x(d[c-f][0-9a-f]{2})_|_x([0-9a-f]{4})_`)

func unescape(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(found string) string {
		var units []uint16
		for _, digits := range strings.Fields(strings.NewReplacer("_x", " ", "_X", " ", "_", " ").Replace(found)) {
			unit, err := strconv.ParseUint(digits, 16, 16)
			if err != nil {
				return found
			}
			units = append(units, uint16(unit))
		}
		return string(utf16.Decode(units))
	})
}

// readTexts reads the texts that cells share.
func (r *reader) readTexts(main string) error {
	_, part, err := r.rels(main, "sharedStrings")
	if err != nil || part == "" {
		return err
	}
	var texts struct {
		Items []xmlText `xml:"si"`
	}
	if err := r.decode(part, &texts); err != nil {
		return without(err)
	}
	for _, item := range texts.Items {
		r.texts = append(r.texts, item.text())
	}
	return nil
}

// sheet reads the worksheet of a part.
func (r *reader) sheet(part string) (Sheet, error) {
	var x xmlSheet
	if err := r.decode(part, &x); err != nil {
		return Sheet{}, err
	}
	sheet := Sheet{Cells: map[Ref]Cell{}}
	at := Ref{}
	for _, row := range x.Rows {
		at = Ref{Row: at.Row + 1}
		if n, err := strconv.Atoi(row.Number); err == nil {
			at.Row = n
		}
		for _, c := range row.Cells {
			at.Col++
			if _, col, err := parseRef(c.Ref); err == nil {
				at.Col = col
			}
			cell, err := r.cell(&c)
			if err != nil {
				return sheet, fmt.Errorf("%s: %w", c.Ref, err)
			}
			if cell.Kind != "" {
				sheet.Cells[at] = cell
			}
		}
	}
	for _, m := range x.Merges {
		if merge, err := parseRange(m.Ref); err == nil {
			sheet.Merges = append(sheet.Merges, merge)
		}
	}
	return sheet, nil
}

// named takes A1 apart.
var named = regexp.MustCompile(`^\$?([A-Za-z]+)\$?([0-9]+)$`)

func parseRef(ref string) (row, col int, err error) {
	parts := named.FindStringSubmatch(ref)
	if parts == nil {
		return 0, 0, fmt.Errorf("%q is no reference", ref)
	}
	for _, letter := range strings.ToUpper(parts[1]) {
		col = col*26 + int(letter-'A') + 1
	}
	row, err = strconv.Atoi(parts[2])
	return row, col, err
}

func parseRange(ref string) (Range, error) {
	first, last, two := strings.Cut(ref, ":")
	if !two {
		last = first
	}
	row1, col1, err := parseRef(first)
	if err != nil {
		return Range{}, err
	}
	row2, col2, err := parseRef(last)
	return Range{Ref{row1, col1}, Ref{row2, col2}}, err
}
