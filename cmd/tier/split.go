package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// splitFlags ask for a workbook for each word of a column.
type splitFlags struct{ by string }

func (s *splitFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringVar(&s.by, "split-by", "", a.words.Sprintf("a workbook for each word of `FIELD` with its customers only, and an index, into the folder of -o DIR/"))
}

// folder is the folder among the outputs, and the others; "" without --split-by.
func (s *splitFlags) folder(paths []string) (dir string, others []string, err error) {
	for _, path := range paths {
		switch {
		case !namesFolder(path):
			others = append(others, path)
		case s.by == "":
			return "", nil, usage("-o %s: this is a folder", path).withHint("name a file in it; or split the customers into it: --split-by FIELD")
		case dir != "":
			return "", nil, usage("--split-by writes into one folder, not into %s and %s", dir, path)
		default:
			dir = path
		}
	}
	if s.by != "" && dir == "" {
		return "", nil, usage("--split-by needs a folder to write into").withHint("name one, with / at its end: -o DIR/")
	}
	if dir != "" && !isFolder(dir) {
		return dir, others, canMake(dir)
	}
	return dir, others, nil
}

// namesFolder reports whether a path is meant as a folder: by its end, or because it is one.
func namesFolder(path string) bool {
	return path != "-" && (strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) || isFolder(path))
}

// canMake refuses a folder that isn't there where no folder can be made.
func canMake(dir string) error {
	dir = filepath.Clean(dir)
	if _, err := os.Lstat(dir); err == nil {
		return &fileio.Error{Place: dir, Message: fileio.Say("this is a file, not a folder"), Hint: fileio.Say("name another folder")}
	}
	if parent := filepath.Dir(dir); !isFolder(parent) {
		return &fileio.Error{Place: dir, Message: fileio.Say("there is no folder %s", parent), Hint: fileio.Say("create it first, or name another one")}
	}
	return nil
}

// split is the customers in parts, each of which goes into a workbook of its own.
type split struct {
	dir    string
	header string // of what parts them
	index  string // the path of the index
	inputs []string
	parts  []part // the largest first, then by name; those without a word last
}

type part struct {
	name string
	file string // in the folder
	rows []int
}

func (s *split) path(file string) string { return filepath.Join(s.dir, file) }

// plan parts the customers. Names of files go by the words alone, so that they are the same next quarter.
func (s *splitFlags) plan(a *app, cfg *config.Config, r *result.Result, dir string) (*split, error) {
	if dir == "" {
		return nil, nil //nolint:nilnil // nothing is asked for
	}
	names := &columnNames{cfg, r.List}
	words, err := names.words("--split-by", s.by, r)
	if err != nil {
		return nil, err
	}
	rows := make(map[string][]int)
	for row, word := range words {
		rows[word] = append(rows[word], row)
	}
	const most = 5_000
	if len(rows) > most {
		return nil, usage("--split-by: %q has %d different words, and a folder gets %d workbooks at most", s.by, len(rows), most)
	}
	plan := &split{dir: dir, header: names.header(s.by)}
	var files fileio.FileNames
	plan.index = plan.path(files.Name(a.words.Sprintf("index"), ".xlsx"))
	for _, word := range sortedWords(rows) {
		p := part{name: word, rows: rows[word]}
		if word == "" {
			p.name = a.words.Sprintf("without %s", plan.header)
		}
		p.file = files.Name(p.name, ".xlsx")
		plan.parts = append(plan.parts, p)
	}
	if len(rows[""]) > 0 { // sorted last
		last := len(plan.parts) - 1
		bySize(plan.parts[:last])
	} else {
		bySize(plan.parts)
	}
	return plan, nil
}

// parts are the workbooks that the customers are split into, none of which takes the place of a file that must stay.
func (o *scoreOptions) parts(a *app, cfg *config.Config, r *result.Result, folder string, outputs []output, lists []string) (*split, error) {
	plan, err := o.split.plan(a, cfg, r, folder)
	if err != nil || plan == nil || o.dryRun {
		return plan, err
	}
	rated, err := o.list.ratings.paths(cfg, lists)
	if err != nil {
		return nil, err
	}
	plan.inputs = slices.Concat([]string{cfg.File}, lists, rated, o.list.aliasPaths(cfg))
	return plan, o.out.mayWriteParts(plan, outputs, plan.inputs)
}

// sortedWords are the words in order, a blank one last.
func sortedWords(rows map[string][]int) []string {
	words := make([]string, 0, len(rows))
	for word := range rows {
		if word != "" {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	if len(rows[""]) > 0 {
		words = append(words, "")
	}
	return words
}

func bySize(parts []part) {
	slices.SortStableFunc(parts, func(a, b part) int { return len(b.rows) - len(a.rows) })
}
