package fileio

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// How messages say sizes, times, lists of numbers and names, and texts out of files.

// byteCount says a number of bytes in the unit it was most likely set in; of a large one as much as matters.
func byteCount(n int64) Message {
	switch {
	case n >= 10<<30 || n >= 1<<30 && n%(1<<30) == 0:
		return say("%d GB", n>>30)
	case n >= 10<<20 || n >= 1<<20 && n%(1<<20) == 0:
		return say("%d MB", n>>20)
	}
	return say("%d bytes", n)
}

// clipped is a text out of a file as a message may bear it: a hostile name can be megabytes long.
func clipped(text string) string { return clippedAt(text, 100) }

func clippedAt(text string, most int) string {
	if len(text) <= most {
		return text
	}
	end := most
	for end > 0 && text[end]&0xC0 == 0x80 { // within a character
		end--
	}
	return fmt.Sprintf("%s… (%d)", text[:end], len(text))
}

// span says a time in the largest unit of which it is a whole number.
func span(d time.Duration) Message {
	switch {
	case d%time.Minute == 0:
		return say("%d min", int64(d/time.Minute))
	case d%time.Second == 0:
		return say("%d s", int64(d/time.Second))
	}
	return say("%s", d.String())
}

// shown is a cell's text for a message, cut where it is long.
func shown(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(trimSpace(s)), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// quoteAll lists names for a message.
func quoteAll(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = strconv.Quote(n)
	}
	return strings.Join(quoted, ", ")
}

// mostSpans is how many spans are named before the rest is left to an ellipsis.
const mostSpans = 8

// spans names ascending numbers for people, those that follow each other as one: 3, 7–9. Of many only the first are named.
func spans(numbers []int, name func(int) string) string {
	var parts []string
	for i := 0; i < len(numbers); {
		end := i
		for end+1 < len(numbers) && numbers[end+1] == numbers[end]+1 {
			end++
		}
		if len(parts) == mostSpans {
			parts = append(parts, "…")
			break
		}
		part := name(numbers[i])
		if end > i {
			part += "–" + name(numbers[end])
		}
		parts = append(parts, part)
		i = end + 1
	}
	return strings.Join(parts, ", ")
}
