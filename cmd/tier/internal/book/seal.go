package book

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"maps"
	"slices"
)

// The mark is a custom property of the document. It says who wrote the file, and by its hash whether anybody changed
// it since: a spreadsheet that saves the file keeps the property, but writes every other part anew.
const (
	markName = "tier"
	markPart = "docProps/custom.xml"
	markForm = "sha256:" // before the hash; another form of the mark would get another word
)

// markXML is the whole part that holds the mark. It is compared byte for byte, so nothing else can hide in it.
func markXML(sum []byte) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ` +
		`xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + markName + `">` +
		`<vt:lpwstr>` + markForm + hex.EncodeToString(sum) + `</vt:lpwstr></property></Properties>`)
}

// digest is the hash of the mark: over each part's name and the hash of its content, in the order of names.
type digest struct{ all hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

// add adds a part. The name ends in a NUL and the hash has one length, so no two lists of parts read the same.
func (d digest) add(name string, content []byte) {
	d.all.Write(append([]byte(name), 0))
	d.all.Write(content)
}

func (d digest) sum() []byte { return d.all.Sum(nil) }

// seal zips the parts in the order of their names, the sheets with their rows, and the mark last.
func seal(w io.Writer, p parts, rows map[string]content) error {
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	all := newDigest()
	for _, name := range slices.Sorted(maps.Keys(p)) {
		if name == markPart {
			continue
		}
		sum, err := sealPart(out, name, func(w io.Writer) error {
			if c, isSheet := rows[name]; isSheet {
				return writeSheet(w, p[name].Bytes(), c)
			}
			_, err := w.Write(p[name].Bytes())
			return err
		})
		if err != nil {
			return err
		}
		all.add(name, sum)
	}
	_, err := sealPart(out, markPart, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(markXML(all.sum())))
		return err
	})
	if err != nil {
		return err
	}
	return out.Close()
}

// sealPart zips one part and hashes it on the way.
func sealPart(out *zip.Writer, name string, write func(io.Writer) error) (sum []byte, err error) {
	const firstDay = 1<<5 | 1 // 1980-01-01, the first day that a zip file can name
	entry, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate,
		ModifiedDate: firstDay}) //nolint:staticcheck // Modified would add a field that no spreadsheet writes
	if err != nil {
		return nil, err
	}
	part := sha256.New()
	limited := &limitedWriter{w: io.MultiWriter(entry, part), left: maxPart}
	if err := write(limited); err != nil {
		return nil, err
	}
	return part.Sum(nil), nil
}

// maxPart is the largest part: beyond it, a zip file takes a form that Go announces in a way Excel calls damaged.
const maxPart = 1<<32 - 1

// limitedWriter refuses what is more than a part can hold.
type limitedWriter struct {
	w    io.Writer
	left int64
}

func (l *limitedWriter) Write(b []byte) (int, error) {
	if l.left -= int64(len(b)); l.left < 0 {
		return 0, tooLarge()
	}
	return l.w.Write(b)
}
