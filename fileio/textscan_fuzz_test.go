package fileio

import (
	"slices"
	"strings"
	"testing"
)

// FuzzCSV holds the scanner against a splitter that is slow and plain, on text that is well-formed: quotes only enclose
// whole fields, or are doubled in one.
func FuzzCSV(f *testing.F) {
	for _, c := range csvForms {
		f.Add(c.text)
	}
	for _, c := range layouts {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, ok := splitSlowly(text)
		if !ok {
			return
		}
		var got [][]string
		for s := newCSVScanner(text, ','); ; {
			fields, _, err := s.next()
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			if fields == nil {
				break
			}
			row := make([]string, len(fields))
			for i, f := range fields {
				row[i] = f.text
			}
			got = append(got, row)
		}
		if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Fatalf("%q reads as %q, want %q", text, got, want)
		}
	})
}

// splitSlowly splits well-formed text by the letter; false where it is not well-formed, or has a formula.
func splitSlowly(text string) (rows [][]string, ok bool) {
	if strings.Contains(text, "=") {
		return nil, false
	}
	rest := text
	for rest != "" {
		var row []string
		for {
			var field string
			if field, rest, ok = splitField(rest); !ok {
				return nil, false
			}
			row = append(row, field)
			if !strings.HasPrefix(rest, ",") {
				break
			}
			rest = rest[1:]
		}
		rows = append(rows, row)
		for _, end := range []string{"\r\r\n", "\r\n", "\n", "\r"} {
			if after, cut := strings.CutPrefix(rest, end); cut {
				rest = after
				break
			}
		}
	}
	return rows, true
}

func splitField(s string) (field, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, ",\r\n")
		if end < 0 {
			end = len(s)
		}
		return s[:end], s[end:], !strings.Contains(s[:end], `"`)
	}
	for s = s[1:]; s != ""; s = s[1:] {
		switch {
		case strings.HasPrefix(s, `""`):
			s = s[1:]
		case s[0] == '"':
			rest = s[1:]
			return field, rest, rest == "" || strings.ContainsAny(rest[:1], ",\r\n")
		}
		field += s[:1]
	}
	return "", "", false
}
