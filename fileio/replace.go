package fileio

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
)

// Replace makes a file appear whole or not at all. What write writes goes to a hidden temporary file in the same
// folder, .tier-*.tmp, which takes the place of path once all of it is on the disk. If write fails or panics, or the
// disk is full, path is as it was before and the temporary file is gone.
//
// A new file gets the mode that the umask allows, a replaced one keeps its mode. A symbolic link stays, and the file
// that it leads to is replaced. A folder, a device or a pipe is never replaced.
//
// An error of the file is an *Error that says what to do; an error of write is returned as it is.
func Replace(path string, write func(w io.Writer) error) error {
	target, mode, err := replaceTarget(path)
	if err != nil {
		return outputError(path, err)
	}
	temp, err := createBeside(target)
	if err != nil {
		return outputError(path, err)
	}
	done := false
	defer func() {
		if !done { // also after a panic in write
			_ = temp.Close() // the first error is the one to tell
			_ = os.Remove(temp.Name())
		}
	}()
	if err := writeWhole(temp, mode, write); err != nil {
		return outputError(path, err)
	}
	if err := os.Rename(temp.Name(), target); err != nil {
		return outputError(path, diskError{err})
	}
	done = true
	if err := syncFolder(filepath.Dir(target)); err != nil {
		return outputError(path, diskError{err})
	}
	return nil
}

// replaceTarget is the file that path leads to through links, and its mode if it is there, or 0.
func replaceTarget(path string) (target string, mode fs.FileMode, err error) {
	target, err = followLinks(path)
	if err != nil {
		return "", 0, err
	}
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return target, 0, nil
	case err != nil:
		return "", 0, diskError{err}
	case info.IsDir():
		return "", 0, &Error{Message: say("this is a folder"), Hint: say("name a file in it")}
	case !info.Mode().IsRegular():
		return "", 0, &Error{Message: say("this is a device or a pipe, not a file"),
			Hint: say("name a file, or - for standard output")}
	}
	// A file that may not be written to is not to be replaced either, though its folder would allow that.
	probe, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return "", 0, diskError{err}
	}
	return target, info.Mode().Perm(), probe.Close()
}

// followLinks is the path behind a chain of symbolic links, whose last target need not exist.
func followLinks(path string) (string, error) {
	const most = 40 // as Linux has it
	for range most {
		if !isLink(path) {
			return path, nil
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", diskError{err}
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", &Error{Message: say("this link leads to itself"), Hint: say("name another file")}
}

// isLink reports whether path is a symbolic link. What else may be wrong with it, whoever opens it will see.
func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// createBeside creates the temporary file. os.CreateTemp would give it mode 0600, whatever the umask.
func createBeside(target string) (*os.File, error) {
	const tries = 100
	var last error
	for range tries {
		name := fmt.Sprintf(".tier-%08x.tmp", rand.Uint32())
		f, err := os.OpenFile(filepath.Join(filepath.Dir(target), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			return f, nil
		}
		last = err
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return nil, diskError{last}
}

// writeWhole writes the temporary file and puts it on the disk.
func writeWhole(f *os.File, mode fs.FileMode, write func(w io.Writer) error) error {
	const buffer = 64 << 10
	disk := &syncAhead{f: f}
	defer disk.wait()
	w := bufio.NewWriterSize(disk, buffer)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if mode != 0 {
		if err := f.Chmod(mode); err != nil && runtime.GOOS != "windows" {
			return diskError{err}
		}
	}
	if err := disk.end(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return diskError{err}
	}
	return nil
}

// syncFolder puts the new name on the disk. Windows can't sync a folder, and some network disks refuse to.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return nil // a folder may be writable and not readable; the file is there
	}
	defer d.Close()
	if err := d.Sync(); err != nil && isDiskFault(err) {
		return err
	}
	return nil
}
