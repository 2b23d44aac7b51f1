package fileio

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// writes is a write that gives a text and then an error.
func writes(text string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, werr := io.WriteString(w, text); werr != nil {
			return werr
		}
		return err
	}
}

// folder lists a folder with the contents of its files.
func folder(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			content = []byte("?")
		}
		out = append(out, e.Name()+"="+string(content))
	}
	return strings.Join(out, " ")
}

func TestReplace(t *testing.T) {
	broken := errors.New("broken")
	tests := []struct {
		name   string
		before string // content of out.csv; "-" for no file
		write  func(io.Writer) error
		err    error
		want   string
	}{
		{"new", "-", writes("new", nil), nil, "out.csv=new"},
		{"over another", "old", writes("new", nil), nil, "out.csv=new"},
		{"empty", "old", writes("", nil), nil, "out.csv="},
		{"longer than any buffer", "old", writes(strings.Repeat("x", 1<<20), nil), nil, "out.csv=" + strings.Repeat("x", 1<<20)},
		{"failed, new", "-", writes("new", broken), broken, ""},
		{"failed, over another", "old", writes(strings.Repeat("x", 1<<20), broken), broken, "out.csv=old"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "out.csv")
			if tt.before != "-" {
				if err := os.WriteFile(path, []byte(tt.before), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := Replace(path, tt.write); !errors.Is(err, tt.err) {
				t.Errorf("got error %v, want %v", err, tt.err)
			}
			if got := folder(t, dir); got != tt.want {
				t.Errorf("got %.60s, want %.60s", got, tt.want)
			}
		})
	}
}

// TestReplaceIsHiddenUntilDone looks at the folder while the file is written.
func TestReplaceIsHiddenUntilDone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	err := Replace(path, func(w io.Writer) error {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		if len(entries) != 1 {
			return fmt.Errorf("%d files", len(entries))
		}
		if ok, err := filepath.Match(".tier-*.tmp", entries[0].Name()); !ok || err != nil {
			return fmt.Errorf("named %s", entries[0].Name())
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestReplaceAfterPanic(t *testing.T) {
	dir := t.TempDir()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = Replace(filepath.Join(dir, "out.csv"), func(io.Writer) error { panic("at the disco") })
	}()
	if got := folder(t, dir); got != "" {
		t.Errorf("left behind: %s", got)
	}
}

func TestReplaceMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes there")
	}
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	if err := os.WriteFile(plain, nil, 0o666); err != nil { // as the umask allows
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		mode fs.FileMode // of the file before; 0 for none
	}{{"new", 0}, {"private", 0o600}, {"wide", 0o777}} {
		path := filepath.Join(dir, tt.name)
		want := tt.mode
		if tt.mode == 0 {
			info, err := os.Stat(plain)
			if err != nil {
				t.Fatal(err)
			}
			want = info.Mode()
		} else {
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(path, tt.mode); err != nil {
				t.Fatal(err)
			}
		}
		if err := Replace(path, writes("new", nil)); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("%s: got %v, want %v", tt.name, info.Mode(), want)
		}
	}
}

func TestReplaceThroughLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	target := filepath.Join(elsewhere, "target.csv")
	link := func(to, name string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.Symlink(to, path); err != nil {
			t.Skip("no links here: ", err)
		}
		return path
	}
	absolute := link(target, "absolute")
	relative := link("absolute", "relative")
	for _, path := range []string{absolute, relative} { // the first one makes the target
		if err := Replace(path, writes(path, nil)); err != nil {
			t.Fatal(err)
		}
		if got := folder(t, elsewhere); got != "target.csv="+path {
			t.Errorf("got %s", got)
		}
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", path)
		}
	}
	loop := link("loop", "loop")
	checkReplaceError(t, loop, "this link leads to itself")
}

// checkReplaceError pins the message of a target that can't be written, and that it has a next step.
func checkReplaceError(t *testing.T, path, want string) {
	t.Helper()
	err := Replace(path, writes("new", nil))
	var known *Error
	if !errors.As(err, &known) || known.Place != path || known.Hint.IsZero() {
		t.Fatalf("%s: got %#v", path, err)
	}
	if got := known.Message.String(); got != want {
		t.Errorf("%s: got %s, want %s", path, got, want)
	}
}

func TestReplaceErrors(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	checkReplaceError(t, dir, "this is a folder")
	checkReplaceError(t, filepath.Join(dir, "none", "out.csv"), "there is no such folder")
	if runtime.GOOS != "windows" {
		checkReplaceError(t, filepath.Join(dir, "file", "out.csv"), "part of this path is a file, not a folder")
		checkReplaceError(t, os.DevNull, "this is a device or a pipe, not a file")
		checkReplaceError(t, filepath.Join(dir, strings.Repeat("x", 300)), "the name is too long")
	}
	if runtime.GOOS == "linux" && os.Getuid() != 0 {
		locked := filepath.Join(dir, "locked")
		if err := os.Mkdir(locked, 0o500); err != nil {
			t.Fatal(err)
		}
		checkReplaceError(t, filepath.Join(locked, "out.csv"), "there is no permission to write here")
	}
	if got := folder(t, dir); !slices.Contains(strings.Fields(got), "file=old") || strings.Contains(got, ".tmp") {
		t.Errorf("got %s", got)
	}
}

func TestDiskCause(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "write", Err: syscall.ENOSPC}, "the disk is full"},
		{&fs.PathError{Op: "open", Err: fs.ErrPermission}, "there is no permission to write here"},
		{&fs.PathError{Op: "write", Err: syscall.EDQUOT}, "the disk is full"},
		{&fs.PathError{Op: "write", Err: syscall.EFBIG}, "the file would be larger than the system allows"},
		{&fs.PathError{Op: "sync", Path: "x", Err: syscall.EIO}, "the disk does not work: input/output error"},
		{&fs.PathError{Op: "open", Err: syscall.ETXTBSY}, "the file is a program that is running"},
		{&fs.PathError{Op: "open", Err: syscall.EROFS}, "the disk is read-only"},
		{&fs.PathError{Op: "open", Err: fs.ErrNotExist}, "there is no such folder"},
		{&fs.PathError{Op: "open", Err: syscall.ENOTDIR}, "part of this path is a file, not a folder"},
		{&fs.PathError{Op: "open", Err: syscall.ENAMETOOLONG}, "the name is too long"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: errors.New("anything")}, "the file can't be written: anything"},
	} {
		if got, hint := diskCause("linux", tt.err); got.String() != tt.want || hint.IsZero() {
			t.Errorf("%v: got %v, %v", tt.err, got, hint)
		}
	}
}

func TestDiskCauseOnWindows(t *testing.T) {
	for err, want := range map[error]string{windowsSharing: "the file is open in another program", windowsDiskFull: "the disk is full"} {
		if got, _ := diskCause("windows", err); got.String() != want {
			t.Errorf("%d: got %v", err, got)
		}
		if got, _ := diskCause("linux", err); got.String() == want {
			t.Errorf("%d means another thing on Linux", err)
		}
	}
}

func TestSameFile(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"list.csv", "other.csv"} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("sub", 0o700); err != nil {
		t.Fatal(err)
	}
	links := os.Symlink("list.csv", "link.csv") == nil && os.Symlink(".", "here") == nil &&
		os.Symlink("new.csv", "dangling.csv") == nil && os.Link("list.csv", "hard.csv") == nil
	tests := []struct {
		a, b  string
		links bool // needs links
		want  bool
	}{
		{"list.csv", "list.csv", false, true},
		{"list.csv", "./sub/../list.csv", false, true},
		{"list.csv", filepath.Join(dir, "list.csv"), false, true},
		{"list.csv", "other.csv", false, false},
		{"list.csv", "new.csv", false, false},
		{"new.csv", "sub/../new.csv", false, true},
		{"new.csv", "NEW.csv", false, true},
		{"new.csv", "newer.csv", false, false},
		{"none/new.csv", "none/New.csv", false, true},
		{"-", "-", false, false},
		{"list.csv", "-", false, false},
		{"list.csv", "link.csv", true, true},
		{"list.csv", "hard.csv", true, true},
		{"list.csv", "here/list.csv", true, true},
		{"new.csv", "here/new.csv", true, true},
		{"new.csv", "dangling.csv", true, true},
		{"link.csv", "other.csv", true, false},
	}
	for _, tt := range tests {
		if tt.links && !links {
			continue
		}
		if got := SameFile(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: got %v", tt.a, tt.b, got)
		}
		if got := SameFile(tt.b, tt.a); got != tt.want {
			t.Errorf("%s, %s: got %v", tt.b, tt.a, got)
		}
	}
}
