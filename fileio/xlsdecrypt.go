package fileio

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
)

// What stands where in a FILEPASS record of Excel 97. The other ways (Excel 95's, and Excel 2002's for
// whoever chose it) are not known here.
const (
	xlsRC4Kind    = 1
	xlsLockSalt   = 6
	xlsLockSize   = xlsLockSalt + 48
	xlsRC4Block   = 1024 // bytes of the stream that have a key of their own
	xlsRC4KeySize = 5
)

// xlsLock is how a stream is encrypted: key gives the key of a block of it.
type xlsLock struct {
	key            func(block uint32) []byte
	verifier, want []byte // both encrypted
}

// decryptXLS is the stream as it would be without a password. The error is errPassword or errEncryption.
func decryptXLS(stream, filePass, password []byte) ([]byte, error) {
	lock, ok := parseXLSLock(filePass, password)
	if !ok {
		return nil, errEncryption
	}
	if !lock.opens() {
		return nil, errPassword
	}
	plain := bytes.Clone(stream)
	for from := 0; from < len(plain); from += xlsRC4Block {
		block := plain[from:min(from+xlsRC4Block, len(plain))]
		lock.cipher(uint32(from/xlsRC4Block)).XORKeyStream(block, block)
	}
	keepXLSPlain(plain, stream)
	return plain, nil
}

func parseXLSLock(filePass, secret []byte) (lock xlsLock, ok bool) {
	if len(filePass) < xlsLockSize || le16(filePass) != xlsRC4Kind || le16(filePass[2:]) != 1 {
		return lock, false
	}
	salt := filePass[xlsLockSalt : xlsLockSalt+16]
	lock.verifier, lock.want = filePass[xlsLockSalt+16:xlsLockSalt+32], filePass[xlsLockSalt+32:xlsLockSize]
	lock.key = rc4Keys(secret, salt)
	return lock, true
}

// rc4Keys are the keys of Excel 97.
func rc4Keys(secret, salt []byte) func(block uint32) []byte {
	first := md5.Sum(secret)
	var salted []byte
	for range 16 {
		salted = append(append(salted, first[:xlsRC4KeySize]...), salt...)
	}
	second := md5.Sum(salted)
	return func(block uint32) []byte {
		key := md5.Sum(binary.LittleEndian.AppendUint32(bytes.Clone(second[:xlsRC4KeySize]), block))
		return key[:]
	}
}

func (l xlsLock) cipher(block uint32) *rc4.Cipher {
	c, _ := rc4.NewCipher(l.key(block)) // every length of a key that is made here is one that can be
	return c
}

// opens reports whether the password is the right one.
func (l xlsLock) opens() bool {
	c := l.cipher(0)
	verifier, want := make([]byte, len(l.verifier)), make([]byte, len(l.want))
	c.XORKeyStream(verifier, l.verifier)
	c.XORKeyStream(want, l.want)
	sum := md5.Sum(verifier)
	return bytes.Equal(sum[:], want)
}

// keepXLSPlain puts back what is never encrypted: the head of each record, some records as a whole, and where a sheet begins.
func keepXLSPlain(plain, stream []byte) {
	r := &xlsRecords{stream: stream}
	for {
		at := r.at
		kind, content, err := r.next()
		if err != nil {
			copy(plain[at:min(at+xlsRecordHead, len(plain))], stream[at:])
			return
		}
		keep := xlsRecordHead
		switch kind {
		case xlsBOFRecord, xlsFilePassRecord, 0x00E1, 0x0138, 0x0194, 0x0195, 0x0196:
			keep += len(content)
		case xlsBoundSheetRecord:
			keep += min(4, len(content))
		}
		copy(plain[at:at+keep], stream[at:])
	}
}
