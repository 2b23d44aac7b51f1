package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// Tables are what the JSON of a run says of the customers as a whole.
type Tables struct {
	Schema        int                   `json:"schema"`
	Tool          string                `json:"tool"`
	Version       string                `json:"version"`
	Title         string                `json:"title,omitempty"`
	Inputs        []Input               `json:"inputs"`
	Config        *ConfigRef            `json:"config,omitempty"`
	AsOf          *string               `json:"as_of,omitempty"`
	Rows          *RowCounts            `json:"rows,omitempty"`
	Models        []ModelSummary        `json:"models"`
	Agreement     []AgreementSummary    `json:"agreement,omitempty"`
	Concentration *ConcentrationSummary `json:"concentration"`
	Segments      []SegmentSummary      `json:"segments,omitempty"`
	Matrix        []MatrixSummary       `json:"matrix,omitempty"`
	Flags         []FlagSummary         `json:"flags,omitempty"`
	Estimates     *EstimatesSummary     `json:"estimates,omitempty"`
	Previous      *PreviousSummary      `json:"previous,omitempty"`
	Steps         []TieringStep         `json:"steps,omitempty"`
	About         []string              `json:"about,omitempty"`
	Near          []NearOne             `json:"near,omitempty"`
}

var (
	// ErrNotOurs is a file that tier did not write, or not as a result.
	ErrNotOurs = errors.New("not a result of tier")
	// ErrNewer is a result of a schema that this tier doesn't know.
	ErrNewer = errors.New("a result of a newer schema")
)

// ReadTables reads the JSON of a run, to its end, and hands every customer on, of each model. The error is ErrNotOurs,
// ErrNewer, or what is wrong with the JSON.
func ReadTables(r io.Reader, customer func(Customer)) (*Tables, error) {
	d, t := json.NewDecoder(r), &Tables{}
	if begin, err := d.Token(); err != nil || begin != json.Delim('{') {
		return nil, errors.Join(err, ErrNotOurs)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		if key == "customers" {
			err = readCustomers(d, customer)
		} else {
			err = d.Decode(t.member(key))
		}
		if err != nil {
			return nil, err
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	switch {
	case t.Tool != "tier" || t.Schema < 1:
		return nil, ErrNotOurs
	case t.Schema > Schema:
		return nil, ErrNewer
	case len(t.Models) == 0: // moves or a plan, which have no tiers of their own
		return nil, ErrNotOurs
	}
	return t, nil
}

// member is where a key's value belongs; what is not of the tables is read and forgotten.
func (t *Tables) member(key json.Token) any {
	switch key {
	case "schema":
		return &t.Schema
	case "tool":
		return &t.Tool
	case "version":
		return &t.Version
	case "title":
		return &t.Title
	case "inputs":
		return &t.Inputs
	case "config":
		return &t.Config
	case "as_of":
		return &t.AsOf
	case "rows":
		return &t.Rows
	case "models":
		return &t.Models
	case "agreement":
		return &t.Agreement
	case "steps":
		return &t.Steps
	case "segments":
		return &t.Segments
	case "matrix":
		return &t.Matrix
	case "flags":
		return &t.Flags
	case "estimates":
		return &t.Estimates
	case "previous":
		return &t.Previous
	case "near":
		return &t.Near
	case "concentration":
		return &t.Concentration
	case "about":
		return &t.About
	}
	return new(json.RawMessage)
}

// readCustomers reads one customer after the other: all at once would take more memory than the file.
func readCustomers(d *json.Decoder, customer func(Customer)) error {
	if begin, err := d.Token(); err != nil || begin != json.Delim('[') {
		return errors.Join(err, ErrNotOurs)
	}
	for d.More() {
		var c Customer
		if err := d.Decode(&c); err != nil {
			return err
		}
		customer(c)
	}
	_, err := d.Token()
	return err
}

// Write writes the tables as JSON, as WriteJSON writes them.
func (t *Tables) Write(w io.Writer) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(t); err != nil {
		return err
	}
	_, err := w.Write(escapeSteering(text.Bytes()))
	return err
}
