package fileio

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
)

// zipPackage is the zip that an .xlsx or .ods is kept in, by its parts. Their names are compared without case, as the format
// of .xlsx demands.
type zipPackage struct {
	file    string
	parts   map[string]*zip.File // by partKey
	entries []*zip.File
	budget  *readBudget
	workers int

	progress *Progress
}

// Two kinds of parts that are not read to their end: one that unpacks to more than the limits allow, and one that unpacks to
// more than it is said to.
var (
	errTooLarge = errors.New("unpacks to too much")
	errLies     = errors.New("unpacks to more than is said of it")
)

// partName is the name of a zip entry as a path: some writers put backslashes or a slash before it.
func partName(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
}

func partKey(name string) string { return strings.ToLower(partName(name)) }

func openPackage(data []byte, file string, opt ReadOptions) (*zipPackage, error) {
	lim := opt.Limits.withDefaults()
	if n := zipEntries(data); n > lim.Entries {
		return nil, overLimit("entries", say("the workbook holds %d files, more than the %d allowed", n, lim.Entries), say("save it again in Excel or WPS, or copy the list alone into a new workbook"))
	}
	archive, err := zip.NewReader(countedReader{bytes.NewReader(data), opt.Progress}, int64(len(data)))
	if err != nil {
		return nil, formatZipCut.refusal(file)
	}
	archive.RegisterDecompressor(zip.Deflate, func(packed io.Reader) io.ReadCloser { return io.NopCloser(newInflater(packed)) })
	budget := newReadBudget(file, len(data), opt)
	p := &zipPackage{file: file, parts: map[string]*zip.File{}, budget: budget, workers: opt.workers(), progress: opt.Progress}
	for _, f := range archive.File {
		key := partKey(f.Name)
		if _, twice := p.parts[key]; !twice {
			p.parts[key] = f
			p.entries = append(p.entries, f)
		}
	}
	return p, nil
}

// zipEntries is how many files a zip can hold at most: the directory's own count is not believed, and to read a long
// directory takes more memory than anything in it.
func zipEntries(data []byte) int64 { return int64(bytes.Count(data, []byte(zipEntryHead))) }

// countedReader counts the bytes of a file that are read, packed as they are.
type countedReader struct {
	io.ReaderAt
	progress *Progress
}

// ReadAt implements io.ReaderAt.
func (c countedReader) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(b, at)
	c.progress.Add(int64(n), 0)
	return n, err
}

// zipPart is one part while it is read.
type zipPart struct {
	name   string
	xml    *xmlScanner
	ahead  *aheadReader // nil where the part is small
	source *zipMeter
	packed io.Closer
}

// open begins to read a part; its XML is UTF-8 from here on, whatever it is in the file. A part that is held in memory
// is small: it has a limit of its own.
func (p *zipPackage) open(f *zip.File, small bool) (*zipPart, error) {
	lim := p.budget.limits
	most := lim.Bytes - p.budget.bytes
	if small {
		most = min(most, lim.PartBytes)
	}
	if f.UncompressedSize64 > uint64(most) {
		return nil, p.tooLarge(f, small)
	}
	if f.Flags&1 != 0 {
		return nil, readFaultHint(say("%s inside the workbook is encrypted", clipped(f.Name)),
			say("save the workbook without a password, then run again"))
	}
	packed, err := f.Open()
	if err != nil {
		return nil, p.partFault(f.Name, err)
	}
	p.budget.bytes += int64(f.UncompressedSize64) // a part that unpacks to anything else is damaged
	meter := &zipMeter{src: packed, left: int64(f.UncompressedSize64), budget: p.budget}
	text, err := decodeXML(meter)
	if err != nil {
		_ = packed.Close() // the first error is the one to tell
		return nil, p.partFault(f.Name, err)
	}
	x := &zipPart{name: f.Name, source: meter, packed: packed}
	if p.workers > 1 && f.UncompressedSize64 > worthReadingAhead {
		x.ahead = readAhead(text)
		text = x.ahead
	}
	x.xml = newXMLScanner(text, f.UncompressedSize64, lim)
	return x, nil
}

// worthReadingAhead is the size of a part from which on it is unpacked by a goroutine of its own.
const worthReadingAhead = 1 << 20

// finish reads to the end of the part, where its checksum is compared.
func (x *zipPart) finish() error {
	var source io.Reader = x.source
	if x.ahead != nil {
		source = x.ahead
	}
	_, err := io.Copy(io.Discard, source)
	return err
}

// close gives up the part.
func (x *zipPart) close() {
	if x.ahead != nil {
		x.ahead.stop()
	}
	_ = x.packed.Close() // it was read, and nothing can be lost
}

// tooLarge is a part that is not even opened.
func (p *zipPackage) tooLarge(f *zip.File, small bool) error {
	name, size, lim := clipped(f.Name), byteCount(int64(min(f.UncompressedSize64, Unlimited))), p.budget.limits
	if small && f.UncompressedSize64 > uint64(lim.PartBytes) {
		return overLimit("part", say("%s inside the workbook unpacks to %s, more than the %s allowed", name, size, byteCount(lim.PartBytes)),
			say("the workbook is bloated with styles or names: copy the list alone into a new workbook"))
	}
	if f.UncompressedSize64 > uint64(lim.Bytes) {
		return overLimit("bytes", say("%s inside the workbook unpacks to %s, more than the %s allowed", name, size, byteCount(lim.Bytes)), unformatted())
	}
	return overLimit("bytes", say("%s inside the workbook unpacks to %s, and the whole workbook to more than the %s allowed", name, size, byteCount(lim.Bytes)), unformatted())
}

// unformatted is what to do about a sheet that is far larger than what it holds.
func unformatted() Message {
	return say("blank rows that are only formatted mostly cause that: delete them in Excel, or copy the list alone into a new workbook")
}

// zipMeter stops a part at the size that the zip's directory says it has, and when reading must end.
type zipMeter struct {
	src    io.Reader
	left   int64
	budget *readBudget
}

func (m *zipMeter) Read(b []byte) (int, error) {
	if err := m.budget.stopped(); err != nil {
		return 0, err
	}
	n, err := m.src.Read(b)
	m.left -= int64(n)
	if m.left < 0 {
		return 0, errLies
	}
	return n, err
}

// each calls visit with every start tag of a small part, up to an error of it, and then checks the part's end.
func (p *zipPackage) each(f *zip.File, visit func(s *xmlScanner) error) error {
	part, err := p.open(f, true)
	if err != nil {
		return err
	}
	defer part.close()
	if err := part.xml.everyStart(func() error { return visit(part.xml) }); err != nil {
		return p.partFault(f.Name, err)
	}
	return p.partFault(f.Name, part.finish())
}

// partFault says what is wrong with a part, or nil where nothing is.
func (p *zipPackage) partFault(name string, err error) error {
	var known *Error
	name = clipped(name)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return known
	case errors.Is(err, errXMLDeep), errors.Is(err, errXMLLong):
		return overMarkup(say("%s inside the workbook", name), err, p.budget.limits)
	case errors.Is(err, errXMLCut), errors.Is(err, io.ErrUnexpectedEOF):
		return readDamage("%s inside the workbook is cut off: it ends in the middle", name)
	case errors.Is(err, zip.ErrAlgorithm):
		return readFaultHint(say("%s inside the workbook is compressed in an unknown way", name),
			say("open the file in Excel or WPS, save it there again, then run again"))
	case errors.Is(err, zip.ErrChecksum):
		return readDamage("%s inside the workbook is damaged: its checksum is wrong", name)
	}
	damage := readDamage("%s inside the workbook is damaged", name)
	if errors.Is(err, errXMLUnusual) {
		damage = readDamage("%s inside the workbook is written in an unusual way", name)
	}
	damage.Err = err
	return damage
}
