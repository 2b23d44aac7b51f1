package booktest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// sheetEntry is what the workbook says of a sheet.
type sheetEntry struct {
	Name  string `xml:"name,attr"`
	ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	State string `xml:"state,attr"`
}

// definedName is a name for cells.
type definedName struct {
	Name  string `xml:"name,attr"`
	Sheet string `xml:"localSheetId,attr"`
	Text  string `xml:",chardata"`
}

// checkSheetNames checks that no two sheets have one name, that each name is legal, and that some sheet is shown.
func (b *book) checkSheetNames(part string, sheets []sheetEntry) {
	const most = 31
	seen := map[string]bool{}
	for _, s := range sheets {
		folded := strings.ToLower(s.Name)
		if seen[folded] {
			b.fault("%s: two sheets %q", part, s.Name)
		}
		seen[folded] = true
		if s.Name == "" || longer(s.Name, most) || strings.ContainsAny(s.Name, `[]:*?/\`) || folded == "history" ||
			strings.HasPrefix(s.Name, "'") || strings.HasSuffix(s.Name, "'") {
			b.fault("%s: no sheet may be called %q", part, s.Name)
		}
	}
	if !slices.ContainsFunc(sheets, func(s sheetEntry) bool { return s.State == "" || s.State == "visible" }) {
		b.fault("%s: no sheet is shown", part)
	}
}

// checkNames checks the names for cells.
func (b *book) checkNames(part string, names []definedName) {
	const most = 255
	legal := regexp.MustCompile(`^[\p{L}_\\][\p{L}\p{N}_.\\?]*$`)
	cell := regexp.MustCompile(`(?i)^([a-z]{1,3}[0-9]+|r[0-9]*c?[0-9]*|c[0-9]*)$`)
	seen := map[string]bool{}
	for _, n := range names {
		key := n.Sheet + "!" + strings.ToLower(n.Name)
		if i, err := strconv.Atoi(n.Sheet); n.Sheet != "" && (err != nil || i < 0 || i >= len(b.sheets)) || seen[key] {
			b.fault("%s: the name %s is there twice, or of no sheet", part, n.Name)
		}
		seen[key] = true
		if !legal.MatchString(n.Name) || cell.MatchString(n.Name) || longer(n.Name, most) {
			b.fault("%s: nothing may be called %q", part, n.Name)
		}
		if strings.Contains(n.Text, "#REF!") || n.Text == "" {
			b.fault("%s: the name %s refers to %q", part, n.Name, n.Text)
			continue
		}
		b.checkText(part, n.Name, n.Text)
	}
}
