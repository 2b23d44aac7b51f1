package main

import "errors"

// errGivenTwice is a flag that has one value and was given two.
var errGivenTwice = errors.New("given twice")

// onceText is a flag's text that is given once: of two, the first would be silently lost.
type onceText struct {
	text *string
	set  bool
}

// String implements pflag.Value.
func (o *onceText) String() string {
	if o.text == nil {
		return ""
	}
	return *o.text
}

// Set implements pflag.Value.
func (o *onceText) Set(text string) error {
	if o.set {
		return errGivenTwice
	}
	*o.text, o.set = text, true
	return nil
}

// Type implements pflag.Value.
func (o *onceText) Type() string { return "string" }
