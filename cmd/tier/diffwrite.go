package main

import (
	"io"
	"slices"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// outputs are the files that the comparison goes to.
func (o *diffOptions) outputs(inputs []string) ([]output, error) {
	if o.json && slices.Contains(o.out.paths, dash) {
		return nil, samePlace()
	}
	return o.out.files(inputs, ".xlsx", ".csv", ".json", ".md", dash)
}

func (o *diffOptions) writeAs(a *app, m *periods.Moves, ending string, w io.Writer) error {
	switch ending {
	case ".xlsx":
		return book.WriteMoves(w, m, a.words, a.workers)
	case ".json":
		return result.WriteMoves(w, m, version(), a.words)
	case ".md":
		return report.WriteMarkdown(w, report.Diff(m, o.top, a.words))
	}
	return result.WriteMovesCSV(w, m, a.words, a.workers)
}
