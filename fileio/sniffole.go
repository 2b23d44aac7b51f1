package fileio

import (
	"bytes"
	"encoding/binary"

	"github.com/richardlehane/mscfb"
)

// sniffOLE tells by the names of the streams in an OLE2 container whether it is an old workbook, an encrypted new one,
// or something else. The names are looked up by mscfb and never by excelize, which would start to decrypt.
func sniffOLE(data []byte) format {
	if !isPlausibleOLE(data) {
		return formatOLE
	}
	container, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return formatOLE
	}
	found := formatOLE
	for _, f := range container.File {
		switch f.Name {
		case "EncryptedPackage":
			return formatEncrypted
		case "Workbook", "WORKBOOK", "Book", "BOOK":
			found = formatXLS
		}
	}
	return found
}

// isPlausibleOLE compares the sector counts in the header with the file's size: mscfb allocates by them.
func isPlausibleOLE(data []byte) bool {
	const headerSize, smallestSector = 512, 512
	if len(data) < headerSize {
		return false
	}
	sectors := uint32(min(len(data)/smallestSector, 1<<31-1))
	for _, at := range []int{44, 64, 72} { // FAT, mini FAT and DIFAT sectors
		if binary.LittleEndian.Uint32(data[at:]) > sectors {
			return false
		}
	}
	return true
}
