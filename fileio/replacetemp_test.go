package fileio

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

func TestIsTempName(t *testing.T) {
	for name, want := range map[string]bool{
		tempName(): true, ".tier-00000000.tmp": true, ".tier-0123456.tmp": false, ".tier-0123456789.tmp": false, ".tier-0123456G.tmp": false,
		".tier-0123456A.tmp": false, "tier-00000000.tmp": false, ".tier-00000000.tmp~": false, ".tier-.tmp": false, ".tier-00000000": false,
		"": false, ".tier-../../ab.tmp": false,
	} {
		if got := isTempName(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// leave leaves what a killed run leaves, long enough ago for any system.
func leave(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-24 * time.Hour)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}

// TestReplaceSweeps leaves temporary files of killed runs in the folder, and what only looks like them.
func TestReplaceSweeps(t *testing.T) {
	dir := t.TempDir()
	leave(t, filepath.Join(dir, ".tier-deadbeef.tmp"))
	leave(t, filepath.Join(dir, ".tier-00000000.tmp"))
	leave(t, filepath.Join(dir, ".tier-mine.tmp"))
	want := ".tier-mine.tmp=half out.csv=new"
	if os.Symlink("out.csv", filepath.Join(dir, ".tier-11111111.tmp")) == nil {
		want = ".tier-11111111.tmp=new " + want
	}
	if err := os.Mkdir(filepath.Join(dir, ".tier-22222222.tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Replace(filepath.Join(dir, "out.csv"), writes("new", nil)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, ".tier-22222222.tmp")); err != nil {
		t.Error("a folder is gone: ", err)
	}
	if got := folder(t, dir); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestReplaceSparesTheLiving has one run write while another writes into the same folder, and to the same file.
func TestReplaceSparesTheLiving(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	err := Replace(path, func(w io.Writer) error {
		for range 3 {
			if err := Replace(path, writes("inner", nil)); err != nil {
				return err
			}
		}
		if got, err := os.ReadFile(path); string(got) != "inner" {
			t.Errorf("%s, %v", got, err)
		}
		return writes("outer", nil)(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := folder(t, dir); got != "out.csv=outer" {
		t.Errorf("got %s", got)
	}
}

// TestReplaceLosesRace has a run that cleans up be faster than the writer: each of its names goes to waste once.
func TestReplaceLosesRace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	d := theDisk()
	lock, locked := d.lock, 0
	d.lock = func(f *os.File) error {
		switch locked++; locked {
		case 1: // the other has removed it, and is gone
			if err := os.Remove(f.Name()); err != nil {
				t.Skip("no open file can be removed here: ", err)
			}
		case 2: // the other holds it
			return errors.Join(os.Remove(f.Name()), errTaken)
		}
		return lock(f)
	}
	if err := d.replace(path, writes("new", nil)); err != nil || locked != 3 {
		t.Errorf("%d locks, %v", locked, err)
	}
	if got := folder(t, dir); got != "out.csv=new" {
		t.Errorf("got %s", got)
	}
}

// TestReplaceWithoutLocks writes on a disk that knows none.
func TestReplaceWithoutLocks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no locks there")
	}
	dir := t.TempDir()
	d := theDisk()
	d.lock = func(*os.File) error { return syscall.EINVAL }
	leave(t, filepath.Join(dir, ".tier-00000000.tmp"))
	if err := d.replace(filepath.Join(dir, "out.csv"), writes("new", nil)); err != nil {
		t.Error(err)
	}
	if got := folder(t, dir); got != ".tier-00000000.tmp=half out.csv=new" { // the other one may be at work
		t.Errorf("got %s", got)
	}
}

// TestReplaceNamesTaken finds every name of a temporary file taken.
func TestReplaceNamesTaken(t *testing.T) {
	dir := t.TempDir()
	d := theDisk()
	d.name = func() string { return "taken.tmp" }
	if err := os.WriteFile(filepath.Join(dir, "taken.tmp"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "out.csv")
	var known *Error
	if err := d.replace(path, writes("new", nil)); !errors.As(err, &known) || known.Place != path {
		t.Errorf("got %v", err)
	}
	if got := folder(t, dir); got != "taken.tmp=" {
		t.Errorf("got %s", got)
	}
}

// TestSweepUnreadable sweeps where nothing can be listed.
func TestSweepUnreadable(*testing.T) {
	(&tempFile{path: filepath.Join("no", "such", "folder", "x.tmp")}).sweep()
}

func TestIsAt(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "file"))
	if err != nil {
		t.Fatal(err)
	}
	if !isAt(f, f.Name()) || isAt(f, filepath.Join(dir, "none")) || isAt(f, dir) {
		t.Error("an open file is taken for another")
	}
	if runtime.GOOS != "windows" && os.Symlink("file", filepath.Join(dir, "link")) == nil && isAt(f, filepath.Join(dir, "link")) {
		t.Error("a link is taken for its file")
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if isAt(f, f.Name()) {
		t.Error("a closed file is taken for an open one")
	}
}
