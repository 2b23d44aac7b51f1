package main

import (
	"io"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// outputs are the files that the report goes to.
func (o *ratersOptions) outputs(inputs []string) ([]output, error) {
	return o.out.files(inputs, ".xlsx", ".json", ".md")
}

func (o *ratersOptions) writeAs(a *app, r *result.Raters, ending string, w io.Writer) error {
	switch ending {
	case ".xlsx":
		return book.WriteRaters(w, r, o.top, a.words, a.workers)
	case ".json":
		return r.WriteJSON(w, a.words)
	}
	return report.WriteMarkdown(w, report.Raters(r, o.top, a.words))
}
