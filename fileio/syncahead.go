package fileio

import "sync"

// syncAhead writes a file and puts it on the disk while more of it is being made: in the end there is little left to wait
// for. Its errors are marked as those of a disk.
type syncAhead struct {
	f      outFile
	ahead  int           // bytes written since the last sync began
	synced chan struct{} // closed when that one has ended; nil before the first
	mu     sync.Mutex
	err    error // of a sync; the system tells it once, and then not again
}

// syncEvery is how many bytes are put on the disk at a time.
const syncEvery = 32 << 20

// Write implements io.Writer.
func (s *syncAhead) Write(b []byte) (int, error) {
	n, err := diskWriter{s.f}.Write(b)
	if s.ahead += n; s.ahead >= syncEvery && s.isIdle() {
		s.ahead, s.synced = 0, make(chan struct{})
		go func(done chan<- struct{}) {
			defer close(done)
			s.sync()
		}(s.synced)
	}
	return n, err
}

// isIdle reports whether no sync is under way.
func (s *syncAhead) isIdle() bool {
	if s.synced == nil {
		return true
	}
	select {
	case <-s.synced:
		return true
	default:
		return false
	}
}

func (s *syncAhead) sync() {
	err := s.f.Sync()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
}

// wait waits until no sync is under way. The file may not be closed before.
func (s *syncAhead) wait() {
	if s.synced != nil {
		<-s.synced
	}
}

// end puts the rest on the disk and says whether all is there.
func (s *syncAhead) end() error {
	s.wait()
	s.sync()
	if s.err != nil {
		return diskError{s.err}
	}
	return nil
}
