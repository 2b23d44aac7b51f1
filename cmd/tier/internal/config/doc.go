// Package config reads the configuration: a rubric in one YAML file, strictly, and the few settings of appearance.
//
// How a configuration is read:
//
//  1. Find says which file it is: --config, TIER_CONFIG, ./tier.yaml, ./config.yaml, the user's config folder, or
//     else the embedded preset (find.go, presets.go).
//  2. The text becomes YAML nodes, which keep their line and column; what YAML itself can't read is explained in
//     its terms for people (parse.go, syntax.go), and what YAML reads otherwise than people do is refused
//     (traps.go): an empty value, a tag, a full-width comma, 010.
//  3. The nodes become plain values of packages scoring and tiering, one file per part: fields.go, derive.go,
//     scales.go, models.go, criteria.go, rules.go, tiers.go, overrides.go, knockouts.go, profile.go, estimates.go; of credit
//     credit.go, creditratios.go, creditlimits.go, creditledger.go. Credit comes before the models, which may read what
//     it says of a customer; creditview.go is the configuration as it judges credit alone.
//     Helpers for nodes are in node.go and scalar.go.
//  4. What the values say against each other is asked of the values themselves (Check of a rule, a model, a
//     scheme) and brought back to its line and column.
//
// A problem never stops the reading: all of them come at once, sorted by place, each with its line, a caret under
// the offending words, and a hint (problem.go). Where a part is already known to be broken, what follows from that
// alone is not reported again.
//
// viper reads settings only (settings.go): it lower-cases keys, splits them at dots and takes "40" for 40, so a
// figure must never pass through it.
package config
