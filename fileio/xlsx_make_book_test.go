package fileio

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// bookMaker makes a workbook: sheets, the texts and styles that they share, and the package around them.
type bookMaker struct {
	*maker
	texts    []madeItem
	inTexts  *maker // writes the part of the shared texts
	styles   []cellFormat
	date1904 bool
	strict   bool
	large    bool // the sheet at hand is too large for excelize to stop in it
}

// madeItem is a shared text.
type madeItem struct {
	xml, text string
	unlike    bool
}

// madeBook is a whole workbook, and what it holds.
type madeBook struct {
	parts    []madePart
	sheets   []*madeSheet
	texts    string // the part of the shared texts, or ""
	date1904 bool
	unlike   string // why excelize can't find its sheets or texts, or ""
}

// madePart is a file in the package.
type madePart struct{ name, content string }

// makeBook makes a workbook; large ones have a sheet that is unpacked ahead.
func makeBook(seed uint64, number int, size sheetSize) *madeBook {
	b := &bookMaker{maker: newMaker(seed, number)}
	book := &madeBook{}
	b.prefix = b.oddly("", "x:", "main:")
	b.strict = b.odd() && b.once(3)
	b.date1904 = b.once(8)
	book.date1904 = b.date1904
	sheetIn, textsIn := b.encodings(book)
	b.inTexts = &maker{Rand: b.Rand, wild: b.wild, prefix: b.oddly("", "s:"), narrow: textsIn.narrow}
	b.narrow = sheetIn.narrow
	styles := b.styleSheet()
	for i := range pick(b.maker, 1, 1, 1, 1, 2, 3) {
		if i > 0 {
			size = sheetSize{rows: 3, columns: 3}
		}
		book.sheets = append(book.sheets, b.sheet(pick(b.maker, "Sheet", "客户", "a & b ", "x y's ")+strconv.Itoa(i+1), size))
	}
	b.pack(book, styles, sheetIn, textsIn)
	return book
}

// plainPrefix is the maker of the shared texts' part.
func (b *bookMaker) plainPrefix() *maker { return b.inTexts }

// addText adds a shared text.
func (b *bookMaker) addText() {
	inside, text, unlike := b.item(false)
	b.texts = append(b.texts, madeItem{xml: b.inTexts.element("si", nil, inside), text: text, unlike: unlike})
}

// partEncoding is how a part becomes bytes.
type partEncoding struct {
	declared string
	mark     string
	encoder  *encoding.Encoder
	narrow   bool
}

// encodings chooses how the sheets and the texts are encoded; excelize knows no UTF-16.
func (b *bookMaker) encodings(book *madeBook) (sheets, texts partEncoding) {
	choose := func() partEncoding {
		switch {
		case !b.odd() || !b.once(4):
			return partEncoding{declared: b.oddly("UTF-8", "utf-8", "", "utf8")}
		case b.once(3):
			return partEncoding{declared: "UTF-8", mark: "\ufeff"}
		case b.once(2):
			return partEncoding{declared: "GBK", encoder: encoding.HTMLEscapeUnsupported(simplifiedchinese.GBK.NewEncoder()), narrow: true}
		}
		book.unlike = "UTF-16"
		order := pick(b.maker, unicode.LittleEndian, unicode.BigEndian)
		return partEncoding{declared: b.oddly("UTF-16", "utf-16", ""), encoder: unicode.UTF16(order, unicode.ExpectBOM).NewEncoder()}
	}
	return choose(), choose()
}

// part writes a whole part around its root's inside.
func (b *bookMaker) part(m *maker, e partEncoding, root string, attrs []madeAttr, inside string) string {
	head := ""
	switch {
	case e.declared != "" && e.encoder == nil && m.odd(): // excelize can't read an encoding with blanks before it
		head = fmt.Sprintf(`<?xml  version = "1.0"  encoding = %q ?>`, e.declared)
	case e.declared != "":
		head = fmt.Sprintf(pick(m, `<?xml version="1.0" encoding=%q?>`, `<?xml version="1.0" encoding=%q standalone="yes"?>`), e.declared)
	case e.mark == "" && m.odd():
		head = `<?xml version="1.0"?>`
	}
	if head != "" {
		head += m.oddly("", "\n", "\r\n", "<!-- <worksheet/> -->", "<?a?> ")
	}
	text := e.mark + head + m.element(root, attrs, inside) + m.oddly("", "\n", "<!-- end -->")
	if e.encoder == nil {
		return text
	}
	out, err := e.encoder.String(text)
	if err != nil {
		panic(err) // a mistake of this file
	}
	return out
}

// namespaces are those of a workbook's parts.
func (b *bookMaker) namespaces(m *maker) []madeAttr {
	main, rel := "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	if b.strict {
		main, rel = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	name := "xmlns"
	if m.prefix != "" {
		name += ":" + strings.TrimSuffix(m.prefix, ":")
	}
	return []madeAttr{{name, main}, {"xmlns:r", rel}}
}

// styleSheet makes the styles.
func (b *bookMaker) styleSheet() string {
	formats := []struct {
		id   string
		what cellFormat
	}{{"0", plainFormat}, {"2", plainFormat}, {"14", dateFormat}, {"9", percentFormat}, {"20", timeFormat}, {"164", dateFormat}, {"165", plainFormat}, {"166", percentFormat}, {"49", plainFormat}}
	inside := ""
	for i := range 1 + b.IntN(8) {
		f := pick(b.maker, formats...)
		if i == 0 && !b.once(10) {
			f = formats[0]
		}
		b.styles = append(b.styles, f.what)
		inside += b.element("xf", []madeAttr{{"numFmtId", f.id}, {"fontId", "0"}}, "")
	}
	return b.element("numFmts", []madeAttr{{"count", "3"}}, `<`+b.prefix+`numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/><`+b.prefix+`numFmt numFmtId="165" formatCode="[h]:mm"/><`+
		b.prefix+`numFmt numFmtId="166" formatCode="0.0%"/>`) +
		b.element("cellStyleXfs", nil, b.element("xf", []madeAttr{{"numFmtId", "14"}}, "")) + b.element("cellXfs", nil, inside)
}

// places are where the parts of a package are, and how they are referred to.
type places struct {
	workbook, sheet, texts   string // names; sheet holds %d
	toBook, toSheet, toTexts string // targets
	unlike                   string
}

// places chooses where the parts are.
func (b *bookMaker) places() places {
	usual := places{"xl/workbook.xml", "xl/worksheets/sheet%d.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "worksheets/sheet%d.xml", "sharedStrings.xml", ""}
	if !b.odd() {
		return usual
	}
	return pick(b.maker,
		places{"xl/workbook.xml", "xl/worksheets/sheet%d.xml", "xl/sharedStrings.xml", "/xl/workbook.xml", "/xl/worksheets/sheet%d.xml", "/xl/sharedStrings.xml", ""},
		places{"xl/workbook.xml", "xl/Sheets/s%d.xml", "xl/SharedStrings.xml", "xl/workbook.xml", "/xl/Sheets/s%d.xml", "sharedStrings.xml", ""},
		places{`xl\workbook.xml`, `xl\worksheets\sheet%d.xml`, `xl\sharedStrings.xml`, "xl/workbook.xml", `worksheets\sheet%d.xml`, `sharedStrings.xml`, ""},
		places{"book.xml", "sheets/sheet%d.xml", "xl/sharedStrings.xml", "book.xml", "sheets/sheet%d.xml", "xl/sharedStrings.xml", ""},
		places{"xl/workbook.xml", "xl/worksheets/sheet%d.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet%d.xml", "sharedStrings.xml", "a target from the root without a slash"},
		places{"xl/workbook.xml", "xl/worksheets/Sheet%d.XML", "xl/sharedstrings.xml", "xl/workbook.xml", "worksheets/sheet%d.xml", "sharedStrings.xml", "a target in other case"},
		places{"xl/workbook.xml", "xl/my sheets/s%d.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "my%%20sheets/s%d.xml", "sharedStrings.xml", "a target escaped as a URL"},
		places{"xl/workbook.xml", "xl/worksheets/sheet%d.xml", "data/texts.xml", "xl/workbook.xml", "worksheets/sheet%d.xml", "../data/texts.xml", "shared texts elsewhere"},
	)
}

// pack writes the parts.
func (b *bookMaker) pack(book *madeBook, styles string, sheetIn, textsIn partEncoding) {
	at := b.places()
	if at.unlike != "" {
		book.unlike = at.unlike
	}
	rel := func(id, kind, target string) string {
		base := testRel
		if b.strict {
			base = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
		}
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, base, kind, target)
	}
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	list, targets := "", ""
	utf8 := partEncoding{declared: "UTF-8"}
	for i, s := range book.sheets {
		escaped := strings.ReplaceAll(s.name, "&", "&amp;")
		list += fmt.Sprintf(`<%ssheet name="%s" sheetId="%d" r:id="s%d"/>`, b.prefix, escaped, i+1, i)
		targets += rel(fmt.Sprintf("s%d", i), "worksheet", fmt.Sprintf(at.toSheet, i+1))
		s.xml = b.part(b.maker, sheetIn, "worksheet", b.namespaces(b.maker), s.xml)
		book.parts = append(book.parts, madePart{fmt.Sprintf(at.sheet, i+1), s.xml})
	}
	targets += rel("t", "sharedStrings", at.toTexts) + rel("y", "styles", "/xl/styles.xml")
	pr := []madeAttr{{"date1904", map[bool]string{true: b.oddly("1", "true"), false: b.oddly("0", "false")}[b.date1904]}}
	dir, base := "", at.workbook
	if i := strings.LastIndexAny(at.workbook, `/\`); i >= 0 {
		dir, base = at.workbook[:i+1], at.workbook[i+1:]
	}
	var texts strings.Builder
	for _, t := range b.texts {
		texts.WriteString(t.xml + b.inTexts.noise())
	}
	book.parts = append(book.parts,
		madePart{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		madePart{"_rels/.rels", fmt.Sprintf(rels, rel("b", "officeDocument", at.toBook))},
		madePart{dir + "_rels/" + base + ".rels", fmt.Sprintf(rels, targets)},
		madePart{at.workbook, b.part(b.maker, utf8, "workbook", b.namespaces(b.maker), b.element("workbookPr", pr, "")+b.element("sheets", nil, list))},
		madePart{"xl/styles.xml", b.part(b.maker, utf8, "styleSheet", b.namespaces(b.maker), styles)})
	if len(b.texts) > 0 || b.once(2) {
		book.texts = b.part(b.inTexts, textsIn, "sst", b.namespaces(b.inTexts), b.inTexts.noise()+texts.String())
		book.parts = append(book.parts, madePart{at.texts, book.texts})
	}
	b.Shuffle(len(book.parts), func(i, j int) { book.parts[i], book.parts[j] = book.parts[j], book.parts[i] })
}

// zip packs the parts: deflated or stored, their sizes before or behind them.
func (book *madeBook) zip(t testing.TB, m *maker) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range book.parts {
		var err error
		switch {
		case m.once(3):
			err = zipRaw(w, p, m.once(2))
		default:
			var f interface{ Write([]byte) (int, error) }
			if f, err = w.CreateHeader(&zip.FileHeader{Name: p.name, Method: pick(m, zip.Store, zip.Deflate)}); err == nil {
				_, err = f.Write([]byte(p.content))
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	return out.Bytes()
}

// zipRaw packs a part with its sizes before it.
func zipRaw(w *zip.Writer, p madePart, store bool) error {
	header := &zip.FileHeader{Name: p.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(p.content)), UncompressedSize64: uint64(len(p.content))}
	packed := []byte(p.content)
	if !store {
		header.Method = zip.Deflate
		packed = deflated(p.content)
	}
	header.CompressedSize64 = uint64(len(packed))
	f, err := w.CreateRaw(header)
	if err == nil {
		_, err = f.Write(packed)
	}
	return err
}
