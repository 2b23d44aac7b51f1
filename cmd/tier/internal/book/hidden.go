package book

// hides reports whether a field, or one that it is computed from, is not to be written out.
func (b *workbook) hides(fields ...string) bool {
	for _, field := range fields {
		if b.r.Redacts(field) || b.r.Withheld(field) || b.hides(b.r.Sources(field)...) {
			return true
		}
	}
	return false
}
