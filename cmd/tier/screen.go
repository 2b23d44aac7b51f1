package main

import (
	"io"
	"os"
	"sync"

	"golang.org/x/term"
)

// screen is standard error: lines that stay, and below them at most one line of progress, which goes when another line
// comes. Several goroutines may write.
type screen struct {
	out   io.Writer
	mu    sync.Mutex
	shown bool // a line of progress
	ended bool // the run; what work left behind by an interruption still says, nobody hears
}

// Write writes lines that stay.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return len(p), nil
	}
	s.wipe()
	return s.out.Write(p)
}

// end ends the writing: nothing comes after the last word of the run.
func (s *screen) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wipe()
	s.ended = true
}

// show puts a line of progress in the place of the one before.
func (s *screen) show(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wipe()
	_, err := io.WriteString(s.out, line)
	s.shown = err == nil
}

// clear takes the line of progress away.
func (s *screen) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wipe()
}

func (s *screen) wipe() {
	if s.shown {
		_, _ = io.WriteString(s.out, "\r\x1b[K") // where nothing can be written, there is nobody to tell
		s.shown = false
	}
}

// width is how many columns a line may have; 80 where the terminal doesn't say.
func (s *screen) width() int {
	const usual = 80
	if f, ok := s.out.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			return columns
		}
	}
	return usual
}
