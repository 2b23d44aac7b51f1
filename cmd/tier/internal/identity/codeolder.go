package identity

import (
	"strings"

	"tier/scoring"
)

// olderLength is how many characters the numbers had that a 统一社会信用代码 replaced: of 营业执照 (注册号) and of taxes.
const olderLength = 15

// checkOlder checks a 15-digit registration number (ISO 7064, MOD 11,10), or a tax number, whose last nine characters are a
// 组织机构代码.
func checkOlder(text, bare string) (normal string, fault scoring.Message) {
	if strings.Trim(bare, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", scoring.Say("%q is no 统一社会信用代码, and none of the numbers before it", text)
	}
	isDigits := strings.Trim(bare, "0123456789") == ""
	switch {
	case strings.Count(bare, bare[:1]) == len(bare):
		return "", scoring.Say("%q is no 统一社会信用代码, but one character again and again", text)
	case organisationCheck(bare[6:14]) == bare[14], isDigits && registrationCheck(bare) == bare[14]:
		return bare, scoring.Message{}
	case isDigits:
		return "", scoring.Say("%q: the check digit (the last) of a registration number of 15 digits should be %s, not %s", text, string(registrationCheck(bare)), bare[14:])
	}
	return "", scoring.Say("%q: the 组织机构代码 in it (characters 7 to 15) should end in %s, not %s", text, string(organisationCheck(bare[6:14])), bare[14:])
}

// registrationCheck is the last digit that the first 14 ask for.
func registrationCheck(number string) byte {
	product := 10
	for i := range olderLength - 1 {
		sum := (product + int(number[i]-'0')) % 10
		if sum == 0 {
			sum = 10
		}
		product = sum * 2 % 11
	}
	return byte('0' + (11-product)%10)
}
