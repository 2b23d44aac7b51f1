package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

// firstCollection is how large the heap grows before its first garbage collection.
const firstCollection = 64 << 20

// laterPercent is how much the heap grows between later ones. Nearly all of a large list's memory is in use to the end:
// the usual doubling would let garbage of hundreds of MB lie beside it, and what a collection costs is little, since
// there are hardly any pointers to follow.
const laterPercent = 12

// mostMemory is where garbage is collected more eagerly than that: what a file may cost by its limits leaves a run below
// 1 GiB, and garbage must not. Whoever raises the limit memory wants no such thing.
const mostMemory = 900 << 20

// collectEagerly sets mostMemory, unless somebody has set GOMEMLIMIT.
func collectEagerly() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(mostMemory)
	}
}

// collectFreely takes mostMemory away again.
func collectFreely() {
	if debug.SetMemoryLimit(-1) == mostMemory {
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// collectLate puts the first garbage collection off. Usually it comes at 4 MB and then at every doubling, which costs the
// run of a small list a fifth of its time, to free what would fit anyway.
func collectLate() {
	const usualFirst, usualPercent = 4 << 20, 100
	before := debug.SetGCPercent(firstCollection / usualFirst * usualPercent)
	if before != usualPercent { // somebody has set GOGC
		debug.SetGCPercent(before)
		return
	}
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, laterPercent) // nothing else refers to it
}
