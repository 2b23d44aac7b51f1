package fileio

import (
	"sync"
	"testing"
)

func TestProgress(t *testing.T) {
	var nobody *Progress
	nobody.Expect(10)
	nobody.Add(1, 1)
	if done, total, rows := nobody.Look(); done != 0 || total != 0 || rows != 0 {
		t.Errorf("nil counts: %d of %d, %d rows", done, total, rows)
	}
	var p Progress
	p.Expect(1000)
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			for range 10 {
				p.Add(5, 2)
			}
		})
	}
	all.Wait()
	if done, total, rows := p.Look(); done != 500 || total != 1000 || rows != 200 {
		t.Errorf("%d of %d, %d rows; want 500 of 1000, 200 rows", done, total, rows)
	}
}
