package judge

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/tables"
	"tier/fileio"
	"tier/scoring"
)

// Known are all headers that a configuration looks for.
func Known(cfg *config.Config) []string {
	var known []string
	for _, f := range cfg.Fields {
		known = append(known, f.Headers...)
	}
	if t := cfg.ListTable(); t != nil {
		known = append(known, tables.Known(cfg, t)...)
	}
	return known
}

// Specs are the columns that a configuration wants of a list. A list without a column that is used, and not
// optional, can't be judged; the id and the name help, but nothing is judged by them.
func Specs(cfg *config.Config) []fileio.Spec { return specs(cfg, cfg.Uses()) }

// SpecsBeside are some specs where other tables supply fields: the list need not have them.
func SpecsBeside(specs []fileio.Spec, supplied map[string]bool) []fileio.Spec {
	for i := range specs {
		specs[i].Required = specs[i].Required && !supplied[specs[i].Name]
	}
	return specs
}

// SpecsWhenRated are Specs where a panel's ratings are there: what only rated criteria look at, the list need not have.
func SpecsWhenRated(cfg *config.Config) []fileio.Spec { return specs(cfg, cfg.UsesWhenRated()) }

func specs(cfg *config.Config, uses []config.FieldUse) []fileio.Spec {
	used := make(map[string]bool)
	for _, u := range uses {
		used[u.Field] = true
	}
	placed := make(map[string]bool) // without these there are no tiers, optional or not
	for _, m := range cfg.Models {
		placed[m.Scheme.Of] = true
	}
	var all []fileio.Spec
	for _, f := range cfg.Fields {
		required := (placed[f.Name] || used[f.Name] && !f.Optional) && f.Name != "id" && f.Name != "name"
		all = append(all, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Unit: f.Unit, Required: required, Missing: missingIn(cfg, f), Slashes: true})
	}
	for _, f := range cfg.CodeFields() {
		if _, declared := cfg.Field(f.Name); !declared {
			all = append(all, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Missing: missingIn(cfg, f), Slashes: true})
		}
	}
	return all
}

// spoil touches every field that is used, and tells the frame which cells could not be read.
func spoil(cfg *config.Config, list *fileio.List, frame *scoring.Frame) []scoring.Problem {
	load(cfg, list)
	var problems []scoring.Problem
	for _, cell := range list.Unreadable() {
		message := scoring.Say("%s: %s", headerOf(cfg, cell.Field), cell.Message)
		problems = append(problems, scoring.Problem{Row: cell.Row, Field: cell.Field, Message: message})
		frame.Spoil(cell.Row, cell.Field, message)
	}
	return problems
}

// load parses every field that is used, and every one of days, which a list may lack: what only the plan asks for is told where it
// can't be read too. Birthdays are the plan's own to read: of some only the month and the day are known.
func load(cfg *config.Config, list *fileio.List) {
	var numbers, texts, dates []string
	for _, use := range cfg.Uses() {
		switch use.Kind {
		case scoring.Number:
			numbers = append(numbers, use.Field)
		case scoring.Date:
			dates = append(dates, use.Field)
		default:
			texts = append(texts, use.Field)
		}
	}
	if p := cfg.Profile; p != nil && p.Updated != "" {
		dates = append(dates, p.Updated)
	}
	for _, f := range cfg.Fields {
		if f.Type == fileio.DateType && (cfg.Treatments == nil || !slices.Contains(cfg.Treatments.Contacts.Birthdays, f.Name)) {
			dates = append(dates, f.Name)
		}
	}
	list.Load(numbers, texts, dates)
}

// labels are what people call the fields: their headers.
func labels(cfg *config.Config) map[string]string {
	names := make(map[string]string, len(cfg.Fields))
	for _, f := range cfg.Fields {
		names[f.Name] = headerOf(cfg, f.Name)
	}
	for _, d := range cfg.Derive {
		names[d.Name] = cfg.CriterionOf(d.Name)
	}
	for f := range cfg.TableFields() {
		names[f.Name] = f.Called()
	}
	return names
}

// headerOf is what people call a field: its header.
func headerOf(cfg *config.Config, field string) string {
	if f, ok := cfg.Field(field); ok && len(f.Headers) > 0 {
		return f.Headers[0]
	}
	if f, ok := cfg.TableField(field); ok {
		return f.Called()
	}
	return field
}

// valueOf is the configured value field; nil where there is none, or no list has it.
func valueOf(cfg *config.Config, frame *scoring.Frame) []float64 {
	if cfg.Value == "" {
		return nil
	}
	column, ok := frame.Numbers(cfg.Value)
	if !ok {
		return nil
	}
	return rounded(column)
}

// rounded are the figures as they are compared.
func rounded(column []float64) []float64 {
	out := make([]float64, len(column))
	for row, x := range column {
		out[row] = scoring.Round9(x)
	}
	return out
}
