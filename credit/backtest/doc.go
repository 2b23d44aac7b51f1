// Package backtest compares grades and scores with what happened afterwards: does the rubric help at all?
//
// It goes one way:
//
//  1. Outcome reads the words of a list's outcome column; what else is known of defaults (an expression, say) comes as a
//     scoring.Truth: True where the customer defaulted, False where not, Undecided where nobody knows.
//  2. Compare counts the customers of known outcome. Nobody else enters a figure; how many they are is said.
//  3. By grade: the default rate with its interval (grade.go), whether it rises from each grade to the next worse one
//     (step.go), and a verdict on the whole order (order.go).
//  4. By score, and by the grades alone: AUC, Gini, KS and the curve to draw (discrimination.go, curve.go), and a verdict
//     whether that tells who defaults (verdict.go).
//
// Grades are indices, best first, and a higher score is a better one. Counts are whole numbers, and what is made of them
// doesn't hang on the order of the rows.
//
// An outcome must be younger than what it is compared with: a score that already knows of the default predicts nothing.
// That can't be seen here; whoever has the dates must see to it.
//
// The package reads no files and prints nothing. What people should know comes back as messages.
package backtest
