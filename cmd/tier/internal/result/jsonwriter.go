package result

import (
	"io"
	"iter"
)

// JSONObject writes one JSON object member by member, as WriteJSON does, for the results of other packages.
type JSONObject struct{ o *object }

// NewJSONObject begins an object.
func NewJSONObject(w io.Writer) JSONObject { return JSONObject{newObject(w)} }

// Member writes a value in indented lines.
func (j JSONObject) Member(key string, value any) { j.o.member(key, value) }

// Each writes an array, each of its values on a line of its own.
func Each[T any](j JSONObject, key string, values iter.Seq[T]) { list(j.o, key, values) }

// End closes the object. Its error is the first of all.
func (j JSONObject) End() error { return j.o.end() }
