package main

import (
	"io"

	"tier/fileio"
)

// standardOut is standard output. Its errors say what to do, and the first is kept for whoever prints and does not look.
type standardOut struct {
	to  io.Writer
	err error
}

func newStandardOut(to io.Writer, name string) *standardOut {
	return &standardOut{to: fileio.Stream(name, to)}
}

func (s *standardOut) Write(b []byte) (int, error) {
	n, err := s.to.Write(b)
	if s.err == nil {
		s.err = err
	}
	return n, err
}
