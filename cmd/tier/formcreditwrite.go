package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// newCreditPlan gives every customer's forms their file. Its name is the customer's id and name, in every language.
func newCreditPlan(place formPlace, r *result.Result, rows []int) (*creditPlan, error) {
	p := &creditPlan{r: r, forms: book.NewCreditForms(r), rows: rows, formFiles: formFiles{place: place}}
	if place.file != "" {
		if len(rows) > mostInOne {
			return nil, usage("--one holds the forms of %d customers, and these are %d", mostInOne, len(rows)).
				withHint("without --one, each customer gets a workbook of his own; --id, --owner, --tier and --sample choose customers")
		}
		p.files = []string{place.file}
		return p, nil
	}
	var names fileio.FileNames
	for _, row := range rows {
		name := strings.TrimSpace(r.ID(row) + " " + r.Name(row))
		p.files = append(p.files, filepath.Join(place.dir, names.Name(name, ".xlsx")))
	}
	return p, nil
}

// write writes all files, several at once.
func (p *creditPlan) write(ctx context.Context, a *app) error {
	err := a.writeForms(ctx, p.formFiles, len(p.rows), func(i int, w io.Writer, opt book.FormOptions) error {
		return p.forms.Write(w, a.words, opt, p.of(i)...)
	})
	if err != nil {
		return err
	}
	a.note("written: %s (customers: %d)", p.place, len(p.rows))
	return nil
}

// of are the customers in a file.
func (p *creditPlan) of(file int) []int {
	if p.place.file != "" {
		return p.rows
	}
	return p.rows[file : file+1]
}
