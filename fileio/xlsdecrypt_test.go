package fileio

import (
	"bytes"
	"crypto/md5"
	"strings"
	"testing"
	"unicode/utf16"
)

// lockedXLS encrypts a stream with a password, so that LibreOffice opens it.
func lockedXLS(t *testing.T, book testXLS, password string) []byte {
	var secret []byte
	for _, u := range utf16.Encode([]rune(password)) {
		secret = append(secret, byte(u), byte(u>>8))
	}
	salt, zeros := []byte("0123456789abcdef"), make([]byte, 16)
	pass := xlsFields(1, 1, 1, salt, zeros, zeros)
	at := xlsLockSalt + 16
	lock, ok := parseXLSLock(pass, secret)
	if !ok {
		t.Fatal("not a lock")
	}
	c := lock.cipher(0)
	c.XORKeyStream(pass[at:at+16], []byte("verifier 16 long"))
	hash := md5.Sum([]byte("verifier 16 long"))
	c.XORKeyStream(pass[at+16:], hash[:])
	book.globals = append(xlsRec(xlsFilePassRecord, pass), book.globals...)
	plain := book.bytes()
	locked := bytes.Clone(plain)
	for from := 0; from < len(plain); from += xlsRC4Block {
		block := locked[from:min(from+xlsRC4Block, len(locked))]
		lock.cipher(uint32(from/xlsRC4Block)).XORKeyStream(block, block)
	}
	keepXLSPlain(locked, plain)
	return locked
}

// TestXLSLocked opens what is protected by Excel's own password, and no other.
func TestXLSLocked(t *testing.T) {
	long := strings.Repeat("客户", 900)
	book := oneXLS(xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(0)), xlsRec(xlsNumberRecord, 1, 0, 0, 2.5)).
		with(xlsRec(xlsCodePageRecord, 1200), xlsRec(xlsSSTRecord, uint32(1), uint32(1), xlsSized(long)))
	if got, want := showXLS(lockedXLS(t, book, xlsStandardPassword)), "1 | \""+long+"\"\n2 | 2.5\n"; got != want {
		t.Errorf("%.100s", got)
	}
	if got, want := showXLS(lockedXLS(t, book, "secret")), "list.xls: this workbook is protected by a password"; got != want {
		t.Errorf("%.100s", got)
	}
}
