package main

import (
	"io"
	"strings"

	"tier/cmd/tier/internal/report"
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

// data is where the data of a file goes that is written to standard output: as it is into a pipe or a file, and made safe to
// look at on a terminal.
func (a *app) data() io.Writer {
	if isTerminal(a.sys.stdout) {
		return plainWriter{a.out}
	}
	return a.out
}

// plainWriter writes what is safe to print, without the mark and the line ends of a file. Each write must hold whole
// characters.
type plainWriter struct{ to io.Writer }

func (p plainWriter) Write(b []byte) (int, error) {
	text := strings.ReplaceAll(strings.TrimPrefix(string(b), "\ufeff"), "\r\n", "\n")
	if _, err := io.WriteString(p.to, report.Plain(text)); err != nil {
		return 0, err
	}
	return len(b), nil
}
