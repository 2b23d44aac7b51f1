package fileio

import (
	"errors"
	"io"
	"io/fs"
	"runtime"
	"syscall"
)

// diskError marks an error of the output file itself, apart from those of whoever writes it.
type diskError struct{ err error }

func (e diskError) Error() string { return e.err.Error() }
func (e diskError) Unwrap() error { return e.err }

// diskWriter marks the errors of a file or stream.
type diskWriter struct{ f io.Writer }

func (w diskWriter) Write(b []byte) (int, error) {
	n, err := w.f.Write(b)
	if err != nil {
		err = diskError{err}
	}
	return n, err
}

// Stream is a stream under a name, as standard output. Its errors are an *Error that says what to do.
func Stream(name string, w io.Writer) io.Writer { return &stream{name: name, to: diskWriter{w}} }

type stream struct {
	name string
	to   diskWriter
}

func (s *stream) Write(b []byte) (int, error) {
	n, err := s.to.Write(b)
	return n, outputError(s.name, err)
}

// Errors of Windows that Go has no name for on other systems.
const (
	windowsSharing  = syscall.Errno(32)  // ERROR_SHARING_VIOLATION
	windowsDiskFull = syscall.Errno(112) // ERROR_DISK_FULL
)

func isWindowsError(goos string, err error, number syscall.Errno) bool {
	return goos == "windows" && errors.Is(err, number)
}

// isDiskFault reports whether a sync lost data, as against one that the file system does not offer.
func isDiskFault(err error) bool {
	return errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC)
}

// outputError says in plain words why a file can't be written. An error that is not of the file stays as it is.
func outputError(path string, err error) error {
	var known *Error
	if errors.As(err, &known) {
		return placed(err, path)
	}
	var disk diskError
	if !errors.As(err, &disk) {
		return err
	}
	message, hint := diskCause(runtime.GOOS, disk.err)
	return &Error{Place: path, Message: message, Hint: hint, Err: disk.err}
}

// replacedFault is a disk that failed when the file was replaced already.
func replacedFault(path string, err error) *Error {
	return &Error{Place: path, Message: say("the file was replaced, but may not last, since the disk does not work: %s", SystemCause(err)),
		Hint: say("check the disk, or write to another one with -o"), Err: err}
}

// diskCause names the cause of a failed write on a system, and the next step.
func diskCause(goos string, err error) (message, hint Message) {
	elsewhere := say("name another file or folder with -o")
	switch {
	case isWindowsError(goos, err, windowsSharing):
		return say("the file is open in another program"), say("close it there, then run again")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), isWindowsError(goos, err, windowsDiskFull):
		return say("the disk is full"), say("free some space, or write to another disk with -o")
	case errors.Is(err, syscall.EFBIG):
		return say("the file would be larger than the system allows"), say("raise the limit (ulimit -f), or write to another disk with -o")
	case errors.Is(err, syscall.EIO):
		return say("the disk does not work: %s", SystemCause(err)), say("check the disk, or write to another one with -o")
	case errors.Is(err, syscall.ETXTBSY):
		return say("the file is a program that is running"), elsewhere
	case errors.Is(err, syscall.EROFS):
		return say("the disk is read-only"), elsewhere
	case errors.Is(err, fs.ErrPermission):
		return say("there is no permission to write here"), elsewhere
	case errors.Is(err, fs.ErrNotExist):
		return say("there is no such folder"), say("create the folder first, or name another one with -o")
	case errors.Is(err, syscall.ENOTDIR):
		return say("part of this path is a file, not a folder"), elsewhere
	case errors.Is(err, syscall.ENAMETOOLONG):
		return say("the name is too long"), elsewhere
	}
	return say("the file can't be written: %s", SystemCause(err)), elsewhere
}
