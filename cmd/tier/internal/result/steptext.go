package result

import (
	"path/filepath"
	"strings"

	"tier/cmd/tier/internal/words"
)

// How a step's state and artefacts stand in a workbook is written and read here, so that a result can be reported again.

// dateSign stands between a file and the day that it is of.
const dateSign = " · "

// Text says how far a run carries a step.
func (state StepState) Text(p words.Printer) string {
	switch state {
	case StepTaken:
		return p.Sprintf("yes")
	case StepPartly:
		return p.Sprintf("in part")
	}
	return p.Sprintf("no part of it")
}

// ArtefactLines are two lines for each of the first files that show a step: its name with the day that it is of, and its hash.
func (st *TieringStep) ArtefactLines(p words.Printer) string {
	const most = 3
	text := ""
	for i := range st.Artefacts[:min(most, len(st.Artefacts))] {
		a := &st.Artefacts[i]
		if i > 0 {
			text += "\n"
		}
		text += a.Title(p)
		if a.SHA256 != "" {
			text += "\n" + a.SHA256
		}
	}
	if n := len(st.Artefacts) - most; n > 0 {
		text += "\n" + p.Sprintf("… and %d more", n)
	}
	return text
}

// Title is a file without its folders, and the day that it is of.
func (a *Artefact) Title(p words.Printer) string {
	name := filepath.Base(filepath.ToSlash(a.File))
	if a.ThisResult && a.File == "" {
		name = p.Sprintf("this result")
	}
	if a.Date != "" {
		name += dateSign + a.Date
	}
	return name
}

// ReadStep is a step as the workbook's provenance shows it, read again; false for anything else. The texts are those of the row.
func ReadStep(name, state, has, artefacts string) (TieringStep, bool) {
	st := TieringStep{Name: name, Has: has, Artefacts: []Artefact{}}
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		for _, known := range []StepState{StepTaken, StepPartly, StepAbsent} {
			if state == known.Text(words.In(lang)) {
				st.State = known
			}
		}
	}
	if len(name) < 2 || name[0] < '1' || name[0] > '8' || name[1] != ' ' || st.State == "" {
		return st, false
	}
	st.Number = int(name[0] - '0')
	st.Artefacts = append(st.Artefacts, readArtefacts(artefacts)...)
	return st, true
}

// readArtefacts reads ArtefactLines again; of more files than were named, the names are not known.
func readArtefacts(lines string) []Artefact {
	var all []Artefact
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		switch last := len(all) - 1; {
		case last >= 0 && isSHA256(line):
			all[last].SHA256 = line
		case line == "" || strings.HasPrefix(line, "…"):
		default:
			a := Artefact{File: line}
			if i := strings.LastIndex(line, dateSign); i >= 0 {
				a.File, a.Date = line[:i], line[i+len(dateSign):]
			}
			for _, lang := range []words.Lang{words.Chinese, words.English} {
				if a.File == words.In(lang).Sprintf("this result") {
					a.File, a.ThisResult = "", true
				}
			}
			all = append(all, a)
		}
	}
	return all
}

func isSHA256(s string) bool {
	const digits = 64
	return len(s) == digits && strings.Trim(s, "0123456789abcdef") == ""
}

// Identify gives steps that the result itself shows its name and its hash.
func Identify(steps []TieringStep, file, sum string) {
	for i := range steps {
		for k := range steps[i].Artefacts {
			if a := &steps[i].Artefacts[k]; a.ThisResult {
				a.File, a.SHA256 = file, sum
			}
		}
	}
}
