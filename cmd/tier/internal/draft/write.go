package draft

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
)

// writer writes lines of YAML.
type writer struct{ bytes.Buffer }

// line writes one line, with a comment behind it where there is one.
func (w *writer) line(text, comment string) {
	w.WriteString(text)
	if comment != "" {
		w.WriteString("  # " + comment)
	}
	w.WriteByte('\n')
}

// comment writes lines of comment.
func (w *writer) comment(indent, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.line(indent+"# "+line, "")
	}
}

// write is the whole draft.
func (s *sketch) write() []byte {
	w := &writer{}
	say := s.say
	w.comment("", fmt.Sprintf(say.head, titleText(filepath.Base(s.table.File()))))
	w.line("version: 1", "")
	w.line("title: "+say.title, "")
	if s.value != "" {
		w.line("value: "+yamlText(s.value), say.valueIs)
	} else {
		w.comment("", say.noValue)
	}
	w.line("", "")
	w.line("notes:", "")
	w.line(`  - "`+say.note+`"`, "")
	w.line("", "")
	if say.lang != "" {
		w.line("settings: {lang: "+say.lang+"}", "")
		w.line("", "")
	}
	s.writeFields(w)
	s.writeDerived(w)
	s.writeScales(w)
	s.writeModel(w)
	return w.Bytes()
}

func titleText(s string) string {
	return clip(strings.ReplaceAll(oneLine(strings.ToValidUTF8(s, "")), "\x7f", ""), 60)
}

func (s *sketch) writeFields(w *writer) {
	w.comment("", s.say.fields)
	w.line("fields:", "")
	for _, c := range s.columns {
		w.line("  "+yamlText(c.field)+": "+c.source(), s.fieldComment(c))
	}
	w.line("", "")
}

// source is where a field comes from: a header, with a type or unit where its cells don't say.
func (c *column) source() string {
	header := yamlText(c.wanted)
	switch {
	case c.role == day:
		return "{header: " + header + ", type: date}"
	case c.role == theID, c.role == word && c.why != plain:
		return "{header: " + header + ", type: text}"
	case c.role != ranked && c.role != figure:
		return header
	case c.percent():
		return "{header: " + header + ", type: percent}"
	case c.unit != "":
		return "{header: " + header + ", unit: " + yamlText(c.unit) + "}"
	case c.role == figure:
		return "{header: " + header + ", type: number}"
	}
	return header
}

func (s *sketch) fieldComment(c *column) string {
	switch c.why {
	case codes:
		return fmt.Sprintf(s.say.codes, c.distinct)
	case numbering:
		return s.say.numbering
	case years:
		return s.say.years
	case constant:
		return s.say.constant
	case tooMany:
		return s.say.tooMany
	case earlier:
		return s.say.earlier
	case mixed:
		return fmt.Sprintf(s.say.mixed, c.filled-c.numbers)
	}
	return ""
}

func (s *sketch) writeDerived(w *writer) {
	if len(s.derived) == 0 {
		return
	}
	w.comment("", s.say.derive)
	w.line("derive:", "")
	for _, d := range s.derived {
		w.line("  "+yamlText(d.name)+": '"+d.expr+"'", d.comment)
	}
	w.line("", "")
}

func (s *sketch) writeScales(w *writer) {
	written := map[string]bool{}
	for _, c := range s.columns {
		if c.role != graded || written[c.scale.name] {
			continue
		}
		if len(written) == 0 {
			w.line("scales:", "")
		}
		written[c.scale.name] = true
		grades := make([]string, len(c.scale.words))
		for i, word := range c.scale.words {
			grades[i] = fmt.Sprintf("%s: %d", yamlText(word), c.scale.points[i])
		}
		w.line("  "+c.scale.name+": {"+strings.Join(grades, ", ")+"}", "")
	}
	if len(written) > 0 {
		w.line("", "")
	}
}

func (s *sketch) writeModel(w *writer) {
	w.line("models:", "")
	w.line("  - name: value", "")
	w.line("    title: "+s.say.model, "")
	w.comment("    ", s.say.criteria)
	w.line("    criteria:", "")
	for _, k := range s.criteria {
		w.line("      - "+k.source(), s.criterionComment(k))
	}
	w.line("    tiers:", "")
	w.line("      by: headcount", "")
	w.comment("      ", s.say.share)
	w.comment("      ", s.say.expect)
	w.line("      levels:", "")
	for i, share := range [...][2]int{{10, 60}, {20, 25}, {30, 10}, {40, 5}} {
		w.line(fmt.Sprintf("        - {name: %s, share: %d%%, expect: %d%%}", s.say.tiers[i], share[0], share[1]), "")
	}
}

// source is the criterion with its rule.
func (k *criterion) source() string {
	parts := []string{"name: " + yamlText(k.name), "field: " + yamlText(k.field), fmt.Sprintf("weight: %d", k.weight)}
	if c := k.column; c != nil && c.role == graded {
		parts = append(parts, "grades: "+c.scale.name)
	} else {
		parts = append(parts, "rank: {top 10%: 10, top 30%: 8, top 60%: 6, else: 4}")
		if c != nil && c.low {
			parts = append(parts, "order: low")
		}
	}
	switch {
	case k.nowhere > 0:
		parts = append(parts, "missing: 0")
	case k.column == nil || k.column.blank > 0:
		parts = append(parts, "missing: skip")
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (s *sketch) criterionComment(k *criterion) string {
	var parts []string
	if k.column != nil && k.column.low {
		parts = append(parts, s.say.low)
	}
	switch {
	case k.column == nil:
		parts = append(parts, s.say.growthSkip)
	case k.nowhere > 0:
		parts = append(parts, fmt.Sprintf(s.say.nowhere, k.nowhere))
	case k.column.blank > 0:
		parts = append(parts, fmt.Sprintf(s.say.skip, k.column.blank))
	}
	return strings.Join(parts, "; ")
}
