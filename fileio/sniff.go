package fileio

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
)

// format is what a file is by its content; its name is asked only where the content says nothing.
type format uint8

const (
	formatText      format = iota // to be read as text: .csv, .tsv and all that has no mark of its own
	formatXLSX                    // .xlsx, .xlsm, .xltx, .xltm
	formatXLS                     // .xls and .et: a Workbook stream in an OLE2 container, or one without a container
	formatEncrypted               // a workbook behind a password
	formatOLE                     // another OLE2 container: .doc, .ppt, .msg, or one that is damaged
	formatXLSB
	formatODS       // an OpenDocument spreadsheet: .ods, .fods
	formatNumbers   // a workbook of Apple's Numbers
	formatOfficeZip // a document or presentation in a zip
	formatZip       // another zip
	formatZipOfList // another zip, with a workbook or text table in it
	formatZipCut    // begins as a zip, and its end is missing
	formatArchive   // gzip, 7z, rar, xz, bzip2
	formatHTML
	formatWebArchive // a web page with all that belongs to it: .mht
	formatXML2003    // an Excel 2003 XML spreadsheet
	formatPDF
	formatRTF
	formatImage
	formatJSON
	formatZeros // nothing but zero bytes
	formatLock  // what a spreadsheet keeps beside an open workbook
	formatEmpty
	formatOLECut // an OLE2 container that is shorter than it says
	formatSYLK
	formatDIF
)

// magics are how files of a format begin.
var magics = []struct {
	head   string
	format format
}{
	{"%PDF-", formatPDF},
	{`{\rtf`, formatRTF},
	{"\x89PNG\r\n\x1a\n", formatImage},
	{"\xff\xd8\xff", formatImage}, // JPEG
	{"GIF87a", formatImage},
	{"GIF89a", formatImage},
	{"II*\x00", formatImage}, // TIFF
	{"MM\x00*", formatImage},
	{"\x1f\x8b", formatArchive},
	{"7z\xbc\xaf\x27\x1c", formatArchive},
	{"Rar!\x1a\x07", formatArchive},
	{"\xfd7zXZ\x00", formatArchive},
	{"BZh", formatArchive},
	{"\x09\x00\x04\x00", formatXLS}, // BIFF2
	{"\x09\x02\x06\x00", formatXLS}, // BIFF3
	{"\x09\x04\x06\x00", formatXLS}, // BIFF4
	{"\x09\x08\x08\x00", formatXLS}, // BIFF5 without its container
	{"\x09\x08\x10\x00", formatXLS}, // BIFF8 without its container
}

const (
	zipHead      = "PK\x03\x04"
	zipEmptyHead = "PK\x05\x06"
	zipEntryHead = "PK\x01\x02" // of each entry in the directory at the end
	oleHead      = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// sniff tells what a file is. It wants the whole file, since a zip says at its end what is in it.
func sniff(data []byte, name string) format {
	hasHead := func(head string) bool { return bytes.HasPrefix(data, []byte(head)) }
	switch {
	case len(data) == 0:
		return formatEmpty
	case hasHead(zipHead), hasHead(zipEmptyHead):
		return sniffZip(data)
	case hasHead(oleHead):
		return sniffOLE(data)
	case isLockName(name):
		return formatLock
	}
	for _, m := range magics {
		if hasHead(m.head) {
			return m.format
		}
	}
	switch {
	case isFramedImage(data):
		return formatImage
	case isJSON(data):
		return formatJSON
	case isSYLK(data):
		return formatSYLK
	case isDIF(data):
		return formatDIF
	case len(bytes.TrimLeft(data, "\x00")) == 0:
		return formatZeros
	}
	return sniffMarkup(data)
}

// isFramedImage knows the images that have their size before their mark, or right behind it: WebP, BMP, HEIC, AVIF.
func isFramedImage(data []byte) bool {
	const head = 12
	if len(data) < head {
		return false
	}
	mark, behind := string(data[:4]), string(data[8:head])
	switch {
	case mark == "RIFF" && behind == "WEBP":
		return true
	case mark[:2] == "BM":
		return string(data[6:10]) == "\x00\x00\x00\x00"
	case string(data[4:8]) == "ftyp":
		return slices.Contains([]string{"heic", "heix", "hevc", "mif1", "msf1", "avif"}, behind)
	}
	return false
}

// isLockName knows lock files by their names.
func isLockName(name string) bool { return lockedName(name) != "" }

// lockedName is the workbook that a lock file of Excel and WPS (~$name.xlsx) or of LibreOffice (.~lock.name.xlsx#) is of; ""
// for other files.
func lockedName(name string) string {
	base := filepath.Base(name)
	if own, ok := strings.CutPrefix(base, "~$"); ok {
		return own
	}
	own, ok := strings.CutPrefix(base, ".~lock.")
	if !ok {
		return ""
	}
	return strings.TrimSuffix(own, "#")
}

// isJSON reports whether a file begins as a JSON object with a member, or as an array of such objects. An array of texts or
// numbers may be the first cells of a text table.
func isJSON(data []byte) bool {
	const enough = 1024
	head := bytes.TrimPrefix(data[:min(len(data), enough)], []byte("\xef\xbb\xbf"))
	head = trimXMLSpace(head)
	if inArray, ok := bytes.CutPrefix(head, []byte("[")); ok {
		head = trimXMLSpace(inArray)
	}
	head, ok := bytes.CutPrefix(head, []byte("{"))
	if head = trimXMLSpace(head); !ok || len(head) == 0 || head[0] != '"' {
		return false
	}
	_, after, closed := bytes.Cut(head[1:], []byte(`"`))
	return closed && bytes.HasPrefix(trimXMLSpace(after), []byte(":"))
}

// isSYLK reports whether a file is in Multiplan's format: it begins with the program that wrote it, and has a record for each
// cell. A table by semicolons whose first header is ID has none.
func isSYLK(data []byte) bool {
	const enough = 64 << 10 // styles come first
	head := data[:min(len(data), enough)]
	return bytes.HasPrefix(head, []byte("ID;P")) && bytes.Contains(head, []byte(";K")) &&
		(bytes.Contains(head, []byte("\nC;X")) || bytes.Contains(head, []byte("\nC;Y")))
}

// isDIF reports whether a file is in VisiCalc's format.
func isDIF(data []byte) bool {
	const enough = 1024
	head := bytes.ReplaceAll(data[:min(len(data), enough)], []byte("\r"), nil)
	return bytes.HasPrefix(head, []byte("TABLE\n0,1\n")) && bytes.Contains(head, []byte("\nVECTORS\n"))
}

// sniffMarkup knows web pages and XML spreadsheets that were saved under a workbook's name; the rest is text.
func sniffMarkup(data []byte) format {
	const enough = 8192
	head := bytes.ReplaceAll(data[:min(len(data), enough)], []byte{0}, nil) // UTF-16
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	head = bytes.ToLower(bytes.TrimSpace(head))
	starts := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	contains := func(s string) bool { return bytes.Contains(head, []byte(s)) }
	switch {
	case starts("<") && contains("<office:document") && contains("urn:oasis:names:tc:opendocument"):
		if contains("application/vnd.oasis.opendocument.spreadsheet") {
			return formatODS
		}
		return formatOfficeZip
	case starts("<?xml"), starts("<workbook"), starts("<ss:workbook"):
		if contains("urn:schemas-microsoft-com:office:spreadsheet") {
			return formatXML2003
		}
		if contains("<html") || contains("<table") {
			return formatHTML
		}
	case starts("mime-version:"):
		return formatWebArchive
	case starts("<!doctype html"), starts("<html"), starts("<head"), starts("<meta"), starts("<table"),
		starts("<body"), starts("<style"), starts("<div"), starts("<script"):
		return formatHTML
	case starts("<") && contains("<table") && contains("<tr"):
		return formatHTML // whatever comes before it: a comment, a line of text
	}
	return formatText
}
