package deflate

import (
	"bytes"
	"compress/flate"
	"io"
	"testing"

	"pgregory.net/rapid"
)

// unpacked takes compress/flate as the judge.
func unpacked(t interface{ Fatal(...any) }, data []byte) []byte {
	got, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestBlocks packs any bytes in any blocks with any hints, most of them wrong, and unpacks them.
func TestBlocks(t *testing.T) {
	var e Encoder
	rapid.Check(t, func(t *rapid.T) {
		var packed, want []byte
		blocks := rapid.IntRange(1, 3).Draw(t, "blocks")
		for block := range blocks {
			raw := draw(t)
			at := 0
			for range rapid.IntRange(0, 40).Draw(t, "repetitions") {
				at = rapid.IntRange(at, len(raw)).Draw(t, "at")
				n := rapid.IntRange(0, min(maxLength+2, len(raw)-at)).Draw(t, "n")
				e.Repeat(raw, at, rapid.IntRange(-2, at).Draw(t, "from"), n)
				at += rapid.SampledFrom([]int{0, n}).Draw(t, "on")
			}
			packed = e.Block(packed, raw, block == blocks-1)
			want = append(want, raw...)
		}
		if got := unpacked(t, packed); !bytes.Equal(want, got) {
			t.Fatalf("%q comes back as %q", want, got)
		}
	})
}

// draw draws bytes of few or many kinds, long ones made of repetitions.
func draw(t *rapid.T) []byte {
	raw := rapid.SliceOfN(rapid.ByteRange(0, rapid.SampledFrom([]byte{0, 1, 7, 255}).Draw(t, "most")), 0, 300).Draw(t, "raw")
	return bytes.Repeat(raw, rapid.SampledFrom([]int{1, 2, 150}).Draw(t, "times"))
}

// TestUnevenCounts has symbols so uneven that Huffman's tree is deeper than a code may be long.
func TestUnevenCounts(t *testing.T) {
	var raw []byte
	a, b := 1, 1
	for c := range 24 {
		raw = append(raw, bytes.Repeat([]byte{byte(c)}, a)...)
		a, b = b, a+b
	}
	var e Encoder
	if got := unpacked(t, e.Block(nil, raw, true)); !bytes.Equal(raw, got) {
		t.Errorf("%d bytes come back as %d others", len(raw), len(got))
	}
}

// TestEveryLengthAndDistance repeats so many bytes from so far back.
func TestEveryLengthAndDistance(t *testing.T) {
	var e Encoder
	check := func(distance, length int) {
		raw := make([]byte, distance, distance+length)
		for i := range raw {
			raw[i] = byte(i * i >> 3)
		}
		for range length {
			raw = append(raw, raw[len(raw)-distance])
		}
		e.Repeat(raw, distance, 0, length)
		if got := unpacked(t, e.Block(nil, raw, true)); !bytes.Equal(raw, got) {
			t.Fatalf("%d bytes from %d bytes back are lost", length, distance)
		}
	}
	for length := 1; length <= maxLength+2; length++ {
		check(1000, length)
	}
	for distance := 1; distance < Window+3; distance += 1 + distance/7 {
		check(distance, 100)
	}
	check(Window, 100)
}
