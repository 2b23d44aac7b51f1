package report

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// sincePrevious is how customers moved since the result before, where one was given. Those of some customers alone say
// nothing of it: the lost ones are nobody's part.
func sincePrevious(r *result.Result, p words.Printer) []Block {
	if r.Previous == nil || r.Part != nil {
		return nil
	}
	blocks := Migration(r.Previous.Moves, p)
	last := &blocks[len(blocks)-1]
	for _, note := range r.Previous.Notes() {
		last.Lines = append(last.Lines, p.Say(note))
	}
	return blocks
}
