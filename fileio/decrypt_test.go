package fileio

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// lockedBook is a workbook that excelize has encrypted: an independent writer.
func lockedBook(t *testing.T, password string, workbook []byte) string {
	t.Helper()
	data, err := excelize.Encrypt(workbook, &excelize.Options{Password: password})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestReadLocked reads what Excel, excelize and LibreOffice have encrypted, each in its way.
func TestReadLocked(t *testing.T) {
	// What excelize encrypts of less than 4,096 bytes it can't read itself.
	picture := make([]byte, 8000)
	_, _ = rand.NewChaCha8([32]byte{}).Read(picture)
	plain := testBook{sheet: `<sheetData><row><c t="inlineStr"><is><t>SECRET</t></is></c></row><row><c><v>7</v></c></row></sheetData>`,
		parts: map[string]string{"xl/media/image1.png": string(picture)}}.bytes(t)
	for _, tt := range []struct{ name, path, password string }{
		{"standard, AES-128", "testdata/locked/encryptAES.xlsx", "password"},
		{"agile, SHA-1", "testdata/locked/encryptSHA1.xlsx", "password"},
		{"agile, SHA-512", "testdata/locked/encryptSHA512.xlsx", "password"},
		{"by excelize", lockedBook(t, "密码 Ünï", plain), "密码 Ünï"},
		{"a password that needs not be asked for", lockedBook(t, "VelvetSweatshop", plain), ""},
		{"that one, and another is given", lockedBook(t, "VelvetSweatshop", plain), "other"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Open(tt.path, ReadOptions{Password: tt.password})
			if err != nil {
				t.Fatal(err)
			}
			if first := f.grids[0].rows[0].at(1).Text; first != "SECRET" {
				t.Errorf("the first cell is %q", first)
			}
		})
	}
}

// TestReadLockedMemory counts the file, what is encrypted in it and what that is decrypted to.
func TestReadLockedMemory(t *testing.T) {
	const path = "testdata/locked/encryptSHA512.xlsx"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, packed, err := encryptedStreams(data)
	if err != nil {
		t.Fatal(err)
	}
	_, err = decryptWorkbook(data, path, ReadOptions{Password: "password", Limits: Limits{Memory: int64(len(data) + 2*len(packed) - 1)}})
	if err == nil || !strings.Contains(err.Error(), "what is held of the file in memory") {
		t.Errorf("got %v", err)
	}
}

// TestReadLockedWithout pins what is said without the password, with another, and of damage; never the password itself.
func TestReadLockedWithout(t *testing.T) {
	const path, secret = "testdata/locked/encryptSHA512.xlsx", "hunter2"
	for _, tt := range []struct{ password, message, hint string }{
		{"", "this workbook is protected by a password", "--password-file"},
		{secret, "the password does not open this workbook", "TIER_PASSWORD"},
	} {
		_, err := Open(path, ReadOptions{Password: tt.password})
		var known *Error
		if !errors.As(err, &known) || known.Message.String() != tt.message || !strings.Contains(known.Hint.String(), tt.hint) || known.Place != path {
			t.Errorf("password %q: %v, %v", tt.password, err, known)
		}
		if strings.Contains(known.Error()+known.Hint.String(), secret) {
			t.Errorf("it says the password: %v", known)
		}
	}
}

// TestReadLockedDamaged cuts encrypted workbooks off everywhere and bends their bytes: there is always an error of one line.
func TestReadLockedDamaged(t *testing.T) {
	for _, name := range []string{"encryptAES", "encryptSHA512"} {
		whole, err := os.ReadFile("testdata/locked/" + name + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		for cut := 512; cut < len(whole); cut += max(512, len(whole)/12) {
			wantRefused(t, whole[:cut])
		}
		info, _, err := encryptedStreams(whole)
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.Index(whole, info[:min(len(info), 64)])
		for i := 0; i < min(len(info), 200); i += 7 {
			bent := bytes.Clone(whole)
			bent[at+i] ^= 0x55
			if _, err := readGrids("a.xlsx", bent, ReadOptions{Password: "password", Limits: Limits{Spins: 200_000}}); err != nil {
				var known *Error
				if !errors.As(err, &known) || strings.Contains(known.Error(), "\n") {
					t.Errorf("byte %d: %v", i, err)
				}
			}
		}
	}
}

func wantRefused(t *testing.T, data []byte) {
	t.Helper()
	_, err := readGrids("a.xlsx", data, ReadOptions{Password: "password"})
	var known *Error
	if !errors.As(err, &known) || known.Hint.IsZero() {
		t.Errorf("cut to %d bytes: %v", len(data), err)
	}
}

// agileInfo is the description of an agile encryption.
func agileInfo(spins string) []byte {
	salt := base64.StdEncoding.EncodeToString(make([]byte, 16))
	key := ` saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="` + salt + `"`
	info := binary.LittleEndian.AppendUint32([]byte{4, 0, 4, 0}, 0x40)
	return append(info, `<encryption xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData`+key+
		`/><keyEncryptors><keyEncryptor><p:encryptedKey spinCount="`+spins+`"`+key+` encryptedVerifierHashInput="`+salt+
		`" encryptedVerifierHashValue="`+salt+`" encryptedKeyValue="`+salt+`"/></keyEncryptor></keyEncryptors></encryption>`...)
}

// TestSpins refuses to hash a password more often than the limit allows, before it begins.
func TestSpins(t *testing.T) {
	for spins, want := range map[string]int64{"100000": 100_000, "10000000": 10_000_000, "4294967295": 1<<32 - 1} {
		lock, err := parseEncryption(agileInfo(spins))
		if err != nil || lock.spins() != want {
			t.Errorf("%s: %v", spins, err)
		}
	}
	for _, spins := range []string{"", "-1", "1e9", "99999999999999999999"} {
		if _, err := parseEncryption(agileInfo(spins)); err == nil {
			t.Errorf("spin count %q is taken", spins)
		}
	}
	whole, err := os.ReadFile("testdata/locked/encryptSHA512.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	_, err = readGrids("a.xlsx", whole, ReadOptions{Password: "password", Limits: Limits{Spins: 99_999}})
	var known *Error
	if !errors.As(err, &known) || !strings.Contains(known.Error(), "hashed 100000 times, more than the 99999 allowed") || !strings.Contains(known.Hint.String(), "--limit spins=") {
		t.Errorf("got %v", err)
	}
}

func TestReadPassword(t *testing.T) {
	for content, want := range map[string]string{
		"secret": "secret", "secret\n": "secret", "secret\r\nmore": "secret", " a b \n": " a b ", "\xef\xbb\xbf密码\n": "密码",
		"\xff\xfea\x00b\x00\r\x00\n\x00": "ab", "\n": "", "": "",
	} {
		path := filepath.Join(t.TempDir(), "pw")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := ReadPassword(t.Context(), path); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", content, got, err)
		}
	}
	if _, err := ReadPassword(t.Context(), filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("no error")
	}
}

// FuzzDecrypt hands any bytes to the reader of encrypted workbooks: it neither panics nor takes long.
func FuzzDecrypt(f *testing.F) {
	f.Add(agileInfo("1000"), []byte("12345678"+strings.Repeat("x", 64)))
	f.Add(append([]byte{3, 0, 2, 0, 0x24, 0, 0, 0, 32, 0, 0, 0}, make([]byte, 200)...), make([]byte, 40))
	f.Fuzz(func(_ *testing.T, info, packed []byte) {
		if len(info) < 8 || len(packed) < packageHead {
			return
		}
		if lock, err := parseEncryption(info); err == nil && lock.spins() <= 2000 {
			_, _ = lock.open(utf16Bytes("x"), packed, func() error { return nil })
		}
	})
}
