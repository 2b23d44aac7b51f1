package result

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/scoring"
)

// secretRatios adds the ratios and growths that show what a redacted column holds.
func secretRatios(c *config.Credit, secret map[string]bool) {
	isSecret := func(field string) bool { return secret[field] }
	for i := range c.Ratios {
		ratio := &c.Ratios[i]
		from := []string{ratio.Field}
		if ratio.Of != nil {
			from = append(ratio.Of.Fields(), ratio.To.Fields()...)
		}
		secret[ratio.Name] = secret[ratio.Name] || slices.ContainsFunc(from, isSecret)
	}
	for i := range c.Growth {
		growth := &c.Growth[i]
		secret[growth.Name] = secret[growth.Name] || slices.ContainsFunc(growth.Of, isSecret)
	}
}

// redactsAny reports whether any of the fields is redacted.
func (r *Result) redactsAny(fields ...string) bool { return slices.ContainsFunc(fields, r.Redacts) }

// redactsLimits reports whether limits show what is redacted: those of one grade do so as a group's, or in a sum, for others.
func (r *Result) redactsLimits() bool {
	for _, exprs := range r.Config.Credit.Limits.Grades {
		if slices.ContainsFunc(exprs, func(e *scoring.Expr) bool { return r.redactsAny(e.Fields()...) }) {
			return true
		}
	}
	return false
}

// redactsExposure reports whether exposures show what is redacted.
func (r *Result) redactsExposure() bool {
	e := r.Config.Credit.Exposure
	return e != nil && r.redactsAny(e.Fields()...)
}

// redactsLosses reports whether the split of losses shows what is redacted.
func (r *Result) redactsLosses() bool {
	return r.redactsAny(r.Config.Credit.Loss.Amount, r.Config.Credit.Granted.Limit)
}

// unless is a figure, or none where it is hidden.
func unless(hidden bool, x float64) *float64 {
	if hidden {
		return figure(math.NaN())
	}
	return figure(x)
}
