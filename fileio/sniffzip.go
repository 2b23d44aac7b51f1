package fileio

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
)

// sniffZip tells a workbook from the other things that are zips.
func sniffZip(data []byte) format {
	const many = 100_000
	if zipEntries(data) > many {
		return formatXLSX // whose reader says that these are too many, or was told that they are not
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return formatZipCut
	}
	found := formatZip
	for _, f := range archive.File {
		name := strings.ToLower(partName(f.Name))
		switch name {
		case "xl/workbook.bin":
			return formatXLSB
		case "content.xml", "encrypted-package":
			return sniffOpenDocument(archive)
		case "word/document.xml", "ppt/presentation.xml":
			return formatOfficeZip
		case "[content_types].xml", "_rels/.rels", "xl/workbook.xml":
			found = formatXLSX // a package: the reader finds the workbook in it, or says that there is none
		case "index/document.iwa", "index.zip":
			if found != formatXLSX {
				found = formatNumbers
			}
		}
		if found == formatZip && isListName(f.Name) {
			found = formatZipOfList
		}
		if strings.HasPrefix(name, "index/slide") && strings.HasSuffix(name, ".iwa") {
			return formatOfficeZip // Keynote's
		}
	}
	return found
}

// isListName reports whether a file inside a zip is one that could be read, by its name: not what macOS puts beside one
// (._name), and no lock file.
func isListName(name string) bool {
	if strings.HasPrefix(path.Base(name), "._") || isLockName(name) {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".ods", ".csv", ".tsv":
		return true
	}
	return false
}

// sniffOpenDocument tells a spreadsheet from the other OpenDocument kinds by the file that names the kind.
func sniffOpenDocument(archive *zip.Reader) format {
	kind := make([]byte, 100)
	f, err := archive.Open("mimetype")
	if err != nil {
		return formatZip
	}
	defer f.Close()
	n, _ := f.Read(kind) // what can't be read is another document
	if bytes.Contains(kind[:n], []byte("spreadsheet")) {
		return formatODS
	}
	return formatOfficeZip
}

// listsInZip are the names of the files inside a zip that could be read. Chinese programs write them in GB18030.
func listsInZip(data []byte) []string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	var names []string
	for _, f := range archive.File {
		if isListName(f.Name) {
			names = append(names, clipped(string(xlsCodePage{}.decode([]byte(f.Name)))))
		}
	}
	return names
}
