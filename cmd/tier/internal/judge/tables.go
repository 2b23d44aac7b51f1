package judge

import (
	"slices"
	"strconv"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/tables"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// joinTables adds the lines of other tables up to fields of the customers, before anything is derived. The error is for
// tables that don't come out: then no figure can be trusted.
func joinTables(cfg *config.Config, r *result.Result, sources []*tables.Source) error {
	if len(sources) == 0 {
		return nil
	}
	who := asNamed(cfg, r)
	for _, s := range sources {
		j, err := s.Join(who, cfg.AsOf)
		if err != nil {
			return err
		}
		r.Tables = append(r.Tables, j)
		for _, f := range j.Fields {
			switch f.Spec.Kind {
			case scoring.Number:
				r.Frame.SetNumbers(f.Spec.Name, f.Numbers)
			case scoring.Text:
				r.Frame.SetTexts(f.Spec.Name, f.Texts)
			default:
				r.Frame.SetDates(f.Spec.Name, f.Dates)
			}
		}
		for _, p := range j.Spoilt {
			r.Frame.Spoil(p.Row, p.Field, p.Why)
		}
		misfits(r, j)
	}
	return nil
}

// misfits lists the customers whom nobody knows, and the cells that can't be read.
func misfits(r *result.Result, j *tables.Joined) {
	for _, p := range j.Problems {
		r.Elsewhere = append(r.Elsewhere, elsewhere(p))
	}
	for i := range j.Strangers {
		s := &j.Strangers[i]
		message := scoring.Say("%s (lines: %d)", s.Why, s.Lines)
		if j.Spec.Amount != "" {
			sum := strconv.FormatFloat(s.Sum.Figure(), 'f', -1, 64) + words.Unit(j.Tally.Unit)
			message = scoring.Say("%s (lines: %d, in all %s)", s.Why, s.Lines, sum)
		}
		r.Elsewhere = append(r.Elsewhere, result.Problem{Row: -1, At: s.First.String(), Message: message})
	}
}

// once lists a problem of the lines that the list is made from once, at the line's own place: they are no other file's.
func once(r *result.Result) {
	type key struct {
		row     int
		message string
	}
	wrong := make(map[key]directory.Problem)
	for _, j := range r.Tables {
		if j.Spec.IsList {
			for _, p := range j.Problems {
				wrong[key{p.Row, scoring.Say("%s: %s", p.At.String(), p.Message).String()}] = p
			}
		}
	}
	if len(wrong) == 0 {
		return
	}
	listed := make(map[key]bool)
	for i := range r.Problems {
		own := &r.Problems[i]
		format, args := own.Message.Phrase()
		k := key{own.Row, scoring.Message{Format: format, Args: args}.String()}
		if p, found := wrong[k]; found {
			listed[k] = true
			own.At, own.Message = p.At.String(), p.Message
		}
	}
	r.Elsewhere = slices.DeleteFunc(r.Elsewhere, func(p result.Problem) bool {
		return listed[key{p.Row, scoring.Say("%s: %s", p.At, p.Message).String()}]
	})
}

// tableInputs are the files of tables as they were read; those that are the list are none besides it.
func tableInputs(sources []*tables.Source) (all []result.Input) {
	for _, s := range sources {
		if s.Spec.IsList {
			continue
		}
		for _, f := range s.Files {
			all = append(all, result.Input{File: f.Path, SHA256: f.SHA256, Rows: f.Rows})
		}
	}
	return all
}
