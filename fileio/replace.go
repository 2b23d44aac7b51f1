package fileio

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Replace makes a file appear whole or not at all. What write writes goes to a hidden temporary file in the same
// folder, .tier-*.tmp, which takes the place of path once all of it is on the disk. If write fails or panics, or the
// disk is full, path is as it was before and the temporary file is gone. If the program is killed, path is the old file
// or the complete new one.
//
// The temporary file of a program that was killed stays, and the next Replace into the folder removes it. Whoever writes
// such a file holds a lock on it until it has its name, and only a file that can be locked is removed: never one of a
// run that is still at work, nor one on a network disk that knows no locks. Where a disk keeps locks for each machine of
// its own (NFS mounted with nolock), two machines must not write into one folder at once. Windows removes no file that is
// open; there a leftover goes when it is an hour old.
//
// A new file gets the mode that the umask allows, and is never executable. A replaced one keeps its permissions, without
// setuid, setgid and sticky bits, and its owner and group where the system lets us give them; a group that can't be
// kept hands its permissions to nobody else. Access lists and other attributes are not kept. The temporary file is never
// open to more people than the file it replaces. A symbolic link stays, and the file that it leads to is replaced; other
// hard links keep the old content. A folder, a device, a pipe or a socket is never replaced.
//
// An error of the file is an *Error that says what to do; an error of write is returned as it is.
func Replace(path string, write func(w io.Writer) error) error { return theDisk().replace(path, write) }

// Replaceable says why Replace could not replace path or make it, as far as that is known before anything is written. The
// error is an *Error.
func Replaceable(path string) error {
	_, _, err := replaceTarget(path)
	return outputError(path, err)
}

// disk is what Replace asks of the system where nothing but a broken disk would refuse. Tests have it fail.
type disk struct {
	name   func() string                       // of a temporary file
	file   func(*os.File) outFile              // through which a temporary file is written
	lock   func(*os.File) error                // errTaken if another holds the lock
	folder func(dir string) (outFolder, error) // opens one
}

// outFile is what is done to a file that is written.
type outFile interface {
	io.Writer
	Chown(uid, gid int) error
	Chmod(mode fs.FileMode) error
	Stat() (fs.FileInfo, error)
	Sync() error
	Close() error
}

// outFolder is what is done to a folder with a new name in it.
type outFolder interface {
	Sync() error
	Close() error
}

func theDisk() disk {
	return disk{
		name:   tempName,
		file:   func(f *os.File) outFile { return f },
		lock:   lockFile,
		folder: func(dir string) (outFolder, error) { return os.Open(dir) },
	}
}

func (d disk) replace(path string, write func(w io.Writer) error) error {
	target, old, err := replaceTarget(path)
	if err != nil {
		return outputError(path, err)
	}
	temp, err := d.createBeside(target, old)
	if err != nil {
		return outputError(path, err)
	}
	defer temp.discard() // also after a panic in write
	temp.sweep()
	if err := writeWhole(temp, old, write); err != nil {
		return outputError(path, err)
	}
	if err := temp.become(target); err != nil {
		return outputError(path, diskError{err})
	}
	if err := d.syncFolder(filepath.Dir(target)); err != nil {
		return replacedFault(path, err)
	}
	return nil
}

// replaceTarget is the file that path leads to through links, and what is known of it; nil if it isn't there.
func replaceTarget(path string) (target string, old fs.FileInfo, err error) {
	target, err = followLinks(path)
	if err != nil {
		return "", nil, err
	}
	old, err = os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return target, nil, nil
	case err != nil:
		return "", nil, diskError{err}
	case old.IsDir():
		return "", nil, &Error{Message: say("this is a folder"), Hint: say("name a file in it")}
	case !old.Mode().IsRegular():
		return "", nil, &Error{Message: say("this is a device or a pipe, not a file"),
			Hint: say("name a file, or - for standard output")}
	}
	// A file that may not be written to is not to be replaced either, though its folder would allow that.
	probe, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return "", nil, diskError{err}
	}
	return target, old, probe.Close()
}

// followLinks is the path behind a chain of symbolic links, whose last target need not exist. What else may be wrong with
// it, whoever opens it will see.
func followLinks(path string) (string, error) {
	const most = 40 // as Linux has it
	for range most {
		to, err := os.Readlink(path)
		if err != nil { // no link
			return path, nil //nolint:nilerr // that is the end of the chain
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", &Error{Message: say("this link leads to itself"), Hint: say("name another file")}
}

// writeWhole writes the temporary file and puts it on the disk.
func writeWhole(f outFile, old fs.FileInfo, write func(w io.Writer) error) error {
	const buffer = 64 << 10
	if old != nil {
		mode := keepOwner(f, old)
		if err := f.Chmod(mode); err != nil && runtime.GOOS != "windows" {
			return diskError{err}
		}
	}
	disk := &syncAhead{f: f}
	defer disk.wait()
	w := bufio.NewWriterSize(disk, buffer)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return disk.end()
}

// syncFolder puts the new name on the disk. Windows can't sync a folder, and some network disks refuse to.
func (d disk) syncFolder(dir string) error {
	f, err := d.folder(dir)
	if err != nil {
		return nil // a folder may be writable and not readable; the file is there
	}
	defer f.Close()
	if err := f.Sync(); err != nil && isDiskFault(err) {
		return err
	}
	return nil
}
