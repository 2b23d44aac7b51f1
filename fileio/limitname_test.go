package fileio

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSetLimits(t *testing.T) {
	for text, want := range map[string]Limits{
		"rows=2000000": {Rows: 2_000_000}, "cells=200M": {Cells: 200_000_000}, "bytes=8GB": {Bytes: 8 << 30}, " Memory = 1.5g ": {Memory: 3 << 29},
		"rows=200万": {Rows: 2_000_000}, "part=512kb": {PartBytes: 512 << 10}, "time=5m": {Time: 5 * time.Minute}, "time=90": {Time: 90 * time.Second},
		"memory=off": {Memory: Unlimited}, "cells=off": {Cells: maxStoredCells}, "depth=off": {Depth: 1 << 20}, "time=OFF": {Time: 1000 * time.Hour},
	} {
		var l Limits
		if err := l.Set(text); err != nil || l != want {
			t.Errorf("%q: %+v, %v", text, l, err)
		}
	}
	for _, text := range []string{"", "rows", "rows=", "row=1", "rows=0", "rows=-1", "rows=1.5", "rows=1e6", "rows=1MB", "bytes=1万", "cells=99G", "time=0s", "time=-1m", "time=x", "time=9000h", "depth=9M", "rows=nan"} {
		var known *Error
		if err := new(Limits).Set(text); !errors.As(err, &known) || !known.Choice {
			t.Errorf("%q is taken: %v", text, err)
		}
	}
	var l Limits
	if err := l.SetAll("rows=3M, time=5m"); err != nil || l.Rows != 3_000_000 || l.Time != 5*time.Minute {
		t.Errorf("%+v, %v", l, err)
	}
}

// TestReadingEnds ends the reading of a workbook and of a text by a context and by the time.
func TestReadingEnds(t *testing.T) {
	var rows strings.Builder
	for range 200_000 {
		rows.WriteString(`<row><c><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row>`)
	}
	book := testBook{sheet: `<sheetData>` + rows.String() + `</sheetData>`}.bytes(t)
	folder := t.TempDir()
	for name, data := range map[string][]byte{"a.xlsx": book, "a.csv": []byte(strings.Repeat("1,x\n", 500_000))} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := Open(path, ReadOptions{Context: ended}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		var known *Error
		_, err := Open(path, ReadOptions{Limits: Limits{Time: time.Nanosecond}})
		if !errors.As(err, &known) || known.Message.String() != "reading takes longer than the 1ns allowed" || known.Place == "" {
			t.Errorf("%s: %v", name, err)
		}
		// Past the file itself, where each reader asks.
		opt := ReadOptions{Context: ended}
		if _, err := readGrids(path, data, opt); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, its cells: %v", name, err)
		}
	}
}
