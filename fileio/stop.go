package fileio

import (
	"context"
	"errors"
	"io"
)

// startClock returns the options by which reading ends when its time is up, and what to call once it has ended.
func (o ReadOptions) startClock() (ReadOptions, context.CancelFunc) {
	ctx := o.Context
	if ctx == nil {
		ctx = context.Background()
	}
	o.Limits = o.Limits.withDefaults()
	var stop context.CancelFunc
	o.Context, stop = context.WithTimeout(ctx, o.Limits.Time)
	return o, stop
}

// stopped is why reading must end: its time is up, or nobody waits for it any longer. It is nil as long as neither is so.
// Readers ask now and then, at least once for every megabyte or so that they read or unpack.
func (o ReadOptions) stopped() error { return stopReason(o.Context, o.Limits) }

func stopReason(ctx context.Context, l Limits) error {
	if ctx == nil {
		return nil
	}
	switch err := ctx.Err(); {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return overLimit(limitTime, say("reading takes longer than the %s allowed", span(l.Time)), leaner())
	default:
		return &Error{Message: say("reading was interrupted"), Err: err}
	}
}

// await reads what may never come, a pipe that nobody writes: it opens as late as it is written. When the time is over,
// the reading is left behind to end with the program.
func await[T any](ctx context.Context, read func() (T, error)) (got T, came bool, err error) {
	done := make(chan struct{})
	var late T
	var fault error
	go func() {
		late, fault = read()
		close(done)
	}()
	select {
	case <-done:
		return late, true, fault
	case <-ctx.Done():
		return got, false, nil
	}
}

// awaited reads or opens a list that may never come.
func awaited[T any](name string, opt ReadOptions, read func() (T, error)) (got T, err error) {
	data, came, err := await(opt.Context, read)
	if came && (err == nil || opt.stopped() == nil) {
		return data, err
	}
	if errors.Is(opt.Context.Err(), context.DeadlineExceeded) {
		return got, placed(overLimit(limitTime, say("nobody wrote this pipe to its end within the %s that reading may take", span(opt.Limits.Time)),
			say("start the program that writes it, or name a file")), name)
	}
	return got, placed(opt.stopped(), name)
}

// stoppable reads until it must end.
type stoppable struct {
	io.Reader
	opt ReadOptions
}

// Read implements io.Reader.
func (s stoppable) Read(b []byte) (int, error) {
	if err := s.opt.stopped(); err != nil {
		return 0, err
	}
	return s.Reader.Read(b)
}
