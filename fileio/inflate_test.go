package fileio

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

// bitStream makes a deflate stream of figures, the lowest bit of each first.
type bitStream struct {
	out []byte
	n   int
}

// add adds figures of so many bits each.
func (s *bitStream) add(bits int, figures ...int) *bitStream {
	for _, x := range figures {
		for i := range bits {
			if s.n%8 == 0 {
				s.out = append(s.out, 0)
			}
			s.out[s.n/8] |= byte(x>>i&1) << (s.n % 8)
			s.n++
		}
	}
	return s
}

// code adds a code, whose highest bit comes first.
func (s *bitStream) code(bits, code int) *bitStream {
	for i := bits - 1; i >= 0; i-- {
		s.add(1, code>>i&1)
	}
	return s
}

// begin adds the header of the last block.
func (s *bitStream) begin(kind int) *bitStream { return s.add(1, 1).add(2, kind) }

// align fills up the byte.
func (s *bitStream) align() *bitStream { return s.add((8-s.n%8)%8, 0) }

// dynamic begins a block with codes of its own, for so many symbols, and the lengths of the code of lengths.
func (s *bitStream) dynamic(literals, distances int, lengths ...int) *bitStream {
	return s.begin(2).add(5, literals-257, distances-1).add(4, len(lengths)-4).add(3, lengths...)
}

// oneOrNone are lengths of the code of lengths in which 18 is 0, and 1 is 1: any run of zeros, and codes of one bit.
var oneOrNone = []int{0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}

// zeros adds a run of codes of no length in a code of oneOrNone.
func (s *bitStream) zeros(n int) *bitStream {
	for ; n > 138; n -= 138 {
		s.code(1, 1).add(7, 138-11)
	}
	return s.code(1, 1).add(7, n-11)
}

// TestInflate unpacks streams made by hand: each kind of block, and what is wrong in one. compress/flate must agree.
func TestInflate(t *testing.T) {
	stream := func() *bitStream { return &bitStream{} }
	const a, end = 0x30 + 'a', 0 // codes of the fixed code, of eight and seven bits
	behindOthers := stream().add(1, 0).add(2, 1)
	for range 40 {
		behindOthers.code(8, a)
	}
	behindOthers.code(7, end).begin(0).align().add(16, 30, 0xFFFF-30)
	for range 30 {
		behindOthers.add(8, 'b')
	}
	for _, tt := range []struct {
		name   string
		stream *bitStream
		want   string
		err    error
	}{
		{"nothing", stream(), "", io.ErrUnexpectedEOF},
		{"stored", stream().begin(0).align().add(16, 2, 0xFFFD).add(8, 'a', 'b'), "ab", nil},
		{"stored, empty", stream().begin(0).align().add(16, 0, 0xFFFF), "", nil},
		{"stored, between others", stream().add(1, 0).add(2, 1).code(8, a).code(7, end).add(3, 0).align().
			add(16, 1, 0xFFFE).add(8, 'b').begin(1).code(8, a).code(7, end), "aba", nil},
		{"stored, when some of it is read with what comes before", behindOthers, strings.Repeat("a", 40) + strings.Repeat("b", 30), nil},
		{"stored, cut off", stream().begin(0).align().add(16, 2, 0xFFFD).add(8, 'a'), "a", io.ErrUnexpectedEOF},
		{"stored, length cut off", stream().begin(0).align().add(16, 2), "", io.ErrUnexpectedEOF},
		{"stored, lengths that differ", stream().begin(0).align().add(16, 2, 0xFFFC), "", errDeflate},
		{"fixed", stream().begin(1).code(8, a).code(9, 0x190+0xFF-144).code(7, end), "a\xff", nil},
		{"fixed, empty", stream().begin(1).code(7, end), "", nil},
		{"fixed, a match of itself", stream().begin(1).code(8, a).code(7, 2).code(5, 0).code(7, end), "aaaaa", nil},
		{"fixed, the longest match", stream().begin(1).code(8, a).code(8, 0xC5).code(5, 0).code(7, end), strings.Repeat("a", 259), nil},
		{"fixed, the longest match with extra bits", stream().begin(1).code(8, a).code(8, 0xC4).add(5, 31).code(5, 0).code(7, end), strings.Repeat("a", 259), nil},
		{"fixed, a match of nothing", stream().begin(1).code(7, 1).code(5, 0).code(7, end), "", errDeflate},
		{"fixed, a match from before the beginning", stream().begin(1).code(8, a).code(7, 1).code(5, 1).code(7, end), "a", errDeflate},
		{"fixed, a length that is none", stream().begin(1).code(8, a).code(8, 0xC6).code(5, 0).code(7, end), "a", errDeflate},
		{"fixed, a distance that is none", stream().begin(1).code(8, a).code(7, 1).code(5, 30).code(7, end), "a", errDeflate},
		{"fixed, no end", stream().begin(1).code(8, a).code(8, a), "aa", io.ErrUnexpectedEOF},
		{"no last block", stream().add(1, 0).add(2, 1).code(8, a).code(7, end), "a", io.ErrUnexpectedEOF},
		{"a kind that is none", stream().begin(3), "", errDeflate},
		{"dynamic, the end alone", stream().dynamic(257, 1, oneOrNone...).zeros(138).zeros(118).code(1, 0).code(1, 0).code(1, 0), "", nil},
		{"dynamic, one literal and no distance", stream().dynamic(257, 1, oneOrNone...).
			zeros('a').code(1, 0).zeros(256-'a'-1).code(1, 0).code(1, 0).code(1, 0).code(1, 0).code(1, 1), "aa", nil},
		{"dynamic, a code that nothing has", stream().dynamic(257, 1, oneOrNone...).zeros(256).code(1, 0).code(1, 0).code(1, 1), "", errDeflate},
		{"dynamic, too many literals", stream().dynamic(287, 1, oneOrNone...), "", errDeflate},
		{"dynamic, too many distances", stream().dynamic(257, 31, oneOrNone...), "", errDeflate},
		{"dynamic, no code of lengths", stream().dynamic(257, 1, 0, 0, 0, 0), "", errDeflate},
		{"dynamic, a code of lengths with room", stream().dynamic(257, 1, 0, 0, 2, 2), "", errDeflate},
		{"dynamic, a code of lengths too full", stream().dynamic(257, 1, 1, 1, 1, 0), "", errDeflate},
		{"dynamic, literals too many for the bits", stream().dynamic(257, 1, oneOrNone...).code(1, 0).code(1, 0).code(1, 0).zeros(254).code(1, 0), "", errDeflate},
		{"dynamic, distances too many for the bits", stream().dynamic(257, 3, oneOrNone...).zeros(256).code(1, 0).code(3, 0), "", errDeflate},
		{"dynamic, a repetition of nothing", stream().dynamic(257, 1, 1, 0, 1, 0).code(1, 0).add(2, 0), "", errDeflate},
		{"dynamic, a run past the end", stream().dynamic(257, 1, oneOrNone...).zeros(138).zeros(138), "", errDeflate},
		{"dynamic, cut off", stream().dynamic(257, 1, oneOrNone...).zeros(138), "", io.ErrUnexpectedEOF},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := io.ReadAll(newInflater(bytes.NewReader(tt.stream.out)))
			if string(got) != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("got %q, %v; want %q, %v", got, err, tt.want, tt.err)
			}
			if err := inflatesAlike(tt.stream.out, 1); err != nil {
				t.Error(err)
			}
		})
	}
}

// inflatesAlike says where a stream is unpacked otherwise than by compress/flate, at once or in scraps. Of one that is cut
// off compress/flate leaves the last symbols, where it looks for the bits of an end.
func inflatesAlike(packed []byte, seed uint64) error {
	const most = 4 << 20 // a bomb needs no more
	want, fault := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), most))
	r := rand.New(rand.NewPCG(seed, 1))
	for _, src := range []io.Reader{bytes.NewReader(packed), scraps{bytes.NewReader(packed), r}, iotest.DataErrReader(scraps{bytes.NewReader(packed), r})} {
		got, err := io.ReadAll(io.LimitReader(scraps{newInflater(src), r}, most))
		if !bytes.HasPrefix(got, want) || len(got) > len(want) && fault == nil || (err == nil) != (fault == nil) {
			return fmt.Errorf("%d bytes and %w, compress/flate has %d and %w", len(got), err, len(want), fault)
		}
	}
	return nil
}

// scraps reads up to a few thousand bytes at a time.
type scraps struct {
	src io.Reader
	r   *rand.Rand
}

func (s scraps) Read(b []byte) (int, error) {
	return s.src.Read(b[:min(len(b), s.r.IntN(1<<s.r.IntN(13)))])
}

// packable is data that packs into literals, matches and codes of all lengths.
func packable(r *rand.Rand, size int) []byte {
	data := make([]byte, 0, size+longestMatch)
	letters := 1 + r.IntN(256)
	for len(data) < size {
		if at := len(data); at > 0 && r.IntN(3) > 0 {
			from := at - 1 - r.IntN(min(at, 1+r.IntN(inflateWindow)))
			for range r.IntN(1 << r.IntN(10)) {
				data = append(data, data[from])
				from++
			}
			continue
		}
		data = append(data, byte(min(r.ExpFloat64()*float64(letters)/8, 255)))
	}
	return data
}

// TestInflatePacked unpacks what compressors make, whole, cut off and with a bit turned round.
func TestInflatePacked(t *testing.T) {
	streams := 200
	if raceDetector {
		streams = 20 // nothing runs at once
	}
	for i := range streams {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		data := packable(r, r.IntN(1<<r.IntN(20)))
		var packed bytes.Buffer
		w, err := flate.NewWriter(&packed, i%12-2)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(data[:len(data)/2])
		w.Flush() // an empty stored block
		w.Write(data[len(data)/2:])
		w.Close()
		if got, err := io.ReadAll(newInflater(bytes.NewReader(packed.Bytes()))); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("stream %d: %d bytes of %d, %v", i, len(got), len(data), err)
		}
		cut := packed.Bytes()[:r.IntN(packed.Len())]
		if _, err := io.ReadAll(newInflater(bytes.NewReader(cut))); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("stream %d, cut off: %v", i, err)
		}
		if err := inflatesAlike(cut, uint64(i)); err != nil {
			t.Errorf("stream %d, cut off: %v", i, err)
		}
		packed.Bytes()[r.IntN(packed.Len())] ^= 1 << r.IntN(8)
		if err := inflatesAlike(packed.Bytes(), uint64(i)); err != nil {
			t.Errorf("stream %d, with a bit turned round: %v", i, err)
		}
	}
}

// TestInflateSource hands on what the source says is wrong, behind what could be unpacked.
func TestInflateSource(t *testing.T) {
	broken := errors.New("broken")
	stored := (&bitStream{}).begin(0).align().add(16, 2, 0xFFFD).add(8, 'a').out
	f := newInflater(io.MultiReader(bytes.NewReader(stored), iotest.ErrReader(broken)))
	for range 2 {
		got, err := io.ReadAll(f)
		if want := "a"; !errors.Is(err, broken) || string(got) != want && len(got) > 0 {
			t.Errorf("%q, %v", got, err)
		}
	}
	if _, err := newInflater(idle{}).Read(make([]byte, 1)); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("a source that gives nothing: %v", err)
	}
}

// idle is a source that gives nothing and never ends.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

// FuzzInflate unpacks any bytes as compress/flate does, or errs where it does.
func FuzzInflate(f *testing.F) {
	for i := range 20 {
		r := rand.New(rand.NewPCG(2, uint64(i)))
		var packed bytes.Buffer
		w, err := flate.NewWriter(&packed, i%12-2)
		if err != nil {
			f.Fatal(err)
		}
		w.Write(packable(r, 1<<r.IntN(12)))
		w.Close()
		f.Add(packed.Bytes(), uint64(i))
	}
	f.Fuzz(func(t *testing.T, packed []byte, seed uint64) {
		if err := inflatesAlike(packed, seed); err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkInflate unpacks a worksheet.
func BenchmarkInflate(b *testing.B) {
	var sheet bytes.Buffer
	r := rand.New(rand.NewPCG(1, 1))
	for row := range 10_000 {
		fmt.Fprintf(&sheet, `<row r="%d" spans="1:9">`, row)
		for col := range 9 {
			fmt.Fprintf(&sheet, `<c r="%c%d" s="%d"><v>%d</v></c>`, 'A'+col, row, col%3, r.IntN(1_000_000))
		}
		sheet.WriteString("</row>")
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err != nil {
		b.Fatal(err)
	}
	w.Write(sheet.Bytes())
	w.Close()
	for _, way := range []struct {
		name string
		open func(src io.Reader) io.Reader
	}{
		{"own", func(src io.Reader) io.Reader { return newInflater(src) }},
		{"compress-flate", func(src io.Reader) io.Reader { return flate.NewReader(src) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.SetBytes(int64(sheet.Len()))
			buf := make([]byte, aheadBuffer)
			for b.Loop() {
				src := way.open(bytes.NewReader(packed.Bytes()))
				var err error
				for err == nil {
					_, err = src.Read(buf)
				}
				if err != io.EOF {
					b.Fatal(err)
				}
			}
		})
	}
}
