package book

import "tier/cmd/tier/internal/words"

// ratingsSheetName is the name of the sheet of what each rater gave.
func ratingsSheetName(p words.Printer) string { return p.Sprintf("Ratings") }
