package book

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"maps"
	"slices"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// The mark is a custom property of the document. It says who wrote the file, and by its hash whether anybody changed
// it since: a spreadsheet that saves the file keeps the property, but writes every other part anew.
const (
	markName = "tier"
	markPart = "docProps/custom.xml"
	markForm = "sha256:" // before the hash; another form of the mark would get another word
)

// Mark is how tier knows its own workbooks, edited or not, and the sheet of customers in them.
func Mark() fileio.Mark {
	return fileio.Mark{Property: markName, Value: markForm,
		Sheets: []string{scoresName(words.In(words.Chinese)), scoresName(words.In(words.English))}}
}

// property is a custom property of the document, beside the mark.
type property struct{ name, value string }

// propertiesXML are the properties beside the mark. The mark's hash is over them too.
func propertiesXML(properties []property) []byte {
	const second = 3 // the number of the first property behind the mark
	var b []byte
	for i, p := range properties {
		b = fmt.Appendf(b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`,
			second+i, attribute(p.name), escaped(p.value))
	}
	return b
}

// markXML is the whole part that holds the mark, and what stands beside it. It is compared byte for byte, so nothing else
// can hide in it.
func markXML(sum, beside []byte) []byte {
	return append(append(markHead(sum), beside...), markEnd...)
}

const markEnd = `</Properties>`

// markHead is the part up to the mark's end.
func markHead(sum []byte) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ` +
		`xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + markName + `">` +
		`<vt:lpwstr>` + markForm + hex.EncodeToString(sum) + `</vt:lpwstr></property>`)
}

// digest is the hash of the mark: over what the zip file says of each part and the hash of its compressed bytes, in the
// order of names.
//
// The compressed bytes are a fifth of the content, and Unedited needs not unpack them: it costs no more than reading the
// file, and no content can be larger than the file that holds it. Names, sizes and the zip file's own checksums would be
// cheaper still, but a checksum in the directory doesn't change when the bytes it was made of do, and anybody can make
// other bytes of a given CRC-32. Who packs the same content anew has changed the file; it is then treated as edited,
// which errs on the side of the reader.
type digest struct{ all hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

// add adds a part. The name ends in a NUL and all else has one length, so no two lists of parts read the same.
func (d digest) add(f *zip.FileHeader, compressed []byte) {
	b := append([]byte(f.Name), 0)
	b = binary.LittleEndian.AppendUint16(b, f.Method)
	b = binary.LittleEndian.AppendUint32(b, f.CRC32)
	b = binary.LittleEndian.AppendUint64(b, f.UncompressedSize64)
	d.all.Write(append(b, compressed...))
}

// beside adds what stands beside the mark, if anything does.
func (d digest) beside(xml []byte) {
	if len(xml) > 0 {
		d.all.Write(append([]byte(markPart+"\x00"), xml...))
	}
}

func (d digest) sum() []byte { return d.all.Sum(nil) }

// sealer writes the parts of a workbook into a zip file.
type sealer struct {
	out     *zip.Writer
	workers int
	markups []markup
	all     digest
	packer  packer
}

// seal zips the parts in the order of their names, the sheets with their rows, and the mark last.
func seal(w io.Writer, p parts, rows map[string]content, markups []markup, properties []property, workers int) error {
	k, err := newPacker()
	if err != nil {
		return err
	}
	s := &sealer{out: zip.NewWriter(w), workers: workers, markups: markups, all: newDigest(), packer: k}
	for _, name := range slices.Sorted(maps.Keys(p)) {
		var err error
		if c, isSheet := rows[name]; isSheet {
			err = s.sheet(name, p[name].Bytes(), c)
		} else if name != markPart {
			err = s.part(name, p[name].Bytes())
		}
		if err != nil {
			return err
		}
	}
	beside := propertiesXML(properties)
	s.all.beside(beside)
	if err := s.part(markPart, markXML(s.all.sum(), beside)); err != nil {
		return err
	}
	return s.out.Close()
}

// part writes a part that is all there.
func (s *sealer) part(name string, content []byte) error {
	p, err := s.packer.pack(content)
	if err != nil {
		return err
	}
	e := s.entry(name, 1)
	if err := e.add(p); err != nil {
		return err
	}
	e.end()
	return nil
}

// sheet writes a sheet's part, block by block.
func (s *sealer) sheet(name string, xml []byte, c content) error {
	around, err := newFrame(xml)
	if err != nil {
		return err
	}
	e := s.entry(name, c.blocks())
	form := newRowForm(c, s.markups, around)
	newMaker := func() func(int, *piece) error { return newRowWriter(form).block }
	if err := fileio.InOrder(c.blocks(), s.workers, newMaker, e.add); err != nil {
		return err
	}
	e.end()
	return nil
}

// entry is a part of the zip file in the making.
type entry struct {
	s      *sealer
	header zip.FileHeader
	pieces int
	out    io.Writer // nil before the first piece
	hash   hash.Hash
}

func (s *sealer) entry(name string, pieces int) *entry {
	const (
		firstDay = 1<<5 | 1 // 1980-01-01, the first day that a zip file can name
		version  = 20       // of the zip format, the first with deflate
	)
	return &entry{s: s, pieces: pieces, hash: sha256.New(), header: zip.FileHeader{
		Name: name, Method: zip.Deflate, CreatorVersion: version, ReaderVersion: version,
		ModifiedDate: firstDay, //nolint:staticcheck // Modified would add a field that no spreadsheet writes
	}}
}

// maxPart is the largest part: from there on, a zip file takes a form that Go announces in a way Excel calls damaged.
const maxPart = 1<<32 - 2

// add writes the next piece. The sizes and the checksum stand before a part of one piece, and behind one of several.
func (e *entry) add(p *piece) (err error) {
	h := &e.header
	h.CRC32 = joinCRC(h.CRC32, p.crc, p.size)
	h.UncompressedSize64 += uint64(p.size)
	h.CompressedSize64 += uint64(len(p.data))
	if h.UncompressedSize64 > maxPart {
		return tooLarge()
	}
	if e.out == nil {
		if e.pieces > 1 {
			const behind = 0x8
			h.Flags |= behind
		}
		if e.out, err = e.s.out.CreateRaw(h); err != nil {
			return err
		}
	}
	e.hash.Write(p.data)
	_, err = e.out.Write(p.data)
	return err
}

// end ends the part. The zip writer has kept the header, and reads the sizes there with the next part.
func (e *entry) end() {
	h := &e.header
	h.CompressedSize = uint32(h.CompressedSize64)     //nolint:staticcheck // what the zip writer writes behind a part
	h.UncompressedSize = uint32(h.UncompressedSize64) //nolint:staticcheck // so too
	e.s.all.add(h, e.hash.Sum(nil))
}
