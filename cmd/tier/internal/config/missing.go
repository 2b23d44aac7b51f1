package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tier/fileio"
	"tier/scoring"
)

// defaultMissing are what cells hold instead of being blank, where the configuration doesn't say. No number is among them: -99 is
// a missing value only where it is configured.
func defaultMissing() []string {
	return append([]string{"N/A", "#N/A", notThere, "null", "none"}, wordless()...)
}

// notThere is a missing number, but among texts the Namibia or North America of a list.
const notThere = "NA"

// wordless are those of the default values that no system numbers a customer by.
func wordless() []string {
	return []string{"无", "無", "暂无", "暫無", "未知", "不详", "不詳", "待定", "待补", "待補", "空", "-", "--", "—", "——", "/", "?"}
}

// DefaultMissing reports whether a text stands for a missing value where the configuration doesn't say, in a field of numbers
// or of grades that don't know the text.
func DefaultMissing(text string) bool {
	isIt := func(value string) bool { return strings.EqualFold(value, text) }
	return slices.ContainsFunc(defaultMissing(), isIt)
}

// decodeMissing reads which values are missing in all fields.
func (d *decoder) decodeMissing(n *yaml.Node) []string {
	if n == nil {
		d.cfg.usualMissing = true
		return defaultMissing()
	}
	return d.missingValues(n)
}

// missingValues are the values of a list, which may be empty: then no value but a blank one is missing.
func (d *decoder) missingValues(n *yaml.Node) []string {
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		return nil
	}
	return d.texts(n, scoring.Say("values"))
}

// fieldMissing reads which values are missing in one field: a list in the place of the others, or {add: …}.
func (d *decoder) fieldMissing(n *yaml.Node, f *Field) {
	if n == nil {
		return
	}
	f.OwnMissing = true
	if n.Kind != yaml.MappingNode {
		f.Missing = d.missingValues(n)
		return
	}
	m := d.mapping(n, "add")
	if m == nil {
		return
	}
	f.Missing = d.cfg.Missing
	if more := m.need("add", scoring.Say("na"), scoring.Say("list the values: na: {add: [-99]}")); more != nil {
		f.Missing = slices.Concat(d.cfg.Missing, d.texts(more, scoring.Say("values")))
	}
}

// MissingIn are the values that are missing in a field. What a rule or an expression has an answer for is none of them: where
// grades have 无, 无 is a grade.
func (c *Config) MissingIn(f Field) []string {
	values := c.missingIn(f)
	answers := c.answers[f.Name]
	if len(answers) == 0 {
		return values
	}
	isAnswer := func(value string) bool { // 無 is one where 无 is
		value = fileio.Simplified(value)
		return slices.ContainsFunc(answers, func(answer string) bool { return strings.EqualFold(fileio.Simplified(answer), value) })
	}
	return slices.DeleteFunc(slices.Clone(values), isAnswer)
}

// missingIn are the values that are missing in a field, be they answers or not. Unless the field itself lists them there are
// none in the name, as a customer may be called 无, and in the id none that a system might give. The default ones don't count
// in texts that are compared: by 'dispute != "有"' 无 is an answer, though the expression doesn't name it.
func (c *Config) missingIn(f Field) []string {
	switch {
	case f.OwnMissing:
		return f.Missing
	case f.Name == "name":
		return nil
	case f.Name == "id":
		return slices.DeleteFunc(slices.Clone(c.Missing), func(value string) bool { return !slices.Contains(wordless(), value) })
	case !c.usualMissing || c.isMeasured(f):
		return c.Missing
	case c.compared[f.Name]:
		return nil
	}
	return slices.DeleteFunc(slices.Clone(c.Missing), func(value string) bool { return value == notThere })
}

// isMeasured reports whether a field is declared or read as numbers or days.
func (c *Config) isMeasured(f Field) bool {
	isMeasure := func(k scoring.Kind) bool { return k == scoring.Number || k == scoring.Date }
	return isMeasure(f.Kind()) || slices.ContainsFunc(c.uses, func(u FieldUse) bool { return u.Field == f.Name && isMeasure(u.Kind) })
}

// compares notes that the texts of a field are told from each other, other than by grades.
func (d *decoder) compares(field string) {
	if d.cfg.compared == nil {
		d.cfg.compared = make(map[string]bool)
	}
	d.cfg.compared[field] = true
}

// decodeAnswers notes which words rules and expressions have an answer for, by field. What is asked of a derived field is asked
// of the fields that it is derived from.
func (d *decoder) decodeAnswers() {
	c := d.cfg
	c.answers = make(map[string][]string)
	for field, words := range d.asked {
		c.answer(field, words...)
	}
	models := slices.Clone(c.Models)
	if c.Credit != nil {
		models = append(models, c.Credit.Model)
	}
	for i := range models {
		for _, criteria := range models[i].Rubrics() {
			for k := range criteria {
				switch rule := criteria[k].Rule.(type) {
				case scoring.Grades:
					c.answer(criteria[k].Field, rule.Scale.Words()...)
				case scoring.Ranges:
					c.answer(criteria[k].Field, rule.Words()...)
					c.answer(rule.Rating, rule.Words()...)
				}
			}
		}
	}
}

func (c *Config) answer(field string, words ...string) {
	if field == "" || len(words) == 0 {
		return
	}
	c.answers[field] = append(c.answers[field], words...)
	for _, derived := range c.Derive {
		if derived.Name == field {
			for _, from := range derived.Expr.Fields() {
				if from != field {
					c.answer(from, words...)
				}
			}
		}
	}
}

// literals are the quoted words of an expression.
func literals(source string) []string {
	var words []string
	for {
		from := strings.IndexAny(source, `"'`)
		if from < 0 {
			return words
		}
		quote := source[from : from+1]
		word, rest, closed := strings.Cut(source[from+1:], quote)
		if !closed {
			return words
		}
		words, source = append(words, word), rest
	}
}
