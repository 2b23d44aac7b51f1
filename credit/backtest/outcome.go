package backtest

import (
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// outcomes are the words of an outcome column: true where the customer defaulted.
var outcomes = map[string]bool{
	"是": true, "违约": true, "已违约": true, "坏": true, "坏客户": true, "坏账": true, "破产": true, "有": true,
	"yes": true, "y": true, "true": true, "t": true, "default": true, "defaulted": true, "bad": true, "bankrupt": true,

	"否": false, "未违约": false, "正常": false, "履约": false, "好": false, "好客户": false, "无": false,
	"no": false, "n": false, "false": false, "f": false, "ok": false, "good": false, "normal": false, "performing": false,
}

// Outcome reads a cell of an outcome column, which is about the default: 是 and 1 say that the customer defaulted. Case,
// full width and blanks around don't matter. A blank cell is an outcome that isn't known; whatever else says neither is
// not ok, and the caller reports the cell. 逾期 is such a word, for how late is a default is for people to say.
func Outcome(text string) (defaulted, known, ok bool) {
	word := strings.ToLower(strings.TrimSpace(width.Fold.String(text)))
	if word == "" {
		return false, false, true
	}
	if defaulted, ok = outcomes[word]; ok {
		return defaulted, true, true
	}
	if x, err := strconv.ParseFloat(word, 64); err == nil && (x == 0 || x == 1) {
		return x == 1, true, true
	}
	return false, false, false
}
