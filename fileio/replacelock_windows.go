package fileio

import (
	"io/fs"
	"os"
	"time"
)

// lockFile does nothing: Windows removes no file that is open.
func lockFile(*os.File) error { return nil }

// rename closes the file first, because Windows renames none that is open.
func (t *tempFile) rename(target string) error {
	if err := t.Close(); err != nil {
		return err
	}
	return os.Rename(t.path, target)
}

// remove closes the file and removes it.
func (t *tempFile) remove() {
	_ = t.Close()
	_ = os.Remove(t.path)
}

// removeDead removes a temporary file that nobody has open, and that is an hour older than the one of this run: a younger
// one may be about to get its name. Both times are the disk's, whatever the clock says.
func (t *tempFile) removeDead(path string) {
	const young = time.Hour
	now, err := t.Stat()
	if err != nil {
		return
	}
	info, err := os.Lstat(path)
	if err == nil && now.ModTime().Sub(info.ModTime()) > young {
		_ = os.Remove(path)
	}
}

// keepOwner leaves the owner to Windows, which gives a new file the rights of its folder.
func keepOwner(_ outFile, old fs.FileInfo) fs.FileMode { return old.Mode().Perm() }
