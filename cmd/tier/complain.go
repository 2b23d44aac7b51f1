package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// complain says an error in the reader's language, its hint on a line of its own. This is the one place that knows
// all kinds of errors.
func (a *app) complain(err error) {
	var several interface{ Unwrap() []error }
	var problems config.Problems
	var columns *fileio.MissingColumns
	var unit *fileio.UnitConflict
	var file *fileio.Error
	var usage *usageError
	var placing *tiering.Error
	var books *receivables.Error
	var gaps interface{ Messages() []scoring.Message } // of books that don't add up
	var why *interruption
	switch {
	case err == nil, errors.Is(err, errUnjudged):
	case errors.As(err, &why) && why.signal == syscall.SIGPIPE: // whoever closed the pipe has seen enough
	case errors.As(err, &problems):
		a.complainConfig(problems)
	case errors.As(err, &several):
		for _, one := range several.Unwrap() {
			a.complain(one)
		}
	case errors.Is(err, context.Canceled):
		a.tell("tier: interrupted")
	case errors.As(err, &columns):
		a.complainColumns(columns)
	case errors.As(err, &unit):
		a.complainAt(unit.Place.String(), unit.Message(), scoring.Say("change the unit of the field %s in the configuration, or the column", unit.Field))
	case errors.As(err, &file):
		a.complainAt(file.Place, file.Message, file.Hint)
	case errors.As(err, &usage):
		a.complainAt("", usage.message, usage.hint)
	case errors.As(err, &books):
		a.complainAt("", books.Message, scoring.Message{})
	case errors.As(err, &gaps):
		for _, gap := range gaps.Messages() {
			a.complainAt("", gap, scoring.Message{})
		}
		a.hint(scoring.Say("nothing was written: no figure can be trusted where the books don't add up"))
	case errors.As(err, &placing):
		a.complainAt("", placing.Message, placing.Hint)
	default:
		a.tell("tier: %s", err.Error())
	}
}

// reasonOf is an error in words where it is a reason of something else: on one line, and without hints.
func reasonOf(err error) scoring.Message {
	var several interface{ Unwrap() []error }
	var columns *fileio.MissingColumns
	var unit *fileio.UnitConflict
	var file *fileio.Error
	var usage *usageError
	var placing *tiering.Error
	var books *receivables.Error
	var gaps interface{ Messages() []scoring.Message }
	switch {
	case errors.As(err, &several) && len(several.Unwrap()) > 0:
		return reasonOf(several.Unwrap()[0])
	case errors.As(err, &columns):
		return scoring.Say("%s: %s", columns.Place().String(), columns.Lines()[0])
	case errors.As(err, &unit):
		return scoring.Say("%s: %s", unit.Place.String(), unit.Message())
	case errors.As(err, &file) && file.Place != "":
		return scoring.Say("%s: %s", file.Place, file.Message)
	case errors.As(err, &file):
		return scoring.Say("%s", file.Message)
	case errors.As(err, &usage):
		return scoring.Say("%s", usage.message)
	case errors.As(err, &books):
		return books.Message
	case errors.As(err, &gaps) && len(gaps.Messages()) > 0:
		return gaps.Messages()[0]
	case errors.As(err, &placing):
		return placing.Message
	}
	return scoring.Say("%s", err.Error())
}

func (a *app) complainAt(place string, message, hint interface {
	words.Phrase
	IsZero() bool
}) {
	if place == "" {
		a.tell("tier: %s", message)
	} else {
		a.tell("tier: %s: %s", place, message)
	}
	if !hint.IsZero() {
		a.hint(hint)
	}
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

func (a *app) complainColumns(err *fileio.MissingColumns) {
	for _, line := range err.Lines() {
		a.tell("tier: %s: %s", err.Place().String(), line)
	}
	if !err.Hint.IsZero() {
		a.hint(err.Hint)
		return
	}
	a.hint(scoring.Say("tier init %s drafts a configuration from the list's own columns", err.Table.File()))
}
