package fileio

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A temporary file is named .tier-, eight hexadecimal digits, .tmp.
const (
	tempPrefix = ".tier-"
	tempSuffix = ".tmp"
)

func tempName() string { return fmt.Sprintf("%s%08x%s", tempPrefix, rand.Uint32(), tempSuffix) }

// isTempName reports whether tempName could have made a name.
func isTempName(name string) bool {
	number, isOurs := strings.CutPrefix(name, tempPrefix)
	number, ends := strings.CutSuffix(number, tempSuffix)
	return isOurs && ends && len(number) == 8 && strings.Trim(number, "0123456789abcdef") == ""
}

// errTaken says that another holds the lock on a file.
var errTaken = errors.New("another holds the lock")

// tempFile is a file in the making, locked by who writes it until it has its place.
type tempFile struct {
	outFile
	path   string
	lock   func(*os.File) error // as disk has it
	placed bool
}

// createBeside creates the temporary file of a target in its folder. os.CreateTemp would give it mode 0600, whatever the
// umask; one that is to replace a private file must begin so.
func (d disk) createBeside(target string, old fs.FileInfo) (*tempFile, error) {
	perm := fs.FileMode(0o666)
	if old != nil {
		perm = 0o600
	}
	const tries = 100
	var last error
	for range tries {
		path := filepath.Join(filepath.Dir(target), d.name())
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
		switch {
		case err == nil && d.own(f, path):
			return &tempFile{outFile: d.file(f), path: path, lock: d.lock}, nil
		case err == nil: // a run that cleans up was faster, and has removed it or is about to
			last = errTaken
			(&tempFile{outFile: f, path: path}).discard()
		case !errors.Is(err, fs.ErrExist):
			return nil, diskError{err}
		default:
			last = err
		}
	}
	return nil, diskError{last}
}

// own locks a new file and reports whether it is there still. On a disk that knows no locks it is, because there nobody
// removes it.
func (d disk) own(f *os.File, path string) bool {
	switch err := d.lock(f); {
	case errors.Is(err, errTaken):
		return false
	case err != nil:
		return true
	}
	return isAt(f, path)
}

// isAt reports whether a path leads to an open file itself, not through a link.
func isAt(f *os.File, path string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(path)
	return err == nil && os.SameFile(open, named)
}

func isRegular(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

// become gives the file its name. The lock ends after that.
func (t *tempFile) become(target string) error {
	err := t.rename(target)
	t.placed = err == nil
	return err
}

// discard closes the file, and removes it unless it has its place.
func (t *tempFile) discard() {
	if !t.placed {
		t.remove()
	}
	_ = t.Close() // all is on the disk, or an error before this one is told
}

// sweep removes what runs that were killed have left in the folder.
func (t *tempFile) sweep() {
	dir := filepath.Dir(t.path)
	f, err := os.Open(dir)
	if err != nil {
		return // a folder may be writable and not readable
	}
	defer f.Close()
	names, _ := f.Readdirnames(-1) // where it fails, those before
	for _, name := range names {
		if !isTempName(name) {
			continue
		}
		if path := filepath.Join(dir, name); path != t.path && isRegular(path) {
			t.removeDead(path)
		}
	}
}
