package fileio

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
)

// ReadOptions overrule what Read finds by itself. The zero value finds everything.
type ReadOptions struct {
	Sheet     string    // the sheet's name; "" finds it
	Range     string    // the cells among which the list is looked for: A3:H200, A3:H, B:H, 客户!A3:H200; "" is all of them
	HeaderRow int       // the header's row, or line in a text file, from 1; 0 finds it
	Encoding  string    // of a text file: utf-8, gb18030, gbk, utf-16le, utf-16be, big5, windows-1252; "" finds it
	Delimiter string    // of a text file: "," ";" "|" "\t" or "tab"; "" finds it
	Known     []string  // headers that tell the table: the sheet and row with most of them is the one
	Mark      Mark      // tells workbooks in which a sheet is the list by its name; the zero value tells none
	NoRows    bool      // a header without rows below it is a table too: that is noted
	Stdin     io.Reader // what the path "-" reads
	Limits    Limits    // zero fields are defaults
	Password  string    // of workbooks that are protected by one; "" tries only that which needs none
	Workers   int       // goroutines that read and scan at once; 0 is one for each core
	Progress  *Progress // counts the bytes of the file that are read into cells, and their rows; may be nil

	Context context.Context // ends reading early, with an error that wraps its own; may be nil

	held int64 // bytes in memory beside what is read: the file as it was before it was decrypted or decoded
}

// workers is how many goroutines may work at once.
func (o ReadOptions) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// stdinName stands for the path "-" in places and messages.
const stdinName = "stdin"

// Read reads the one list of a workbook or text file, told apart by content and not by name. The path "-" is
// opt.Stdin. The error is an *Error that names the file and the cause.
func Read(path string, opt ReadOptions) (*Table, error) {
	f, err := Open(path, opt)
	if err != nil {
		return nil, err
	}
	return f.Table()
}

// hashOf is the SHA-256 of a file, in hexadecimal. With a goroutine to spare, a large file is hashed while it is read.
func hashOf(data []byte, workers int) func() string {
	hash := func() string {
		sum := sha256.Sum256(data)
		return hex.EncodeToString(sum[:])
	}
	if workers < 2 || len(data) < smallestPiece {
		return hash
	}
	done := make(chan string, 1)
	go func() { done <- hash() }()
	return func() string { return <-done }
}

// readGrids turns the content of a file into grids of raw cells.
func readGrids(path string, data []byte, opt ReadOptions) ([]grid, error) {
	switch kind := sniff(data, path); kind {
	case formatXLSX:
		grids, err := readXLSX(data, path, opt)
		markSheets(grids, data, opt)
		return grids, err
	case formatXLS:
		return readXLS(data, path, opt)
	case formatODS:
		return readODS(data, path, opt)
	case formatHTML:
		return readHTML(data, path, opt)
	case formatXML2003:
		return readXML2003(data, path, opt)
	case formatEncrypted:
		inside, err := decryptWorkbook(data, path, opt)
		if err != nil {
			return nil, err
		}
		if bytes.HasPrefix(inside, []byte(oleHead)) {
			return nil, formatOLE.refusal(path) // and never one inside the other
		}
		opt.held += int64(len(data))
		return readGrids(path, inside, opt)
	case formatText:
		g, err := readText(path, data, opt)
		return []grid{g}, err
	default:
		return nil, refused(kind, data, path)
	}
}

// readAll reads the file or standard input, up to the limit.
func readAll(path string, opt ReadOptions) ([]byte, error) {
	if path == "-" {
		if opt.Stdin == nil {
			return nil, &Error{Place: stdinName, Message: say("there is no standard input")}
		}
		size := redirectedSize(opt.Stdin)
		if size > 0 {
			return readLimited(opt.Stdin, stdinName, opt, size)
		}
		return awaited(stdinName, opt, func() ([]byte, error) { return readLimited(opt.Stdin, stdinName, opt, size) })
	}
	if isEndless(path) {
		return awaited(path, opt, func() ([]byte, error) { return readFile(path, opt) })
	}
	return readFile(path, opt)
}

// readFile reads a file, up to the limit.
func readFile(path string, opt ReadOptions) ([]byte, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, OpenError(path, err)
	}
	if info.IsDir() {
		return nil, &Error{Place: path, Message: say("this is a folder, not a list"), Hint: say("name a file in it")}
	}
	data, err := readLimited(f, path, opt, info.Size())
	if err == nil && info.Mode().IsRegular() && hasChanged(f, info) {
		return nil, &Error{Place: path, Message: say("the file changed while it was read"), Hint: say("run again once nobody writes to it")}
	}
	return data, err
}

// hasChanged reports whether a file is no longer what it was: half of it may be old and half new.
func hasChanged(f *os.File, before fs.FileInfo) bool {
	now, err := f.Stat()
	return err == nil && (now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime()))
}

// readLimited reads all of r, which has about size bytes.
func readLimited(r io.Reader, name string, opt ReadOptions, size int64) ([]byte, error) {
	limits := opt.Limits.withDefaults()
	limit := min(limits.Bytes, limits.Memory)
	if size > limit {
		return nil, tooLargeFile(name, say("the file is %s large, and at most %s are read", byteCount(size), byteCount(limit)), limits)
	}
	limit = min(limit, max(size, limits.Memory/2)) // what is more than the size comes in pieces, which are joined by a copy
	data, err := readWhole(stoppable{io.LimitReader(r, limit+1), opt}, size)
	var known *Error
	switch {
	case errors.As(err, &known):
		return nil, placed(known, name)
	case err != nil:
		return nil, &Error{Place: name, Message: say("reading fails: %s", SystemCause(err)), Err: err}
	case int64(len(data)) > limit && size == 0 && limit < min(limits.Bytes, limits.Memory):
		return nil, placed(overLimit("memory", say("more than %s come out of this pipe", byteCount(limit)), say("save it as a file, of which more is read")), name)
	case int64(len(data)) > limit:
		return nil, tooLargeFile(name, say("the file is larger than %s", byteCount(limit)), limits)
	}
	return data, nil
}

// redirectedSize is the size of a file that standard input comes from, or 0.
func redirectedSize(stdin io.Reader) int64 {
	f, ok := stdin.(*os.File)
	if !ok {
		return 0
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

func tooLargeFile(name string, message Message, limits Limits) error {
	limit := "bytes"
	if limits.Memory < limits.Bytes {
		limit = "memory"
	}
	return placed(overLimit(limit, message, leaner()), name)
}

// readWhole is io.ReadAll for a reader whose size is about known, or 0. What comes behind the size is read in pieces and
// joined once: io.ReadAll, which grows what it has, leaves garbage of several times the size.
func readWhole(r io.Reader, size int64) ([]byte, error) {
	const smallest, largest = 1 << 12, 4 << 20
	var pieces [][]byte
	next := max(size+1, smallest) // one more, to meet the end
	for {
		piece, err := readPiece(r, make([]byte, next))
		pieces = append(pieces, piece)
		if errors.Is(err, io.EOF) {
			return joinBytes(pieces), nil
		}
		if err != nil {
			return joinBytes(pieces), err
		}
		next = min(max(2*int64(len(piece)), smallest), largest)
	}
}

// readPiece reads until the piece is full, and returns what was read of it. It asks for little at once, so that reading can
// be stopped.
func readPiece(r io.Reader, piece []byte) ([]byte, error) {
	const atOnce = 1 << 20
	n := 0
	for n < len(piece) {
		read, err := r.Read(piece[n:min(len(piece), n+atOnce)])
		n += read
		if err != nil {
			return piece[:n], err
		}
	}
	return piece, nil
}

// joinBytes is the pieces in one.
func joinBytes(pieces [][]byte) []byte {
	if len(pieces) == 1 {
		return pieces[0]
	}
	return slices.Concat(pieces...)
}

// OpenError says why a file can't be opened.
func OpenError(path string, err error) *Error {
	e := &Error{Place: path, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Message = say("no such file")
		if to, err := os.Readlink(path); err == nil {
			e.Message = say("this link leads to %s, which is not there", shown(to))
		}
	case errors.Is(err, fs.ErrPermission):
		e.Message = say("no permission to read it")
	default:
		e.Message = say("opening fails: %s", SystemCause(err))
	}
	return e
}
