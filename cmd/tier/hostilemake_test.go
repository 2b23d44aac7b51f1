package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// piece is a text, many times over.
type piece struct {
	text  string
	times int
}

// packedPieces is the deflate stream of some pieces, and its checksum and length when unpacked. A piece is packed once and
// stands in the stream as often as wanted, so that gigabytes take a moment to make.
func packedPieces(t *testing.T, pieces []piece) (packed []byte, sum uint32, size uint64) {
	t.Helper()
	var out bytes.Buffer
	if len(pieces) == 1 && pieces[0].text == "x" {
		return []byte("\xab\x00\x00"), crc32.ChecksumIEEE([]byte("x")), 1 // there may be many of them
	}
	hash := crc32.NewIEEE()
	for _, p := range pieces {
		var one bytes.Buffer
		w, err := flate.NewWriter(&one, flate.DefaultCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p.text); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		for range p.times {
			out.Write(one.Bytes())
			_, _ = hash.Write([]byte(p.text))
			size += uint64(len(p.text))
		}
	}
	out.WriteString("\x01\x00\x00\xff\xff") // the last block, an empty one
	return out.Bytes(), hash.Sum32(), size
}

// hostileBook is a workbook of parts that are made of pieces.
type hostileBook struct {
	names  []string
	parts  map[string][]piece
	claims map[string]uint64 // sizes that the directory claims instead
	cut    map[string]int    // bytes that a stream is cut off by
}

const (
	hostileNS   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	hostileRel  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	hostileHead = `<worksheet ` + hostileNS + `><sheetData>`
	hostileTail = `</sheetData></worksheet>`
	soundList   = `<row r="1"><c t="inlineStr"><is><t>客户编号</t></is></c><c t="inlineStr"><is><t>客户名称</t></is></c><c t="inlineStr"><is><t>年销售额</t></is></c><c t="inlineStr"><is><t>忠诚度</t></is></c></row>` +
		`<row r="2"><c t="inlineStr"><is><t>C1</t></is></c><c t="inlineStr"><is><t>甲</t></is></c><c><v>1000</v></c><c t="inlineStr"><is><t>优秀</t></is></c></row>`
)

// newHostileBook is a sound workbook of one sheet made of pieces.
func newHostileBook(sheet ...piece) *hostileBook {
	b := &hostileBook{parts: map[string][]piece{}, claims: map[string]uint64{}, cut: map[string]int{}}
	b.put("[Content_Types].xml", piece{`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`, 1})
	b.put("_rels/.rels", piece{`<Relationships><Relationship Id="r" Type="` + hostileRel + `officeDocument" Target="xl/workbook.xml"/></Relationships>`, 1})
	b.put("xl/workbook.xml", piece{`<workbook ` + hostileNS + `><sheets><sheet name="Sheet1" sheetId="1" r:id="s"/></sheets></workbook>`, 1})
	b.put("xl/_rels/workbook.xml.rels", piece{`<Relationships><Relationship Id="s" Type="` + hostileRel + `worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="t" Type="` + hostileRel + `sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="` + hostileRel + `styles" Target="styles.xml"/></Relationships>`, 1})
	b.put("xl/worksheets/sheet1.xml", sheet...)
	return b
}

// hostileRows is a sound list with more rows below it.
func hostileRows(rows ...piece) *hostileBook {
	pieces := append([]piece{{hostileHead + soundList, 1}}, rows...)
	return newHostileBook(append(pieces, piece{hostileTail, 1})...)
}

func (b *hostileBook) put(name string, pieces ...piece) *hostileBook {
	if _, has := b.parts[name]; !has {
		b.names = append(b.names, name)
	}
	b.parts[name] = pieces
	return b
}

func (b *hostileBook) texts(pieces ...piece) *hostileBook {
	return b.put("xl/sharedStrings.xml", append(append([]piece{{`<sst ` + hostileNS + `>`, 1}}, pieces...), piece{`</sst>`, 1})...)
}

func (b *hostileBook) styles(pieces ...piece) *hostileBook {
	return b.put("xl/styles.xml", append(append([]piece{{`<styleSheet ` + hostileNS + `>`, 1}}, pieces...), piece{`</styleSheet>`, 1})...)
}

// write writes the workbook into a folder.
func (b *hostileBook) write(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "list.xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	w := zip.NewWriter(out)
	for _, name := range b.names {
		packed, sum, size := packedPieces(t, b.parts[name])
		packed = packed[:len(packed)-b.cut[name]]
		if claim, lies := b.claims[name]; lies {
			size = claim
		}
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: sum, UncompressedSize64: size, CompressedSize64: uint64(len(packed))}
		part, err := w.CreateRaw(h)
		if err == nil {
			_, err = part.Write(packed)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	return path
}

// writeText writes a file of pieces into a folder.
func writeText(t *testing.T, folder string, pieces ...piece) string {
	t.Helper()
	path := filepath.Join(folder, "list.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	for _, p := range pieces {
		for range p.times {
			if _, err := w.WriteString(p.text); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return path
}

// overlapping is a zip whose directory has many names for one and the same bytes.
func overlapping(t *testing.T, folder string, entries int) string {
	t.Helper()
	path := hostileRows().put("xl/media/bomb", piece{strings.Repeat(" ", 1<<20), 10}).write(t, folder)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	from := int(binary.LittleEndian.Uint32(data[end+16:]))
	last := bytes.LastIndex(data[:end], []byte("PK\x01\x02"))
	directory := bytes.Clone(data[from:end])
	for range entries {
		directory = append(directory, data[last:end]...)
	}
	count := binary.LittleEndian.Uint16(data[end+10:]) + uint16(entries)
	tail := bytes.Clone(data[end:])
	binary.LittleEndian.PutUint16(tail[8:], count)
	binary.LittleEndian.PutUint16(tail[10:], count)
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(directory)))
	if err := os.WriteFile(path, append(append(bytes.Clone(data[:from]), directory...), tail...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
