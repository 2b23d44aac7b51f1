package fileio

import (
	"context"
	"errors"
	"io"
	"os"
	"time"
)

// pipePatience is how long what is no list may take to come out of a pipe.
const pipePatience = 30 * time.Second

// ReadSmall reads a file that is no list, such as a configuration: at most so many bytes of it. A pipe that is not
// written to its end in time is given up, and when nobody waits for it any longer. The error is an *Error.
func ReadSmall(ctx context.Context, path string, most int64) ([]byte, error) {
	ctx, stop := context.WithTimeout(ctx, pipePatience)
	defer stop()
	return readSmall(ctx, path, most)
}

func readSmall(ctx context.Context, path string, most int64) ([]byte, error) {
	read := func() ([]byte, error) {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, most))
		if err != nil {
			return nil, &Error{Place: path, Message: say("reading fails: %s", SystemCause(err)), Err: err}
		}
		return data, nil
	}
	if !isEndless(path) {
		return read()
	}
	data, came, err := await(ctx, read)
	switch {
	case came:
		return data, err
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, &Error{Place: path, Message: say("nobody wrote this pipe to its end within %s", span(pipePatience)),
			Hint: say("start the program that writes it, or name a file")}
	}
	return nil, placed(stopReason(ctx, Limits{}), path)
}

// OpenStream opens a file for whoever reads it bit by bit. A pipe opens as late as somebody writes it, and is given up
// when the time for reading is over. The error is an *Error.
func OpenStream(path string, opt ReadOptions) (*os.File, error) {
	if !isEndless(path) {
		return open(path)
	}
	opt, stop := opt.startClock()
	defer stop()
	return awaited(path, opt, func() (*os.File, error) { return open(path) })
}

func open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, OpenError(path, err)
	}
	return f, nil
}

// isEndless knows what may never come to an end, or not even begin: pipes and devices.
func isEndless(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}
