package fileio

import (
	"bytes"
	"crypto/md5"
	"errors"
	"strings"
	"testing"
)

// lockedXLS encrypts a stream with a password, so that LibreOffice opens it.
func lockedXLS(t *testing.T, book testXLS, password string) []byte {
	salt, zeros := []byte("0123456789abcdef"), make([]byte, 16)
	pass := xlsFields(1, 1, 1, salt, zeros, zeros)
	at := xlsLockSalt + 16
	lock, ok := parseXLSLock(pass, utf16Bytes(password))
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

// TestXLSLocked opens what is protected by Excel's own password, and by the one that is given.
func TestXLSLocked(t *testing.T) {
	long := strings.Repeat("客户", 900)
	book := oneXLS(xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(0)), xlsRec(xlsNumberRecord, 1, 0, 0, 2.5)).
		with(xlsRec(xlsCodePageRecord, 1200), xlsRec(xlsSSTRecord, uint32(1), uint32(1), xlsSized(long)))
	read := "1 | \"" + long + "\"\n2 | 2.5\n"
	for _, tt := range []struct{ locked, given, want, hint string }{
		{standardPassword, "", read, ""},
		{standardPassword, "密码", read, ""},
		{"密码 Ünï", "密码 Ünï", read, ""},
		{"secret", "", "list.xls: this workbook is protected by a password", "--password-file"},
		{"secret", "Secret", "list.xls: the password does not open this workbook", "mind capitals"},
	} {
		got, hint := "", ""
		grids, err := readXLS(lockedXLS(t, book, tt.locked), "list.xls", ReadOptions{Password: tt.given})
		var known *Error
		switch {
		case errors.As(err, &known):
			got, hint = known.Error(), known.Hint.String()
		case err == nil:
			got = showGrid(grids[0])
		}
		if got != tt.want || !strings.Contains(hint, tt.hint) {
			t.Errorf("%s, given %q: %.100s, %s", tt.locked, tt.given, got, hint)
		}
	}
}
