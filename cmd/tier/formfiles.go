package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tier/cmd/tier/internal/book"
	"tier/fileio"
)

// formPlace is where forms go: into a folder, or into one workbook.
type formPlace struct{ dir, file string }

// String is the folder or the workbook.
func (p formPlace) String() string { return cmp.Or(p.dir, p.file) }

// formFiles are the workbooks that forms go into.
type formFiles struct {
	place formPlace
	files []string // the path of each
}

// mayWrite refuses to write any form if one would take the place of an input, of another file, or of a form that somebody
// has worked on. others says which flag writes the other forms only.
func (f formFiles) mayWrite(force bool, inputs []string, others fileio.Message) error {
	if folder := filepath.Dir(f.place.file); f.place.file != "" && !isFolder(folder) {
		return &fileio.Error{Place: f.place.file, Message: fileio.Say("there is no folder %s", folder), Hint: fileio.Say("create it first, or name another one")}
	}
	const most = 5 // that are named
	var wrong []error
	for _, file := range f.files {
		err := mayWriteForm(file, force, inputs, others)
		if err != nil && len(wrong) == most {
			wrong = append(wrong, &fileio.Error{Place: f.place.dir, Message: fileio.Say("other files can't be replaced either")})
			break
		}
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

func mayWriteForm(file string, force bool, inputs []string, others fileio.Message) error {
	for _, in := range inputs {
		if fileio.SameFile(file, in) {
			return usage("-o %s: this is an input, and inputs are never changed", file).withHint("name another file")
		}
	}
	if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := fileio.Replaceable(file); err != nil || force {
		return err
	}
	marked, unedited, err := book.Unedited(file)
	switch {
	case err == nil && unedited:
		return nil
	case err == nil && marked:
		return &fileio.Error{Place: file, Message: fileio.Say("somebody has filled in or edited this form, and what is in it would be lost"),
			Hint: fileio.Say("%s; -o names another place; --force replaces the form", others)}
	}
	return &fileio.Error{Place: file, Message: fileio.Say("the file exists and is no untouched form: what is in it would be lost"),
		Hint: fileio.Say("-o names another place; --force replaces the file"), Err: err}
}

// writeForms writes all files, several at once; rows are for the progress.
func (a *app) writeForms(ctx context.Context, f formFiles, rows int, write func(file int, w io.Writer, opt book.FormOptions) error) error {
	if dir := f.place.dir; dir != "" {
		if err := os.Mkdir(dir, 0o777); err != nil && !isFolder(dir) {
			return &fileio.Error{Place: dir, Message: fileio.Say("the folder can't be created"), Hint: fileio.Say("name another folder"), Err: err}
		}
	}
	st := a.progress("writing", f.place.String())
	defer st.end()
	st.counter.Expect(int64(rows))
	opt := book.FormOptions{Workers: 1, Progress: &st.counter} // for each file
	if len(f.files) == 1 {
		opt.Workers = a.workers
	}
	newMaker := func() func(int, *struct{}) error {
		return func(i int, _ *struct{}) error {
			return fileio.Replace(f.files[i], func(w io.Writer) error { return write(i, &aliveWriter{ctx, w}, opt) })
		}
	}
	if err := fileio.InOrder(len(f.files), a.workers, newMaker, func(*struct{}) error { return nil }); err != nil {
		return err
	}
	st.rows = rows
	return nil
}
