package fileio

// lateTexts are shared texts that are read by a goroutine of their own while the first sheet is. Cells refer to texts in
// about the order that these are in, so that a sheet seldom waits for one.
//
// Whoever reads the sheet takes the texts over, in batches: all that is counted and kept is counted and kept by one
// goroutine, and where a text lies does not depend on chance.
type lateTexts struct {
	batches chan textBatch // closed behind the last, when the part is closed too
	quit    chan struct{}  // closed when nobody wants more
	err     error          // why there are no more; set before batches is closed
	budget  *readBudget
}

// textBatch is some texts one after the other, and where each ends.
type textBatch struct {
	text []byte
	ends []int
}

const (
	lateBatches = 4
	lateBatch   = 64 << 10 // bytes of text, from which on a batch is handed over
	lateItems   = 4 << 10  // texts, likewise
)

// readLate begins to read the texts of a part, which it closes.
func (p *zipPackage) readLate(part *zipPart) *lateTexts {
	l := &lateTexts{batches: make(chan textBatch, lateBatches), quit: make(chan struct{}), budget: p.budget}
	go func() {
		defer close(l.batches)
		defer part.close()
		l.err = l.run(p, part)
	}()
	return l
}

func (l *lateTexts) run(p *zipPackage, part *zipPart) error {
	var batch textBatch
	err := p.readTexts(part, func(text []byte) error {
		batch.text = append(batch.text, text...)
		batch.ends = append(batch.ends, len(batch.text))
		if len(batch.text) < lateBatch && len(batch.ends) < lateItems {
			return nil
		}
		full := batch
		batch = textBatch{make([]byte, 0, lateBatch+lateBatch/4), make([]int, 0, lateItems)}
		return l.send(full)
	})
	if sent := l.send(batch); err == nil {
		err = sent
	}
	return err
}

// send hands a batch over; the error is errNotWanted.
func (l *lateTexts) send(b textBatch) error {
	select {
	case l.batches <- b:
		return nil
	case <-l.quit:
		return errNotWanted
	}
}

// takeTexts takes over the next shared texts; false where there are no more, or where they are at fault, as finishTexts
// will say.
func (b *cellBook) takeTexts() bool {
	if b.late == nil {
		return false
	}
	batch, more := <-b.late.batches
	start := 0
	for _, end := range batch.ends {
		if err := b.late.budget.addShared(b, batch.text[start:end]); err != nil {
			b.stopTexts(err)
			return false
		}
		start = end
	}
	return more
}

// stopTexts takes over no more of the shared texts, because of a fault in them.
func (b *cellBook) stopTexts(fault error) {
	close(b.late.quit)
	for range b.late.batches { // until the goroutine has ended
	}
	b.late.err = fault
}

// finishTexts takes over all shared texts that are still to come. The error is what is wrong with any of them.
func (b *cellBook) finishTexts() error {
	for b.takeTexts() {
	}
	if b.late == nil {
		return nil
	}
	return b.late.err
}

// sharedText is the cell of a shared text; false where there is none of that number.
func (b *cellBook) sharedText(i int) (packed, bool) {
	for i >= len(b.strings) && b.takeTexts() {
	}
	if i < 0 || i >= len(b.strings) {
		return 0, false
	}
	return b.strings[i], true
}
