package fileio

import (
	"os"
	"path/filepath"
	"strings"
)

// SameFile reports whether two paths lead to one file, also through links, and in letters of another case where the
// file system does not tell them apart. Of two files that are not there yet it goes by their names, and takes names
// that differ in case alone for the same. Standard input and output, "-", are no files.
func SameFile(a, b string) bool {
	if a == "-" || b == "-" {
		return false
	}
	a, b = behindLinks(a), behindLinks(b)
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(infoA, infoB)
	}
	return errA != nil && errB != nil && strings.EqualFold(a, b)
}

// behindLinks is the absolute path a file has, or would have, with no link in it.
func behindLinks(path string) string {
	if target, err := followLinks(path); err == nil {
		path = target
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	dir, base := filepath.Split(path)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return filepath.Join(real, base)
	}
	return filepath.Clean(path)
}
