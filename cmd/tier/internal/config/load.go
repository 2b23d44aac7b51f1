package config

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// version is the only version of the configuration's form there is.
const version = 1

// Load reads a configuration. Its error is Problems: everything that is wrong with it, sorted by place.
func Load(name string, data []byte) (*Config, error) {
	src, root := parse(name, data)
	d := &decoder{source: src, cfg: &Config{File: name}, part: sharedPart}
	if root != nil {
		d.decode(root)
	}
	if len(d.problems) > 0 {
		return nil, d.problems.sorted()
	}
	sum := sha256.Sum256(data)
	d.cfg.SHA256, d.cfg.Text = hex.EncodeToString(sum[:]), string(data)
	return d.cfg, nil
}

// decoder turns nodes into a configuration.
type decoder struct {
	*source
	cfg *Config

	fields  []scoring.FieldInfo // what expressions and criteria may name: fields, then derived fields as they come
	derived []string            // the names under derive, also of those that are broken
	given   []string            // fields that no list need have: what credit says of customers
	taken   []string            // what credit will give later: no field may be called so
	words   map[string][]string // what fields of credit may be compared with
	asked   map[string][]string // by field: the words of expressions that read it
	part    part                // of the configuration that is being read
	guess   bool                // some field could not be understood: an unknown name may be it

	scaleNames []string // under scales, also of those that are broken
	guessScale bool     // as guess
	badValue   bool     // `value` is there, but was reported

	rubrics [][]rubric // per model: its own criteria, then those of its variants
}

// decode reads the parts in the order in which they need each other, whatever their order in the file.
func (d *decoder) decode(root *yaml.Node) {
	m := d.mapping(root, "version", "title", "decimals", "value", "as_of", "settings", "notes", "worth",
		"fields", "na", "aliases", "derive", "scales", "models", "knockout", "profile", "period", "ratings", "panel", "credit",
		"tables", "segments", "matrix", "flags", "treatments", "estimates")
	if m == nil {
		return
	}
	d.version(m)
	d.top(m)
	d.settings(m.get("settings"))
	if m.has("credit") {
		d.taken = namesOf(append(gradeFields(), verdictFields()...))
	}
	d.cfg.Missing = d.decodeMissing(m.get("na"))
	d.cfg.Aliases, _ = d.name(m.get("aliases"))
	d.decodeFields(m)
	if m.has("credit") {
		d.give(ledgerFields())
	}
	d.decodeTables(m.get("tables"))
	d.decodeDerive(m.get("derive"))
	d.decodeScales(m.get("scales"))
	d.part = tierPart
	d.cfg.Value = d.numberField(m.get("value"), scoring.Say("value"))
	d.badValue = m.has("value") && d.cfg.Value == ""
	d.decodeCredit(m.get("credit"))
	d.decodeModels(m)
	d.decodePanel(m)
	d.cfg.given = slices.Clone(d.given)
	d.decodeSegments(m)
	d.decodeTreatments(m)
	d.part = sharedPart
	d.decodeKnockouts(m.get("knockout"))
	d.decodeProfile(m.get("profile"))
	d.decodeEstimates(m.get("estimates"))
	d.decodeAnswers()
	d.sortUses()
	d.lookAgain()
}

func (d *decoder) version(m *mapping) {
	n := m.need("version", scoring.Say("the configuration"), scoring.Say("begin the file with: version: 1"))
	if v, ok := d.number(n); ok && v != version {
		d.reject(n, scoring.Say("version %s is unknown; this program reads version %d", n.Value, version), scoring.Message{})
	}
}

// top reads the single values.
func (d *decoder) top(m *mapping) {
	c := d.cfg
	c.Title, _ = d.text(m.get("title"))
	c.Decimals = 2
	if n := m.get("decimals"); n != nil {
		c.Decimals, _ = d.whole(n, 0, 6)
	}
	c.AsOf = d.date(m.get("as_of"))
	c.Worth = tiering.DefaultWorth()
	d.worth(m.get("worth"))
	if n := m.get("notes"); n != nil {
		for _, item := range d.items(n, scoring.Say("sentences")) {
			if text, ok := d.text(item); ok {
				c.Notes = append(c.Notes, text)
			}
		}
	}
}

// worth reads below which concentration tiering is called not worthwhile.
func (d *decoder) worth(n *yaml.Node) {
	if n == nil {
		return
	}
	m := d.mapping(n, "customer", "top20")
	if m == nil {
		return
	}
	share := func(key string, into *float64) {
		v := m.get(key)
		x, ok := d.percent(v)
		if ok && (x < 0 || x > 1) {
			d.reject(v, scoring.Say("%s: a share lies between 0%% and 100%%, found %s", key, v.Value), scoring.Message{})
		} else if ok {
			*into = x
		}
	}
	share("customer", &d.cfg.Worth.Customer)
	share("top20", &d.cfg.Worth.Top20)
}
