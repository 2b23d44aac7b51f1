package judge

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/scoring"
	"tier/tiering"
)

// hanging finds what hangs on all customers, of whom a part has other means, ranks and shares, in what treatments read and nobody
// has said already.
type hanging struct {
	cfg  *config.Config
	said map[string]bool // classes, cells and flags that the result itself says, by the names under which they are read
	seen map[string]bool
	on   []string // the names of what hangs on all
}

// hangsOnAll names what hangs on all customers where treatments are found anew: decisions and measures, and what they read.
func hangsOnAll(cfg *config.Config, said map[string]bool) []string {
	h := hanging{cfg: cfg, said: said, seen: make(map[string]bool)}
	for i := range cfg.Treatments.Decisions {
		d := &cfg.Treatments.Decisions[i]
		h.condition(d.Name, d.When)
		h.fields(d.Reason.Fields())
	}
	for i := range cfg.Treatments.Measures {
		m := &cfg.Treatments.Measures[i]
		h.condition(m.Name, m.When)
	}
	return h.on
}

// condition looks into a condition, which may be none.
func (h *hanging) condition(name string, when tiering.Condition) {
	if when, ok := when.(*scoring.Expr); ok {
		h.expression(name, when)
	}
}

func (h *hanging) expression(name string, e *scoring.Expr) {
	if e == nil {
		return
	}
	if e.ReadsWholeColumn() {
		h.add(name)
	}
	h.fields(e.Fields())
}

func (h *hanging) add(name string) {
	if !slices.Contains(h.on, name) {
		h.on = append(h.on, name)
	}
}

// fields looks into what fields are found by, each once.
func (h *hanging) fields(names []string) {
	for _, name := range names {
		if h.said[name] || h.seen[name] {
			continue
		}
		h.seen[name] = true
		for i := range h.cfg.Derive {
			if d := &h.cfg.Derive[i]; d.Name == name {
				h.expression(name, d.Expr)
			}
		}
		h.segments(name)
	}
}

// segments looks into the classes, the cells or the flags of a name.
func (h *hanging) segments(name string) {
	spec := &h.cfg.Segments
	for i := range spec.By {
		if spec.By[i].Name == name {
			for _, c := range spec.By[i].Classes {
				h.condition(name, c.When)
			}
		}
	}
	for i := range spec.Matrix {
		if spec.Matrix[i].Name == name {
			h.matrix(&spec.Matrix[i])
		}
	}
	if name == config.FlagsField {
		for _, f := range spec.Flags {
			h.condition(f.Name, f.When)
		}
	}
}

// matrix looks into the axes, and the cuts of all kinds of customers.
func (h *hanging) matrix(m *tiering.Matrix) {
	cuts := []tiering.Cut{m.X.Cut, m.Y.Cut}
	for _, k := range m.Kinds {
		cuts = append(cuts, k.X, k.Y)
	}
	if slices.ContainsFunc(cuts, func(c tiering.Cut) bool { return c.By != tiering.FixedCut }) {
		h.add(m.Name)
	}
	for _, axis := range []tiering.Axis{m.X, m.Y} {
		if of, ok := axis.Of.(*scoring.Expr); ok {
			h.expression(m.Name, of)
		}
	}
}
