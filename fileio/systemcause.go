package fileio

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// SystemCause is what the system says, without the path that the place names already, and without that of a temporary file.
// What it says of files now and then has words of its own in each language.
func SystemCause(err error) Message {
	var inPath *fs.PathError
	var inPaths *os.LinkError
	switch {
	case errors.As(err, &inPath):
		err = inPath.Err
	case errors.As(err, &inPaths):
		err = inPaths.Err
	}
	for _, known := range []struct {
		err  error
		says Message
	}{
		{syscall.EACCES, say("permission denied")},
		{syscall.EPERM, say("operation not permitted")},
		{syscall.ENOENT, say("no such file or directory")},
		{syscall.ENOTDIR, say("not a directory")},
		{syscall.EISDIR, say("is a directory")},
		{syscall.EIO, say("input/output error")},
		{syscall.ENOSPC, say("no space left on device")},
		{syscall.EROFS, say("read-only file system")},
		{syscall.EBUSY, say("device or resource busy")},
		{syscall.ENXIO, say("no such device or address")},
		{syscall.EINVAL, say("invalid argument")},
		{syscall.EMFILE, say("too many open files")},
		{syscall.ELOOP, say("too many levels of symbolic links")},
		{syscall.ENAMETOOLONG, say("file name too long")},
		{syscall.EEXIST, say("file exists")},
	} {
		if err == known.err && err.Error() == known.says.Format { //nolint:errorlint // what wraps it says more
			return known.says
		}
	}
	return say("%s", err.Error())
}
