package tables_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestSumsOfManyParts adds up a region of many subtotals, the second in the file.
func TestSumsOfManyParts(t *testing.T) {
	var b strings.Builder
	b.WriteString("编号,日期,金额,词,码\n")
	for region := range 2 {
		sum := 0
		for i := range 300 {
			x := 1000*region + 3*i + 1
			sum += x
			fmt.Fprintf(&b, "C0,2026-01-05,%d,,1\n小计,,%d,,\n", x, x)
		}
		fmt.Fprintf(&b, "大区合计,,%d,,\n", sum)
	}
	j := join(t, "    fields: {x: {sum: amount}}\n", b.String())
	if said := j.Said(); len(said) > 0 {
		t.Errorf("%v", said)
	}
}
