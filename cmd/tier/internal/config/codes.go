package config

import (
	"slices"

	"tier/fileio"
)

// CodeFields are the fields of 统一社会信用代码. Where the configuration declares none, it is a column that is called so, as far
// as no other field claims it.
func (c *Config) CodeFields() []Field {
	const name = "uscc"
	var declared []Field
	claimed := make(map[string]bool)
	for _, f := range c.Fields {
		if f.IsCode {
			declared = append(declared, f)
		}
		for _, h := range f.Headers {
			normal, _ := fileio.NormalHeader(h)
			claimed[normal] = true
		}
	}
	if _, taken := c.Field(name); taken || len(declared) > 0 {
		return declared
	}
	headers := []string{"统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码", "税号", "纳税人识别号", "Unified social credit code", "USCC"}
	headers = slices.DeleteFunc(headers, func(h string) bool {
		normal, _ := fileio.NormalHeader(h)
		return claimed[normal]
	})
	if len(headers) == 0 {
		return nil
	}
	return []Field{{Name: name, Headers: headers, Type: fileio.TextType, Optional: true, IsCode: true}}
}
