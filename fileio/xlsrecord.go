package fileio

import "errors"

// xlsRecordKind is the number of a kind of record.
type xlsRecordKind uint16

// The records that tell something of a table. All others are passed over.
const (
	xlsFormulaRecord    xlsRecordKind = 0x0006
	xlsEOFRecord        xlsRecordKind = 0x000A
	xlsDateModeRecord   xlsRecordKind = 0x0022
	xlsFilePassRecord   xlsRecordKind = 0x002F
	xlsContinueRecord   xlsRecordKind = 0x003C
	xlsCodePageRecord   xlsRecordKind = 0x0042
	xlsColumnsRecord    xlsRecordKind = 0x007D
	xlsBoundSheetRecord xlsRecordKind = 0x0085
	xlsMulRKRecord      xlsRecordKind = 0x00BD
	xlsRStringRecord    xlsRecordKind = 0x00D6
	xlsXFRecord         xlsRecordKind = 0x00E0
	xlsMergesRecord     xlsRecordKind = 0x00E5
	xlsSSTRecord        xlsRecordKind = 0x00FC
	xlsLabelSSTRecord   xlsRecordKind = 0x00FD
	xlsNumberRecord     xlsRecordKind = 0x0203
	xlsLabelRecord      xlsRecordKind = 0x0204
	xlsBoolErrRecord    xlsRecordKind = 0x0205
	xlsStringRecord     xlsRecordKind = 0x0207
	xlsRowRecord        xlsRecordKind = 0x0208
	xlsArrayRecord      xlsRecordKind = 0x0221
	xlsTableRecord      xlsRecordKind = 0x0236
	xlsRKRecord         xlsRecordKind = 0x027E
	xlsFormula3Record   xlsRecordKind = 0x0206 // FORMULA as Excel 3 and 4 wrote it, and a few programs in newer files
	xlsFormula4Record   xlsRecordKind = 0x0406
	xlsFormatRecord     xlsRecordKind = 0x041E
	xlsSharedRecord     xlsRecordKind = 0x04BC
	xlsBOFRecord        xlsRecordKind = 0x0809
)

const xlsRecordHead = 4 // a record's kind and size, before its content

// errXLSCut is a stream that ends in the middle.
var errXLSCut = errors.New("the stream ends in the middle")

// xlsRecords reads a stream record by record.
type xlsRecords struct {
	stream []byte
	at     int // of the next record
}

// next reads the next record. There is always one more: what ends a sheet is a record, and whoever meets the end of the
// stream before it has lost something.
func (r *xlsRecords) next() (kind xlsRecordKind, content []byte, err error) {
	kind, content, ok := r.peek()
	if !ok {
		return 0, nil, errXLSCut
	}
	r.at += xlsRecordHead + len(content)
	return kind, content, nil
}

// peek is the next record, which stays the next.
func (r *xlsRecords) peek() (kind xlsRecordKind, content []byte, ok bool) {
	rest := r.stream[min(r.at, len(r.stream)):]
	if len(rest) < xlsRecordHead {
		return 0, nil, false
	}
	end := xlsRecordHead + le16(rest[2:])
	if end > len(rest) {
		return 0, nil, false
	}
	return xlsRecordKind(le16(rest)), rest[xlsRecordHead:end], true
}

// nextContinue reads the next record if it continues the one before it.
func (r *xlsRecords) nextContinue() (content []byte, ok bool) {
	kind, content, ok := r.peek()
	if !ok || kind != xlsContinueRecord {
		return nil, false
	}
	r.at += xlsRecordHead + len(content)
	return content, true
}

// The kinds of substreams, which begin with a BOF record and end with an EOF record.
const (
	xlsGlobalsStream = 0x0005
	xlsSheetStream   = 0x0010
)

// xlsBOF is what a BOF record says; ok is false for any other record, and for one that is too short.
func xlsBOF(kind xlsRecordKind, content []byte) (version, stream int, ok bool) {
	if kind != xlsBOFRecord || len(content) < 4 {
		return 0, 0, false
	}
	return le16(content), le16(content[2:]), true
}
