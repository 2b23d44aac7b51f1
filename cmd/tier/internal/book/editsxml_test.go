package book

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
)

// editedSheets puts new values into cells of a workbook's sheets, by name and reference, and leaves everything else as it is.
func editedSheets(t *testing.T, data []byte, sheets map[string]map[string]rawCell) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]map[string]rawCell{}
	for name, part := range booktest.SheetParts(t, archive) {
		parts[part] = sheets[name]
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range archive.File {
		if len(parts[f.Name]) == 0 {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(editedCells(t, contentOf(t, f), parts[f.Name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func contentOf(t *testing.T, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// editedCells puts values into cells of a sheet. A cell keeps its style.
func editedCells(t *testing.T, sheet []byte, cells map[string]rawCell) []byte {
	t.Helper()
	for ref, value := range cells {
		cell := regexp.MustCompile(`<c r="` + ref + `"( s="\d+")?[^>]*?(/>|>.*?</c>)`)
		found := cell.FindSubmatchIndex(sheet)
		if found == nil {
			t.Fatalf("there is no cell %s", ref)
		}
		style := ""
		if found[2] >= 0 {
			style = string(sheet[found[2]:found[3]])
		}
		if bytes.Contains(sheet[found[0]:found[1]], []byte("<f")) {
			t.Fatalf("%s has a formula: %s", ref, sheet[found[0]:found[1]])
		}
		made := fmt.Sprintf(`<c r="%s"%s t="inlineStr"><is><t>%s</t></is></c>`, ref, style, escaped(value.text))
		switch {
		case value.isNumber:
			made = fmt.Sprintf(`<c r="%s"%s><v>%s</v></c>`, ref, style, plainFigure(value.x))
		case value.isError:
			made = fmt.Sprintf(`<c r="%s"%s t="e"><v>%s</v></c>`, ref, style, value.text)
		case value.text == "":
			made = fmt.Sprintf(`<c r="%s"%s/>`, ref, style)
		}
		sheet = bytes.Join([][]byte{sheet[:found[0]], []byte(made), sheet[found[1]:]}, nil)
	}
	return sheet
}
