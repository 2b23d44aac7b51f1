package main

import "tier/scoring"

// usageError is a call that can't be carried out as it is written.
type usageError struct {
	message scoring.Message
	hint    scoring.Message // may be zero
}

func (e *usageError) Error() string { return e.message.String() }

func usage(format string, args ...any) *usageError {
	return &usageError{message: scoring.Say(format, args...)}
}

func (e *usageError) withHint(format string, args ...any) *usageError {
	e.hint = scoring.Say(format, args...)
	return e
}
