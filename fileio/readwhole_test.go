package fileio

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

// TestReadUnsized reads what nobody knows the size of: no more of it is in memory at once than the limit, its copies
// included.
func TestReadUnsized(t *testing.T) {
	const memory = 64 << 20
	opt := ReadOptions{Limits: Limits{Memory: memory}}
	zeros := func(n int64) io.Reader { return io.LimitReader(endlessZeros{}, n) }
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	data, err := readLimited(zeros(memory/2), "stdin", opt, 0)
	runtime.ReadMemStats(&after)
	if err != nil || len(data) != memory/2 {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > memory+8<<20 && !raceDetector { // the last piece is not full; the race detector has copies of its own
		t.Errorf("allocated %d bytes", used)
	}
	for _, tt := range []struct {
		name     string
		n, size  int64
		complain string
	}{
		{"one byte more", memory/2 + 1, 0, "stdin: more than 32 MB come out of this pipe"},
		{"a known size", memory, memory, ""},
		{"more than the known size, when that is small", memory / 4, 100, ""},
		{"more than the known size, when that is large", memory, memory - 1, "stdin: the file is larger than 63 MB"},
	} {
		data, err := readLimited(zeros(tt.n), "stdin", opt, tt.size)
		if complaint := errorText(err); complaint != tt.complain || err == nil && int64(len(data)) != tt.n {
			t.Errorf("%s: %d bytes, %v", tt.name, len(data), err)
		}
	}
}

// TestReadWhole reads the same whatever the size is thought to be, and however little comes at a time.
func TestReadWhole(t *testing.T) {
	text := strings.Repeat("客户,年销售额\n", 20_000)
	for _, size := range []int64{0, 1, 1000, int64(len(text)), 2 * int64(len(text))} {
		for name, r := range map[string]io.Reader{
			"whole": strings.NewReader(text), "halves": iotest.HalfReader(strings.NewReader(text)), "with its end": iotest.DataErrReader(strings.NewReader(text)),
		} {
			if data, err := readWhole(r, size); err != nil || !bytes.Equal(data, []byte(text)) {
				t.Errorf("size %d, %s: %d bytes, %v", size, name, len(data), err)
			}
		}
		if _, err := readWhole(io.MultiReader(strings.NewReader(text), iotest.ErrReader(io.ErrClosedPipe)), size); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("size %d: %v", size, err)
		}
	}
}

type endlessZeros struct{}

func (endlessZeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
