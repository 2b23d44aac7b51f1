// Package panel makes one figure of what several raters say of a customer, and tells how far the raters agree and who of
// them is biased: the evaluation group (评价小组) of the documents, whose worry is the salesperson that rates his own
// customers.
//
// It is pure: ratings come in as plain values, each with the index of its rater, customer and criterion.
package panel
