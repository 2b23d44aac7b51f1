package booktest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

type formula struct {
	Type  string `xml:"t,attr"`
	Ref   string `xml:"ref,attr"`
	Group string `xml:"si,attr"`
	Text  string `xml:",chardata"`
}

// formulaGroups are a sheet's shared formulas, by number.
type formulaGroups map[string]*formulaGroup

// formulaGroup is a formula that many cells share: the first has it, the others name its number.
type formulaGroup struct {
	masters int
	ref     string // of all cells
	cells   []string
}

// checkFormula checks a cell's formula, and enters it in its group.
func (b *book) checkFormula(part string, c cell, shared formulaGroups) {
	f := c.Formula
	switch {
	case c.Type == "s" || c.Type == "inlineStr":
		b.fault("%s!%s: a formula in a cell of text", part, c.R)
	case c.Value == nil:
		b.fault("%s!%s: a formula without its value", part, c.R)
	}
	switch f.Type {
	case "", "normal":
		b.checkText(part, c.R, f.Text)
	case "array":
		if !b.rect(part, f.Ref).holds(b.rect(part, c.R)) {
			b.fault("%s!%s: an array of %q", part, c.R, f.Ref)
		}
		b.checkText(part, c.R, f.Text)
	case "shared":
		if strings.ContainsAny(f.Text, "!{") {
			b.fault("%s!%s: a shared formula that refers to another sheet, or holds an array: %s", part, c.R, f.Text)
		}
		g := shared[f.Group]
		if g == nil {
			g = &formulaGroup{}
			shared[f.Group] = g
		}
		g.cells = append(g.cells, c.R)
		if f.Ref != "" || f.Text != "" {
			g.masters++
			g.ref = f.Ref
			b.checkText(part, c.R, f.Text)
		}
	default:
		b.fault("%s!%s: a formula of type %q", part, c.R, f.Type)
	}
}

// checkGroups checks that each shared formula has one cell that says it, and that all of its cells are where that says.
func (b *book) checkGroups(part string, shared formulaGroups) {
	for _, group := range slices.Sorted(maps.Keys(shared)) {
		g := shared[group]
		if g.masters != 1 || g.ref == "" {
			b.fault("%s: the shared formula %s stands in %d cells, for %q", part, group, g.masters, g.ref)
			continue
		}
		all := b.rect(part, g.ref)
		for _, c := range g.cells {
			if !all.holds(b.rect(part, c)) {
				b.fault("%s!%s: the shared formula %s is for %s", part, c, group, g.ref)
			}
		}
	}
}

// checkText checks what a formula says, as far as that can be told without knowing functions.
func (b *book) checkText(part, cell, text string) {
	const most = 8192
	if n := len(utf16.Encode([]rune(text))); n == 0 || n > most || strings.HasPrefix(text, "=") {
		b.fault("%s!%s: a formula of %d characters: %.40q", part, cell, n, text)
	}
	s := formulaScanner{text: text}
	if fault := s.scan(); fault != "" {
		b.fault("%s!%s: %s: %.200q", part, cell, fault, text)
	}
	for _, name := range s.sheets {
		if !slices.Contains(b.sheets, name) {
			b.fault("%s!%s: a formula refers to the sheet %q, which isn't there", part, cell, name)
		}
	}
}

// formulaScanner finds the sheets that a formula names, and what breaks a spreadsheet's limits.
type formulaScanner struct {
	text   string
	at     int
	word   int   // where the word before at begins
	args   []int // of the calls that are open
	sheets []string
}

// scan returns what is wrong, or "".
func (s *formulaScanner) scan() string {
	const deepest, arguments = 64, 255
	for s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case '"', '\'':
			if fault := s.quoted(c); fault != "" {
				return fault
			}
			continue
		case '!':
			if s.word < s.at {
				s.sheets = append(s.sheets, s.text[s.word:s.at])
			}
		case '(', '{':
			s.args = append(s.args, 1)
		case ')', '}':
			if len(s.args) == 0 {
				return "a bracket that closes nothing"
			}
			s.args = s.args[:len(s.args)-1]
		case ',':
			if n := len(s.args); n > 0 {
				s.args[n-1]++
			}
		}
		if n := len(s.args); n > deepest || n > 0 && s.args[n-1] > arguments {
			return "calls too deep, or of too many arguments"
		}
		if r := rune(s.text[s.at]); r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '.' {
			s.word = s.at + 1
		}
		s.at++
	}
	if len(s.args) > 0 {
		return "a bracket that isn't closed"
	}
	return ""
}

// quoted passes a text, or the name of a sheet.
func (s *formulaScanner) quoted(mark byte) string {
	const longest = 255 // text
	var inside strings.Builder
	for i := s.at + 1; i < len(s.text); i++ {
		if s.text[i] != mark {
			inside.WriteByte(s.text[i])
			continue
		}
		if i+1 < len(s.text) && s.text[i+1] == mark {
			inside.WriteByte(mark)
			i++
			continue
		}
		s.at = i + 1
		s.word = s.at
		if mark == '\'' {
			s.sheets = append(s.sheets, inside.String())
			if !strings.HasPrefix(s.text[s.at:], "!") {
				return fmt.Sprintf("%q is no reference", inside.String())
			}
		} else if n := len(utf16.Encode([]rune(inside.String()))); n > longest {
			return fmt.Sprintf("a text of %d characters", n)
		}
		return ""
	}
	return "a text that doesn't end"
}
