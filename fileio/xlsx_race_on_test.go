//go:build race

package fileio

// raceDetector says that the tests are watched by the race detector.
const raceDetector = true
