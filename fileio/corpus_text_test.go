package fileio

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCorpusTextCells compares every cell of the corpus' texts with what encoding/csv reads, which is strict: the texts
// that it refuses are named here, and it must refuse them.
func TestCorpusTextCells(t *testing.T) {
	unclosed := map[string]bool{"malformed.tsv": true}
	for _, path := range corpusFiles(t, corpusFolder) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if sniff(data, path) != formatText {
			continue
		}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		r.FieldsPerRecord = -1
		if filepath.Ext(path) == ".tsv" {
			r.Comma = '\t'
		}
		var want [][]string
		var lines []int
		for {
			record, err := r.Read()
			if err != nil {
				if refused := !errors.Is(err, io.EOF); refused != unclosed[filepath.Base(path)] {
					t.Errorf("%s: the second reader ends with %v", path, err)
				}
				break
			}
			line, _ := r.FieldPos(0)
			want, lines = append(want, record), append(lines, line)
		}
		f, err := Open(path, ReadOptions{})
		if refused := err != nil; refused != unclosed[filepath.Base(path)] {
			t.Errorf("%s: %v", path, err)
		}
		if err == nil {
			sameRecords(t, path, &f.grids[0], want, lines)
		}
	}
}

// sameRecords compares the rows that hold anything, each with its line.
func sameRecords(t *testing.T, path string, g *grid, want [][]string, lines []int) {
	t.Helper()
	next := 0
	for i, record := range want {
		if next < len(g.rows) && g.rows[next].number() == lines[i] {
			if diff := cmp.Diff(trimmedRecord(record), trimmedRecord(writtenRow(g.rows[next]))); diff != "" {
				t.Errorf("%s:%d: %s", path, lines[i], diff)
			}
			next++
			continue
		}
		if len(trimmedRecord(record)) > 0 {
			t.Errorf("%s:%d: %q is not read", path, lines[i], record)
		}
	}
	if next != len(g.rows) {
		t.Errorf("%s: %d rows more than there are", path, len(g.rows)-next)
	}
}

// writtenRow are the texts of a row as they stand in the file.
func writtenRow(r gridRow) []string {
	var texts []string
	for _, c := range r.cells() {
		texts = append(texts, c.Text)
	}
	return texts
}

// trimmedRecord is a record without the empty fields at its end.
func trimmedRecord(record []string) []string {
	for len(record) > 0 && record[len(record)-1] == "" {
		record = record[:len(record)-1]
	}
	return append([]string{}, record...)
}

// TestCSVSpectrum reads the texts of csv-spectrum as their authors say they read: first row and the rows below.
func TestCSVSpectrum(t *testing.T) {
	for name, want := range map[string][][]string{
		"comma_in_quotes":     {{"first", "last", "address", "city", "zip"}, {"John", "Doe", "120 any st.", "Anytown, WW", "08123"}},
		"empty":               {{"a", "b", "c"}, {"1"}, {"2", "3", "4"}},
		"escaped_quotes":      {{"a", "b"}, {"1", `ha "ha" ha`}, {"3", "4"}},
		"json":                {{"key", "val"}, {"1", `{"type": "Point", "coordinates": [102.0, 0.5]}`}},
		"newlines":            {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}},
		"quotes_and_newlines": {{"a", "b"}, {"1", "ha \n\"ha\" \nha"}, {"3", "4"}},
		"simple":              {{"a", "b", "c"}, {"1", "2", "3"}},
		"utf8":                {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}},
	} {
		for _, ends := range []string{"\n", "\r\n", "\r"} {
			data, err := os.ReadFile(filepath.Join(corpusFolder, "csv-spectrum", name+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			data = bytes.ReplaceAll(data, []byte("\n"), []byte(ends))
			g, err := readText(name, data, ReadOptions{})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			var got [][]string
			for _, r := range g.rows {
				var row []string
				for _, text := range writtenRow(r) {
					row = append(row, string(bytes.ReplaceAll([]byte(text), []byte(ends), []byte("\n"))))
				}
				got = append(got, trimmedRecord(row))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s with line ends %q: %s", name, ends, diff)
			}
		}
	}
}
