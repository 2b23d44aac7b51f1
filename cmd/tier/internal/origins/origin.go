// Package origins knows what a result was made with, as the result itself carries it: the text of the configuration, the day and
// the program. By it a later run scores customers as they would have scored then, and tells what changed because of the rubric
// from what changed because of the customers.
//
// In a workbook it stands on a hidden sheet, a row for each fact and then one for each line of the configuration, with its
// number; JSON has the same under config. It says nothing of whoever ran tier, nor of his folders.
package origins

import (
	"crypto/sha256"
	"encoding/hex"
)

// Origin is what a result was made with.
type Origin struct {
	Version string // of the program
	AsOf    string // as 2026-09-30; "" where no day was given
	File    string // the configuration's name, without its folders
	Preset  string // the embedded preset that it is, or ""
	SHA256  string // of the configuration's bytes
	Text    string // of the configuration; "" where it is not carried
	// Cut is that the text is left out, as parts and redacted results do; earlier versions left out only some, which doesn't
	// bear on scores. SHA256 is not that of Text then.
	Cut   bool
	Part  bool // these are some of the customers that were judged together
	Rated []string
}

// IsWhole reports whether the text is the one that judged: nobody edited it since. Of a text that was cut, nobody knows.
func (o *Origin) IsWhole() bool {
	if o.Text == "" {
		return false
	}
	sum := sha256.Sum256([]byte(o.Text))
	return o.Cut || hex.EncodeToString(sum[:]) == o.SHA256
}
