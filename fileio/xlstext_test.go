package fileio

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
)

// splitText is a text as an SST holds it, with what must come out.
type splitText struct {
	text     string
	wide     bool
	runs     int
	phonetic int
}

// splitTexts are texts of all kinds, and the SST they make. broken is, for each byte, the flags that a CONTINUE must begin
// with if it begins there, or -1.
func splitTexts() (texts []splitText, content []byte, broken []int) {
	texts = []splitText{
		{"plain", false, 0, 0}, {"甲公司", true, 0, 0}, {"", false, 0, 0}, {"Müller", false, 2, 0}, {"𠮷野家", true, 1, 6},
		{"", true, 1, 0}, {"かな", true, 0, 10}, {"end", false, 0, 3},
	}
	content = xlsFields(uint32(len(texts)), uint32(len(texts)))
	for _, s := range texts {
		flags := 0
		units, n := xlsWideText(s.text)
		characters := units
		if s.wide {
			flags |= xlsWide
		} else {
			characters = nil
			for i := 0; i < len(units); i += 2 {
				characters = append(characters, units[i])
			}
		}
		if s.runs > 0 {
			flags |= xlsRich
		}
		if s.phonetic > 0 {
			flags |= xlsPhonetic
		}
		content = append(content, xlsFields(n, uint8(flags))...)
		if s.runs > 0 {
			content = append(content, xlsFields(s.runs)...)
		}
		if s.phonetic > 0 {
			content = append(content, xlsFields(uint32(s.phonetic))...)
		}
		for len(broken) < len(content) {
			broken = append(broken, -1)
		}
		content = append(content, characters...)
		for len(broken) < len(content) {
			broken = append(broken, flags&xlsWide)
		}
		content = append(content, bytes.Repeat([]byte{0xEE}, 4*s.runs+s.phonetic)...)
	}
	for len(broken) < len(content) {
		broken = append(broken, -1)
	}
	return texts, content, broken
}

// TestSSTSplit splits shared texts at every byte, at every pair of bytes, and into pieces of every size: they come back.
func TestSSTSplit(t *testing.T) {
	texts, content, broken := splitTexts()
	check := func(cuts ...int) {
		t.Helper()
		stream := xlsSplit(xlsSSTRecord, content, broken, cuts...)
		if err := checkSST(append(stream, xlsRec(xlsEOFRecord)...), texts); err != nil {
			t.Fatalf("cut at %v: %v", cuts, err)
		}
	}
	const head = 8
	check()
	for at := head; at < len(content); at++ {
		check(at)
		check(at, at) // an empty piece
		for second := at + 1; second < len(content); second += 5 {
			check(at, second)
		}
	}
	for size := 1; size < len(content); size++ {
		var cuts []int
		for at := head; at < len(content); at += size {
			cuts = append(cuts, at)
		}
		check(cuts...)
	}
}

func checkSST(stream []byte, want []splitText) error {
	b := &xlsBook{cellBook: newCellBook(), biff8: true, budget: &readBudget{limits: Limits{}.withDefaults()}}
	r := &xlsRecords{stream: stream}
	_, content, err := r.next()
	if err != nil {
		return err
	}
	if err := b.readSharedTexts(content, r); err != nil {
		return err
	}
	var got []string
	for _, p := range b.strings {
		got = append(got, b.cells.cell(p).Text)
	}
	if !slices.EqualFunc(want, got, func(w splitText, g string) bool { return w.text == g }) {
		return fmt.Errorf("got %q", got)
	}
	if kind, _, ok := r.peek(); !ok || kind != xlsEOFRecord {
		return fmt.Errorf("the record behind the texts is %#x", kind)
	}
	return nil
}

// TestSSTCut cuts the record of shared texts at every byte: that is never fewer texts.
func TestSSTCut(t *testing.T) {
	texts, content, _ := splitTexts()
	for n := range content {
		if err := checkSST(append(xlsRec(xlsSSTRecord, content[:n]), xlsRec(xlsEOFRecord)...), texts); err == nil {
			t.Errorf("cut at %d: no error", n)
		}
	}
}

// TestXLSTextFlagsChange: a text may go on with the other size of characters.
func TestXLSTextFlagsChange(t *testing.T) {
	stream := bytes.Join([][]byte{
		xlsRec(xlsSSTRecord, uint32(1), uint32(1), 4, uint8(0), "ab"), xlsRec(xlsContinueRecord, uint8(1), "\x32\x75"), xlsRec(xlsContinueRecord, uint8(0), "c"), xlsRec(xlsEOFRecord),
	}, nil)
	if err := checkSST(stream, []splitText{{text: "ab甲c"}}); err != nil {
		t.Error(err)
	}
}

// TestXLSSurrogates: halves of characters that stand alone become U+FFFD, and nothing else is lost.
func TestXLSSurrogates(t *testing.T) {
	for units, want := range map[string]string{
		"\x42\xd8\xb7\xdf": "𠮷", "\x42\xd8a\x00": "\uFFFDa", "\xb7\xdfa\x00": "\uFFFDa", "\x42\xd8": "\uFFFD", "\x42\xd8\x42\xd8\xb7\xdf": "\uFFFD𠮷",
	} {
		stream := append(xlsRec(xlsSSTRecord, uint32(1), uint32(1), len(units)/2, uint8(1), units), xlsRec(xlsEOFRecord)...)
		if err := checkSST(stream, []splitText{{text: want}}); err != nil {
			t.Errorf("%x: %v", units, err)
		}
	}
}
