package fileio

import "sync/atomic"

// Progress counts work while it is done, for someone who looks on from another goroutine. Whoever does the work counts
// it in any unit that is the same for what is done and for the total: a reader counts the bytes of its file, a writer
// its rows. Counting costs an atomic addition: count a block of rows at a time, not each cell.
//
// The zero value is ready. A nil Progress counts nothing, so that nobody who works need ask whether anyone looks.
type Progress struct {
	total, done, rows atomic.Int64
}

// rowsCounted is how many rows a reader counts at a time.
const rowsCounted = 1024

// Expect says how much work there is in all; nothing said, or 0, is unknown.
func (p *Progress) Expect(total int64) {
	if p != nil {
		p.total.Store(total)
	}
}

// Add counts work that is done, and the rows that it took or gave. It may be called by several goroutines at once.
func (p *Progress) Add(done, rows int64) {
	if p != nil {
		p.done.Add(done)
		p.rows.Add(rows)
	}
}

// Look says how much of the total is done, and the rows so far. While work goes on the three may be a moment apart.
func (p *Progress) Look() (done, total, rows int64) {
	if p == nil {
		return 0, 0, 0
	}
	return p.done.Load(), p.total.Load(), p.rows.Load()
}
