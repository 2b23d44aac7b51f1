package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// listFlags overrule what is detected in lists.
type listFlags struct {
	sheets                     []string // the list is on each of them; none: on the one that is found
	cells, encoding, delimiter string
	headerRow                  int
	duplicates, aliases        string
	added                      []string // titles of columns that the configuration has tier add
	keepResults                bool     // of earlier runs, as columns of the list
	asOf                       string
	ratings                    ratingFlags
	credit                     creditFlags
	tables                     tableFlags
	noRows                     bool // a file may have a header alone, as of orders or complaints: there are none
	lenient                    bool // a list need not have what is judged
	notAlike                   bool // no look for customers who are likely in the list twice

	earlier []*periods.Snapshot // results before, the oldest first
	again   *rejudging          // once the list was judged: how to judge it by another configuration
}

func (l *listFlags) add(a *app, flags *pflag.FlagSet) {
	l.addReading(a, flags)
	l.ratings.add(a, flags)
	l.credit.add(a, flags)
	l.tables.add(a, flags)
	l.addDuplicates(a, flags)
	l.addAliases(a, flags)
	flags.BoolVar(&l.keepResults, "keep-results", false, a.words.Sprintf("keep the columns that an earlier run of tier added to the list, instead of leaving them out"))
	flags.BoolVar(&l.notAlike, "no-alike", false, a.words.Sprintf("don't look for wrong codes, and for customers who are likely in the list twice by id, code or name"))
	flags.StringVar(&l.asOf, "as-of", "", a.words.Sprintf("`DATE` on which overrides are judged to be valid, as 2026-09-30"))
}

func (l *listFlags) addDuplicates(a *app, flags *pflag.FlagSet) {
	flags.StringVar(&l.duplicates, "duplicates", "refuse", a.words.Sprintf("rows of a repeated id: refuse (default) leaves all of them unscored, first takes the first (`HOW`)"))
}

func (l *listFlags) checkDuplicates() error {
	if l.duplicates != "refuse" && l.duplicates != "first" {
		return usage("--duplicates is refuse or first, not %q", l.duplicates)
	}
	return nil
}

func (l *listFlags) addReading(a *app, flags *pflag.FlagSet) {
	flags.StringArrayVar(&l.sheets, "sheet", nil, a.words.Sprintf("`NAME` of the sheet, instead of the one found (repeatable where lists are scored: the sheets are one list)"))
	flags.StringVar(&l.cells, "range", "", a.words.Sprintf("`CELLS` among which the list is looked for: A3:H200, A3:H, B:H or Sheet1!A3:H200"))
	flags.IntVar(&l.headerRow, "header-row", 0, a.words.Sprintf("`ROW` of the header, instead of the one found"))
	flags.StringVar(&l.encoding, "encoding", "", a.words.Sprintf("`ENCODING` of a text file: utf-8, gb18030, gbk, utf-16le, utf-16be, big5, windows-1252"))
	flags.IntVarP(&a.workers, "jobs", "j", 0, a.words.Sprintf("`CORES` to use at once; 0 (default) is all of them, and -j 1 gives the same bytes"))
	a.reading.add(a, flags)
	flags.BoolVar(&a.verbose, "verbose", false, a.words.Sprintf("print the time and memory of each stage to standard error, with --quiet too"))
	flags.StringVar(&l.delimiter, "delimiter", "", a.words.Sprintf("`CHARACTER` between the cells of a text file: , ; | or tab"))
}

// check refuses values that no list can make right.
func (l *listFlags) check(a *app) error {
	if err := l.checkDuplicates(); err != nil {
		return err
	}
	if err := l.ratings.check(); err != nil {
		return err
	}
	return l.checkReading(a)
}

func (l *listFlags) checkReading(a *app) error {
	if l.headerRow < 0 {
		return usage("--header-row counts from 1, not %d", l.headerRow)
	}
	if a.workers < 0 {
		return usage("--jobs counts cores, not %d", a.workers).withHint("-j 1 uses one core; without -j, all are used")
	}
	if err := a.checkLimits(); err != nil {
		return err
	}
	for i, sheet := range l.sheets {
		if slices.Contains(l.sheets[:i], sheet) {
			return usage("the sheet %s is given twice", sheet)
		}
	}
	return a.checkPassword()
}

// once refuses a list that is given twice: all of its customers would be repeats of themselves.
func once(paths []string) error {
	for i, path := range paths {
		for _, other := range paths[:i] {
			if path == other || fileio.SameFile(path, other) {
				return usage("%s is given twice", path)
			}
		}
	}
	return nil
}

// read reads all lists and says what was detected.
func (l *listFlags) read(ctx context.Context, a *app, paths []string, known []string) ([]*fileio.Table, error) {
	if err := once(paths); err != nil {
		return nil, err
	}
	var tables []*fileio.Table
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		_, found, err := l.openSheets(ctx, a, path, known)
		if err != nil {
			return nil, err
		}
		for _, t := range found {
			tables = append(tables, l.withoutResults(t))
		}
	}
	return tables, nil
}

// withoutResults leaves out what an earlier run of tier added to a list: a result is a list again, and not judged by
// its own verdict.
func (l *listFlags) withoutResults(t *fileio.Table) *fileio.Table {
	added := result.FindAdded(t.RawHeaders(), t.Marked())
	added.FindSegments(t.RawHeaders(), l.added)
	if l.keepResults || !added.ByTier() {
		return t
	}
	columns := append(added.Given(t.RawHeaders(), l.tables.titles), added.Columns()...)
	return t.Without(columns, fileio.Say("columns that an earlier run of tier added are left out (%d): %s; --keep-results keeps them",
		len(columns), firstHeaders(t, columns)))
}

// tellNotes says what was found and assumed in files.
func (a *app) tellNotes(read ...*fileio.Table) {
	for _, t := range read {
		for _, note := range t.Notes() {
			a.note("%s: %s", t.File(), note)
		}
	}
}

// firstHeaders names a few of a table's columns.
func firstHeaders(t *fileio.Table, columns []int) string {
	var headers []string
	for _, i := range columns {
		headers = append(headers, t.Headers()[i].Raw)
	}
	return firstOf(headers)
}

// firstOf are a few of some words.
func firstOf(words []string) string {
	const most = 5
	if len(words) > most {
		words = append(slices.Clone(words[:most]), "…")
	}
	return strings.Join(words, ", ")
}

// readOne reads a list.
func (l *listFlags) readOne(ctx context.Context, a *app, path string, known []string) (*fileio.Table, error) {
	_, t, err := l.open(ctx, a, path, known)
	return t, err
}

// open reads a file and finds the one list in it.
func (l *listFlags) open(ctx context.Context, a *app, path string, known []string) (*fileio.File, *fileio.Table, error) {
	if len(l.sheets) > 1 {
		return nil, nil, usage("--sheet is given %d times, and one sheet of %s is read here", len(l.sheets), path).
			withHint("run again for each; tier score reads several as one list")
	}
	f, tables, err := l.openSheets(ctx, a, path, known)
	if err != nil {
		return nil, nil, err
	}
	return f, tables[0], nil
}

// openSheets reads a file and finds the list in it, or that on each of the sheets that are named.
func (l *listFlags) openSheets(ctx context.Context, a *app, path string, known []string) (*fileio.File, []*fileio.Table, error) {
	s := a.progress("reading", path)
	defer s.end()
	opt := a.readOptions(ctx, &s.counter)
	opt.Range, opt.HeaderRow, opt.Encoding, opt.Delimiter = l.cells, l.headerRow, l.encoding, l.delimiter
	opt.Known, opt.Mark, opt.NoRows = known, book.Mark(), l.noRows
	f, err := fileio.Open(path, opt)
	if err != nil {
		return nil, nil, err
	}
	tables, err := f.TablesOn(l.sheets)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range tables {
		s.rows += t.Len()
		a.tellDetails(t)
	}
	return f, tables, nil
}

func noWords(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%q is one word too many", args[0])
	}
	return nil
}
