package fileio

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlReader takes the tables out of a web page, as the "Excel export" of many systems writes one under the name .xls.
// Each table is a sheet, one inside of another too: pages put their list into a table that is there for the looks.
//
// It goes by tags alone and keeps no tree: what is not closed is closed by what cannot stand in it, and a page of any size
// costs no more than its cells. html.Parse takes many times the memory.
type htmlReader struct {
	*markupBook
	tokens  *html.Tokenizer
	formats map[string]htmlFormat // by class of cells
	unshown map[string]bool       // the classes of what is not shown
	tables  []*htmlTable          // in the order they begin
	open    []*htmlTable          // those that have not ended, the innermost last
	unread  atom.Atom             // the element whose text is nothing of the page; 0 for none
	begun   bool                  // there was an element around the tables that has to be closed
	ended   bool                  // it was closed
	framed  bool                  // there are frames
}

// readHTML reads the tables of a web page. Every error is an *Error.
func readHTML(data []byte, file string, opt ReadOptions) ([]grid, error) {
	text, err := decodeHTML(data, opt)
	if err != nil {
		return nil, placed(err, file)
	}
	opt.Progress.Expect(int64(len(text.text)))
	r := &htmlReader{
		markupBook: newMarkupBook(file, newReadBudget(file, len(text.text), opt), opt.Progress),
		formats:    map[string]htmlFormat{},
		unshown:    map[string]bool{},
		tokens:     html.NewTokenizer(stoppable{countedStream{strings.NewReader(text.text), opt.Progress}, opt}),
	}
	r.tokens.SetMaxBuf(r.budget.maxToken())
	if err := r.read(); err != nil {
		return nil, r.pageFault(err)
	}
	return r.grids(text)
}

// grids are the tables that hold anything, or the first.
func (r *htmlReader) grids(text decoded) ([]grid, error) {
	var grids []grid
	names := map[string]bool{}
	for i, t := range r.tables {
		if len(t.x.rows) == 0 && (len(grids) > 0 || i+1 < len(r.tables)) {
			continue
		}
		name := t.name(i)
		if names[name] {
			name = unnamedTable(i)
		}
		names[name] = true
		t.hideColumns()
		g, err := r.grid(t.x, name, false)
		if err != nil {
			return nil, r.asError(t.x, name, err)
		}
		g.notes = append(r.notes(text), g.notes...)
		grids = append(grids, g)
	}
	if len(grids) == 0 {
		return nil, r.noTable()
	}
	return grids, nil
}

// notes says what the file is.
func (r *htmlReader) notes(text decoded) []Message {
	note := say("a web page under another name (%s): each of its tables is read as a sheet", text.charset)
	if name := strings.ToLower(r.file); strings.HasSuffix(name, ".htm") || strings.HasSuffix(name, ".html") {
		note = say("a web page (%s): each of its tables is read as a sheet", text.charset)
	}
	notes := append([]Message{note}, text.notes()...)
	if r.begun && !r.ended {
		notes = append(notes, say("the page is never closed: tables may be missing at its end"))
	}
	return notes
}

func (r *htmlReader) noTable() error {
	if r.framed {
		return placed(readFaultHint(say("this is the frame of a web page; its tables are in the files of the folder beside it"), resave()), r.file)
	}
	return placed(readFaultHint(say("this is a web page without a table in it, whatever its name says"), askAgain()), r.file)
}

// pageFault says what is wrong, and in which table and row.
func (r *htmlReader) pageFault(err error) error {
	if errors.Is(err, html.ErrBufferExceeded) {
		err = errXMLLong
	}
	if len(r.open) == 0 {
		return r.asError(nil, "", err)
	}
	t := r.open[len(r.open)-1]
	for i := range r.tables {
		if r.tables[i] == t {
			return r.asError(t.x, t.name(i), err)
		}
	}
	return r.asError(t.x, t.name(len(r.tables)), err)
}

func (r *htmlReader) read() error {
	for {
		switch r.tokens.Next() {
		case html.ErrorToken:
			return r.endOfPage(r.tokens.Err())
		case html.TextToken:
			if err := r.takeText(r.tokens.Text()); err != nil {
				return err
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, hasAttr := r.tokens.TagName()
			if err := r.start(atom.Lookup(name), string(name), hasAttr); err != nil {
				return err
			}
		case html.EndTagToken:
			name, _ := r.tokens.TagName()
			if err := r.end(atom.Lookup(name), string(name)); err != nil {
				return err
			}
		}
	}
}

// endOfPage is the error where the page ends inside of a table. Pages that close their body forget to close tables.
func (r *htmlReader) endOfPage(err error) error {
	switch {
	case !errors.Is(err, io.EOF):
		return err
	case len(r.open) > 0 && !r.ended:
		return io.ErrUnexpectedEOF
	}
	for len(r.open) > 0 {
		if err := r.endTable(); err != nil {
			return err
		}
	}
	return nil
}

// takeText takes up text where it belongs: into a cell, a caption, or the styles of the page.
func (r *htmlReader) takeText(text []byte) error {
	t := r.inner()
	switch {
	case r.unread == atom.Style:
		r.readStyles(string(text))
		return r.budget.hold(int64(len(text))) // which the names of classes are parts of
	case r.unread == 0 && t != nil:
		if to := t.text(); to.add(text) > r.budget.maxToken() {
			return errXMLLong
		}
		if t.inCaption {
			return r.budget.hold(int64(len(text)))
		}
	}
	return nil
}

// attrs are the attributes of the tag at hand; of two with one name the first counts.
func (r *htmlReader) attrs(more bool) map[string]string {
	if !more { // as nearly all have none
		return nil
	}
	attrs := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		if _, twice := attrs[string(key)]; !twice {
			attrs[string(key)] = string(value)
		}
	}
	return attrs
}
