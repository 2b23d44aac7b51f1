package result

import (
	"math"

	"tier/tiering"
)

// Concentrate says how much of the value the largest of the customers bring that have a tier in the first model; nil
// where there is no value.
func (r *Result) Concentrate() *tiering.Concentration {
	if r.Value == nil {
		return nil
	}
	value := make([]float64, len(r.Value))
	for row, level := range r.Models[0].Final {
		value[row] = r.Value[row]
		if level < 0 {
			value[row] = math.NaN()
		}
	}
	c := tiering.Concentrate(value, r.Config.Worth)
	return &c
}
