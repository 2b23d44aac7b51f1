package main

import (
	"bytes"
	"os"
	"runtime/metrics"
	"strconv"
)

// peakMemory is the most memory that the program has held so far, in bytes: as the system counts it where it tells
// (Linux), or else all that the runtime ever took of the system.
func peakMemory() uint64 {
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if peak, ok := highWater(status); ok {
			return peak
		}
	}
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// highWater reads the line VmHWM of a process's status: the peak of its resident set.
func highWater(status []byte) (peak uint64, ok bool) {
	for line := range bytes.Lines(status) {
		fields := bytes.Fields(line) // VmHWM:     12345 kB
		if len(fields) == 3 && string(fields[0]) == "VmHWM:" {
			kib, err := strconv.ParseUint(string(fields[1]), 10, 64)
			return kib << 10, err == nil
		}
	}
	return 0, false
}
