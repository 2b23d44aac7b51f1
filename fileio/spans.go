package fileio

import "strings"

// mostSpans is how many spans are named before the rest is left to an ellipsis.
const mostSpans = 8

// spans names ascending numbers for people, those that follow each other as one: 3, 7–9. Of many only the first are named.
func spans(numbers []int, name func(int) string) string {
	var parts []string
	for i := 0; i < len(numbers); {
		end := i
		for end+1 < len(numbers) && numbers[end+1] == numbers[end]+1 {
			end++
		}
		if len(parts) == mostSpans {
			parts = append(parts, "…")
			break
		}
		part := name(numbers[i])
		if end > i {
			part += "–" + name(numbers[end])
		}
		parts = append(parts, part)
		i = end + 1
	}
	return strings.Join(parts, ", ")
}
