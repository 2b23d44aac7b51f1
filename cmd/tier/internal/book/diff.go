package book

import (
	"io"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// WriteMoves writes a comparison of results as an .xlsx workbook: 变动 Migration, 客户变动 Moves, and of more than two results
// 趋势 Trend. The same results give the same bytes.
func WriteMoves(w io.Writer, m *periods.Moves, p words.Printer, workers int) error {
	cfg := &config.Config{}
	for _, s := range m.Results {
		cfg.AsOf = s.AsOf // the last one's, which dates the workbook
	}
	b := newWorkbook(&result.Result{Config: cfg}, p)
	defer b.file.Close()
	b.live, b.data = true, newChartData(b)
	moves := newMovesSheet(b, m)
	if err := moves.check(); err != nil {
		return err
	}
	b.add(newMigration(b, m, moves).sheet())
	b.add(moves.sheet())
	if len(m.Results) > 2 {
		b.add(newTrend(b, m).sheet())
	}
	b.describeAs(p.Sprintf("Moves between tiers"))
	b.mark()
	return b.write(w, workers)
}
