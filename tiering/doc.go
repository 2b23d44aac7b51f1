// Package tiering turns scores into tiers, and says what a set of tiers looks like.
//
// A customer's tier is found in two steps, both kept, so that a reader sees what the figures said and what people
// decided (先分类后分级):
//
//  1. Scheme.Place computes the tier by one of three methods: the score itself (score.go), shares of the customers
//     (headcount.go), or shares of a value such as profit (value.go);
//  2. Apply lets overrides place, lift or cap it (override.go).
//
// What comes out is described by Distribute (count, score and value per tier), Concentrate (how much the largest
// customers bring, and whether tiering is worth it), Agree (how the tiers of two models agree) and Cross (tiers by
// region, owner …).
//
// Three rules hold everywhere:
//
//   - A tier is the index of its level, best first; -1 is a customer without a score, who has no tier.
//   - All three methods come down to one lowest figure per level, so the order of the rows can't matter and equal
//     customers are never parted.
//   - Shares and sums are exact: a figure is taken as the decimal number that people see, and added up as such
//     (scoring/exact). Floats are made of the results only.
//
// The package reads no files and prints nothing. What people should know comes back as messages.
package tiering
