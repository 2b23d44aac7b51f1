//go:build unix

package fileio

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// lockFile locks a file for as long as it is open. errTaken says that another holds the lock; any other error, that the
// disk knows none.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errTaken
	}
	return err
}

// rename renames the file while it is open, so that the lock holds until it has its name.
func (t *tempFile) rename(target string) error { return os.Rename(t.path, target) }

// remove removes the file while the lock is held.
func (t *tempFile) remove() { _ = os.Remove(t.path) }

// removeDead removes a temporary file that nobody holds. Between opening it and locking it, its writer may have given it
// its place: then it is no longer at path. A link in its place is not followed, and a pipe not waited for.
func (t *tempFile) removeDead(path string) {
	f, err := os.OpenFile(path, os.O_RDWR|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if t.lock(f) == nil && isAt(f, path) {
		_ = os.Remove(path) // who may not remove it leaves it to another
	}
}

// keepOwner gives the new file the owner and group of the old one where the system lets us, and returns the permissions
// it is to have. Where the group is another, it may do no more than everybody.
func keepOwner(f outFile, old fs.FileInfo) fs.FileMode {
	mode := old.Mode().Perm()
	was, known := old.Sys().(*syscall.Stat_t)
	if !known {
		return mode
	}
	if f.Chown(int(was.Uid), int(was.Gid)) != nil {
		_ = f.Chown(-1, int(was.Gid)) // a member of the group may
	}
	info, err := f.Stat()
	if err == nil && info.Sys().(*syscall.Stat_t).Gid == was.Gid {
		return mode
	}
	const group, others = 0o070, 0o007
	return mode&^group | mode&(mode&others<<3)
}
