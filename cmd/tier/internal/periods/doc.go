// Package periods compares results of several periods: it knows the customers of one again in the others, and says how
// they moved.
//
//  1. A Snapshot is one result read back, or the run at hand (package scored reads them);
//  2. Compare knows customers again by their ids, or else by their names (match.go), and says of whom that was a guess
//     (guess.go);
//  3. package tiering says who moved where (Moves.Trend).
//
// Nothing here reads a file or prints.
package periods
