package book

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"

	"github.com/xuri/excelize/v2"
)

// parts gathers the files that excelize would zip, by name. It stands in for excelize's zip writer.
type parts map[string]*bytes.Buffer

// gather has excelize write the workbook, and keeps its parts apart.
func gather(f *excelize.File, shared *sharedTexts) (parts, error) {
	all := parts{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return all })
	if err := f.Write(io.Discard); err != nil {
		return nil, err
	}
	if err := shared.addTo(all); err != nil {
		return nil, err
	}
	return all, all.sortTypes()
}

// Create begins a part.
func (p parts) Create(name string) (io.Writer, error) {
	if p[name] != nil {
		return nil, fmt.Errorf("the workbook has two parts %s", name)
	}
	p[name] = new(bytes.Buffer)
	return p[name], nil
}

// AddFS is part of excelize's interface; it never calls it.
func (parts) AddFS(fs.FS) error { return fmt.Errorf("a workbook has no files from elsewhere") }

// Close has nothing to do: seal writes the file.
func (parts) Close() error { return nil }
