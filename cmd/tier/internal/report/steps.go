package report

import (
	"cmp"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// Steps are the eight steps as a block: how far the run carries each, which files show it, and what there is of those that
// are carried in part.
func Steps(steps []result.TieringStep, p words.Printer) Block {
	t := &Table{Header: []string{p.Sprintf("Step"), p.Sprintf("In this run"), p.Sprintf("What shows it")}, Right: make([]bool, 3)}
	b := Block{Heading: p.Sprintf("The eight steps of tiering customers"), Table: t}
	for i := range steps {
		const first, shortHash = 1, 12
		name, shows := cmp.Or(result.StepName(steps[i].Number, p), steps[i].Name), ""
		for k, a := range steps[i].Artefacts {
			if k == first {
				shows = p.Sprintf("%s, and more files: %d", shows, len(steps[i].Artefacts)-first)
				break
			}
			shows = a.Title(p)
			if len(a.SHA256) > shortHash {
				shows += " " + a.SHA256[:shortHash]
			}
		}
		t.Rows = append(t.Rows, Row(name, steps[i].State.Text(p), shows))
		if steps[i].State == result.StepPartly {
			b.Lines = append(b.Lines, p.Sprintf("%s: %s", name, strings.ReplaceAll(steps[i].Has, "\n", p.Sprintf("; "))))
		}
	}
	return b
}
