package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// defaultMissing are what cells hold instead of being blank, where the configuration doesn't say. No number is among them: -99 is
// a missing value only where it is configured.
func defaultMissing() []string {
	return []string{"无", "暂无", "未知", "不详", "待定", "待补", "空", "N/A", "#N/A", "NA", "null", "none",
		"-", "--", "—", "——", "/", "?"}
}

// decodeMissing reads which values are missing in all fields.
func (d *decoder) decodeMissing(n *yaml.Node) []string {
	if n == nil {
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
// grades have 无, 无 is a grade. Nor are any in the id and the name, unless the field itself lists them: a customer may be
// called 无.
func (c *Config) MissingIn(f Field) []string {
	values := c.Missing
	if f.OwnMissing {
		values = f.Missing
	} else if f.Name == "id" || f.Name == "name" {
		return nil
	}
	answers := c.answers[f.Name]
	if len(answers) == 0 {
		return values
	}
	isAnswer := func(value string) bool {
		return slices.ContainsFunc(answers, func(answer string) bool { return strings.EqualFold(answer, value) })
	}
	return slices.DeleteFunc(slices.Clone(values), isAnswer)
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
