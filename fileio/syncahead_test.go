package fileio

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestReplaceLarge writes a file so large that it is put on the disk while it is written.
func TestReplaceLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.csv")
	part := bytes.Repeat([]byte("0123456789abcdef"), 64<<10)
	const parts = 3*syncEvery/(1<<20) + 1
	err := Replace(path, func(w io.Writer) error {
		for range parts {
			if _, err := w.Write(part); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, bytes.Repeat(part, parts)) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// TestSyncFails has a sync fail of which the system tells only once.
func TestSyncFails(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	s := &syncAhead{f: f}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s.sync()
	if s.f, err = os.Open(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer s.f.Close()
	if err := s.end(); err == nil {
		t.Error("the failure is forgotten")
	}
}

// slowFile is a file whose sync ends when it is told to.
type slowFile struct {
	*os.File
	done chan struct{}
}

func (f *slowFile) Sync() error {
	<-f.done
	return f.File.Sync()
}

// TestSyncIsNotHurried writes on while a sync is under way: no second one begins.
func TestSyncIsNotHurried(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	slow := &slowFile{f, make(chan struct{})}
	s := &syncAhead{f: slow}
	for range 2 {
		s.ahead += syncEvery
		if _, err := s.Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if s.ahead != syncEvery+1 {
		t.Errorf("%d bytes ahead of the sync that is under way", s.ahead)
	}
	close(slow.done)
	s.wait()
	if _, err := s.Write([]byte("x")); err != nil || s.ahead != 0 {
		t.Errorf("%d bytes ahead once the sync has ended, %v", s.ahead, err)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}
