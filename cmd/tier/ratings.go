package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/fileio"
)

// ratingFlags say where raters' ratings are.
type ratingFlags struct {
	patterns []string
	none     bool
	adjusted bool
	isFlag   bool // the command has --no-ratings

	anyPeriod bool // forms of another period than the configuration's count too
}

func (r *ratingFlags) add(a *app, flags *pflag.FlagSet) {
	r.isFlag = true
	flags.StringArrayVar(&r.patterns, "ratings", nil, a.words.Sprintf("read what raters filled in from `FILES`: forms or tables, .xlsx or .csv; takes all words up to the next flag, and patterns such as \"forms/*.xlsx\""))
	flags.BoolVar(&r.adjusted, "adjusted", false, a.words.Sprintf("show beside each score what it would be if lenient and severe raters were set right"))
	flags.BoolVar(&r.none, "no-ratings", false, a.words.Sprintf("leave out the ratings that the configuration names"))
	r.addPeriod(a, flags)
}

func (r *ratingFlags) addPeriod(a *app, flags *pflag.FlagSet) {
	flags.BoolVar(&r.anyPeriod, "any-period", false, a.words.Sprintf("count forms of another period than the configuration's too"))
}

func (r *ratingFlags) check() error {
	if slices.Contains(r.patterns, "") {
		return usage("--ratings needs files").withHint("name them behind it: --ratings forms/*.xlsx")
	}
	if r.none && len(r.patterns) > 0 {
		return usage("--ratings and --no-ratings contradict each other")
	}
	return nil
}

// spreadRatings puts --ratings= before each word that follows --ratings, up to the next flag, and so with --forms: a shell makes many
// words of one pattern, and all of them are meant.
func spreadRatings(args []string) []string {
	var spread []string
	isFlag := func(i int) bool { return i < len(args) && len(args[i]) > 1 && args[i][0] == '-' }
	taking := ""
	for i, arg := range args {
		if arg == "--" {
			return append(spread, args[i:]...)
		}
		switch {
		case isFlag(i):
			taking = ""
			if arg != "--ratings" && arg != "--forms" {
				break
			}
			if i+1 < len(args) && !isFlag(i+1) {
				taking = arg + "="
				continue
			}
			arg += "=" // the next flag is no file
		case taking != "":
			arg = taking + arg
		}
		spread = append(spread, arg)
	}
	return spread
}

// withRatings adds to an error of missing words that --ratings may have taken them.
func (e *usageError) withRatings(cmd *cobra.Command) *usageError {
	if f := cmd.Flags().Lookup("forms"); f != nil && f.Changed {
		return e.withHint("--forms takes all words up to the next flag: name the list before it, as tier %s customers.xlsx … --forms forms/", cmd.Name())
	}
	if f := cmd.Flags().Lookup("ratings"); f != nil && f.Changed {
		return e.withHint("--ratings takes all words up to the next flag: name the list before it, as tier %s customers.xlsx … --ratings forms/*.xlsx", cmd.Name())
	}
	return e
}

// hinted adds to an error of a pattern that --no-ratings goes without its files, where that is a flag.
func (r *ratingFlags) hinted(err error) error {
	var wrong *fileio.Error
	if r.isFlag && errors.As(err, &wrong) && wrong.Hint.IsZero() {
		wrong.Hint = fileio.Say("--no-ratings goes without ratings")
	}
	return err
}

// paths are the files of ratings: those of the flag, or else of the configuration.
func (r *ratingFlags) paths(cfg *config.Config, lists []string) ([]string, error) {
	if r.none {
		return nil, nil
	}
	patterns := r.patterns
	if len(patterns) == 0 {
		patterns = besideConfig(cfg)
	}
	var paths []string
	for _, pattern := range patterns {
		found, err := matching(pattern)
		if err != nil {
			return nil, r.hinted(err)
		}
		paths = append(paths, found...)
	}
	if err := once(paths); err != nil {
		return nil, err
	}
	for _, path := range paths {
		if slices.ContainsFunc(lists, func(list string) bool { return path == list || fileio.SameFile(path, list) }) {
			return nil, usage("%s is the list, and can't be a file of ratings too", path).withHint("keep the ratings in files of their own")
		}
	}
	if len(paths) > 0 && len(cfg.Rated()) == 0 {
		return nil, usage("there are ratings, but no criterion that a panel rates").withHint("a criterion with grades or ranges can be rated")
	}
	return paths, nil
}

// besideConfig are the configuration's patterns, from its folder.
func besideConfig(cfg *config.Config) []string {
	var patterns []string
	for _, pattern := range cfg.Ratings {
		folder := filepath.Dir(cfg.File)
		if isPattern(pattern) {
			folder = literally().Replace(folder)
		}
		if !filepath.IsAbs(pattern) {
			pattern = filepath.Join(folder, filepath.FromSlash(pattern))
		}
		patterns = append(patterns, pattern)
	}
	return patterns
}

// literally makes a pattern of a path that means nothing but the path.
func literally() *strings.Replacer { return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]") }

func isPattern(path string) bool { return strings.ContainsAny(path, "*?[") }

// matching are the files that a pattern means, or that a folder holds, sorted. What an open Excel keeps beside its files (~$form.xlsx) nobody
// means.
func matching(pattern string) ([]string, error) {
	found := []string{pattern}
	if isFolder(pattern) {
		for _, ending := range []string{"*.xlsx", "*.csv"} {
			inside, err := filepath.Glob(filepath.Join(literally().Replace(pattern), ending))
			if err != nil {
				return nil, usage("%q is no pattern of files", pattern)
			}
			found = append(found, inside...)
		}
		if found = found[1:]; len(found) == 0 {
			return nil, &fileio.Error{Place: pattern, Message: fileio.Say("the folder holds no .xlsx and no .csv")}
		}
	}
	if _, err := os.Lstat(pattern); err != nil && isPattern(pattern) {
		if found, err = filepath.Glob(pattern); err != nil {
			return nil, usage("%q is no pattern of files", pattern)
		}
	}
	found = slices.DeleteFunc(found, func(path string) bool { return strings.HasPrefix(filepath.Base(path), "~$") })
	if len(found) == 0 && isPattern(pattern) {
		return nil, &fileio.Error{Place: pattern, Message: fileio.Say("no file has such a name")}
	}
	return found, nil
}

// openRatings reads all files of ratings; the error names every one that can't be read.
func (a *app) openRatings(ctx context.Context, cfg *config.Config, r *ratingFlags, lists []string) ([]*ratings.Source, error) {
	paths, err := r.paths(cfg, lists)
	if err != nil {
		return nil, err
	}
	var sources []*ratings.Source
	var wrong []error
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		source, err := a.openRating(ctx, cfg, path)
		if err == nil {
			source.AnyPeriod = r.anyPeriod
		}
		sources, wrong = append(sources, source), append(wrong, err)
	}
	return sources, errors.Join(wrong...)
}

func (a *app) openRating(ctx context.Context, cfg *config.Config, path string) (*ratings.Source, error) {
	s := a.progress("reading", path)
	defer s.end()
	source, err := ratings.Open(path, cfg, a.readOptions(ctx, &s.counter))
	if err != nil {
		return nil, err
	}
	for _, t := range source.Tables {
		s.rows += t.Len()
		a.tellDetails(t)
	}
	return source, nil
}

// tellRatings says what was found in the files of ratings, and what was assumed.
func (a *app) tellRatings(c *ratings.Collected) {
	for _, note := range slices.Concat(c.Detected, c.Notes) {
		a.note("%s", note)
	}
	if a.verbose {
		for _, detail := range c.Detail {
			a.tell("%s", detail)
		}
	}
}
