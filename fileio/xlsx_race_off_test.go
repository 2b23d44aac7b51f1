//go:build !race

package fileio

// raceDetector says that the tests are not watched by the race detector.
const raceDetector = false
