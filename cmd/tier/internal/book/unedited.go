package book

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// Bounds on what Unedited looks at. A file beyond them may bear the mark, but is not taken for an unedited one.
const (
	maxEntries   = 1_000   // a workbook of tier has some twenty
	maxDirectory = 1 << 20 // bytes read before the entries are known
	maxMark      = 1 << 20 // bytes of the part that holds the mark
)

// Unedited tells whether a file bears tier's mark, and whether it is still as tier wrote it, to the byte of every part.
// A file that is no workbook, or can't be understood, is not marked; the error is only for one that can't be read, or
// isn't there (fs.ErrNotExist).
//
// Time and memory are bounded, whatever the file holds: parts are hashed as they are, compressed, and together they are
// no larger than the file.
func Unedited(path string) (marked, unedited bool, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return false, false, err
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for its writer
		return false, false, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return false, false, err
	}
	defer f.Close()
	in := &boundedReader{r: f, left: maxDirectory}
	archive, err := zip.NewReader(in, info.Size())
	if err != nil {
		return false, false, in.err
	}
	in.left = -1
	marked, unedited = inspect(archive, info.Size())
	return marked, unedited, in.err
}

// inspect looks for the mark and, if it is there, computes it again.
func inspect(archive *zip.Reader, size int64) (marked, unedited bool) {
	if len(archive.File) > maxEntries {
		return false, false
	}
	at := slices.IndexFunc(archive.File, func(f *zip.File) bool { return f.Name == markPart })
	if at < 0 {
		return false, false
	}
	var part bytes.Buffer
	if err := copyPart(&part, archive.File[at], maxMark); err != nil {
		return false, false
	}
	mark, ok := findMark(part.Bytes())
	if !ok {
		return false, false
	}
	beside, isHead := bytes.CutPrefix(part.Bytes(), markHead(mark))
	beside, isWhole := bytes.CutSuffix(beside, []byte(markEnd))
	if !isHead || !isWhole {
		return true, false
	}
	sum, ok := recompute(archive.File, size, beside)
	return true, ok && bytes.Equal(sum, mark)
}

// findMark finds the mark among custom properties, however the program that saved the file writes them.
func findMark(xml []byte) (sum []byte, ok bool) {
	property := regexp.MustCompile(`(?s)<(?:\w+:)?property\b[^>]*\bname\s*=\s*["']` + markName + `["'][^>]*>(.*?)</(?:\w+:)?property>`)
	value := regexp.MustCompile(`>\s*` + markForm + `([0-9a-f]{64})\s*<`)
	found := property.FindSubmatch(xml)
	if found == nil {
		return nil, false
	}
	text := value.FindSubmatch(found[1])
	if text == nil {
		return nil, false
	}
	sum, err := hex.DecodeString(string(text[1]))
	return sum, err == nil
}

// recompute is the mark of the parts as they are in a file of some size, and of what stands beside the mark; not ok if one
// is there twice, or if parts lie in each other.
func recompute(files []*zip.File, size int64, beside []byte) (sum []byte, ok bool) {
	sorted := slices.Clone(files)
	slices.SortFunc(sorted, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	all, left := newDigest(), uint64(size)
	for i, f := range sorted {
		if i > 0 && sorted[i-1].Name == f.Name || f.CompressedSize64 > left {
			return nil, false
		}
		left -= f.CompressedSize64
		if f.Name == markPart {
			continue
		}
		compressed := sha256.New()
		r, err := f.OpenRaw()
		if err != nil {
			return nil, false
		}
		if _, err := io.Copy(compressed, r); err != nil {
			return nil, false
		}
		all.add(&f.FileHeader, compressed.Sum(nil))
	}
	all.beside(beside)
	return all.sum(), true
}

var errTooMuch = errors.New("more content than tier writes")

// copyPart unpacks a part of at most so many bytes.
func copyPart(w io.Writer, f *zip.File, most int64) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	n, err := io.Copy(w, io.LimitReader(r, most+1))
	if err == nil && n > most {
		err = errTooMuch
	}
	return err
}

// boundedReader reads so many bytes at most (any number if left is negative), and keeps the error of the file apart
// from what is wrong with its content.
type boundedReader struct {
	r    io.ReaderAt
	left int64
	err  error
}

func (b *boundedReader) ReadAt(p []byte, off int64) (int, error) {
	if b.left >= 0 {
		if b.left -= int64(len(p)); b.left < 0 {
			b.left = 0
			return 0, errTooMuch
		}
	}
	n, err := b.r.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		b.err = err
	}
	return n, err
}
