package fileio

import (
	"crypto/aes"
	"crypto/sha1"
	"encoding/binary"
)

// standardSpins is how many times the standard way hashes a password; no file can change it.
const standardSpins = 50_000

// standardLock is the standard encryption of ECMA-376: AES in blocks of their own (ECB), the key by SHA-1.
type standardLock struct {
	salt, verifier, verifierHash []byte
	keySize                      int // in bytes
}

// What stands where in the header and in the verifier behind it.
const (
	standardAlgorithmAt = 8
	standardKeyBitsAt   = 16
	standardHeaderSize  = 32
	standardVerifier    = 4 + 16 + 16 + 4 + 32
)

// parseStandard reads the header, whose size stands before it, and the verifier.
func parseStandard(info []byte) (locked, error) {
	if len(info) < 4 {
		return nil, errEncrypted
	}
	size := int64(binary.LittleEndian.Uint32(info))
	if info = info[4:]; size < standardHeaderSize || size+standardVerifier > int64(len(info)) {
		return nil, errEncrypted
	}
	header, v := info[:size], info[size:]
	bits := int(binary.LittleEndian.Uint32(header[standardKeyBitsAt:]))
	switch binary.LittleEndian.Uint32(header[standardAlgorithmAt:]) {
	case 0x660E, 0x660F, 0x6610, 0:
	default:
		return nil, errEncryption // RC4
	}
	if bits != 128 && bits != 192 && bits != 256 {
		return nil, errEncryption
	}
	return &standardLock{salt: v[4:20], verifier: v[20:36], verifierHash: v[40:72], keySize: bits / 8}, nil
}

func (l *standardLock) spins() int64 { return standardSpins }

func (l *standardLock) open(password, packed []byte, stopped func() error) ([]byte, error) {
	key := l.key(password)
	verifier, err := decryptECB(key, l.verifier, stopped)
	if err != nil {
		return nil, err
	}
	held, err := decryptECB(key, l.verifierHash, stopped)
	if err != nil {
		return nil, err
	}
	if want := sha1.Sum(verifier); !isSame(want[:], held) {
		return nil, errPassword
	}
	body, size, err := packageBody(packed)
	if err != nil {
		return nil, err
	}
	out, err := decryptECB(key, body, stopped)
	return out[:min(size, len(out))], err
}

// key derives the key of a password.
func (l *standardLock) key(password []byte) []byte {
	hash := sha1.New()
	h := digest(hash, nil, l.salt, password)
	var count [4]byte
	for i := range uint32(standardSpins) {
		binary.LittleEndian.PutUint32(count[:], i)
		h = digest(hash, h[:0], count[:], h)
	}
	clear(count[:])
	h = digest(hash, h[:0], h, count[:])
	var key []byte
	for _, pad := range []byte{0x36, 0x5C} {
		var block [sha1.BlockSize]byte
		for i := range block {
			if block[i] = pad; i < len(h) {
				block[i] ^= h[i]
			}
		}
		key = append(key, digest(hash, nil, block[:])...)
	}
	return key[:l.keySize]
}

// decryptECB decrypts blocks each by itself.
func decryptECB(key, blocks []byte, stopped func() error) ([]byte, error) {
	const askEvery = 1 << 20
	c, err := aes.NewCipher(key)
	if err != nil || len(blocks)%aes.BlockSize != 0 {
		return nil, errEncrypted
	}
	out := make([]byte, len(blocks))
	for at := 0; at < len(blocks); at += aes.BlockSize {
		if at%askEvery == 0 {
			if err := stopped(); err != nil {
				return nil, err
			}
		}
		c.Decrypt(out[at:at+aes.BlockSize], blocks[at:at+aes.BlockSize])
	}
	return out, nil
}
