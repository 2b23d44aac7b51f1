package origins_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/origins"
	"tier/fileio"
)

// TestRows: whatever stands in a configuration comes back from the sheet as it was, to the byte.
func TestRows(t *testing.T) {
	long := strings.Repeat("客😀", 20_000)
	for _, text := range []string{
		"version: 1\n", "version: 1", "version: 1\r\n\r\nmodels:\r\n", "a: 1\r\nb: 2\n", "\ufeffa: 1\n\n\n  b: =SUM(A1)\n\t\n",
		"# " + long + "\nb: 'x_x000D_y'\n", "",
	} {
		sum := sha256.Sum256([]byte(text))
		want := origins.Origin{Version: "v1.2", AsOf: "2026-09-30", File: "tier.yaml", SHA256: hex.EncodeToString(sum[:]), Text: text,
			Rated: []string{"忠诚度", "1"}}
		got, ok := origins.FromRows(cells(want.Rows()))
		if !ok {
			t.Fatalf("%.20q: not read", text)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%.20q: %s", text, d)
		}
		if got.IsWhole() != (text != "") {
			t.Errorf("%.20q: whole is %v", text, got.IsWhole())
		}
	}
}

// TestEdited: a text that somebody changed is not taken for the one that judged.
func TestEdited(t *testing.T) {
	sum := sha256.Sum256([]byte("a: 1\nb: 2\n"))
	o := origins.Origin{SHA256: hex.EncodeToString(sum[:]), Text: "a: 1\nb: 2\n"}
	rows := cells(o.Rows())
	rows[len(rows)-2][1].Text = "b: 3"
	if edited, ok := origins.FromRows(rows); !ok || edited.IsWhole() {
		t.Errorf("%v, %v", edited, ok)
	}
	if _, ok := origins.FromRows(append(rows[:2:2], rows[3:]...)); ok {
		t.Error("a line less goes unseen")
	}
	if _, ok := origins.FromRows(nil); ok {
		t.Error("an empty sheet is an origin")
	}
}

func cells(rows [][]string) [][]fileio.Cell {
	var all [][]fileio.Cell
	for _, r := range rows {
		var row []fileio.Cell
		for _, text := range r {
			row = append(row, fileio.Cell{Kind: fileio.Text, Text: text})
		}
		all = append(all, row)
	}
	return all
}
