// Package booktest checks workbooks that tests write: whether a strict reader, Excel above all, could find anything
// wrong with the package, its parts, and the cells of its sheets.
package booktest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// Check says everything that is wrong with a workbook; nil if nothing is. What it looks at:
//
//   - every part is there once, and is XML that holds together;
//   - every part has a content type, and no content type names a part that isn't there;
//   - every relationship leads to a part, and every part can be reached by relationships;
//   - every r:id of a part is one of its relationships;
//   - the parts of the workbook itself: see checkWorkbook and checkSheet: names, styles, the order of elements, cells,
//     formulas, links, conditional formats, checks of what is written, comments, and the limits of all of them.
func Check(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	b := &book{parts: map[string][]byte{}, rels: map[string][]relationship{}}
	b.unpack(archive)
	b.shared = bytes.Count(b.parts["xl/sharedStrings.xml"], []byte("<si>"))
	b.contentTypes()
	b.relationships()
	b.checkWorkbook()
	return errors.Join(b.faults...)
}

type book struct {
	parts  map[string][]byte
	rels   map[string][]relationship // by the part they are of; "" is the package
	shared int                       // texts
	sheets []string                  // names
	faults []error
}

func (b *book) fault(format string, args ...any) {
	b.faults = append(b.faults, fmt.Errorf(format, args...))
}

// names are the parts' names in order, so that faults come in one order.
func (b *book) names() []string { return slices.Sorted(maps.Keys(b.parts)) }

func (b *book) unpack(archive *zip.Reader) {
	seen := map[string]bool{}
	for _, f := range archive.File {
		if folded := strings.ToLower(f.Name); seen[folded] {
			b.fault("%s: there twice", f.Name)
		} else {
			seen[folded] = true
		}
		r, err := f.Open()
		if err != nil {
			b.fault("%s: %w", f.Name, err)
			continue
		}
		content, err := io.ReadAll(r)
		if err != nil {
			b.fault("%s: %w", f.Name, err)
		}
		b.parts[f.Name] = content
		if err := wellFormed(content); err != nil {
			b.fault("%s: %w", f.Name, err)
		}
	}
}

func wellFormed(content []byte) error {
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// decode reads a part into v; a part that isn't there is a fault.
func (b *book) decode(name string, v any) {
	content, ok := b.parts[name]
	if !ok {
		b.fault("%s: missing", name)
		return
	}
	if err := xml.Unmarshal(content, v); err != nil {
		b.fault("%s: %w", name, err)
	}
}

func (b *book) contentTypes() {
	const part = "[Content_Types].xml"
	var types struct {
		Defaults []struct {
			Extension string `xml:"Extension,attr"`
		} `xml:"Default"`
		Overrides []struct {
			PartName    string `xml:"PartName,attr"`
			ContentType string `xml:"ContentType,attr"`
		} `xml:"Override"`
	}
	b.decode(part, &types)
	extensions, overrides := map[string]bool{}, map[string]bool{}
	for _, d := range types.Defaults {
		if extensions[d.Extension] {
			b.fault("%s: the extension %s twice", part, d.Extension)
		}
		extensions[d.Extension] = true
	}
	for _, o := range types.Overrides {
		name := strings.TrimPrefix(o.PartName, "/")
		if overrides[name] {
			b.fault("%s: %s twice", part, o.PartName)
		}
		if b.parts[name] == nil {
			b.fault("%s: names %s, which isn't there", part, o.PartName)
		}
		if o.ContentType == "" {
			b.fault("%s: %s without a type", part, o.PartName)
		}
		overrides[name] = true
	}
	for _, name := range b.names() {
		extension := strings.TrimPrefix(path.Ext(name), ".")
		plain := extension == "xml" && name != part // application/xml says nothing of what it is
		if name != part && !overrides[name] && (plain || !extensions[extension]) {
			b.fault("%s: %s has no content type", part, name)
		}
	}
}

type relationship struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relationships follows all of them from the package on.
func (b *book) relationships() {
	reached := map[string]bool{"[Content_Types].xml": true}
	queue := []string{""}
	for len(queue) > 0 {
		of := queue[0]
		queue = queue[1:]
		for _, r := range b.relationshipsOf(of, reached) {
			if r.Mode == "External" {
				continue
			}
			target := resolve(of, r.Target)
			if b.parts[target] == nil {
				b.fault("%s: %s leads to %s, which isn't there", relsName(of), r.ID, r.Target)
			} else if !reached[target] {
				reached[target] = true
				queue = append(queue, target)
			}
		}
	}
	for _, name := range b.names() {
		if !reached[name] {
			b.fault("%s: nothing leads to it", name)
		}
	}
}

func (b *book) relationshipsOf(part string, reached map[string]bool) []relationship {
	name := relsName(part)
	if b.parts[name] == nil && part != "" {
		b.checkIDs(part, nil)
		return nil
	}
	reached[name] = true
	var rels struct {
		Relationship []relationship
	}
	b.decode(name, &rels)
	ids := map[string]bool{}
	for _, r := range rels.Relationship {
		if r.ID == "" || r.Type == "" || r.Target == "" || ids[r.ID] {
			b.fault("%s: %+v is not whole, or there twice", name, r)
		}
		ids[r.ID] = true
	}
	b.checkIDs(part, ids)
	b.rels[part] = rels.Relationship
	return rels.Relationship
}

// checkIDs looks for the r:id, r:embed … of a part among its relationships.
func (b *book) checkIDs(part string, ids map[string]bool) {
	const space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	d := xml.NewDecoder(bytes.NewReader(b.parts[part]))
	for {
		token, err := d.Token()
		if err != nil {
			return // that it is well formed is another check
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Space == space && !ids[a.Value] {
				b.fault("%s: <%s> refers to %q, which is no relationship of it", part, start.Name.Local, a.Value)
			}
		}
	}
}

// relsName is the part that holds the relationships of a part.
func relsName(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

func resolve(of, target string) string {
	if absolute, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(absolute)
	}
	return path.Join(path.Dir(of), target)
}
