package main

import (
	"math/bits"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/draft"
	"tier/fileio"
)

// customerHeaders are what exports call the customer: ids, then names. A mere 编号 or ID comes last, since in a
// transaction table it is the transaction's.
func customerHeaders() []string {
	ids, names := draft.CustomerHeaders()
	bare := func(header string) bool {
		return slices.Contains([]string{"编号", "编码", "代码", "ID", "名称", "姓名", "Name"}, header)
	}
	headers := slices.DeleteFunc(slices.Concat(ids, names), bare)
	return append(headers, slices.DeleteFunc(slices.Concat(ids, names), func(h string) bool { return !bare(h) })...)
}

// transactions names the column in which a table's customers repeat so often that its rows can't be customers but
// what they bought or owe.
func transactions(cfg *config.Config, t *fileio.Table) error {
	col := customerColumn(cfg, t)
	if col < 0 {
		return nil
	}
	if mostlyDistinct(t, col) {
		return nil
	}
	rows, distinct := 0, make(map[string]bool)
	for row := range t.Len() {
		if text := t.Cell(row, col).String(); text != "" {
			rows++
			distinct[text] = true
		}
	}
	const few = 10 // a handful of repeated rows is a mistake in a list of customers, not another kind of table
	if rows < few || len(distinct)*2 > rows {
		return nil
	}
	return usage("%s is a transaction table: its column %q names %d customers in %d rows", t.File(), t.Headers()[col].Name, len(distinct), rows).
		withHint("tier scores lists with one row per customer; describe this table under tables: in the configuration, with customers: true to make the list from its lines, or name a list of customers and this file with --table NAME=%s", t.File())
}

// mostlyDistinct reports whether surely more than half of a column's cells differ from all others. A set of all texts
// would cost more than the table itself: texts are counted here by a bit at their hash. Two texts at one bit count as
// one, and so what is counted is never too much.
func mostlyDistinct(t *fileio.Table, col int) bool {
	const bitsPerRow = 32
	size := uint64(1) << bits.Len(uint(t.Len()*bitsPerRow))
	seen, distinct := make([]uint64, size/64+1), 0
	for row := range t.Len() {
		text := t.Cell(row, col).String()
		if text == "" {
			continue
		}
		at := hashOf(text) & (size - 1)
		if mask := uint64(1) << (at % 64); seen[at/64]&mask == 0 {
			seen[at/64] |= mask
			if distinct++; distinct*2 > t.Len() {
				return true
			}
		}
	}
	return false
}

// hashOf is FNV-1a with its bits mixed once more, the same in every run.
func hashOf(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h ^ h>>32
}

// customerColumn is the column that most likely names the customer: the configured id, or a usual header; -1 for none.
func customerColumn(cfg *config.Config, t *fileio.Table) int {
	var wanted []string
	if cfg != nil {
		for _, name := range []string{"id", "name"} {
			if f, ok := cfg.Field(name); ok {
				wanted = append(wanted, f.Headers...)
			}
		}
	}
	for _, header := range append(wanted, customerHeaders()...) {
		want, _ := fileio.NormalHeader(header)
		for col, h := range t.Headers() {
			if name, _ := fileio.NormalHeader(h.Name); name == want {
				return col
			}
		}
	}
	return -1
}
