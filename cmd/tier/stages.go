package main

import (
	"sync"
	"time"

	"tier/fileio"
)

// stages are the steps of a run, one under way at a time. On a terminal it is shown how far that one is (progress.go),
// and with --verbose what each took (timings.go). Work that an interruption left behind may still begin and end stages,
// hence the lock; nobody hears of them.
type stages struct {
	mu      sync.Mutex
	current *stage
	ended   []*stage
	unwatch func() // ends the watching; nil where nobody watches
	over    bool   // the run has ended
}

// stage is a step of a run: reading a list, judging, writing a file.
type stage struct {
	app     *app
	name    string // as "reading", in English
	file    string // "" for none
	shown   bool   // on a terminal
	began   time.Time
	took    time.Duration
	rows    int
	memory  uint64 // the most that was held until its end, in bytes
	counter fileio.Progress
}

// progress begins a stage that is shown on a terminal when the run takes longer than a second.
func (a *app) progress(stage, file string) *stage { return a.begin(stage, file, true) }

// timed begins a stage that is never shown, since it writes to the terminal itself.
func (a *app) timed(stage, file string) *stage { return a.begin(stage, file, false) }

func (a *app) begin(name, file string, shown bool) *stage {
	s := &stage{app: a, name: name, file: file, shown: shown, began: a.sys.clock()}
	a.stages.mu.Lock()
	defer a.stages.mu.Unlock()
	if a.stages.over {
		return s
	}
	a.stages.current = s
	if a.stages.unwatch == nil && a.watched() {
		a.stages.unwatch = a.watch()
	}
	return s
}

// end ends a stage.
func (s *stage) end() {
	s.app.stages.mu.Lock()
	defer s.app.stages.mu.Unlock()
	if s.app.stages.over {
		return
	}
	s.app.stages.current = nil
	s.app.screen.clear()
	if s.app.verbose {
		s.took, s.memory = s.app.sys.clock().Sub(s.began), peakMemory()
		s.app.stages.ended = append(s.app.stages.ended, s)
	}
}

// endStages ends the watching and returns the stages that came to their end.
func (a *app) endStages() []*stage {
	a.stages.mu.Lock()
	a.stages.over = true
	unwatch := a.stages.unwatch
	a.stages.mu.Unlock()
	if unwatch != nil {
		unwatch() // not under the lock, for which the watch may be waiting
	}
	a.screen.clear()
	return a.stages.ended
}
