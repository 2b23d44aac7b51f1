//go:build !race

package booktest

// watched says that the tests are watched by the race detector.
const watched = false
