package fileio

import (
	"errors"
	"io"
)

// errNotWanted ends a goroutine whose work nobody wants any more; nobody sees it.
var errNotWanted = errors.New("nobody wants more")

// aheadReader reads its source on a goroutine of its own, some buffers ahead of whoever reads it: one core unpacks a
// sheet while the other scans it. Nobody else may read the source until the end was reached or stop has returned.
type aheadReader struct {
	full    chan []byte // what was read, in order; closed behind the last
	empty   chan []byte // buffers to read into
	quit    chan struct{}
	err     error // why reading ended; set before full is closed
	current []byte
	rest    []byte // of current
}

const (
	aheadBuffers = 4
	aheadBuffer  = 128 << 10
)

func readAhead(src io.Reader) *aheadReader {
	a := &aheadReader{full: make(chan []byte, aheadBuffers), empty: make(chan []byte, aheadBuffers), quit: make(chan struct{})}
	for range aheadBuffers {
		a.empty <- make([]byte, aheadBuffer)
	}
	go a.run(src)
	return a
}

// run fills buffers until the source ends or nobody wants more.
func (a *aheadReader) run(src io.Reader) {
	defer close(a.full)
	for {
		select {
		case <-a.quit:
			a.err = errNotWanted
			return
		case buf := <-a.empty:
			n, err := fillUp(buf, src)
			if n > 0 {
				a.full <- buf[:n]
			}
			if err != nil {
				a.err = err
				return
			}
		}
	}
}

// fillUp reads until the buffer is full or the source has no more. Unlike io.ReadFull it never changes the error, which is
// io.ErrUnexpectedEOF where a stream was cut off.
func fillUp(buf []byte, src io.Reader) (n int, err error) {
	for n < len(buf) && err == nil {
		var more int
		more, err = src.Read(buf[n:])
		n += more
	}
	return n, err
}

// Read implements io.Reader.
func (a *aheadReader) Read(b []byte) (int, error) {
	if len(a.rest) == 0 {
		if a.current != nil {
			a.empty <- a.current[:cap(a.current)]
			a.current = nil
		}
		buf, ok := <-a.full
		if !ok {
			return 0, a.err
		}
		a.current, a.rest = buf, buf
	}
	n := copy(b, a.rest)
	a.rest = a.rest[n:]
	return n, nil
}

// stop ends the goroutine and waits for it. What was not read is lost.
func (a *aheadReader) stop() {
	close(a.quit)
	for range a.full { // until run has closed it
	}
}
