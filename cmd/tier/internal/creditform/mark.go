package creditform

import (
	"fmt"
	"strconv"
	"strings"
)

// Kind is which of the forms a sheet is.
type Kind string

// The forms.
const (
	Survey  Kind = "survey"
	Score   Kind = "score"
	Request Kind = "request"
)

// Keys of cells that are no fields: of the customer, and of the application. No field may be called so with the dot.
const (
	ID         = ".id"
	Name       = ".name"
	Amount     = ".amount"
	Date       = ".date"
	Handler    = ".handler"
	Approver   = ".approver"
	Collateral = ".collateral"
)

const (
	markWord = "tier-credit-form"
	version  = 1
)

// Mark is the text that marks a sheet, in a column of it, from 1.
func Mark(kind Kind, column int) string {
	return fmt.Sprint(markWord, " ", version, " ", kind, " ", column)
}

// mark is a Mark that was read.
type mark struct {
	version, column int
	kind            Kind
}

func parseMark(text string) (m mark, ok bool) {
	words := strings.Fields(text)
	if len(words) != 4 || words[0] != markWord {
		return m, false
	}
	var wrong error
	if m.version, wrong = strconv.Atoi(words[1]); wrong != nil {
		return m, false
	}
	m.kind = Kind(words[2])
	m.column, wrong = strconv.Atoi(words[3])
	return m, wrong == nil
}

// Slot is a cell of a row that is to be read.
type Slot struct {
	Key    string
	Column int  // from 1
	Filled bool // by tier, when the form was written: it must not be blank
}

// Slots is what stands beside a row: its slots.
func Slots(slots []Slot) string {
	words := make([]string, len(slots))
	for i, s := range slots {
		words[i] = s.Key + "@" + strconv.Itoa(s.Column)
		if s.Filled {
			words[i] += "!"
		}
	}
	return strings.Join(words, " ")
}

func parseSlots(text string) (slots []Slot, ok bool) {
	for _, word := range strings.Fields(text) {
		key, column, found := strings.Cut(word, "@")
		column, filled := strings.CutSuffix(column, "!")
		n, err := strconv.Atoi(column)
		if !found || err != nil || n < 1 {
			return nil, false
		}
		slots = append(slots, Slot{key, n, filled})
	}
	return slots, true
}

// Keys is what stands below the mark: the keys of all slots of the sheet.
func Keys(keys []string) string { return strings.Join(keys, " ") }
