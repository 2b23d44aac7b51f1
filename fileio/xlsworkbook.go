package fileio

import (
	"errors"
)

// xlsBook is a workbook without its rows. Its first substream (the globals) says which sheets there are and where, and
// holds what their cells refer to.
type xlsBook struct {
	*cellBook
	file     string
	stream   []byte
	password string // that was given, "" for none
	biff8    bool   // texts have characters, and not bytes in a code page
	codePage xlsCodePage
	sheets   []xlsSheet
	budget   *readBudget
	progress *Progress

	formatOf   map[int]numberFormat // by the number that XF records name
	styleIDs   []int                // by XF record: the number of its format
	sheetCount int                  // sheets of all kinds so far
	announced  int64                // shared texts that the file says it has
}

// xlsStyleMemory is what is held of a style: the number of its format, the format, and the index of its code.
const xlsStyleMemory = 3 * cellMemory

// xlsSheet is a worksheet's entry in the globals.
type xlsSheet struct {
	name   string
	hidden bool
	at     int // of its BOF record
	number int // among all sheets, those without rows included, from 0
}

// openXLS reads the globals.
func openXLS(stream []byte, file string, opt ReadOptions) (*xlsBook, error) {
	b := &xlsBook{
		cellBook: newCellBook(), file: file, stream: stream, password: opt.Password,
		budget: newReadBudget(file, len(stream), opt), progress: opt.Progress,
		formatOf: map[int]numberFormat{},
	}
	r := &xlsRecords{stream: stream}
	kind, content, err := r.next()
	if err != nil {
		return nil, xlsCutBook()
	}
	version, substream, ok := xlsBOF(kind, content)
	if !ok {
		return nil, xlsNotRead(kind)
	}
	b.biff8 = version == 0x0600
	if substream == xlsSheetStream { // a program's short way: one sheet and nothing else
		b.sheets = []xlsSheet{{name: "Sheet1"}}
		return b, nil
	}
	if err := b.readGlobals(r); err != nil {
		return nil, err
	}
	if len(b.sheets) == 0 {
		return nil, noWorksheet()
	}
	b.setStyles()
	return b, b.findSheets(r.at)
}

// xlsNotRead is the refusal of a stream that begins with something else than a workbook of Excel 5 or later does.
func xlsNotRead(kind xlsRecordKind) error {
	if kind&0xFF == xlsBOFRecord&0xFF {
		return &Error{
			Message: say("this is a workbook of Excel 4 or older, which can't be read"),
			Hint:    resave(),
		}
	}
	return readDamage("the workbook can't be read")
}

func xlsCutBook() error {
	return readDamage("the workbook is cut off: the file ends before its first sheet")
}

// readGlobals reads the records up to the end of the globals.
func (b *xlsBook) readGlobals(r *xlsRecords) error {
	depth := 1
	for depth > 0 {
		kind, content, err := r.next()
		if errors.Is(err, errXLSCut) {
			return xlsCutBook()
		}
		switch kind {
		case xlsBOFRecord:
			depth++
		case xlsEOFRecord:
			depth--
		default:
			if depth == 1 {
				err = b.readGlobal(kind, content, r)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *xlsBook) readGlobal(kind xlsRecordKind, content []byte, r *xlsRecords) error {
	switch kind {
	case xlsFilePassRecord:
		return b.unlock(content, r)
	case xlsCodePageRecord:
		if len(content) >= 2 {
			b.codePage = newXLSCodePage(le16(content))
		}
	case xlsDateModeRecord:
		b.date1904 = len(content) >= 2 && le16(content) == 1
	case xlsFormatRecord:
		b.readFormat(content, r)
		return b.budget.hold(int64(entryMemory + len(content)))
	case xlsXFRecord:
		if len(content) < 4 {
			return xlsBroken()
		}
		b.styleIDs = append(b.styleIDs, le16(content[2:]))
		return b.budget.hold(xlsStyleMemory)
	case xlsBoundSheetRecord:
		return b.readBoundSheet(content, r)
	case xlsSSTRecord:
		return b.readSharedTexts(content, r)
	}
	return nil
}

// unlock goes on with the stream decrypted, by the password that was given or the one that needs not be.
func (b *xlsBook) unlock(filePass []byte, r *xlsRecords) error {
	if err := b.budget.hold(int64(len(b.stream))); err != nil { // it is decrypted to as much again
		return err
	}
	for _, password := range passwordsToTry(b.password) {
		plain, err := decryptXLS(b.stream, filePass, password)
		if err == nil {
			b.stream, r.stream = plain, plain
			return nil
		}
		if errors.Is(err, errEncryption) {
			return unknownEncryption()
		}
	}
	return stillLocked(b.password)
}

// xlsBroken is a record that says less than it must.
func xlsBroken() error { return readDamage("a record is shorter than it must be") }

// readFormat reads a number format that the file defines. One that can't be read shows numbers plainly.
func (b *xlsBook) readFormat(content []byte, r *xlsRecords) {
	if len(content) < 4 {
		return
	}
	text := &xlsText{records: r, rest: content[2:]}
	size := 1
	if b.biff8 {
		size = 2
	}
	if code, ok := b.sizedText(text, size); ok {
		b.formatOf[le16(content)] = customFormat(string(code), len(b.formatOf))
	}
}

// setStyles gives each style its format, once all formats are known.
func (b *xlsBook) setStyles() {
	for _, id := range b.styleIDs {
		format := formatNumbered(id, b.formatOf)
		b.styles = append(b.styles, format.kind)
		b.codes = append(b.codes, b.formatIndex(format))
	}
}

// readBoundSheet reads a sheet's entry; sheets of charts, macros and modules have no rows and are left out.
func (b *xlsBook) readBoundSheet(content []byte, r *xlsRecords) error {
	const worksheet, headSize = 0, 6
	if len(content) < headSize+1 {
		return xlsBroken()
	}
	text := &xlsText{records: r, rest: content[headSize:]}
	name, ok := b.sizedText(text, 1)
	if !ok {
		return xlsBroken()
	}
	number := b.sheetCount
	if b.sheetCount++; int64(b.sheetCount) > b.budget.limits.Entries {
		return tooManySheets(b.budget.limits)
	}
	if err := b.budget.hold(int64(entryMemory + len(name))); err != nil {
		return err
	}
	if content[5] == worksheet {
		b.sheets = append(b.sheets, xlsSheet{string(name), content[4]&3 != 0, int(le32(content)), number})
	}
	return nil
}

// findSheets checks where the sheets begin. Where an entry names another place, the sheet is the substream of its number
// behind the globals.
func (b *xlsBook) findSheets(afterGlobals int) error {
	var inOrder []int
	for i := range b.sheets {
		s := &b.sheets[i]
		if b.isSheetAt(s.at) {
			continue
		}
		if inOrder == nil {
			inOrder = b.substreams(afterGlobals)
		}
		if s.number >= len(inOrder) || !b.isSheetAt(inOrder[s.number]) {
			return readDamage("sheet %q is missing from the workbook", s.name)
		}
		s.at = inOrder[s.number]
	}
	return nil
}

func (b *xlsBook) isSheetAt(at int) bool {
	kind, content, ok := (&xlsRecords{b.stream, at}).peek()
	_, substream, isBOF := xlsBOF(kind, content)
	return ok && isBOF && substream == xlsSheetStream
}

// substreams are where the substreams behind a place begin, those inside of others left out.
func (b *xlsBook) substreams(from int) (starts []int) {
	r := &xlsRecords{b.stream, from}
	for depth := 0; ; {
		at := r.at
		kind, _, err := r.next()
		switch {
		case err != nil:
			return starts
		case kind == xlsBOFRecord:
			if depth == 0 {
				starts = append(starts, at)
			}
			depth++
		case kind == xlsEOFRecord:
			depth = max(0, depth-1)
		}
	}
}

// readSharedTexts reads the texts that cells refer to by number. How many there are is what is there, since some programs
// count them wrong; fewer than the record says are at fault where a cell refers to one that is missing.
func (b *xlsBook) readSharedTexts(content []byte, r *xlsRecords) error {
	const headSize = 8
	if len(content) < headSize {
		return xlsBroken()
	}
	announced := int64(le32(content[4:]))
	b.announced = announced
	text := &xlsText{records: r, rest: content[headSize:]}
	for n := int64(0); text.more(); n++ {
		s, ok := text.read(text.uint16())
		switch {
		case ok:
			if err := b.budget.addShared(b.cellBook, s); err != nil {
				return err
			}
		case n >= announced:
			return nil // padding
		default:
			return readDamage("the workbook's texts are cut off after %d of %d", n, announced)
		}
	}
	return nil
}
