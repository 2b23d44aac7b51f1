package fileio

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// update rewrites what is expected of the corpus.
var update = flag.Bool("update", false, "rewrite testdata/corpus/expected.tsv")

const (
	corpusFolder   = "../testdata/corpus"
	corpusExpected = "expected.tsv"
	corpusTime     = 10 * time.Second // that any file may take
	corpusMemory   = 1 << 30          // that all of them may, in bytes
)

// TestCorpus reads every file of the corpus and compares what becomes of it with its line in expected.tsv:
//
//	path, what it is, sheets (or the refusal), table (or why there is none)
func TestCorpus(t *testing.T) {
	t.Chdir(corpusFolder)
	var got strings.Builder
	for _, path := range corpusFiles(t, ".") {
		start := time.Now()
		got.WriteString(corpusLine(t, path) + "\n")
		if took := time.Since(start); took > corpusTime && !raceDetector {
			t.Errorf("%s took %v", path, took)
		}
	}
	if *update {
		if err := os.WriteFile(corpusExpected, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(corpusExpected)
	if err != nil {
		t.Fatal(err)
	}
	compareLines(t, strings.Split(string(want), "\n"), strings.Split(got.String(), "\n"))
}

// compareLines shows the lines that are only in one of the two; each begins with the path that it is about.
func compareLines(t *testing.T, want, got []string) {
	t.Helper()
	expected := map[string]bool{}
	for _, line := range want {
		expected[line] = true
	}
	for _, line := range got {
		if !expected[line] {
			t.Errorf("is now, and -update writes it:\n%s", line)
		}
		delete(expected, line)
	}
	for line := range expected {
		t.Errorf("was expected:\n%s", line)
	}
}

// corpusFiles are the files below a folder that are not about it.
func corpusFiles(t testing.TB, root string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Dir(path) != root {
			paths = append(paths, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	return paths
}

// corpusLine reads a file as users do, and says what came of it.
func corpusLine(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fields := []string{path, formatName(sniff(data, path))}
	f, err := Open(path, ReadOptions{})
	if err != nil {
		checkRefusal(t, path, err)
		return strings.Join(append(fields, "refused: "+inOneCell(err.Error()), "-"), "\t")
	}
	return strings.Join(append(fields, describeGrids(f.grids), describeTable(t, path, f)), "\t")
}

// describeGrids describes the sheets one by one, or if they are many all together.
func describeGrids(grids []grid) string {
	const many = 20
	var sheets []string
	for i := range grids {
		sheets = append(sheets, describeGrid(&grids[i]))
	}
	all := strings.Join(sheets, "; ")
	if len(sheets) > many {
		return fmt.Sprintf("%d sheets %x", len(sheets), sha256.Sum256([]byte(all)))
	}
	return all
}

// formatName is what a file is by its content.
func formatName(f format) string {
	names := map[format]string{formatText: "text", formatXLSX: "xlsx", formatXLS: "xls", formatEncrypted: "encrypted", formatXLSB: "xlsb",
		formatODS: "ods", formatHTML: "html", formatXML2003: "xml2003", formatEmpty: "empty", formatZip: "zip", formatZipOfList: "zip of list", formatZipCut: "cut"}
	if name, ok := names[f]; ok {
		return name
	}
	return "format " + strconv.Itoa(int(f))
}

// describeGrid counts the cells that are not empty and hashes them all: 'Sheet 1' (hidden) 12 cells 0123456789ab.
func describeGrid(g *grid) string {
	hash, cells := sha256.New(), 0
	for _, r := range g.rows {
		for i, c := range r.cells() {
			if c.Kind != Empty {
				cells++
				fmt.Fprintf(hash, "%s%d\t%s\n", columnLetters(i+1), r.number(), canonical(c))
			}
		}
	}
	name := ""
	if g.sheet != "" {
		name = strconv.Quote(g.sheet) + " "
	}
	if g.hidden {
		name += "(hidden) "
	}
	return fmt.Sprintf("%s%d cells %x", name, cells, hash.Sum(nil)[:6])
}

// canonical is the kind and the raw value of a cell in one line.
func canonical(c Cell) string {
	number := strconv.FormatFloat(c.Num, 'g', -1, 64)
	switch c.Kind {
	case Text:
		return "text " + strconv.Quote(c.Text)
	case Bool:
		return "bool " + number
	case Date:
		return "date " + number
	case ErrorValue:
		return "error " + strconv.Quote(c.Text)
	case Number:
		if c.Percent {
			return "percent " + number
		}
		if c.Text != "" {
			return "written " + strconv.Quote(c.Text)
		}
		return "number " + number
	}
	return ""
}

// describeTable says which table the file holds for whoever asks for no headers.
func describeTable(t *testing.T, path string, f *File) string {
	t.Helper()
	table, err := f.Table()
	if err != nil {
		checkRefusal(t, path, err)
		return "no table: " + inOneCell(err.Error())
	}
	sheet := ""
	if table.Sheet() != "" {
		sheet = strconv.Quote(table.Sheet()) + " "
	}
	return fmt.Sprintf("%sheader %d, %d columns, %d rows", sheet, table.HeaderRow(), len(table.Headers()), table.Len())
}

// checkRefusal holds a refusal to what users need: it names the file and says the cause in a line that begins with a small
// letter, and it has a hint.
func checkRefusal(t *testing.T, path string, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("%s: %v is not for people", path, err)
		return
	}
	message := e.Message.String()
	switch {
	case !strings.Contains(e.Error(), filepath.Base(path)):
		t.Errorf("%s: %q does not name the file", path, e)
	case message == "" || strings.Contains(message, "%!") || strings.ContainsAny(message, "\r\n"):
		t.Errorf("%s: %q is no line", path, message)
	case strings.ToLower(message[:1]) != message[:1] || strings.HasSuffix(message, "."):
		t.Errorf("%s: %q is a sentence, not a cause", path, message)
	case e.Hint.IsZero() || strings.Contains(e.Hint.String(), "%!"):
		t.Errorf("%s: %q has no hint of what to do next", path, e)
	}
}

// inOneCell keeps a text from ending a cell or line of expected.tsv.
func inOneCell(s string) string {
	return strings.NewReplacer("\t", `\t`, "\n", `\n`, "\r", `\r`).Replace(s)
}

// TestCorpusMemory reads the corpus in a process of its own, and asks for the most memory that it ever had.
func TestCorpusMemory(t *testing.T) {
	const alone = "TIER_TEST_CORPUS_ALONE"
	if os.Getenv(alone) != "" {
		readCorpusAlone(t)
		return
	}
	if raceDetector {
		t.Skip("the race detector takes memory of its own")
	}
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestCorpusMemory$", "-test.v")
	child.Env = append(os.Environ(), alone+"=1")
	said, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	t.Logf("%s", bytes.TrimSpace(said))
}

// readCorpusAlone fails if the process ever had more than the corpus may take. What Go once had from the system it
// counts for ever, even if it gave it back.
func readCorpusAlone(t *testing.T) {
	for _, path := range corpusFiles(t, corpusFolder) {
		if f, err := Open(path, ReadOptions{}); err == nil {
			_, _ = f.Table() // TestCorpus looks at it
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.Sys > corpusMemory {
		t.Errorf("took %d MB", m.Sys>>20)
	}
	t.Logf("took %d MB at most", m.Sys>>20)
}
