package judge

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/credit"
	"tier/scoring"
)

// spoken says fields in problems as people do: package credit knows only the configuration's names.
func spoken(cfg *config.Config, problems []scoring.Problem) []scoring.Problem {
	for i := range problems {
		problems[i].Message = headed(cfg, problems[i].Message)
	}
	return problems
}

// ofRatios names the cell behind each problem that is about a ratio or a growth: these have no column.
func ofRatios(r *result.Result, problems []scoring.Problem) []scoring.Problem {
	for i, p := range problems {
		if calledOf(r.Config.Credit, p.Field) == "" {
			continue
		}
		if field := culprit(r, p.Row, p.Message); field != "" {
			problems[i].Field = field
		}
		problems[i].Message = headed(r.Config, p.Message)
	}
	return problems
}

// headed is a message in which fields are called by their headers, ratios by their titles, and derived fields with what
// they come from.
func headed(cfg *config.Config, m scoring.Message) scoring.Message {
	args := slices.Clone(m.Args)
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = spokenName(cfg, arg)
		case scoring.Message:
			args[i] = headed(cfg, arg)
		}
	}
	m.Args = args
	return m
}

func spokenName(cfg *config.Config, name string) string {
	if _, ok := cfg.Field(name); ok {
		return headerOf(cfg, name)
	}
	if title := calledOf(cfg.Credit, name); title != "" {
		return title
	}
	from := sourcesOf(cfg, name)
	if len(from) == 0 {
		return name
	}
	headers := make([]string, len(from))
	for i, field := range from {
		headers[i] = spokenName(cfg, field)
	}
	return name + " (" + strings.Join(headers, ", ") + ")"
}

// calledOf is the title of a ratio or growth; "" for another name.
func calledOf(c *config.Credit, name string) string {
	if i := slices.IndexFunc(c.Ratios, func(r credit.Ratio) bool { return r.Name == name }); i >= 0 {
		return c.Ratios[i].Title
	}
	if i := slices.IndexFunc(c.Growth, func(g credit.Growth) bool { return g.Name == name }); i >= 0 {
		return c.Growth[i].Title
	}
	return ""
}

// sourcesOf are the fields that a derived field reads; none for another name.
func sourcesOf(cfg *config.Config, name string) []string {
	if i := slices.IndexFunc(cfg.Derive, func(d scoring.Derived) bool { return d.Name == name }); i >= 0 {
		return cfg.Derive[i].Expr.Fields()
	}
	return nil
}

// culprit is the field of the list that a message about a row names, itself or by way of a derived one: the first that could
// not be read, or else the first; "" where it names none.
func culprit(r *result.Result, row int, m scoring.Message) string {
	fields := listedFields(r.Config, m)
	for _, field := range fields {
		if r.Frame.Unreadable(field, row) {
			return field
		}
	}
	if len(fields) > 0 {
		return fields[0]
	}
	return ""
}

func listedFields(cfg *config.Config, m scoring.Message) (fields []string) {
	for _, arg := range m.Args {
		switch arg := arg.(type) {
		case string:
			fields = append(fields, listedOf(cfg, arg)...)
		case scoring.Message:
			fields = append(fields, listedFields(cfg, arg)...)
		}
	}
	return fields
}

// listedOf are the fields of the list behind a name.
func listedOf(cfg *config.Config, name string) (fields []string) {
	if _, ok := cfg.Field(name); ok {
		return []string{name}
	}
	for _, from := range sourcesOf(cfg, name) {
		fields = append(fields, listedOf(cfg, from)...)
	}
	return fields
}
