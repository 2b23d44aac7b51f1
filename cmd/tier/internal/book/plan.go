package book

import (
	"io"

	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
)

// WritePlan writes a plan as an .xlsx workbook. The same plan gives the same bytes.
func WritePlan(w io.Writer, p *planning.Plan, wp words.Printer, workers int) error {
	b := newWorkbook(p.Result, wp)
	defer b.file.Close()
	title := planTitle(p, wp)
	overview := ratersPage(b, wp.Sprintf("Overview"))
	overview.title(title)
	overview.blocks(report.Plan(p, planLines, wp))
	b.add(overview.sheet(navy))
	b.describeAs(title)
	b.mark()
	return b.write(w, workers)
}

// planLines is how many lines of a longer list the overview shows.
const planLines = 10

func planTitle(p *planning.Plan, wp words.Printer) string {
	title := wp.Sprintf("Customer plan")
	if p.Config.Title != "" {
		title = p.Config.Title + " · " + title
	}
	if p.Owner != "" {
		title += " · " + p.Owner
	}
	return title
}
