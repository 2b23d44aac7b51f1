package main

import (
	"fmt"
	"time"
)

// note is a line of tell that --quiet leaves out.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		a.tell(format, args...)
	}
}

// progress shows, on a terminal and after a second, that work goes on. The returned function ends it.
func (a *app) progress(stage string) (stop func()) {
	if a.quiet || a.settings.Get("progress") == "never" || !isTerminal(a.sys.stderr) || a.sys.getenv("TERM") == "dumb" {
		return func() {}
	}
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for seconds := 1; ; seconds++ {
			select {
			case <-done:
				if seconds > 1 {
					fmt.Fprint(a.sys.stderr, "\r\x1b[K")
				}
				return
			case <-tick.C:
				fmt.Fprint(a.sys.stderr, "\r"+a.words.Sprintf("%s … %d s", a.words.Sprintf(stage), seconds))
			}
		}
	}()
	return func() { close(done); <-gone }
}
