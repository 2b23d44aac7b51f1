package main

import (
	"context"
	"errors"
	"slices"

	"tier/cmd/tier/internal/creditform"
	"tier/fileio"
)

// formFiles are the files of credit forms that were filled in, and which of them were named one by one.
func (c *creditFlags) formFiles(lists []string) (paths []string, named map[string]bool, err error) {
	named = make(map[string]bool)
	for _, pattern := range c.forms {
		found, err := matching(pattern)
		if err != nil {
			return nil, nil, err
		}
		for _, path := range found {
			isList := slices.ContainsFunc(lists, func(list string) bool { return path == list || fileio.SameFile(path, list) })
			if path != pattern && isList {
				continue // the folder of the forms may hold the list
			}
			paths, named[path] = append(paths, path), path == pattern
		}
	}
	return paths, named, once(paths)
}

// openForms reads the credit forms that were filled in. In a folder there may be other files.
func (a *app) openForms(ctx context.Context, c *creditFlags, lists []string) ([]*creditform.Source, error) {
	paths, named, err := c.formFiles(lists)
	if err != nil {
		return nil, err
	}
	var sources []*creditform.Source
	var wrong []error
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		source, known, err := a.openForm(ctx, path)
		switch {
		case err != nil:
			wrong = append(wrong, err)
		case known:
			sources = append(sources, source)
		case named[path]:
			wrong = append(wrong, &fileio.Error{Place: path, Message: fileio.Say("this is no credit form of tier"), Hint: fileio.Say("tier form --credit writes forms to fill in")})
		default:
			a.note("%s: no credit form, and left out", path)
		}
	}
	return sources, errors.Join(wrong...)
}

func (a *app) openForm(ctx context.Context, path string) (*creditform.Source, bool, error) {
	s := a.progress("reading", path)
	defer s.end()
	source, known, err := creditform.Open(path, a.readOptions(ctx, &s.counter))
	if err == nil {
		s.rows = len(source.Sheets)
	}
	return source, known, err
}
