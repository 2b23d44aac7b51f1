package directory

import "slices"

// Alias is what a customer is called besides the own id and name.
type Alias struct {
	Row      int    // of the customer
	ID, Name string // either may be ""; a text that may be an id or a name is both
}

// alsoCalled are the other names of customers.
type alsoCalled struct {
	names map[int][]string // by row, folded
	bare  map[string]bool  // by the other ids: nothing is known of the name
}

// fits reports whether a customer who was found by an id may be called so.
func (a *alsoCalled) fits(row int, id, name string) bool {
	return a.bare[id] || slices.Contains(a.names[row], Fold(name))
}

// enterAliases enters the other ids of customers. A customer's own id stays what it is.
func (d *Directory) enterAliases() {
	if len(d.who.Aliases) == 0 {
		return
	}
	d.also = alsoCalled{names: make(map[int][]string), bare: make(map[string]bool)}
	for _, a := range d.who.Aliases {
		if a.Name != "" {
			d.also.names[a.Row] = append(d.also.names[a.Row], Fold(a.Name))
		}
		if _, known := d.ids[a.ID]; a.ID != "" && !known {
			d.ids[a.ID] = int32(a.Row)
			d.also.bare[a.ID] = a.Name == "" || a.Name == a.ID
		}
	}
}

// enterAliasNames enters the other names of customers. One that several customers have names none of them.
func (d *Directory) enterAliasNames() {
	for row, names := range d.also.names {
		for _, name := range names {
			if other, known := d.names[name]; !known {
				d.names[name] = int32(row)
			} else if int(other) != row {
				d.names[name] = several
			}
		}
	}
}

// IsAlias reports whether a text is one of the other ids of a customer.
func (d *Directory) IsAlias(text string) bool {
	_, known := d.also.bare[text]
	return known
}
