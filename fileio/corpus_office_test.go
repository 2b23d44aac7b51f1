package fileio

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tier/fileio/internal/plainxlsx"
)

// officeFormats are those that LibreOffice is the second reader of.
var officeFormats = []format{formatXLS, formatODS, formatXML2003}

// TestCorpusOfficeCells compares every cell of the corpus' workbooks of older and other formats with what LibreOffice
// makes of them: it saves them as .xlsx, which the second reader reads.
func TestCorpusOfficeCells(t *testing.T) {
	files := map[string]*File{}
	var paths []string
	for _, path := range corpusFiles(t, corpusFolder) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(officeFormats, sniff(data, path)) {
			continue
		}
		if f, err := Open(path, ReadOptions{}); err == nil {
			files[path], paths = f, append(paths, path)
		}
	}
	if len(paths) == 0 {
		return // none of them can be read
	}
	saved := savedAsXLSX(t, paths...)
	cells := 0
	for i, path := range paths {
		book, err := plainxlsx.Read(saved[i])
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		same := sameAsOffice
		if strings.Contains(path, "leap-year-1900") {
			same = anyText // LibreOffice computes TEXT() anew, and its calendar has no 1900-02-29
		}
		cells += sameSheets(t, path, files[path].grids, book, same)
	}
	t.Logf("%d cells of %d workbooks", cells, len(paths))
}

// sameAsOffice compares with what LibreOffice wrote: numbers to 15 digits, and some errors by another name.
func sameAsOffice(c Cell, theirs plainxlsx.Cell) bool {
	const digits = 15
	c.Num = rounded(c.Num, digits)
	theirs.Num = rounded(theirs.Num, digits)
	if c.Kind == ErrorValue && theirs.Kind == plainxlsx.Error {
		return true
	}
	return sameAsPlain(c, theirs)
}

// anyText is sameAsOffice for texts that need not be the same.
func anyText(c Cell, theirs plainxlsx.Cell) bool {
	return c.Kind == Text && theirs.Kind == plainxlsx.Text || sameAsOffice(c, theirs)
}

// rounded has so many significant digits.
func rounded(x float64, digits int) float64 {
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64)
	if err != nil {
		return x
	}
	return short
}

// savedAsXLSX has LibreOffice save workbooks as .xlsx, all of them at once, and returns where. The test is skipped where
// LibreOffice is not installed, and in short runs.
func savedAsXLSX(t *testing.T, paths ...string) []string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	in, out := t.TempDir(), t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "xlsx", "--outdir", out}
	var saved []string
	for _, path := range paths {
		// Two folders of the corpus may have a file of one name.
		name := filepath.Base(filepath.Dir(path)) + "-" + filepath.Base(path)
		data, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(filepath.Join(in, name), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		args = append(args, filepath.Join(in, name))
		saved = append(saved, filepath.Join(out, strings.TrimSuffix(name, filepath.Ext(name))+".xlsx"))
	}
	if said, err := exec.CommandContext(t.Context(), office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return saved
}
