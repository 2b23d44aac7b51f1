package draft

import (
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// Draft is a configuration that fits one list.
type Draft struct {
	YAML  []byte
	Notes []scoring.Message // what was guessed, and what to edit next
}

// Make drafts a configuration from a list's own columns, with comments in the printer's language; earlier is of a list that is a
// result. The error is a *fileio.Error where nothing in the list can be scored.
func Make(t *fileio.Table, earlier Earlier, p words.Printer) (*Draft, error) {
	if t.Len() == 0 {
		return nil, &fileio.Error{Place: placeOf(t), Message: fileio.Say("there are no rows below the header to draft a configuration from")}
	}
	s := newSketch(t, &earlier, wordingIn(p.Lang()))
	if len(s.criteria) == 0 {
		return nil, s.nothingToScore()
	}
	d := &Draft{YAML: s.write()}
	unread, err := check(t, d.YAML)
	if err != nil {
		return nil, err
	}
	d.Notes = append(s.notes(), unread...)
	d.Notes = append(d.Notes, scoring.Say("edit next: the weights (as equal as whole percents allow), the points, and the tiers' shares, which are examples"))
	return d, nil
}

// sketch is the draft before it is written.
type sketch struct {
	table    *fileio.Table
	say      *wording
	columns  []*column
	left     []*column // that can't be fields
	old      []*column // results of an earlier scoring
	criteria []*criterion
	derived  []derived
	value    string  // field; "" for none
	valueOf  *column // nil for a derived value
	summed   []*column
}

// criterion is one line of the rubric.
type criterion struct {
	name   string
	field  string
	column *column // nil for a derived field
	weight int
	// nowhere is how many customers have no value in any criterion, where this is the one that judges them.
	nowhere int
}

// derived is a field that is computed.
type derived struct {
	name, expr, comment string
}

func newSketch(t *fileio.Table, earlier *Earlier, say *wording) *sketch {
	s := &sketch{table: t, say: say}
	s.columns, s.left, s.old = columnsOf(t, earlier)
	identify(s.columns)
	for _, c := range s.columns {
		if c.role == undecided {
			c.decide()
		}
	}
	s.recall()
	s.limit()
	s.nameFields()
	s.chooseValue()
	s.growth()
	s.rubric()
	return s
}

// maxCriteria is how many criteria a draft has at most: more than anybody weighs against each other.
const maxCriteria = 20

// limit leaves columns that would be one criterion too many as figures.
func (s *sketch) limit() {
	n := 0
	for _, c := range s.columns {
		if !c.judged() {
			continue
		}
		if n++; n > maxCriteria {
			c.role, c.why = figure, tooMany
		}
	}
}

// recall takes columns without any difference between customers for criteria after all where there are no others: a
// list of one customer has no others.
func (s *sketch) recall() {
	for _, c := range s.columns {
		if c.judged() {
			return
		}
	}
	for _, c := range s.columns {
		if c.role == figure && c.why == constant {
			c.role, c.why = ranked, plain
		}
	}
}

// rubric makes the criteria, in the order of the columns, and spreads the weights: all equal, what is left over to
// the first ones.
func (s *sketch) rubric() {
	for _, c := range s.columns {
		if c.judged() {
			s.criteria = append(s.criteria, &criterion{name: c.title, field: c.field, column: c})
		}
		if c.growth != "" {
			s.criteria = append(s.criteria, &criterion{name: c.title + s.say.growthOf, field: c.growth})
		}
	}
	taken := map[string]bool{}
	for i, k := range s.criteria {
		k.name = unused(clip(k.name, 40), taken)
		k.weight = 100 / len(s.criteria)
		if i < 100%len(s.criteria) {
			k.weight++
		}
	}
	s.judgeEmpty()
}

// judgeEmpty sees to it that a customer without a value in any criterion has a score too.
func (s *sketch) judgeEmpty() {
	var first *criterion
	for _, k := range s.criteria {
		switch {
		case k.column == nil:
		case k.column.blank == 0:
			return
		case first == nil:
			first = k
		}
	}
	for row := range s.table.Len() {
		if first != nil && s.empty(row) {
			first.nowhere++
		}
	}
}

func (s *sketch) empty(row int) bool {
	for _, k := range s.criteria {
		if k.column != nil && !isMissing(s.table.Cell(row, k.column.index)) {
			return false
		}
	}
	return true
}
