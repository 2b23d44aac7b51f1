package main

import (
	"context"
	"errors"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
)

// The exit codes. Nothing else decides one.
const (
	exitDone        = 0   // every customer is judged
	exitFailed      = 1   // nothing was written
	exitUsage       = 2   // wrong usage, configuration, or a list without the columns it needs
	exitUnjudged    = 3   // written, but some customers could not be judged; or check found something
	exitInterrupted = 130 // by Ctrl-C; by another signal, 128 and its number
)

// errUnjudged ends a run that is done and written, but left customers unscored; they have been listed.
var errUnjudged = errors.New("some customers could not be judged")

// exitCode maps the error that a command ends with.
func exitCode(err error) int {
	var usage *usageError
	var problems config.Problems
	var columns *fileio.MissingColumns
	var unit *fileio.UnitConflict
	var file *fileio.Error
	var why *interruption
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &why):
		return 128 + int(why.signal) // as a shell has it
	case errors.Is(err, errUnjudged):
		return exitUnjudged
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage), errors.As(err, &problems), errors.As(err, &columns), errors.As(err, &unit),
		errors.As(err, &file) && file.Choice:
		return exitUsage
	}
	return exitFailed
}
