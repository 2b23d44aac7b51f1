package config

import (
	"slices"
	"time"

	"tier/fileio"
	"tier/scoring"
	"tier/scoring/profile"
	"tier/tiering"
)

// Config is a configuration that holds together: whatever it names exists, its weights sum to 100, its expressions
// are compiled.
type Config struct {
	File   string // as given; of a preset its name
	SHA256 string // of the bytes
	Text   string // of the file, as it was read
	Preset string // the embedded preset it is, or ""

	Title    string
	Decimals int       // of every score
	Value    string    // the field whose share per tier is shown; "" for none
	AsOf     time.Time // the day that validity is judged on; zero where the file doesn't say
	Fields   []Field
	Tables   []Table // besides the list
	Derive   []scoring.Derived
	Scales   []scoring.Scale
	Models   []Model // the first is the one whose tier is the tier
	Worth    tiering.Worth
	Notes    []string // sentences that go with every result: which figures are examples
	Period   string   // that is rated, as forms say it: 2026年三季度; "" for none
	Missing  []string // values that are read as missing, as 暂无 and -99
	Ratings  []string // patterns of the files that hold ratings, beside the configuration
	Aliases  string   // the file that says which rows are one customer, beside the configuration; "" for none
	Panel    Panel

	Knockouts []tiering.Knockout // in order: of several that meet a customer the first one says why
	Profile   *profile.Spec      // what belongs to the customer file; nil where the configuration doesn't say
	Credit    *Credit            // nil where the configuration doesn't say
	Segments  Segments

	Treatments *Treatments // nil where the configuration doesn't say
	Estimates  *Estimates  // nil where the configuration doesn't say

	uses     []FieldUse
	answers  map[string][]string // by field: words that something has an answer for
	compared map[string]bool     // fields whose texts are told from each other
	computed []computedUse
	given    []string // the fields that credit gives
	isCredit bool     // this is ForCredit's

	countsDays  scoring.Message // what counts days up to the one that customers are judged on; zero where nothing does
	countedFrom []string        // the fields that it counts them from, some more than once

	growths []scoring.Growth // each once

	usualMissing bool // Missing are the default ones

	warnings Problems
	names    map[criterionAt]Problem // where the names of the criteria stand
}

// Field is a column of the list, as the configuration names it.
type Field struct {
	Name     string
	Headers  []string // any of these
	Type     fileio.Type
	Unit     string // what the field is kept in: 万元; "" for none
	Optional bool   // a list without it has it missing everywhere
	IsCode   bool   // its texts are 统一社会信用代码, which are checked
	Merge    Merge  // what becomes of its values where rows are one customer

	OwnMissing bool     // Missing takes the place of the configuration's
	Missing    []string // values that are read as missing in this field

	Line int // of the configuration where it stands
}

// Kind is how expressions see the field: Unknown where its use decides.
func (f Field) Kind() scoring.Kind {
	switch f.Type {
	case fileio.NumberType, fileio.PercentType:
		return scoring.Number
	case fileio.TextType:
		return scoring.Text
	case fileio.DateType:
		return scoring.Date
	}
	if f.Unit != "" {
		return scoring.Number
	}
	return scoring.Unknown
}

// Model is a rubric, how its score becomes a tier, and the exceptions.
type Model struct {
	scoring.Model
	Scheme    tiering.Scheme
	Overrides []tiering.Override
}

// Field finds a field by name.
func (c *Config) Field(name string) (Field, bool) {
	for _, f := range c.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Model finds a model by name.
func (c *Config) Model(name string) (*Model, bool) {
	for i := range c.Models {
		if c.Models[i].Name == name {
			return &c.Models[i], true
		}
	}
	return nil, false
}

// CountsDays is what counts days up to the one on which customers are judged, which must be known then; zero where nothing does.
func (c *Config) CountsDays() scoring.Message { return c.countsDays }

// Growths are the pairs of fields whose growth an expression takes, each once.
func (c *Config) Growths() []scoring.Growth { return c.growths }

// CountedFrom are the fields of days from which something counts to the one on which customers are judged, sorted.
func (c *Config) CountedFrom() []string {
	return slices.Compact(slices.Sorted(slices.Values(c.countedFrom)))
}

// Dated are the overrides that are valid until a day: where there are any, the day to judge on must be known.
func (c *Config) Dated() []tiering.Override {
	var dated []tiering.Override
	for _, m := range c.Models {
		for _, o := range m.Overrides {
			if !o.Until.IsZero() {
				dated = append(dated, o)
			}
		}
	}
	return dated
}
