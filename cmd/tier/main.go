// Command tier turns a company's customer list into defensible tiers.
package main

import (
	"context"
	"io"
	"os"
	"time"
)

// system is what a command may touch of the machine it runs on.
type system struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	args           []string
	now            func() time.Time // nil where nobody asks how long anything takes
}

// clock is the time, for telling how long something took, never for a figure.
func (s system) clock() time.Time {
	if s.now == nil {
		return time.Time{}
	}
	return s.now()
}

func main() {
	collectLate()
	collectEagerly()
	code := run(untilSignal(), system{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, args: os.Args[1:],
		now: time.Now, //nolint:forbidigo // it tells how long work takes, and no output shows it
	})
	os.Exit(code)
}

// run is the whole program: main and the tests call it.
func run(ctx context.Context, sys system) (code int) {
	sys.args = spreadRatings(sys.args)
	app := newApp(ctx, sys)
	root := newRootCommand(app)
	root.SetArgs(sys.args)
	return app.finish(because(ctx, root.ExecuteContext(ctx)))
}
