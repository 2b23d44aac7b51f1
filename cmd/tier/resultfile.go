package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"tier/fileio"
)

// resultFile is an earlier result, opened to be read: a .json, or a workbook or .csv.
type resultFile struct {
	*bufio.Reader
	isJSON bool
	table  string // the path to read it by as a table
	Close  func() error
}

// openResult opens a result and tells by its first character what it is; what calls itself .json must be JSON. Standard
// input and a pipe can't be opened again: as a table they are read from where they stand.
func (a *app) openResult(ctx context.Context, path string) (*resultFile, error) {
	in, again, end := a.sys.stdin, false, func() error { return nil }
	if path != "-" {
		f, err := fileio.OpenStream(path, a.readOptions(ctx, nil))
		if err != nil {
			return nil, err
		}
		info, err := f.Stat()
		in, again, end = f, err == nil && (info.Mode().IsRegular() || info.IsDir()), f.Close
	}
	r := &resultFile{Reader: bufio.NewReader(in), table: path, Close: end}
	begin, err := firstCharacter(r.Reader)
	r.isJSON = err == nil && begin == '{' || strings.EqualFold(filepath.Ext(path), ".json")
	if !r.isJSON && !again {
		a.sys.stdin, r.table = r.Reader, "-"
	}
	return r, nil
}

// firstCharacter is the first that is no white space and no byte-order mark, of the first few.
func firstCharacter(r *bufio.Reader) (byte, error) {
	head, err := r.Peek(64)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\uFEFF")))
	if len(head) == 0 {
		return 0, io.EOF
	}
	return head[0], nil
}
