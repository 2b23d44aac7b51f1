package fileio

import "sync/atomic"

// textBudget is what all pieces of a text have cost together.
type textBudget struct {
	opt                 ReadOptions
	base                int64 // what is held of the file before any row is read
	rows, cells, memory atomic.Int64
}

// textSpender spends of a budget for one piece, some rows at a time.
type textSpender struct {
	all                 *textBudget
	rows, cells, memory int64 // that are not yet counted for all to see
	counted             int   // where in the text the last of those counted ended
}

// row counts a row, which ends at a place in the text.
func (s *textSpender) row(number int, line []packed, fields []csvField, end int) error {
	const atOnce = 1 << 16 // cells
	limits := &s.all.opt.Limits
	if int64(len(line)) > limits.Columns {
		return overColumns(say("line %d has %d columns; at most %d are read", number, len(line), limits.Columns))
	}
	s.rows++
	s.cells += int64(max(1, len(line)))
	s.memory += rowMemory + cellMemory*int64(len(line))
	for i := range fields {
		if int64(len(fields[i].text)) > limits.TokenBytes {
			return overLimit("text", say("line %d holds a text of more than %s", number, byteCount(limits.TokenBytes)), say("a missing line end mostly causes that: save the list again as CSV, or as .xlsx"))
		}
		if fields[i].at < 0 {
			s.memory += int64(len(fields[i].text)) // it is kept anew
		}
	}
	switch {
	case s.all.rows.Load()+s.rows > limits.Rows:
		return overLimit("rows", say("more rows than the %d allowed", limits.Rows), say("delete the blank rows below the list, or read it in parts"))
	case s.all.cells.Load()+s.cells > limits.Cells:
		return overLimit("cells", say("more cells than the %d allowed", limits.Cells), say("delete unused columns, or read the list in parts"))
	case s.all.base+s.all.memory.Load()+s.memory > limits.Memory:
		return overMemory(*limits)
	case s.rows < rowsCounted && s.cells < atOnce:
		return nil
	}
	s.all.opt.Progress.Add(int64(end-s.counted), s.rows)
	s.all.rows.Add(s.rows)
	s.all.cells.Add(s.cells)
	s.all.memory.Add(s.memory)
	s.rows, s.cells, s.memory, s.counted = 0, 0, 0, end
	return s.all.opt.stopped()
}

func overColumns(found Message) error {
	return overLimit("columns", found, say("a wrong delimiter or a missing line end mostly causes that: --delimiter names the right one"))
}
