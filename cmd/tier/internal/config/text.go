package config

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// Without is the text of a configuration without some of its parts, in whose place a comment says so; cut tells whether it had
// any. Of a configuration that doesn't begin each part on a line of its own, nothing is left.
func Without(text string, keys ...string) (rest string, cut bool) {
	var document yaml.Node
	if err := yaml.Load([]byte(strings.TrimPrefix(text, "\ufeff")), &document); err != nil || len(document.Content) == 0 {
		return "", true
	}
	root := document.Content[0]
	lines := strings.SplitAfter(text, "\n")
	var from, to []int // lines of the parts, from 0
	var names []string
	for i := 0; i+1 < len(root.Content); i += 2 {
		key := root.Content[i]
		if !contains(keys, key.Value) {
			continue
		}
		if root.Style&yaml.FlowStyle != 0 || key.Column != 1 {
			return "", true
		}
		end := len(lines)
		if i+2 < len(root.Content) {
			end = root.Content[i+2].Line - 1
		}
		from, to, names = append(from, key.Line-1), append(to, end), append(names, key.Value)
	}
	for i := len(from) - 1; i >= 0; i-- {
		comment := "# " + names[i] + ": not in this copy\n"
		lines = append(append(append([]string{}, lines[:from[i]]...), comment), lines[to[i]:]...)
	}
	return strings.Join(lines, ""), len(from) > 0
}
