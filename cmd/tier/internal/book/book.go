package book

import (
	"io"
	"path/filepath"
	"slices"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// Options are how a workbook is written.
type Options struct {
	Asked    report.Options   // what was asked for besides the tiers
	Workers  int              // goroutines that write; 0 is as many as Go runs at once
	Progress *fileio.Progress // counts the rows of customers; may be nil
	Protect  bool             // all cells but inputs are locked
	Values   bool             // figures only, no formulas

	TierSheets bool // a list of its own for each tier of the first model
}

// Write writes the result as an .xlsx workbook in the printer's language. The same result gives the same bytes, however
// many goroutines write it.
//
// A result that no sheet can hold is a *fileio.Error. Texts that no cell can hold are cut, and the sheet of problems
// says which.
func Write(w io.Writer, r *result.Result, p words.Printer, o Options) error {
	b := newWorkbook(r, p)
	defer b.file.Close()
	b.protected = o.Protect
	scores, err := newScores(r, p, o)
	if err != nil {
		return err
	}
	b.live = !o.Values
	b.ratings = newRatingsSheet(b)
	problems := newProblems(r, p, slices.Concat(scores.cuts, b.ratings.tooLarge()))
	if err := problems.check(); err != nil {
		return err
	}
	scores.dress(b)
	b.credit = newCreditBook(b)
	rubric := newRubric(b)
	segments := newSegmentsSheet(b)
	var wired *wiring
	if b.live {
		wired = newWiring(b, rubric, scores)
		wired.previous()
		segments.followWiring(wired)
	}
	scores.share(b)
	summary := newSummary(b, o.Asked)
	summary.listed = problems
	if wired != nil {
		summary.follow(wired)
	}
	b.add(summary.sheet())
	b.add(scores.sheet(b, rubric))
	b.addSegments(segments)
	if err := b.addPrevious(wired); err != nil {
		return err
	}
	b.addCreditSheets()
	if r.Treated != nil {
		b.add(newActionsSheet(b).sheet())
	}
	if o.TierSheets {
		b.addTierSheets(scores, summary)
	}
	b.addNear(wired, rubric)
	b.addApart()
	b.addRecords(rubric, problems)
	if wired != nil {
		b.add(wired.w.sheet(b))
	}
	summary.data.addTo(b)
	b.addOrigin()
	b.describe()
	b.mark()
	return b.write(w, o.Workers)
}

// addRecords adds what the tiers rest on: ratings, customer files, estimates, the rubric, problems, and where figures come from.
func (b *workbook) addRecords(rubric *rubricSheet, listed *problems) {
	if b.ratings.isShown() {
		b.add(b.ratings.sheet())
	}
	if b.r.Profile != nil {
		b.add(newFileSheet(b).sheet())
	}
	if b.r.Config.Estimates != nil {
		b.add(newEstimateSheet(b).sheet(faint))
	}
	b.add(rubric.sheet())
	b.add(listed.sheet(b))
	b.add(newProvenance(b, rubric.name).sheet())
}

// workbook is a workbook in the making. Its first error stays, so that a sheet reads as one straight line.
type workbook struct {
	file   *excelize.File
	r      *result.Result
	p      words.Printer
	styles map[look]int
	sheets int
	rows   map[string]content   // by part
	links  map[string][]link    // by part
	widths map[string][]float64 // of columns, by part
	barred []barredSheet
	noted  []notedSheet
	charts []chart // as they were added
	shared *sharedTexts
	err    error

	ratings *ratingsSheet // nil where there are none
	credit  *creditBook   // nil in a workbook of tiers
	data    *chartData    // of the charts of all sheets

	contents  map[string]content // by the sheet's name
	protected bool               // all sheets are
	live      bool               // formulas keep the figures up to date

	properties []property // of the document, besides the mark
	groups     int        // formulas that were written once for many cells
}

func newWorkbook(r *result.Result, p words.Printer) *workbook {
	b := &workbook{file: excelize.NewFile(), r: r, p: p, styles: map[look]int{}, rows: map[string]content{},
		links: map[string][]link{}, widths: map[string][]float64{}, contents: map[string]content{}, shared: &sharedTexts{}}
	b.must(b.file.SetDefaultFont(b.font()))
	return b
}

// write writes the file.
func (b *workbook) write(w io.Writer, workers int) error {
	if b.err != nil {
		return b.err
	}
	parts, err := gather(b.file, b.shared)
	if err != nil {
		return err
	}
	if err := parts.addWidths(b.widths); err != nil {
		return err
	}
	if err := parts.addLinks(b.links); err != nil {
		return err
	}
	if err := parts.addBars(b.barred); err != nil {
		return err
	}
	if err := parts.addNotes(b.noted, b.font()); err != nil {
		return err
	}
	if err := parts.addCharts(b); err != nil {
		return err
	}
	last := 0
	for _, style := range b.styles {
		last = max(last, style)
	}
	return seal(w, parts, b.rows, markups(last), b.properties, workers)
}

// must keeps the first error.
func (b *workbook) must(err error) {
	if b.err == nil {
		b.err = err
	}
}

// describe sets the properties of the document. Its times are those of the result, since the same result is the same
// file: the day it is judged on, or the first that a zip file can name.
func (b *workbook) describe() { b.describeAs(b.title()) }

func (b *workbook) describeAs(title string) {
	day := "1980-01-01T00:00:00Z"
	if asOf := b.r.Config.AsOf; !asOf.IsZero() {
		day = asOf.Format("2006-01-02") + "T00:00:00Z"
	}
	b.must(b.file.SetDocProps(&excelize.DocProperties{
		Title: clean(title), Creator: "tier", LastModifiedBy: "tier", Created: day, Modified: day,
	}))
	b.must(b.file.SetAppProps(&excelize.AppProperties{Application: "tier", AppVersion: "1.0000"}))
	b.file.SetActiveSheet(0)
}

// mark makes room for the mark, which seal fills in.
func (b *workbook) mark() {
	b.must(b.file.SetCustomProps(excelize.CustomProperty{Name: markName, Value: ""}))
}

// title is the configuration's, or that of its first model, and says whose customers these are if not all.
func (b *workbook) title() string {
	title := b.r.Config.Title
	if title == "" {
		title = b.r.Models[0].Heading()
	}
	if b.r.Part != nil {
		title += " · " + b.r.Part.Name
	}
	return title
}

// source is a file's name without its folders, which mean nothing to whoever is sent the workbook.
func source(path string) string { return filepath.Base(filepath.ToSlash(path)) }
