package book

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

// typesPart says what each part is.
const typesPart = "[Content_Types].xml"

type contentTypes struct {
	XMLName   xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []defaultType  `xml:"Default"`
	Overrides []overrideType `xml:"Override"`
}

type defaultType struct {
	Extension   string `xml:"Extension,attr"`
	ContentType string `xml:"ContentType,attr"`
}

type overrideType struct {
	PartName    string `xml:"PartName,attr"`
	ContentType string `xml:"ContentType,attr"`
}

// sortTypes puts the types of the parts in order. With the first chart, excelize adds the types of a dozen kinds of
// pictures, in the order of a map; those that the workbook hasn't are dropped.
func (p parts) sortTypes() error {
	var types contentTypes
	if err := xml.Unmarshal(p[typesPart].Bytes(), &types); err != nil {
		return err
	}
	used := map[string]bool{}
	for name := range p {
		used[strings.TrimPrefix(path.Ext(name), ".")] = true
	}
	types.Defaults = slices.DeleteFunc(types.Defaults, func(d defaultType) bool { return !used[d.Extension] })
	slices.SortFunc(types.Defaults, func(a, b defaultType) int { return cmp.Compare(a.Extension, b.Extension) })
	slices.SortFunc(types.Overrides, func(a, b overrideType) int { return cmp.Compare(a.PartName, b.PartName) })
	sorted, err := xml.Marshal(types)
	if err != nil {
		return err
	}
	p[typesPart] = bytes.NewBuffer(append([]byte(xml.Header), sorted...))
	return nil
}
