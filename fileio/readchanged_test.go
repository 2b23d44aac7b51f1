package fileio

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestHasChanged lets a file grow, shrink, and be written over at the same size.
func TestHasChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	for _, tt := range []struct {
		name   string
		change func() error
		want   bool
	}{
		{"as it was", func() error { return nil }, false},
		{"longer", func() error { return os.WriteFile(path, []byte("客户编号,客户名称"), 0o600) }, true},
		{"shorter", func() error { return os.Truncate(path, 3) }, true},
		{"of another time", func() error { return os.Chtimes(path, time.Time{}, time.Unix(1, 0)) }, true},
	} {
		if err := os.WriteFile(path, []byte("客户编号"), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		before, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if err := tt.change(); err != nil {
			t.Fatal(err)
		}
		if got := hasChanged(f, before); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}
