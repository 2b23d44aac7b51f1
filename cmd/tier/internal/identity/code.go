package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"tier/scoring"
)

// codeLength is how many characters a 统一社会信用代码 has.
const codeLength = 18

// alphabet are the characters of a 统一社会信用代码 in the order of their values (GB 32100-2015). I, O, S, V and Z are not
// among them.
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// CheckCode reads a 统一社会信用代码, or the 15 characters of the registration or tax number that it replaced. normal is the code
// as it should be written, "" where the text is none; fault says what is wrong with it, and is zero where nothing is.
//
// The eighteenth character checks the others (modulo 31, with the powers of 3 as weights), and the seventeenth is the check
// character of the 组织机构代码 from the ninth on (GB 11714, modulo 11). A code that is right but for its writing, as with
// blanks or in lower case, comes back as it should be, with a fault that says so.
func CheckCode(text string) (normal string, fault scoring.Message) {
	bare := bareCode(text)
	switch n := utf8.RuneCountInString(bare); n {
	case 0:
		return "", scoring.Message{}
	case olderLength:
		return checkOlder(text, bare)
	case codeLength:
	default:
		return "", scoring.Say("%q has %d characters; a 统一社会信用代码 has %d", text, n, codeLength)
	}
	if i := strings.IndexFunc(bare, func(r rune) bool { return !strings.ContainsRune(alphabet, r) }); i >= 0 {
		return "", strange(text, bare, i)
	}
	if strings.Count(bare, bare[:1]) == len(bare) {
		return "", scoring.Say("%q is no 统一社会信用代码, but one character again and again", text)
	}
	if check := codeCheck(bare); check != bare[17] {
		return "", wrongCheck(text, bare, check)
	}
	if check := organisationCheck(bare[8:16]); check != bare[16] {
		return "", scoring.Say("%q: the 组织机构代码 in it (characters 9 to 17) should end in %s, not %s", text, string(check), bare[16:17])
	}
	if bare != text {
		return bare, scoring.Say("%q is written with blanks, lower-case, full-width or hidden characters; the code is %s", text, bare)
	}
	return bare, scoring.Message{}
}

// bareCode is a code without what is not part of it: blanks, hidden marks and hyphens, in capitals of usual width.
func bareCode(text string) string {
	if isBareCode(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isHidden(r) || r == '-' {
			return -1
		}
		return unicode.ToUpper(r)
	}, width.Fold.String(text))
}

func isBareCode(text string) bool {
	for i := range len(text) {
		if b := text[i]; (b < '0' || '9' < b) && (b < 'A' || 'Z' < b) {
			return false
		}
	}
	return true
}

// strange says which character of a code no code has, and which one was probably meant.
func strange(text, bare string, at int) scoring.Message {
	found := string([]rune(bare[at:])[:1])
	if meant, ok := meantCode(bare); ok {
		return scoring.Say("%q: no 统一社会信用代码 has the letters I, O, S, V and Z; with digits in their place it is %s, which is valid", text, meant)
	}
	return scoring.Say("%q: no 统一社会信用代码 has the character %s", text, found)
}

// meantCode puts the digits that look alike in the place of letters that no code has; ok tells that this makes a valid code.
func meantCode(bare string) (meant string, ok bool) {
	meant = strings.NewReplacer("O", "0", "I", "1", "S", "5", "Z", "2").Replace(bare)
	for i := range len(meant) {
		if strings.IndexByte(alphabet, meant[i]) < 0 {
			return "", false
		}
	}
	return meant, codeCheck(meant) == meant[17] && organisationCheck(meant[8:16]) == meant[16]
}

// wrongCheck says what the last character should be. Where a spreadsheet kept 15 digits only, no check digit helps.
func wrongCheck(text, bare string, check byte) scoring.Message {
	if strings.HasSuffix(bare, "000") && strings.Trim(bare, "0123456789") == "" {
		return scoring.Say("%q ends in 000: a spreadsheet that takes the code for a number keeps 15 digits of it", text)
	}
	return scoring.Say("%q: the check character (the last) should be %s, not %s; one of the characters is wrong", text, string(check), bare[17:])
}

// codeCheck is the last character that 17 characters of the alphabet ask for.
func codeCheck(code string) byte {
	sum, weight := 0, 1
	for i := range codeLength - 1 {
		sum += weight * strings.IndexByte(alphabet, code[i])
		weight = weight * 3 % len(alphabet)
	}
	return alphabet[(len(alphabet)-sum%len(alphabet))%len(alphabet)]
}

// organisationCheck is the check character that the eight characters of a 组织机构代码 ask for.
func organisationCheck(code string) byte {
	weights := [8]int{3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, weight := range weights {
		value := int(code[i] - '0')
		if code[i] >= 'A' {
			value = int(code[i]-'A') + 10
		}
		sum += weight * value
	}
	switch check := 11 - sum%11; check {
	case 10:
		return 'X'
	case 11:
		return '0'
	default:
		return byte('0' + check)
	}
}
