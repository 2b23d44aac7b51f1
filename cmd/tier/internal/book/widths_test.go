package book

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// broad is the small result with so many more columns in its list.
func broad(t testing.TB, more int) *result.Result {
	t.Helper()
	var text strings.Builder
	text.WriteString("编号,名称,销售额,利润,评价,战略")
	for i := range more {
		fmt.Fprintf(&text, ",列%d", i)
	}
	text.WriteString("\n1,甲,120,30,优秀,否" + strings.Repeat(",7", more) + "\n2,乙,60,10,良好,是" + strings.Repeat(",字", more) + "\n")
	return judge(t, load(t, rubric), list(t, "list.csv", text.String()))
}

// TestColumnsWithoutEnd writes as many columns as a sheet has, and no column costs more than the one before.
func TestColumnsWithoutEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	const plenty = 20 * time.Second
	full := maxColumns - len(arranged(t, broad(t, 0), words.English))
	for _, c := range []struct {
		name    string
		columns int
		options Options
	}{
		{"formulas", 5_000, Options{TierSheets: true}},
		{"values", full, Options{Values: true}},
	} {
		r := broad(t, c.columns)
		began := time.Now()
		data := writtenAs(t, r, words.English, c.options)
		if took := time.Since(began); took > plenty {
			t.Errorf("%s: %d columns took %v", c.name, c.columns, took)
		}
		if err := booktest.Check(data); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		const room = 5 // beside the digits of its header
		got, err := openBook(t, data).GetColWidth("Scores", column(c.columns))
		if want := float64(len(strconv.Itoa(c.columns)) + room); err != nil || got != want {
			t.Errorf("%s: one of the last columns of the list is %g wide, want %g (%v)", c.name, got, want, err)
		}
	}
	var refused *fileio.Error
	if err := Write(io.Discard, broad(t, full+1), words.In(words.English), Options{Values: true}); !errors.As(err, &refused) {
		t.Errorf("a column too many: %v", err)
	}
}

func TestWidthsAreRuns(t *testing.T) {
	diff(t, "", string(appendWidths(nil, nil)))
	diff(t, `<cols><col min="1" max="2" width="9" customWidth="1"/><col min="3" max="3" width="12.5" customWidth="1"/>`+
		`<col min="4" max="4" width="9" customWidth="1"/></cols>`, string(appendWidths(nil, []float64{9, 9, 12.5, 9})))
}
