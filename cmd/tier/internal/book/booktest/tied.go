package booktest

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// checkRules checks conditional formats, and that each of their extensions has its twin among them.
func (b *book) checkRules(part string, s sheet, st *styles) {
	priorities, twins := map[int]bool{}, map[string]int{}
	for _, area := range s.Rules {
		for _, ref := range strings.Fields(area.Area) {
			b.rect(part, ref)
		}
		for _, r := range area.Rules {
			if r.Style != nil && *r.Style >= len(st.Dxfs) || priorities[r.Priority] {
				b.fault("%s: the rule of %s has no style, or another's priority", part, area.Area)
			}
			priorities[r.Priority] = true
			for _, f := range r.Formulas {
				b.checkText(part, area.Area, f)
			}
			if r.Twin != "" {
				twins[r.Twin]++
			}
		}
	}
	for _, t := range s.Twins {
		b.rect(part, t.Area)
		twins[t.Rule.ID] += 2
	}
	for _, id := range slices.Sorted(maps.Keys(twins)) {
		if twins[id] != 3 { // one of each
			b.fault("%s: the rule %s lacks its extension, or there are two", part, id)
		}
	}
}

type validations struct {
	Count int `xml:"count,attr"`
	All   []struct {
		Area        string  `xml:"sqref,attr"`
		Type        string  `xml:"type,attr"`
		PromptTitle string  `xml:"promptTitle,attr"`
		Prompt      string  `xml:"prompt,attr"`
		ErrorTitle  string  `xml:"errorTitle,attr"`
		Error       string  `xml:"error,attr"`
		First       *string `xml:"formula1"`
		Second      *string `xml:"formula2"`
	} `xml:"dataValidation"`
}

// checkValidations checks what may be written into cells: no cell is checked twice.
func (b *book) checkValidations(part string, all validations) {
	const mostTitle, mostText, mostFormula = 32, 255, 255
	if all.Count != len(all.All) {
		b.fault("%s: %d checks, and %d are there", part, all.Count, len(all.All))
	}
	var checked []rect
	for _, v := range all.All {
		for _, ref := range strings.Fields(v.Area) {
			r := b.rect(part, ref)
			if slices.ContainsFunc(checked, r.touches) {
				b.fault("%s: %s is checked twice", part, ref)
			}
			checked = append(checked, r)
		}
		if longer(v.PromptTitle, mostTitle) || longer(v.ErrorTitle, mostTitle) || longer(v.Prompt, mostText) || longer(v.Error, mostText) {
			b.fault("%s: the check of %s says too much", part, v.Area)
		}
		if v.First == nil || v.Type != "list" && v.Second == nil {
			b.fault("%s: the check of %s checks nothing", part, v.Area)
			continue
		}
		if longer(*v.First, mostFormula) {
			b.fault("%s: the check of %s is too long", part, v.Area)
		}
		b.checkText(part, v.Area, *v.First)
	}
}

func longer(s string, most int) bool { return len(utf16.Encode([]rune(s))) > most }

// checkNotes checks a sheet's comments: their cells, texts and authors, and that each has its box.
func (b *book) checkNotes(part string, hasBoxes bool) {
	const comments, boxes = "/comments", "/vmlDrawing"
	texts, drawn := b.related(part, comments), b.related(part, boxes)
	if texts == "" && drawn == "" && !hasBoxes {
		return
	}
	if texts == "" || drawn == "" || !hasBoxes {
		b.fault("%s: comments without boxes, or boxes without comments", part)
		return
	}
	cells := b.noteCells(texts)
	var shapes struct {
		All []struct {
			ID     string `xml:"id,attr"`
			Row    int    `xml:"ClientData>Row"`
			Column int    `xml:"ClientData>Column"`
			Anchor string `xml:"ClientData>Anchor"`
		} `xml:"shape"`
	}
	b.decode(drawn, &shapes)
	ids := map[string]bool{}
	for _, s := range shapes.All {
		ref, err := excelize.CoordinatesToCellName(s.Column+1, s.Row+1)
		if err != nil || !cells[ref] || ids[s.ID] {
			b.fault("%s: the box %s of %s has no comment, or another's number", drawn, s.ID, ref)
		}
		delete(cells, ref)
		ids[s.ID] = true
		b.checkAnchor(drawn, s.Anchor)
	}
	if len(cells) > 0 {
		b.fault("%s: %d comments have no box", drawn, len(cells))
	}
}

// related is the part that a relationship of a type leads to; "" if there is none.
func (b *book) related(part, kind string) string {
	for _, r := range b.rels[part] {
		if strings.HasSuffix(r.Type, kind) {
			return resolve(part, r.Target)
		}
	}
	return ""
}

// noteCells are the cells that have a comment.
func (b *book) noteCells(part string) map[string]bool {
	const most = 32_767
	var comments struct {
		Authors []string `xml:"authors>author"`
		All     []struct {
			Ref    string   `xml:"ref,attr"`
			Author int      `xml:"authorId,attr"`
			Texts  []string `xml:"text>r>t"`
			Plain  string   `xml:"text>t"`
		} `xml:"commentList>comment"`
	}
	b.decode(part, &comments)
	cells := map[string]bool{}
	for _, c := range comments.All {
		if r := b.rect(part, c.Ref); r[0] != r[2] || r[1] != r[3] || cells[c.Ref] {
			b.fault("%s: %s has two comments, or is no cell", part, c.Ref)
		}
		cells[c.Ref] = true
		if text := strings.Join(c.Texts, "") + c.Plain; text == "" || longer(text, most) {
			b.fault("%s: the comment of %s is empty or too long", part, c.Ref)
		}
		if c.Author < 0 || c.Author >= len(comments.Authors) {
			b.fault("%s: the comment of %s is of nobody", part, c.Ref)
		}
	}
	return cells
}

// checkAnchor checks that a box begins and ends on the sheet.
func (b *book) checkAnchor(part, anchor string) {
	var at []int
	for _, s := range strings.Split(anchor, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 0 {
			b.fault("%s: a box at %q", part, anchor)
			return
		}
		at = append(at, n)
	}
	if len(at) != 8 || at[0] > at[4] || at[2] > at[6] || at[4] >= excelize.MaxColumns || at[6] >= excelize.TotalRows {
		b.fault("%s: a box at %q", part, anchor)
	}
}
