package fileio

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

// InOrder makes the items 0 to n-1 with up to so many workers (0: as many as Go runs at once), and hands them to use one
// after the other, in order, on the goroutine of the caller. What use sees is the same for every number of workers. With
// one worker there are no other goroutines; with several, there are few more items at once than workers.
//
// Each worker gets a maker of its own, which may keep buffers from item to item. The items are reused too: a maker finds
// in its item what an earlier one left there, and use may keep nothing of it.
//
// The first error, in the order of items, stops the work and is returned. A panic of a maker goes on in the caller, as an
// error that holds the stack of where it came from. Once InOrder returns or panics, its workers are gone.
func InOrder[T any](n, workers int, newMaker func() func(i int, item *T) error, use func(item *T) error) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers = min(workers, n); workers > 1 {
		return runWorkers(n, workers, newMaker, use)
	}
	if n <= 0 {
		return nil
	}
	var item T
	produce := newMaker()
	for i := range n {
		if err := produce(i, &item); err != nil {
			return err
		}
		if err := use(&item); err != nil {
			return err
		}
	}
	return nil
}

// slot is room for one item in the making.
type slot[T any] struct {
	i        int
	item     T
	err      error
	panicked error
	made     chan struct{} // holds one signal: neither side waits for more than the other's work
}

// runWorkers gives the slots to the workers in the order of their items, and takes them back in the same order. It is
// the caller who hands them out: so no worker can run ahead of what use has seen by more than the slots.
func runWorkers[T any](n, workers int, newMaker func() func(i int, item *T) error, use func(item *T) error) error {
	slots := make([]slot[T], min(n, 2*workers))
	todo := make(chan *slot[T], len(slots))
	for i := range slots {
		slots[i] = slot[T]{i: i, made: make(chan struct{}, 1)}
		todo <- &slots[i]
	}
	var running sync.WaitGroup
	defer func() {
		close(todo)
		for range todo { // what nobody began, nobody need make
		}
		running.Wait()
	}()
	for range workers {
		produce := newMaker()
		running.Go(func() {
			for s := range todo {
				s.make(produce)
			}
		})
	}
	for i := range n {
		s := &slots[i%len(slots)]
		<-s.made
		if s.panicked != nil {
			panic(s.panicked)
		}
		if s.err != nil {
			return s.err
		}
		if err := use(&s.item); err != nil {
			return err
		}
		if s.i = i + len(slots); s.i < n {
			todo <- s
		}
	}
	return nil
}

// make makes the slot's item. Whatever happens, it says so: the caller waits for nothing else.
func (s *slot[T]) make(produce func(i int, item *T) error) {
	ended := false
	defer func() {
		if !ended { // a nil value is that of runtime.Goexit
			s.panicked = fmt.Errorf("panic in a worker: %v\n%s", recover(), debug.Stack())
		}
		s.made <- struct{}{}
	}()
	s.err = produce(s.i, &s.item)
	ended = true
}
