package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/pflag"

	"tier/fileio"
	"tier/scoring"
)

// readFlags say how all files are read: with which password, and how much of them at most.
type readFlags struct {
	passwordFile string
	limits       []string
}

func (r *readFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringVar(&r.passwordFile, "password-file", "", a.words.Sprintf("open protected workbooks with the password in the first line of `FILE`, or else in the variable TIER_PASSWORD"))
	flags.StringArrayVar(&r.limits, "limit", nil, a.words.Sprintf("how much is read at most, as `NAME=VALUE` (repeatable): %s", strings.Join(fileio.LimitNames(), ", ")))
}

// checkLimits takes over the limits: those of the settings, and before them those of the flags.
func (a *app) checkLimits() error {
	a.limits = fileio.Limits{}
	var known *fileio.Error
	if err := a.limits.SetAll(a.settings.Get("limits")); err != nil {
		return err // though the settings are checked
	}
	for _, limit := range a.reading.limits {
		if err := a.limits.Set(limit); errors.As(err, &known) {
			return &usageError{message: scoring.Say("--limit: %s", known.Message), hint: scoring.Message(known.Hint)}
		}
	}
	if a.limits.Memory > mostMemory {
		collectFreely()
	}
	return nil
}

// checkPassword takes over the password. It is nowhere said nor written.
func (a *app) checkPassword() (err error) {
	if a.password = a.sys.getenv("TIER_PASSWORD"); a.reading.passwordFile != "" {
		a.password, err = fileio.ReadPassword(a.surroundings.Context, a.reading.passwordFile)
	}
	return err
}

// readOptions are what all files have in common that are read.
func (a *app) readOptions(ctx context.Context, counter *fileio.Progress) fileio.ReadOptions {
	return fileio.ReadOptions{
		Stdin: a.sys.stdin, Workers: a.workers, Progress: counter, Password: a.password, Limits: a.limits, Context: ctx,
	}
}
