package fileio

import (
	"strconv"
	"strings"
	"time"
)

// limitKind is a limit that people can set by its name.
type limitKind struct {
	name     string
	standard int64
	bytes    bool                   // it counts bytes
	field    func(l *Limits) *int64 // nil for the time
	most     int64                  // no more than that is possible; 0 is any number
}

// limitTime is the name of the one limit that is no number.
const limitTime = "time"

var limitKinds = [...]limitKind{
	{name: "rows", standard: 2 << 20, field: func(l *Limits) *int64 { return &l.Rows }, most: 1<<32 - 1},
	{name: "columns", standard: maxSheetColumns, field: func(l *Limits) *int64 { return &l.Columns }},
	{name: "cells", standard: 32 << 20, field: func(l *Limits) *int64 { return &l.Cells }, most: maxStoredCells},
	{name: "bytes", standard: 4 << 30, bytes: true, field: func(l *Limits) *int64 { return &l.Bytes }},
	{name: "memory", standard: 768 << 20, bytes: true, field: func(l *Limits) *int64 { return &l.Memory }},
	{name: limitTime, field: func(*Limits) *int64 { return nil }},
	{name: "texts", standard: 512 << 20, bytes: true, field: func(l *Limits) *int64 { return &l.TextBytes }},
	{name: "text", standard: 16 << 20, bytes: true, field: func(l *Limits) *int64 { return &l.TokenBytes }},
	{name: "strings", standard: 16 << 20, field: func(l *Limits) *int64 { return &l.Strings }},
	{name: "part", standard: 64 << 20, bytes: true, field: func(l *Limits) *int64 { return &l.PartBytes }},
	{name: "entries", standard: 10_000, field: func(l *Limits) *int64 { return &l.Entries }},
	{name: "depth", standard: 256, field: func(l *Limits) *int64 { return &l.Depth }, most: 1 << 20},
	{name: "spins", standard: 1_000_000, field: func(l *Limits) *int64 { return &l.Spins }},
}

// LimitNames are the names of all limits, the ones most needed first.
func LimitNames() []string {
	var names []string
	for _, k := range limitKinds {
		names = append(names, k.name)
	}
	return names
}

// Set sets a limit as people write it: rows=2000000, cells=200M, bytes=8GB, time=5m, memory=off. The error is an *Error
// without a place.
func (l *Limits) Set(text string) error {
	name, value, ok := strings.Cut(text, "=")
	name, value = strings.ToLower(trimSpace(name)), trimSpace(value)
	if !ok || value == "" {
		return &Error{Choice: true, Message: say("%q is no limit", clipped(text)), Hint: say("write it as rows=2000000, cells=200M, bytes=8GB or time=5m")}
	}
	for _, k := range limitKinds {
		if k.name == name {
			return l.set(k, value)
		}
	}
	e := &Error{Choice: true, Message: say("there is no limit %q", clipped(name)), Hint: say("the limits are %s", strings.Join(LimitNames(), ", "))}
	if near := nearest(name, LimitNames(), normalName); near != "" {
		e.Hint = say("did you mean %s?", near)
	}
	return e
}

// StandardLimits is what stands for the defaults of all limits in a text of them.
const StandardLimits = "auto"

// SetAll sets limits with commas between them, "rows=3M, time=5m"; "auto" and "" change none.
func (l *Limits) SetAll(text string) error {
	if text == "" || text == StandardLimits {
		return nil
	}
	for limit := range strings.SplitSeq(text, ",") {
		if err := l.Set(limit); err != nil {
			return err
		}
	}
	return nil
}

func (l *Limits) set(k limitKind, value string) error {
	if k.name == limitTime {
		return l.setTime(value)
	}
	n, ok := parseCount(value, k.bytes)
	if strings.EqualFold(value, limitOff) {
		n, ok = Unlimited, true
		if k.most > 0 {
			n = k.most
		}
	}
	form := say("a whole number such as 500000, 200k, 20M or 2000万, or off")
	if k.bytes {
		form = say("a size such as 500MB or 8GB, or off")
	}
	switch {
	case !ok:
		return &Error{Choice: true, Message: say("%s: %q is not %s", k.name, clipped(value), form)}
	case n < 1:
		return &Error{Choice: true, Message: say("%s: with %s nothing could be read", k.name, clipped(value))}
	case k.most > 0 && n > k.most:
		return &Error{Choice: true, Message: say("%s: more than %d is not possible", k.name, k.most)}
	}
	*k.field(l) = n
	return nil
}

// limitOff is the value that takes a limit away.
const limitOff = "off"

// setTime reads a duration: 90s, 5m, 1h30m, or a number of seconds.
func (l *Limits) setTime(value string) error {
	const longest = 1000 * time.Hour
	d, err := time.ParseDuration(value)
	if seconds, bare := strconv.ParseInt(value, 10, 32); bare == nil {
		d, err = time.Duration(seconds)*time.Second, nil
	}
	switch {
	case strings.EqualFold(value, limitOff):
		d = longest
	case err != nil:
		return &Error{Choice: true, Message: say("%s: %q is not %s", limitTime, clipped(value), say("a time such as 90s, 5m or 1h, or off"))}
	case d < time.Second:
		return &Error{Choice: true, Message: say("%s: with %s nothing could be read", limitTime, clipped(value))}
	case d > longest:
		return &Error{Choice: true, Message: say("%s: more than %s is not possible", limitTime, "1000h")}
	}
	l.Time = d
	return nil
}

// countUnits are what stands behind a number; bytes are counted in powers of 1,024, as the messages do.
var countUnits = []struct {
	name         string
	count, bytes float64 // 0 where it can't be
}{
	{"gib", 0, 1 << 30}, {"mib", 0, 1 << 20}, {"kib", 0, 1 << 10}, {"gb", 0, 1 << 30}, {"mb", 0, 1 << 20}, {"kb", 0, 1 << 10}, {"b", 0, 1},
	{"g", 1e9, 1 << 30}, {"m", 1e6, 1 << 20}, {"k", 1e3, 1 << 10}, {"亿", 1e8, 0}, {"万", 1e4, 0}, {"", 1, 1},
}

// parseCount reads a number of things or of bytes.
func parseCount(text string, bytes bool) (n int64, ok bool) {
	text = strings.ToLower(text)
	for _, u := range countUnits {
		factor := u.count
		if bytes {
			factor = u.bytes
		}
		digits, has := strings.CutSuffix(text, u.name)
		if !has || factor == 0 {
			continue
		}
		x, err := strconv.ParseFloat(trimSpace(digits), 64)
		if err != nil || strings.Trim(trimSpace(digits), "-0123456789.") != "" {
			return 0, false
		}
		x *= factor
		return int64(min(x, Unlimited)), x == float64(int64(min(x, Unlimited))) || x > Unlimited
	}
	return 0, false
}
