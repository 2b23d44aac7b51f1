package result

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
)

// object writes one JSON object member by member. Its first error stays, so that a document reads as one straight
// line.
type object struct {
	w        *bufio.Writer
	buf      bytes.Buffer
	indented *json.Encoder // into buf
	compact  *json.Encoder // into buf
	before   string        // the next member
	err      error
}

func newObject(w io.Writer) *object {
	o := &object{w: bufio.NewWriterSize(w, 64<<10), before: "{\n"}
	o.indented, o.compact = json.NewEncoder(&o.buf), json.NewEncoder(&o.buf)
	for _, e := range []*json.Encoder{o.indented, o.compact} {
		e.SetEscapeHTML(false)
	}
	o.indented.SetIndent("  ", "  ")
	return o
}

// member writes a value in indented lines.
func (o *object) member(key string, value any) {
	o.key(key)
	o.value(o.indented, value)
}

// list writes an array, each of its values on a line of its own.
func list[T any](o *object, key string, values iter.Seq[T]) {
	o.key(key)
	o.text("[")
	before, after := "\n    ", "]"
	for v := range values {
		o.text(before)
		o.value(o.compact, v)
		before, after = ",\n    ", "\n  ]"
		if o.err != nil {
			return
		}
	}
	o.text(after)
}

// end closes the object.
func (o *object) end() error {
	o.text("\n}\n")
	if o.err != nil {
		return o.err
	}
	return o.w.Flush()
}

func (o *object) key(key string) {
	o.text(o.before + `  "` + key + `": `)
	o.before = ",\n"
}

// value encodes without the line break that an encoder ends with.
func (o *object) value(e *json.Encoder, value any) {
	o.buf.Reset()
	if err := e.Encode(value); err != nil && o.err == nil {
		o.err = err
	}
	o.text(string(escapeSteering(bytes.TrimSuffix(o.buf.Bytes(), []byte("\n")))))
}

func (o *object) text(s string) {
	if o.err == nil {
		_, o.err = o.w.WriteString(s)
	}
}
