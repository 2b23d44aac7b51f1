package main

import "testing"

func TestHighWater(t *testing.T) {
	for _, tt := range []struct {
		status string
		want   uint64
		ok     bool
	}{
		{"Name:\ttier\nVmPeak:\t  999999 kB\nVmHWM:\t   12345 kB\nVmRSS:\t   12000 kB\n", 12345 << 10, true},
		{"VmHWM:\tmuch kB\n", 0, false},
		{"Name:\ttier\n", 0, false},
		{"", 0, false},
	} {
		if got, ok := highWater([]byte(tt.status)); got != tt.want || ok != tt.ok {
			t.Errorf("highWater(%q) = %d, %v", tt.status, got, ok)
		}
	}
}

func TestPeakMemory(t *testing.T) {
	const megabyte = 1 << 20
	if peak := peakMemory(); peak < megabyte || peak > 1<<20*megabyte {
		t.Errorf("a peak of %d bytes", peak)
	}
}
