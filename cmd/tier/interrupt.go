package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// interruption is the signal that ended a run. It is a context.Canceled that knows why.
type interruption struct{ signal syscall.Signal }

func (i *interruption) Error() string { return fmt.Sprintf("interrupted: %v", i.signal) }

// Is makes it known to whoever asks for context.Canceled.
func (i *interruption) Is(target error) bool { return target == context.Canceled }

// untilSignal is a context that ends with a signal. A second one ends the program at once. Signals that are ignored stay so: a
// run under nohup outlives its terminal. So that a closed pipe leaves nothing half done behind, it is an error like any other,
// and ends the run too.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	got := make(chan os.Signal, 1)
	var caught []os.Signal
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			caught = append(caught, s)
			signal.Notify(got, s)
		}
	}
	signal.Notify(got, syscall.SIGPIPE)
	go func() {
		first := <-got
		if len(caught) > 0 { // else Reset would mean all of them
			signal.Reset(caught...)
		}
		number, _ := first.(syscall.Signal)
		cancel(&interruption{number})
	}()
	return ctx
}

// because gives an interruption its cause. A pipe that nobody reads from any more is one.
func because(ctx context.Context, err error) error {
	var why *interruption
	switch {
	case errors.Is(err, syscall.EPIPE):
		return &interruption{syscall.SIGPIPE}
	case errors.Is(err, context.Canceled) && errors.As(context.Cause(ctx), &why):
		return why
	}
	return err
}

// interruptible runs work that writes no file until it is done or the run is interrupted. What is still under way then
// is left to end with the program.
func interruptible[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := work()
		done <- outcome{value, err}
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
