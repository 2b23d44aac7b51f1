package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/report"
	"tier/credit/receivables"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// complaint is one thing that is wrong, in words, with the next step.
type complaint struct {
	place         string // "" for none
	message, hint scoring.Message
}

// complaintsOf are what an error says, one for each of its lines. This is the one place that knows all kinds of errors; only how
// problems of a configuration look, with the lines they are in, is their own business.
func complaintsOf(err error) []complaint {
	var several interface{ Unwrap() []error }
	var columns *fileio.MissingColumns
	var unit *fileio.UnitConflict
	var file *fileio.Error
	var usage *usageError
	var placing *tiering.Error
	var books *receivables.Error
	var gaps interface{ Messages() []scoring.Message } // of books that don't add up
	switch {
	case errors.As(err, &several):
		var all []complaint
		for _, one := range several.Unwrap() {
			all = append(all, complaintsOf(one)...)
		}
		return all
	case errors.As(err, &columns):
		return lackingColumns(columns)
	case errors.As(err, &unit):
		return []complaint{{unit.Place.String(), scoring.Message(unit.Message()), scoring.Say("change the unit of the field %s in the configuration, or the column", unit.Field)}}
	case errors.As(err, &file):
		return []complaint{{file.Place, scoring.Message(file.Message), scoring.Message(file.Hint)}}
	case errors.As(err, &usage):
		return []complaint{{message: usage.message, hint: usage.hint}}
	case errors.As(err, &books):
		return []complaint{{message: books.Message}}
	case errors.As(err, &gaps):
		return oneByOne("", gaps.Messages(), scoring.Say("nothing was written: no figure can be trusted where the books don't add up"))
	case errors.As(err, &placing):
		return []complaint{{message: placing.Message, hint: placing.Hint}}
	}
	return []complaint{{message: scoring.Say("%s", err.Error())}}
}

// lackingColumns are complaints of the columns that a table lacks: with a hint for each, or with one to draft a configuration.
func lackingColumns(e *fileio.MissingColumns) []complaint {
	all := oneByOne(e.Place().String(), e.Lines(), scoring.Say("tier init %s drafts a configuration from the list's own columns", e.Table.File()))
	for i, w := range e.Wanted {
		if !w.Hint.IsZero() {
			all[i].hint, all[len(all)-1].hint = scoring.Message(w.Hint), scoring.Message{}
		}
	}
	return all
}

// oneByOne are complaints of one place that have one hint, behind the last.
func oneByOne[M fileio.Message | scoring.Message](place string, messages []M, hint scoring.Message) []complaint {
	var all []complaint
	for _, m := range messages {
		all = append(all, complaint{place: place, message: scoring.Message(m)})
	}
	if len(all) > 0 {
		all[len(all)-1].hint = hint
	}
	return all
}

// complain says an error in the reader's language, each hint on a line of its own.
func (a *app) complain(err error) {
	var several interface{ Unwrap() []error }
	var problems config.Problems
	var why *interruption
	switch {
	case err == nil, errors.Is(err, errUnjudged):
	case errors.As(err, &why) && why.signal == syscall.SIGPIPE: // whoever closed the pipe has seen enough
	case errors.As(err, &problems):
		a.complainConfig(problems)
	case errors.As(err, &several): // of which some may be problems of a configuration
		for _, one := range several.Unwrap() {
			a.complain(one)
		}
	case errors.Is(err, context.Canceled):
		a.tell("tier: interrupted")
	default:
		for _, c := range complaintsOf(err) {
			a.complainOf(&c)
		}
	}
}

func (a *app) complainOf(c *complaint) {
	if c.place == "" {
		a.tell("tier: %s", c.message)
	} else {
		a.tell("tier: %s: %s", c.place, c.message)
	}
	if !c.hint.IsZero() {
		a.hint(c.hint)
	}
}

// reasonOf is an error in words where it is a reason of something else: the first of its complaints.
func reasonOf(err error) scoring.Message {
	all := complaintsOf(err)
	switch {
	case len(all) == 0:
		return scoring.Say("%s", err.Error())
	case all[0].place == "":
		return all[0].message
	}
	return scoring.Say("%s: %s", all[0].place, all[0].message)
}

func (a *app) complainConfig(problems config.Problems) {
	a.tellPlaces(problems)
	if len(problems) > 1 {
		a.tell("tier: problems in the configuration: %d", len(problems))
	}
}

// tellPlaces shows the places of a configuration that something is to be said of.
func (a *app) tellPlaces(problems config.Problems) {
	text := problems.Render(func(m scoring.Message) string { return a.words.Say(m) })
	fmt.Fprint(a.sys.stderr, report.Plain(text)) // several lines: the snippets are the configuration's own
}
