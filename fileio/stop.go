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
		return overLimit(limitTime, say("reading takes longer than the %s allowed", l.Time.String()), leaner())
	default:
		return &Error{Message: say("reading was interrupted"), Err: err}
	}
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
