//go:build unix

package fileio

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestRemoveDead knows a file that is held, one that has got its place meanwhile, a link and a pipe.
func TestRemoveDead(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	leave(t, at("dead"))
	leave(t, at("target"))
	if err := os.Symlink("target", at("link")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(at("pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	held, err := os.Create(at("held"))
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := lockFile(held); err != nil {
		t.Skip("no locks here: ", err)
	}
	for _, name := range []string{"dead", "link", "held", "none"} {
		(&tempFile{lock: lockFile}).removeDead(at(name))
	}
	for name, want := range map[string]bool{"dead": false, "link": true, "target": true, "held": true, "pipe": true} {
		if _, err := os.Lstat(at(name)); (err == nil) != want {
			t.Errorf("%s is there: %v", name, err == nil)
		}
	}
	if err := lockFile(held); err != nil { // of itself
		t.Error(err)
	}
}

// TestReplaceIsPrivate looks at the temporary file of a private file while it is written, and of a new one.
func TestReplaceIsPrivate(t *testing.T) {
	dir, path := oldIn(t)
	mode := func(path string) fs.FileMode {
		t.Helper()
		found, err := filepath.Glob(filepath.Join(dir, ".tier-*.tmp"))
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(append(found, path)[0])
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	if err := Replace(path, writes("new", nil)); err != nil || mode(path) != 0o600 {
		t.Errorf("%v, %v", mode(path), err)
	}
	early := func(want fs.FileMode) func() fs.FileMode {
		var got fs.FileMode
		d := theDisk()
		d.file = func(f *os.File) outFile {
			got = mode(f.Name())
			return f
		}
		if err := os.Chmod(path, want|fs.ModeSetuid|fs.ModeSticky); err != nil {
			t.Fatal(err)
		}
		if err := d.replace(path, writes("new", nil)); err != nil {
			t.Fatal(err)
		}
		return func() fs.FileMode { return got }
	}
	if got := early(0o666)(); got != 0o600 {
		t.Errorf("the temporary file begins as %v", got)
	}
	if got := mode(path); got != 0o666 {
		t.Errorf("the mode is %v, without the special bits it is to keep its own", got)
	}
}

// owned is what is known of a file of a group.
type owned struct {
	mode fs.FileMode
	sys  any
}

func (o owned) Name() string       { return "file" }
func (o owned) Size() int64        { return 0 }
func (o owned) Mode() fs.FileMode  { return o.mode }
func (o owned) ModTime() time.Time { return time.Time{} }
func (o owned) IsDir() bool        { return false }
func (o owned) Sys() any           { return o.sys }

func TestKeepOwner(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	own := info.Sys().(*syscall.Stat_t)
	other := *own
	other.Gid += 4711
	for _, tt := range []struct {
		name string
		old  owned
		file brokenFile
		want fs.FileMode
	}{
		{"of the same group", owned{0o664, own}, brokenFile{}, 0o664},
		{"of an owner that can't be kept", owned{0o664, own}, brokenFile{chown: syscall.EPERM}, 0o664},
		{"of a group that can't be kept", owned{0o660, &other}, brokenFile{chown: syscall.EPERM}, 0o600},
		{"of a group that can't be kept, open to all", owned{0o664, &other}, brokenFile{chown: syscall.EPERM}, 0o644},
		{"closed to its group alone", owned{0o606, &other}, brokenFile{chown: syscall.EPERM}, 0o606},
		{"of no known group", owned{0o640, nil}, brokenFile{}, 0o640},
		{"that can't be looked at", owned{0o640, own}, brokenFile{stat: syscall.EIO}, 0o600},
	} {
		tt.file.File = f
		if got := keepOwner(&tt.file, tt.old); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestReplaceKeepsOwner needs the rights to give files away.
func TestReplaceKeepsOwner(t *testing.T) {
	_, path := oldIn(t)
	if err := os.Chown(path, 4711, 4712); err != nil {
		t.Skip("files can't be given away: ", err)
	}
	if err := Replace(path, writes("new", nil)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if own := info.Sys().(*syscall.Stat_t); own.Uid != 4711 || own.Gid != 4712 || info.Mode() != 0o600 {
		t.Errorf("now of %d:%d, %v", own.Uid, own.Gid, info.Mode())
	}
}

// TestReplaceRefusesSpecial names files that are none.
func TestReplaceRefusesSpecial(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	checkReplaceError(t, pipe, "this is a device or a pipe, not a file")
	if program, err := os.Executable(); err == nil {
		checkReplaceError(t, program, "the file is a program that is running")
	}
}
