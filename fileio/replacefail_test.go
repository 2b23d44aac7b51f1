package fileio

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// brokenFile is a file on a disk that fails. A zero field fails nothing.
type brokenFile struct {
	*os.File
	room                           int // bytes that can be written before full; -1 for any number
	full, chown, chmod, stat, sync error
}

func (f *brokenFile) Write(b []byte) (int, error) {
	if f.room < 0 || len(b) <= f.room {
		if f.room >= 0 {
			f.room -= len(b)
		}
		return f.File.Write(b)
	}
	n, err := f.File.Write(b[:f.room])
	f.room = 0
	if err == nil {
		err = &fs.PathError{Op: "write", Path: f.Name(), Err: f.full}
	}
	return n, err
}

func (f *brokenFile) Chown(uid, gid int) error {
	return orDo(f.chown, func() error { return f.File.Chown(uid, gid) })
}
func (f *brokenFile) Chmod(mode fs.FileMode) error {
	return orDo(f.chmod, func() error { return f.File.Chmod(mode) })
}
func (f *brokenFile) Sync() error { return orDo(f.sync, f.File.Sync) }

func (f *brokenFile) Stat() (fs.FileInfo, error) {
	if f.stat != nil {
		return nil, f.stat
	}
	return f.File.Stat()
}

func orDo(err error, do func() error) error {
	if err != nil {
		return err
	}
	return do()
}

// on is a disk whose files break.
func on(breaks brokenFile) disk {
	d := theDisk()
	d.file = func(f *os.File) outFile {
		broken := breaks
		broken.File = f
		return &broken
	}
	return d
}

// oldIn is a folder with a file that holds old.
func oldIn(t *testing.T) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	path = filepath.Join(dir, "out.csv")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir, path
}

// wantFailed wants an error that names the file, says the cause and a next step, and the folder as it was.
func wantFailed(t *testing.T, err error, path, message string) {
	t.Helper()
	var known *Error
	if !errors.As(err, &known) || known.Place != path || known.Hint.IsZero() || known.Message.String() != message {
		t.Fatalf("got %v, want %s: %s, and a hint", err, path, message)
	}
	if got := folder(t, filepath.Dir(path)); got != "out.csv=old" {
		t.Fatalf("the folder holds %.80s", got)
	}
}

// TestReplaceFailsAtEveryByte has the disk fail after each number of bytes of a CSV file, by the file's own write and by a
// writer between: the old file is as it was, and nothing else is there.
func TestReplaceFailsAtEveryByte(t *testing.T) {
	table := CSV{Rows: 20, Workers: 2, Columns: []CSVColumn{
		{Header: "客户编号", Add: func(line *CSVLine, row int) { line.AddText(fmt.Sprintf("C%d", row)) }},
		{Header: "利润", Add: func(line *CSVLine, row int) { line.AddNumber(float64(row) / 7) }},
	}}
	csv := func(w io.Writer) error { return WriteCSV(w, table) }
	var whole bytes.Buffer
	if err := csv(&whole); err != nil {
		t.Fatal(err)
	}
	_, path := oldIn(t)
	for room := range whole.Len() {
		for message, cause := range map[string]error{
			"the disk is full":                                syscall.ENOSPC,
			"the disk does not work: input/output error":      syscall.EIO,
			"the file would be larger than the system allows": syscall.EFBIG,
		} {
			d := on(brokenFile{room: room, full: cause})
			wantFailed(t, d.replace(path, csv), path, message)
			err := Replace(path, func(w io.Writer) error { return csv(&brokenWriter{w, room, diskError{cause}}) })
			wantFailed(t, err, path, message)
		}
	}
	d := on(brokenFile{room: whole.Len(), full: syscall.EIO})
	if err := d.replace(path, csv); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, whole.Bytes()) {
		t.Errorf("not whole: %v", err)
	}
}

// brokenWriter fails after so many bytes.
type brokenWriter struct {
	to   io.Writer
	room int
	err  error
}

func (w *brokenWriter) Write(b []byte) (int, error) {
	n, err := w.to.Write(b[:min(len(b), w.room)])
	if w.room -= n; err == nil && n < len(b) {
		err = w.err
	}
	return n, err
}

func TestReplaceOnBrokenDisk(t *testing.T) {
	_, path := oldIn(t)
	eio := func(op string) error { return &fs.PathError{Op: op, Path: "x", Err: syscall.EIO} }
	const broken = "the disk does not work: input/output error"
	for _, breaks := range []brokenFile{{chmod: eio("chmod"), room: -1}, {sync: eio("sync"), room: -1}} {
		wantFailed(t, on(breaks).replace(path, writes("new", nil)), path, broken)
	}
	d := theDisk()
	d.lock = func(*os.File) error { return errTaken }
	wantFailed(t, d.replace(path, writes("new", nil)), path, "the file can't be written: another holds the lock")
}

// TestReplaceLate breaks what comes after the rename: the new file is there, and whole.
func TestReplaceLate(t *testing.T) {
	for _, tt := range []struct {
		name string
		open error
		sync error
		want bool // that it fails
	}{
		{"the folder can't be read", fs.ErrPermission, nil, false},
		{"the folder can't be synced", nil, syscall.EINVAL, false},
		{"the disk fails", nil, syscall.EIO, true},
	} {
		dir, path := oldIn(t)
		d := theDisk()
		d.folder = func(dir string) (outFolder, error) {
			f, err := os.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			return &brokenFile{File: f, sync: tt.sync}, tt.open
		}
		err := d.replace(path, writes("new", nil))
		if (err != nil) != tt.want || tt.want && !strings.Contains(err.Error(), "the file was replaced, but may not last") {
			t.Errorf("%s: %v", tt.name, err)
		}
		if got := folder(t, dir); got != "out.csv=new" {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

// TestReplaceLostTarget takes the folder or the place away while the file is written.
func TestReplaceLostTarget(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lost")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "out.csv")
	err := Replace(path, func(w io.Writer) error {
		return errors.Join(writes("new", nil)(w), os.RemoveAll(dir))
	})
	var known *Error
	if !errors.As(err, &known) || known.Message.String() != "there is no such folder" || known.Place != path {
		t.Errorf("folder removed: %v", err)
	}
	other := t.TempDir()
	path = filepath.Join(other, "out.csv")
	err = Replace(path, func(w io.Writer) error {
		return errors.Join(writes("new", nil)(w), os.Mkdir(path, 0o700))
	})
	if !errors.As(err, &known) || !strings.HasPrefix(known.Message.String(), "the file can't be written: ") {
		t.Errorf("a folder in its place: %v", err)
	}
	if entries, err := os.ReadDir(other); err != nil || len(entries) != 1 || !entries[0].IsDir() {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// TestErrorOfWriter has the writer say more than the disk: its own words stay.
func TestErrorOfWriter(t *testing.T) {
	_, path := oldIn(t)
	err := Replace(path, func(io.Writer) error { return fmt.Errorf("row 7: %w", diskError{syscall.ENOSPC}) })
	wantFailed(t, err, path, "the disk is full")
	if got := fmt.Sprint(diskError{syscall.ENOSPC}); got != syscall.ENOSPC.Error() {
		t.Errorf("got %s", got)
	}
}

func TestReplaceable(t *testing.T) {
	dir, path := oldIn(t)
	for _, ok := range []string{path, filepath.Join(dir, "new.csv")} {
		if err := Replaceable(ok); err != nil {
			t.Errorf("%s: %v", ok, err)
		}
	}
	var known *Error
	if err := Replaceable(dir); !errors.As(err, &known) || known.Place != dir {
		t.Errorf("a folder: %v", err)
	}
}

func TestStream(t *testing.T) {
	var out bytes.Buffer
	if n, err := Stream("stdout", &out).Write([]byte("x")); n != 1 || err != nil || out.String() != "x" {
		t.Errorf("%d, %v, %q", n, err, out.String())
	}
	_, err := Stream("stdout", &brokenWriter{&out, 0, syscall.ENOSPC}).Write([]byte("y"))
	if err == nil || err.Error() != "stdout: the disk is full" {
		t.Errorf("got %v", err)
	}
}
