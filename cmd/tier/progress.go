package main

import (
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/words"
)

// note is a line of tell that --quiet leaves out.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		a.tell(format, args...)
	}
}

// watched reports whether progress is shown at all.
func (a *app) watched() bool {
	return !a.quiet && a.settings.Get("progress") != "never" && isTerminal(a.screen.out) && a.sys.getenv("TERM") != "dumb"
}

// watch shows every second how far the stage under way is. The returned function ends it.
func (a *app) watch() (unwatch func()) {
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				a.showStage()
			}
		}
	}()
	return func() { close(done); <-gone }
}

func (a *app) showStage() {
	a.stages.mu.Lock()
	defer a.stages.mu.Unlock()
	if s := a.stages.current; s != nil && s.shown && !a.stages.over {
		a.screen.show(s.line(a.words, a.sys.clock().Sub(s.began), a.screen.width()-1))
	}
}

// line says how far the stage is after some time: reading customers.xlsx 42% · 1.2 M rows/min · 3 s left. A name that
// has no room in a line of so many columns is cut.
func (s *stage) line(say words.Printer, elapsed time.Duration, columns int) string {
	head, tail := say.Sprintf(s.name), s.tail(say, elapsed)
	if s.file != "" {
		head += " " + oneLine(filepath.Base(s.file))
	}
	room := max(0, columns-displaywidth.String(tail)-1)
	return displaywidth.TruncateString(displaywidth.TruncateString(head, room, "…")+" "+tail, columns, "")
}

// tail is what follows the name: how much is done, how fast, and how long it will go on if it goes on like this. Where
// that can't be told it is the time that went by, and in the first second nothing can.
func (s *stage) tail(say words.Printer, elapsed time.Duration) string {
	done, total, rows := s.counter.Look()
	switch {
	case elapsed < time.Second:
		return "…"
	case done <= 0 || total <= 0:
		return say.Sprintf("… %d s", int(elapsed.Seconds()))
	}
	share := min(1, float64(done)/float64(total))
	parts := []string{strconv.Itoa(int(share*100)) + "%"} // rounded down: 100% is when all is done
	if rows > 0 {
		parts = append(parts, say.Sprintf("%s rows/min", amount(say.Lang(), float64(rows)/elapsed.Minutes())))
	}
	left := time.Duration(float64(elapsed) * (1/share - 1))
	return strings.Join(append(parts, remaining(say, left)), " · ")
}

// remaining says how long work will go on, rounded up.
func remaining(say words.Printer, left time.Duration) string {
	if seconds := int(math.Ceil(left.Seconds())); seconds < 100 {
		return say.Sprintf("%d s left", seconds)
	}
	return say.Sprintf("%d min left", int(math.Ceil(left.Minutes())))
}

// amount says a large number shortly, as its language counts: 850, 12 k, 1.2 M; 850, 1.2 万, 1.2 亿. What is counted may
// follow at once.
func amount(lang words.Lang, x float64) string {
	type step struct {
		size float64
		name string
	}
	steps := []step{{1e6, " M"}, {1e3, " k"}, {1, ""}}
	if lang == words.Chinese {
		steps = []step{{1e8, " 亿"}, {1e4, " 万"}, {1, " "}}
	}
	for _, s := range steps {
		if x >= 10*s.size {
			return strconv.Itoa(int(x/s.size)) + s.name
		}
		if x >= s.size {
			return strconv.FormatFloat(x/s.size, 'f', 1, 64) + s.name
		}
	}
	return "0" + steps[2].name
}
