package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// outFlags say where results go.
type outFlags struct {
	paths []string
	force bool
}

func (o *outFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringArrayVarP(&o.paths, "output", "o", nil, a.words.Sprintf("write the result to `FILE`: .xlsx, .csv, .json or .md by its ending; - is CSV to standard output (repeatable)"))
	flags.BoolVar(&o.force, "force", false, a.words.Sprintf("replace a file that is not an unedited result of tier"))
}

// output is one file to write, and how.
type output struct {
	path  string
	write func(s *stage, r *result.Result, asked report.Options, w io.Writer) error
	// isMine reports whether an existing file is a result of tier that nobody edited; nil where a file can't show it.
	isMine   func(path string) (bool, error)
	byItself bool // nobody named it
}

// outputs are the folder that workbooks are split into, "" for none, and the files that a run will write. Whatever is
// wrong with one is said before any work is done.
func (o *scoreOptions) outputs(a *app, cfg *config.Config, lists []string) (folder string, outputs []output, err error) {
	folder, paths, err := o.split.folder(o.out.paths)
	if err != nil {
		return "", nil, err
	}
	rated, err := o.list.ratings.paths(cfg, lists)
	if err != nil {
		return "", nil, err
	}
	if len(o.out.paths) == 0 && !o.json && !o.dryRun {
		paths = beside(a, lists, o.suffix)
	}
	if o.dryRun {
		paths = nil
	}
	var wrong []error
	if once(paths) != nil || o.json && slices.Contains(paths, "-") {
		return "", nil, samePlace()
	}
	for _, path := range paths {
		out, err := o.formatOf(path)
		out.byItself = len(o.out.paths) == 0
		if err == nil {
			err = o.out.mayWrite(out, slices.Concat([]string{cfg.File}, lists, rated, o.creditInputs(), o.list.aliasPaths(cfg), o.list.tables.paths(cfg), o.previous))
		}
		wrong = append(wrong, err)
		outputs = append(outputs, out)
	}
	return folder, outputs, errors.Join(wrong...)
}

// beside is where the workbook goes by itself: NAME.scored.xlsx (the suffix) in the folder of the list. The result of several
// lists, NAME+2.scored.xlsx, must not take the place of the first one's own.
func beside(a *app, lists []string, suffix string) []string {
	list := lists[0]
	if list == "-" {
		a.note("the list came from standard input: no file is written without -o")
		return nil
	}
	name := strings.TrimSuffix(list, filepath.Ext(list))
	if others := len(lists) - 1; others > 0 {
		name += "+" + strconv.Itoa(others)
	}
	return []string{name + suffix}
}

// formatOf picks the format by the ending.
func (o *scoreOptions) formatOf(path string) (output, error) {
	if path == "-" {
		return output{path: path, write: writeCSV}, nil
	}
	ending := endingOf(path)
	writes := map[string]func(s *stage, r *result.Result, asked report.Options, w io.Writer) error{
		".xlsx": o.writeBook, ".csv": writeCSV, ".json": writeJSON, ".md": writeMarkdown,
	}
	out := output{path: path, write: writes[ending], isMine: ownBy(ending)}
	if out.write == nil {
		return out, noFormat(path, ".xlsx", ".csv", ".json", ".md")
	}
	return out, nil
}

// mayWrite refuses to replace an input ever, and another file without --force.
func (o *outFlags) mayWrite(out output, inputs []string) error {
	if out.path == "-" {
		return nil
	}
	for _, in := range inputs {
		if fileio.SameFile(out.path, in) {
			if !out.byItself {
				return usage("-o %s: this is an input, and inputs are never changed", out.path).withHint("name another file")
			}
			return usage("%s, where the result goes by itself, is an input, and inputs are never changed", out.path).
				withHint("name another file: -o %s", "OTHER"+endingOf(out.path))
		}
	}
	if folder := filepath.Dir(out.path); !isFolder(folder) {
		return &fileio.Error{Place: out.path, Message: fileio.Say("there is no folder %s", folder), Hint: fileio.Say("create it first, or name another one")}
	}
	if err := fileio.Replaceable(out.path); err != nil {
		return err
	}
	if _, err := os.Stat(out.path); errors.Is(err, fs.ErrNotExist) || o.force {
		return nil
	}
	if out.isMine == nil {
		return &fileio.Error{Place: out.path, Message: fileio.Say("the file exists, and nothing in it could show that nobody edited it"),
			Hint: fileio.Say("--force replaces it; -o names another file")}
	}
	mine, err := out.isMine(out.path)
	if err != nil || !mine {
		return &fileio.Error{Place: out.path, Message: fileio.Say("the file exists and is not an unedited result of tier"),
			Hint: fileio.Say("--force replaces it; -o names another file"), Err: err}
	}
	return nil
}

// writeAll writes every output, whole or not at all, and says where it is.
func (a *app) writeAll(ctx context.Context, r *result.Result, asked report.Options, outputs []output) error {
	for _, out := range outputs {
		if err := a.writeOne(ctx, r, asked, out); err != nil {
			return err
		}
		if out.path != "-" {
			a.note("written: %s", out.path)
		}
	}
	return nil
}

func (a *app) writeOne(ctx context.Context, r *result.Result, asked report.Options, out output) error {
	if out.path == "-" {
		s := a.timed("writing", out.path)
		defer s.end()
		return s.write(ctx, r, asked, out, a.data())
	}
	s := a.progress("writing", out.path)
	defer s.end()
	return fileio.Replace(out.path, func(w io.Writer) error { return s.write(ctx, r, asked, out, w) })
}

// write writes an output until the run is interrupted. Rows that were not all written are not told of.
func (s *stage) write(ctx context.Context, r *result.Result, asked report.Options, out output, w io.Writer) error {
	s.counter.Expect(int64(r.Len()))
	err := out.write(s, r, asked, &aliveWriter{ctx, w})
	if err == nil {
		s.rows = r.Len()
	}
	return err
}

// aliveWriter fails once the run is interrupted, so that nothing half done takes the place of a file.
type aliveWriter struct {
	ctx context.Context //nolint:containedctx // io.Writer has no other way to learn of an interruption
	w   io.Writer
}

func (a *aliveWriter) Write(p []byte) (int, error) {
	if err := a.ctx.Err(); err != nil {
		return 0, err
	}
	return a.w.Write(p)
}

func (o *scoreOptions) writeBook(s *stage, r *result.Result, asked report.Options, w io.Writer) error {
	return book.Write(w, r, s.app.words, book.Options{
		Asked: asked, Workers: s.app.workers, Progress: &s.counter, Protect: o.protect, Values: o.values, TierSheets: o.tierSheets,
	})
}

func writeCSV(s *stage, r *result.Result, _ report.Options, w io.Writer) error {
	return r.WriteCSV(w, s.app.words, s.app.workers, &s.counter)
}

func writeJSON(s *stage, r *result.Result, _ report.Options, w io.Writer) error {
	return r.WriteJSON(w, s.app.words)
}

func writeMarkdown(s *stage, r *result.Result, asked report.Options, w io.Writer) error {
	return report.WriteMarkdown(w, report.Run(r, asked, s.app.words))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func ownBook(path string) (bool, error) {
	_, unedited, err := book.Unedited(path)
	return unedited, err
}

// ownJSON reads as far as the tool's name, which is among the first keys.
func ownJSON(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 512))
	if err != nil {
		return false, err
	}
	d := json.NewDecoder(strings.NewReader(string(head)))
	for key, err := d.Token(); err == nil; key, err = d.Token() {
		if key == "tool" {
			tool, err := d.Token()
			return tool == "tier", err
		}
	}
	return false, nil
}
