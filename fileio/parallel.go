package fileio

import "sync"

// inParallel calls do with 0 to n-1, on up to so many goroutines at once, and returns when all are done.
func inParallel(n, workers int, do func(i int)) {
	if workers < 2 || n < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var wg sync.WaitGroup
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	for range min(workers, n) {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	wg.Wait()
}
