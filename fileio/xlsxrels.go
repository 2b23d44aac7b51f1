package fileio

import (
	"archive/zip"
	"net/url"
	"path"
	"strings"
)

// xlsxRel is one relationship: what kind of part it leads to, and which.
type xlsxRel struct {
	kind string // the last word of its type, lower case: worksheet, styles
	part *zip.File
}

// relationships reads where a part leads to, by id and in order. Links to the outside and to missing parts are left
// out; a part without relationships has none.
func (p *zipPackage) relationships(of string) (byID map[string]xlsxRel, inOrder []xlsxRel, err error) {
	dir, base := path.Split(partName(of))
	rels, ok := p.parts[partKey(dir+"_rels/"+base+".rels")]
	byID = map[string]xlsxRel{}
	if !ok {
		return byID, nil, nil
	}
	links := int64(0)
	err = p.each(rels, func(s *xmlScanner) error {
		if string(s.name) != "Relationship" {
			return nil
		}
		if links++; links > p.budget.limits.Entries || s.attr("TargetMode") == "External" {
			return nil
		}
		rel := xlsxRel{kind: strings.ToLower(path.Base(s.attr("Type"))), part: p.resolve(dir, s.attr("Target"))}
		byID[s.attr("Id")] = rel
		inOrder = append(inOrder, rel)
		return nil
	})
	if err == nil && links > p.budget.limits.Entries {
		err = overLimit("entries", say("%s inside the workbook has %d links, more than the %d allowed", clipped(rels.Name), links, p.budget.limits.Entries), leaner())
	}
	return byID, inOrder, err
}

// resolve finds the part a relationship of a part in dir leads to, or nil. Targets are relative to dir or absolute; a
// few writers mean the root without saying so, or escape them as URLs.
func (p *zipPackage) resolve(dir, target string) *zip.File {
	target = strings.ReplaceAll(target, `\`, "/")
	candidates := []string{path.Join(dir, target), target}
	if strings.HasPrefix(target, "/") {
		candidates = []string{target, path.Join(dir, target)}
	}
	for _, c := range candidates {
		if f, ok := p.parts[partKey(path.Clean("/"+c))]; ok {
			return f
		}
		plain, err := url.PathUnescape(c)
		if f, ok := p.parts[partKey(path.Clean("/"+plain))]; ok && err == nil {
			return f
		}
	}
	return nil
}
