package fileio

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"slices"
)

// A workbook behind a password is an OLE2 container of two streams: EncryptionInfo says how its key is derived from the
// password, and EncryptedPackage is the workbook. There are two ways, agile (Excel 2010 and later) and standard (2007).
//
// Rejected: excelize's Decrypt. It opens the container by counts that the file chooses, derives the key whatever it costs
// before it looks at a password, indexes without a look at lengths, and never compares what the file holds to verify the
// password by: a wrong one is a damaged zip to it.

// standardPassword is the one that Excel protects a workbook with that is protected against changes only, and that it opens
// without asking.
const standardPassword = "VelvetSweatshop"

var (
	errPassword   = errors.New("the password is another")
	errEncryption = errors.New("encrypted in an unknown way")
	errEncrypted  = errors.New("the encryption is damaged")
)

// locked is an encrypted workbook whose key can be derived.
type locked interface {
	// spins is how many times the password is hashed.
	spins() int64
	// open decrypts the package with a password; the error is errPassword where it is another.
	open(password []byte, packed []byte, stopped func() error) ([]byte, error)
}

// decryptWorkbook is the workbook that an encrypted one holds. The error is an *Error.
func decryptWorkbook(data []byte, file string, opt ReadOptions) ([]byte, error) {
	info, packed, err := encryptedStreams(data)
	if err != nil {
		return nil, damagedEncryption(file)
	}
	lock, err := parseEncryption(info)
	switch limits := opt.Limits.withDefaults(); {
	case errors.Is(err, errEncryption):
		return nil, placed(unknownEncryption(), file)
	case err != nil:
		return nil, damagedEncryption(file)
	case lock.spins() > limits.Spins:
		return nil, placed(overLimit("spins", say("this workbook asks for its password to be hashed %d times, more than the %d allowed; Excel does so 100,000 times", lock.spins(), limits.Spins),
			say("open it in Excel or WPS with its password and save it again")), file)
	case int64(len(data)+2*len(packed)) > limits.Memory: // it is decrypted to as much again
		return nil, placed(overMemory(limits), file)
	}
	return unlock(lock, packed, file, opt)
}

// unlock tries the password that was given, and the one that needs not be.
func unlock(lock locked, packed []byte, file string, opt ReadOptions) ([]byte, error) {
	for _, password := range passwordsToTry(opt.Password) {
		workbook, err := lock.open(password, packed, opt.stopped)
		var known *Error
		switch {
		case err == nil:
			return workbook, nil
		case errors.As(err, &known):
			return nil, placed(known, file)
		case !errors.Is(err, errPassword):
			return nil, damagedEncryption(file)
		}
	}
	return nil, placed(stillLocked(opt.Password), file)
}

// passwordsToTry are the password that was given, if any, and the one that needs not be.
func passwordsToTry(given string) [][]byte {
	if given == "" {
		return [][]byte{utf16Bytes(standardPassword)}
	}
	return [][]byte{utf16Bytes(given), utf16Bytes(standardPassword)}
}

// stillLocked is the refusal of a workbook that none of the passwords opens.
func stillLocked(given string) *Error {
	if given == "" {
		return formatEncrypted.refusal("")
	}
	return &Error{Message: say("the password does not open this workbook"),
		Hint: say("mind capitals and blanks; the password is the first line of the file that --password-file names, or else TIER_PASSWORD")}
}

func unknownEncryption() *Error {
	return &Error{Message: say("this workbook is encrypted in a way that can't be read"), Hint: resaveUnlocked(), Err: errEncryption}
}

func damagedEncryption(file string) error {
	return placed(readDamage("this workbook is protected by a password, and cut off or damaged"), file)
}

// encryptedStreams are the two streams of an encrypted workbook.
func encryptedStreams(data []byte) (info, packed []byte, err error) {
	container, err := openOLE(data)
	if err != nil {
		return nil, nil, err
	}
	info, isThere, err := container.stream("EncryptionInfo")
	if err != nil || !isThere || len(info) < 8 {
		return nil, nil, errors.Join(errEncrypted, err)
	}
	packed, isThere, err = container.stream("EncryptedPackage")
	if err != nil || !isThere || len(packed) < packageHead {
		return nil, nil, errors.Join(errEncrypted, err)
	}
	return info, packed, nil
}

// packageHead is how many bytes of the package say how long it is once it is decrypted.
const packageHead = 8

// packageBody parts the encrypted package from its length.
func packageBody(packed []byte) (body []byte, size int, err error) {
	n := binary.LittleEndian.Uint64(packed)
	if body = packed[packageHead:]; n > uint64(len(body)) {
		return nil, 0, errEncrypted // cut off
	}
	return body[:len(body)/aes.BlockSize*aes.BlockSize], int(n), nil
}

// parseEncryption reads how a workbook is encrypted.
func parseEncryption(info []byte) (locked, error) {
	major, minor := binary.LittleEndian.Uint16(info), binary.LittleEndian.Uint16(info[2:])
	switch {
	case major == 4 && minor == 4:
		return parseAgile(info[8:])
	case major >= 2 && major <= 4 && minor == 2:
		return parseStandard(info[8:])
	}
	return nil, errEncryption
}

// decryptCBC decrypts whole blocks.
func decryptCBC(key, iv, blocks []byte) ([]byte, error) {
	c, err := aes.NewCipher(key)
	if err != nil || len(iv) != aes.BlockSize || len(blocks)%aes.BlockSize != 0 {
		return nil, errEncrypted
	}
	out := slices.Clone(blocks)
	cipher.NewCBCDecrypter(c, iv).CryptBlocks(out, out)
	return out, nil
}

// isSame compares what a password gives with what the file holds; hashes may be padded.
func isSame(computed, held []byte) bool {
	return len(held) >= len(computed) && subtle.ConstantTimeCompare(computed, held[:len(computed)]) == 1
}
