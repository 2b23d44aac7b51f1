package fileio

import (
	"bufio"
	"bytes"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// xmlDeclaration is how many bytes of XML may say what encoding it is in.
const xmlDeclaration = 256

// decodeXML makes UTF-8 of XML in any encoding it declares, and drops its byte-order mark. Nearly all parts are UTF-8
// already and pass through.
func decodeXML(src io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(src, xmlDeclaration)
	head, err := buffered.Peek(xmlDeclaration)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		_, err := buffered.Discard(3)
		return buffered, err
	}
	if e := xmlEncoding(head); e != nil {
		return transform.NewReader(buffered, e.NewDecoder()), nil
	}
	return buffered, nil
}

// xmlEncoding is the encoding that XML begins to be in, or nil for UTF-8 and for one that nobody knows.
func xmlEncoding(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("<\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00<")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	if !bytes.HasPrefix(head, []byte("<?xml")) {
		return nil
	}
	end := max(bytes.Index(head, []byte("?>")), 0)
	for a := range eachAttr(head[len("<?xml"):max(end, len("<?xml"))]) {
		if string(a.name) == "encoding" {
			return namedEncoding(string(a.value))
		}
	}
	return nil
}

func namedEncoding(name string) encoding.Encoding {
	e, err := htmlindex.Get(name)
	if err != nil || e == unicode.UTF8 {
		return nil
	}
	if canonical, err := htmlindex.Name(e); err != nil || canonical == "utf-16le" || canonical == "utf-16be" {
		return nil // it says so in single bytes, so it is not
	}
	return e
}
