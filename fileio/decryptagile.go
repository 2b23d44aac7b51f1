package fileio

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"hash"
	"strconv"
	"strings"
)

// agileLock is the agile encryption of Office 2010 and later: AES in chains of 4,096 bytes (CBC), the key of the package
// behind one that is derived from the password.
type agileLock struct {
	data     agileKey // of the package
	password agileKey // of what is derived from the password
	spin     int64

	verifierInput, verifierHash, packageKey []byte // encrypted with keys of the password
}

// agileKey is how a key is made and used.
type agileKey struct {
	salt    []byte
	keySize int // in bytes
	newHash func() hash.Hash
}

// The purposes of the keys that are derived from one password.
const (
	agileForInput = "\xfe\xa7\xd2\x76\x3b\x4b\x9e\x79"
	agileForHash  = "\xd7\xaa\x0f\x6d\x30\x61\x34\x4e"
	agileForKey   = "\x14\x6e\x0b\xe7\xab\xac\xd0\xd6"
)

// agileChunk is how many bytes of the package are one chain.
const agileChunk = 4096

// parseAgile reads the description, a small XML part.
func parseAgile(info []byte) (locked, error) {
	const most = 1 << 20
	if len(info) > most {
		return nil, errEncrypted
	}
	l := &agileLock{spin: -1}
	s := newXMLScanner(bytes.NewReader(info), uint64(len(info)), Limits{}.withDefaults())
	var wrong error
	for {
		token, err := s.next()
		switch {
		case err != nil:
			return nil, errEncrypted
		case token == xmlStart && string(s.name) == "keyData":
			l.data, wrong = parseAgileKey(s)
		case token == xmlStart && string(s.name) == "encryptedKey" && l.spin < 0:
			wrong = l.parsePassword(s)
		case token == xmlEOF && (l.spin < 0 || l.data.newHash == nil):
			return nil, errEncryption // by a certificate
		case token == xmlEOF:
			return l, nil
		}
		if wrong != nil {
			return nil, wrong
		}
	}
}

// parsePassword reads how the key of the package is kept behind the password.
func (l *agileLock) parsePassword(s *xmlScanner) (err error) {
	if s.attr("encryptedVerifierHashInput") == "" {
		return nil // the key of a certificate
	}
	if l.password, err = parseAgileKey(s); err != nil {
		return err
	}
	if l.spin, err = strconv.ParseInt(s.attr("spinCount"), 10, 64); err != nil || l.spin < 0 {
		return errEncrypted
	}
	for name, field := range map[string]*[]byte{
		"encryptedVerifierHashInput": &l.verifierInput, "encryptedVerifierHashValue": &l.verifierHash, "encryptedKeyValue": &l.packageKey,
	} {
		if *field, err = base64.StdEncoding.DecodeString(s.attr(name)); err != nil {
			return errEncrypted
		}
	}
	return nil
}

// parseAgileKey reads what kind of key it is.
func parseAgileKey(s *xmlScanner) (agileKey, error) {
	hashes := map[string]func() hash.Hash{
		"SHA1": sha1.New, "SHA-1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New, "MD5": md5.New,
	}
	k := agileKey{newHash: hashes[strings.ToUpper(s.attr("hashAlgorithm"))]}
	if k.newHash == nil || s.attr("cipherAlgorithm") != "AES" || s.attr("cipherChaining") != "ChainingModeCBC" {
		return k, errEncryption
	}
	bits, err := strconv.Atoi(s.attr("keyBits"))
	if err != nil || bits != 128 && bits != 192 && bits != 256 {
		return k, errEncryption
	}
	k.keySize = bits / 8
	if k.salt, err = base64.StdEncoding.DecodeString(s.attr("saltValue")); err != nil || len(k.salt) == 0 {
		return k, errEncrypted
	}
	return k, nil
}

func (l *agileLock) spins() int64 { return l.spin }

func (l *agileLock) open(password, packed []byte, stopped func() error) ([]byte, error) {
	h, err := l.derive(password, stopped)
	if err != nil {
		return nil, err
	}
	var opened [3][]byte
	for i, part := range []struct {
		purpose string
		content []byte
	}{{agileForInput, l.verifierInput}, {agileForHash, l.verifierHash}, {agileForKey, l.packageKey}} {
		key := fitted(digest(l.password.newHash(), nil, h, []byte(part.purpose)), l.password.keySize)
		if opened[i], err = decryptCBC(key, fitted(l.password.salt, aes.BlockSize), part.content); err != nil {
			return nil, err
		}
	}
	input := opened[0][:min(len(opened[0]), len(l.password.salt))] // it is as long as the salt, and padded to blocks
	if !isSame(digest(l.password.newHash(), nil, input), opened[1]) {
		return nil, errPassword
	}
	if len(opened[2]) < l.data.keySize {
		return nil, errEncrypted
	}
	return l.decrypt(opened[2][:l.data.keySize], packed, stopped)
}

// derive hashes the password as often as the file asks for.
func (l *agileLock) derive(password []byte, stopped func() error) ([]byte, error) {
	const askEvery = 1 << 16
	hash := l.password.newHash()
	h := digest(hash, nil, l.password.salt, password)
	var count [4]byte
	for i := range l.spin {
		if i%askEvery == 0 {
			if err := stopped(); err != nil {
				return nil, err
			}
		}
		binary.LittleEndian.PutUint32(count[:], uint32(i))
		h = digest(hash, h[:0], count[:], h)
	}
	return h, nil
}

// decrypt decrypts the package; each chain of it begins anew, with its number.
func (l *agileLock) decrypt(key, packed []byte, stopped func() error) ([]byte, error) {
	body, size, err := packageBody(packed)
	if err != nil {
		return nil, err
	}
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil, errEncrypted
	}
	out := make([]byte, len(body))
	hash := l.data.newHash()
	var count [4]byte
	for i := 0; i*agileChunk < len(body); i++ {
		if i%256 == 0 {
			if err := stopped(); err != nil {
				return nil, err
			}
		}
		from, to := i*agileChunk, min((i+1)*agileChunk, len(body))
		binary.LittleEndian.PutUint32(count[:], uint32(i))
		iv := fitted(digest(hash, nil, l.data.salt, count[:]), aes.BlockSize)
		cipher.NewCBCDecrypter(c, iv).CryptBlocks(out[from:to], body[from:to])
	}
	return out[:min(size, len(out))], nil
}

// digest is the hash of some parts one after the other, appended to dst.
func digest(h hash.Hash, dst []byte, parts ...[]byte) []byte {
	h.Reset()
	for _, part := range parts {
		_, _ = h.Write(part) // which never fails
	}
	return h.Sum(dst)
}

// fitted is a key or a beginning of a chain at the length that is wanted: cut off, or filled up with 0x36.
func fitted(b []byte, size int) []byte {
	if len(b) >= size {
		return b[:size:size]
	}
	return append(b[:len(b):len(b)], bytes.Repeat([]byte{0x36}, size-len(b))...)
}
