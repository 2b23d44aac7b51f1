package fileio

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestInOrder hands over every item once, in order, whatever the workers and however long each item takes.
func TestInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 17, 100} {
		var want []int
		for i := range n {
			want = append(want, i)
		}
		for _, workers := range []int{-1, 0, 1, 2, 3, 8, 1000} {
			var got []int
			err := InOrder(n, workers, func() func(int, *int) error {
				return func(i int, item *int) error {
					if i%3 == 0 {
						time.Sleep(100 * time.Microsecond)
					}
					*item = i
					return nil
				}
			}, func(item *int) error {
				got = append(got, *item)
				return nil
			})
			if err != nil || !slices.Equal(want, got) {
				t.Errorf("%d items, %d workers: %v, %v", n, workers, got, err)
			}
		}
	}
}

// TestInOrderOneWorker runs everything on the goroutine of the caller, each item used before the next is made.
func TestInOrderOneWorker(t *testing.T) {
	before := runtime.NumGoroutine()
	made := 0
	err := InOrder(10, 1, func() func(int, *int) error {
		return func(i int, _ *int) error {
			made = i + 1
			if now := runtime.NumGoroutine(); now != before {
				return fmt.Errorf("%d goroutines, %d before", now, before)
			}
			return nil
		}
	}, func(*int) error {
		before = runtime.NumGoroutine()
		return nil
	})
	if err != nil || made != 10 {
		t.Errorf("%d items, %v", made, err)
	}
}

// TestInOrderIsBounded makes no more items ahead than it says.
func TestInOrderIsBounded(t *testing.T) {
	const n, workers = 200, 3
	var made, most atomic.Int64
	used := int64(0)
	err := InOrder(n, workers, func() func(int, *int) error {
		return func(int, *int) error {
			made.Add(1)
			return nil
		}
	}, func(*int) error {
		if used++; used%10 == 0 {
			time.Sleep(time.Millisecond)
		}
		most.Store(max(most.Load(), made.Load()-used))
		return nil
	})
	if err != nil || used != n || most.Load() > 2*workers {
		t.Errorf("%d used, %d ahead at most, %v", used, most.Load(), err)
	}
}

// TestInOrderStops returns the first error in the order of items, from whichever side, and leaves no worker behind.
func TestInOrderStops(t *testing.T) {
	fails := func(at int) func() func(int, *int) error {
		return func() func(int, *int) error {
			return func(i int, item *int) error {
				*item = i
				if i >= at {
					return fmt.Errorf("item %d", i)
				}
				return nil
			}
		}
	}
	full := errors.New("full")
	for _, workers := range []int{1, 2, 8} {
		used := 0
		err := InOrder(100, workers, fails(20), func(*int) error { used++; return nil })
		if err == nil || err.Error() != "item 20" || used != 20 {
			t.Errorf("%d workers: %d used, %v", workers, used, err)
		}
		err = InOrder(100, workers, fails(20), func(item *int) error {
			if *item == 7 {
				return full
			}
			return nil
		})
		if !errors.Is(err, full) {
			t.Errorf("%d workers: %v", workers, err)
		}
	}
	noneLeft(t)
}

// TestInOrderPanics lets the caller see the panic of a worker, and of its own function.
func TestInOrderPanics(t *testing.T) {
	caught := func(do func()) (value any) {
		defer func() { value = recover() }()
		do()
		return nil
	}
	quiet := func() func(int, *int) error { return func(int, *int) error { return nil } }
	for _, workers := range []int{1, 2, 8} {
		value := caught(func() {
			_ = InOrder(50, workers, func() func(int, *int) error {
				return func(i int, _ *int) error {
					if i == 30 {
						panic("no such row")
					}
					return nil
				}
			}, func(*int) error { return nil })
		})
		if said := fmt.Sprint(value); !strings.Contains(said, "no such row") {
			t.Errorf("%d workers: %s", workers, said)
		}
		if value := caught(func() { _ = InOrder(50, workers, quiet, func(*int) error { panic("mine") }) }); value != "mine" {
			t.Errorf("%d workers: %v", workers, value)
		}
	}
	value := caught(func() {
		_ = InOrder(50, 2, func() func(int, *int) error {
			return func(int, *int) error { runtime.Goexit(); return nil }
		}, func(*int) error { return nil })
	})
	if value == nil {
		t.Error("a worker that goes away is not missed")
	}
	noneLeft(t)
}

// noneLeft fails where a worker outlives its work.
func noneLeft(t *testing.T) {
	t.Helper()
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	if strings.Contains(string(stacks), "slot[") {
		t.Errorf("workers are left:\n%s", stacks)
	}
}
