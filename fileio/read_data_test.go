//go:build data

package fileio

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestReadOutsideTexts reads every delimited text below the folder TIER_DATA and binds all its columns: it must be a
// table or an *Error, and never a panic.
func TestReadOutsideTexts(t *testing.T) {
	root := os.Getenv("TIER_DATA")
	if root == "" {
		t.Skip("TIER_DATA names no folder")
	}
	files, refused := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".csv", ".tsv", ".txt"}, filepath.Ext(path)) {
			return err
		}
		files++
		table, err := Read(path, ReadOptions{})
		if err != nil {
			refused++
			t.Logf("refused: %v", err)
			if !errors.As(err, new(*Error)) {
				t.Errorf("%s: %v is no *Error", path, err)
			}
			return nil
		}
		t.Logf("%s: %d rows, %d columns, %s", filepath.Base(path), table.Len(), len(table.Headers()), sayAll(table.Notes()))
		var specs []Spec
		for _, h := range table.Headers() {
			specs = append(specs, Spec{Name: h.Raw, Headers: []string{h.Raw}})
		}
		l, err := Bind([]*Table{table}, specs)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		for _, s := range specs {
			l.Numbers(s.Name)
			l.Texts(s.Name)
			l.Dates(s.Name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d refused", files, refused)
}

// TestOutsideWholesale knows the total of a list that comes clean and messy.
func TestOutsideWholesale(t *testing.T) {
	root := os.Getenv("TIER_DATA")
	for _, name := range []string{"wholesale-customers-440.csv", "messy-latin1-notes-in-col-J.csv"} {
		path := filepath.Join(root, "wholesale", name)
		if _, err := os.Stat(path); err != nil {
			t.Skip(err)
		}
		spending := []string{"Fresh", "Milk", "Grocery", "Frozen", "Detergents_Paper", "Delicassen"}
		table, err := Read(path, ReadOptions{Known: spending})
		if err != nil {
			t.Fatal(err)
		}
		var specs []Spec
		for _, s := range spending {
			specs = append(specs, Spec{Name: s, Headers: []string{s}, Required: true})
		}
		l := bound(t, []*Table{table}, specs...)
		total := 0.0
		for _, s := range spending {
			values, _ := l.Numbers(s)
			for _, x := range values {
				total += x
			}
		}
		named := 0
		for _, h := range table.Headers() {
			if h.Name != "" {
				named++
			}
		}
		if table.Len() != 440 || table.RowsRead() != 440 || named != 8 || total != 14_619_500 || len(l.Unreadable()) > 0 {
			t.Errorf("%s: %d rows of %d, %d columns, total %.0f, %d unreadable", name, table.Len(), table.RowsRead(), named, total, len(l.Unreadable()))
		}
	}
}
