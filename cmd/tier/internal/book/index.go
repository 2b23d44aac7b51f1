package book

import (
	"io"
	"net/url"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// Index lists the workbooks into which a result was split, each with some of its customers.
type Index struct {
	Header string // what the customers were split by: 业务员
	Books  []IndexBook
}

// IndexBook is one of the workbooks. Its figures are by the result's first model.
type IndexBook struct {
	Name         string // of its customers: 张三
	File         string // in the folder of the index
	SetAside     int    // rows that are no customers, as repeats
	Distribution tiering.Distribution
}

// unscored are the customers without a tier.
func (i *IndexBook) unscored() int { return i.Distribution.Unscored - i.SetAside }

// WriteIndex writes a workbook of one sheet: a row for each workbook, which leads to it, and one for all of them together.
func WriteIndex(w io.Writer, r *result.Result, p words.Printer, index Index) error {
	b := newWorkbook(r, p)
	defer b.file.Close()
	if err := checkSize(len(index.Books)+1, 5+len(r.Models[0].Distribution.Levels)); err != nil {
		return err
	}
	total := IndexBook{Name: p.Sprintf("Total"), Distribution: r.Models[0].Distribution, SetAside: r.RowsAside()}
	columns := b.indexColumns(&total, index.Header)
	b.add(b.indexSheet(columns, index, &total))
	for i, one := range index.Books {
		b.must(b.file.SetCellHyperLink(indexName(p), at(2, 2+i), relativeURL(one.File), "External"))
	}
	b.describe()
	b.mark()
	return b.write(w, 1)
}

func indexName(p words.Printer) string { return p.Sprintf("Index") }

// indexColumn is a column of the index.
type indexColumn struct {
	header string
	look   look
	of     func(*IndexBook) cell // without a style
}

func (b *workbook) indexColumns(total *IndexBook, header string) []indexColumn {
	count := func(header string, n func(*IndexBook) int) indexColumn {
		return indexColumn{header, look{format: wholeFormat, align: "right", indent: 1},
			func(i *IndexBook) cell { return numberCell(float64(n(i)), 0) }}
	}
	name := look{align: "left", indent: 1}
	link := name
	link.link = true
	columns := []indexColumn{
		{header, name, func(i *IndexBook) cell { return textCell(i.Name, 0) }},
		{b.p.Sprintf("File"), link, func(i *IndexBook) cell { return textCell(i.File, 0) }},
		count(b.p.Sprintf("Customers"), func(i *IndexBook) int { return i.Distribution.All.Count + i.unscored() }),
	}
	for level, part := range total.Distribution.Levels {
		columns = append(columns, count(part.Name, func(i *IndexBook) int { return i.Distribution.Levels[level].Count }))
	}
	columns = append(columns, count(b.p.Sprintf("Unscored"), (*IndexBook).unscored))
	if total.SetAside > 0 {
		columns = append(columns, count(b.p.Sprintf("Set aside"), func(i *IndexBook) int { return i.SetAside }))
	}
	if total.Distribution.HasValue {
		columns = append(columns, indexColumn{report.ValueHeader(b.r), look{format: amountFormat(total.Distribution), align: "right", indent: 1},
			func(i *IndexBook) cell { return numberCell(i.Distribution.All.Value, 0) }})
	}
	return columns
}

func (b *workbook) indexSheet(columns []indexColumn, index Index, total *IndexBook) sheet {
	page := []row{b.indexHeader(columns)}
	for i := range index.Books {
		page = append(page, b.indexRow(columns, &index.Books[i], func(l look) look { l.line = hairline; return l }))
	}
	page = append(page, b.indexRow(columns, total, func(l look) look {
		l.bold, l.fill, l.line, l.link = true, band, totalLine, false
		return l
	}))
	var widths []float64
	for i, c := range columns {
		widest := displaywidth.String(c.header)
		for k := range index.Books {
			widest = max(widest, wider(&page[1+k].cells[i].Cell, widest))
		}
		widths = append(widths, float64(min(max(widest+4, 10), widestColumn)))
	}
	return sheet{
		name: indexName(b.p), tab: navy, rowHeight: pageRowHeight, frozenRows: 1, frozenCols: 1, paper: paperFor(widths), widths: widths,
		content: content{count: len(page), columns: len(columns), row: func(n int, _ []cell) row { return page[n] }},
	}
}

func (b *workbook) indexHeader(columns []indexColumn) row {
	var cells []cell
	for _, c := range columns {
		cells = append(cells, textCell(clean(c.header), b.style(headLook())))
	}
	return row{height: 30, cells: cells}
}

// indexRow is a row in the looks of the columns, changed for all its cells alike.
func (b *workbook) indexRow(columns []indexColumn, of *IndexBook, change func(look) look) row {
	var cells []cell
	for _, c := range columns {
		made := c.of(of)
		made.style = b.style(change(c.look))
		cells = append(cells, made)
	}
	return row{cells: cells}
}

// relativeURL is a file of the same folder as a link names it. Characters beyond ASCII stay: spreadsheets write them so.
func relativeURL(file string) string {
	var b strings.Builder
	for _, r := range file {
		if r < 0x80 {
			b.WriteString(url.PathEscape(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
