package identity

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// published are codes that companies, a university and banks publish as their own.
func published() []string {
	return []string{
		"9144030071526726XG", "914403001922038216", "91440300708461136T", "91330100799655058B", "91110000802100433B",
		"91440606722473344C", "91110108551385082Q", "91440300192317458F", "91440400192548256N", "91440300100012316L",
		"91100000100003962T", "91370200264574251E", "911100001000044477", "9144030010001686XA", "91440300192181490G",
		"9144030027939873X7", "91110000710925462X", "91110000710926094P", "12100000400000624D",
	}
}

func TestPublishedCodes(t *testing.T) {
	for _, code := range published() {
		if normal, fault := CheckCode(code); normal != code || !fault.IsZero() {
			t.Errorf("%s: %q, %s", code, normal, fault)
		}
	}
}

func TestCheckCode(t *testing.T) {
	for _, c := range []struct{ text, normal, fault string }{
		{"", "", ""},
		{" ", "", ""},
		{"91440300708461136R", "", `"91440300708461136R": the check character (the last) should be T, not R; one of the characters is wrong`},
		{"91440300708461163T", "", `"91440300708461163T": the check character (the last) should be L, not T; one of the characters is wrong`},
		{"9144O3OO7O8461136T", "", `"9144O3OO7O8461136T": no 统一社会信用代码 has the letters I, O, S, V and Z; with digits in their place it is 91440300708461136T, which is valid`},
		{"9I4403007084611367", "", `"9I4403007084611367": no 统一社会信用代码 has the character I`},
		{"91440300708461136t", "91440300708461136T", `"91440300708461136t" is written with blanks, lower-case, full-width or hidden characters; the code is 91440300708461136T`},
		{"９１４４０３００７０８４６１１３６Ｔ", "91440300708461136T", `"９１４４０３００７０８４６１１３６Ｔ" is written with blanks, lower-case, full-width or hidden characters; the code is 91440300708461136T`},
		{"9144 0300 7084 6113 6T", "91440300708461136T", `"9144 0300 7084 6113 6T" is written with blanks, lower-case, full-width or hidden characters; the code is 91440300708461136T`},
		{"914403007084611000", "", `"914403007084611000" ends in 000: a spreadsheet that takes the code for a number keeps 15 digits of it`},
		{"000000000000000000", "", `"000000000000000000" is no 统一社会信用代码, but one character again and again`},
		{"9144030070846113", "", `"9144030070846113" has 16 characters; a 统一社会信用代码 has 18`},
		{"待补", "", `"待补" has 2 characters; a 统一社会信用代码 has 18`},
		{"91440300一08461136T", "", `"91440300一08461136T": no 统一社会信用代码 has the character 一`},
		{"110108000000016", "110108000000016", ""},
		{"110108000000017", "", `"110108000000017": the check digit (the last) of a registration number of 15 digits should be 6, not 7`},
		{"440301708461136", "440301708461136", ""},
		{"44030071526726X", "44030071526726X", ""},
		{"44030071526726Y", "", `"44030071526726Y": the 组织机构代码 in it (characters 7 to 15) should end in X, not Y`},
		{"4403007152672号X", "", `"4403007152672号X" is no 统一社会信用代码, and none of the numbers before it`},
	} {
		normal, fault := CheckCode(c.text)
		if normal != c.normal || fault.String() != c.fault && !(fault.IsZero() && c.fault == "") {
			t.Errorf("%q: %q, %s", c.text, normal, fault)
		}
	}
}

// TestInnerCheck: a code whose last character was made to fit, of an organisation code that doesn't.
func TestInnerCheck(t *testing.T) {
	code := []byte("91440300708461137T")
	code[17] = codeCheck(string(code))
	if _, fault := CheckCode(string(code)); !strings.Contains(fault.String(), "should end in 6, not 7") {
		t.Error(fault)
	}
}

// TestAnySlipIsFound: whichever character of a valid code is replaced by whichever other, the code is wrong.
func TestAnySlipIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(rapid.SampledFrom(published()).Draw(t, "code"))
		at := rapid.IntRange(0, len(code)-1).Draw(t, "at")
		other := rapid.SampledFrom([]byte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*")).Draw(t, "other")
		if code[at] == other {
			t.Skip()
		}
		code[at] = other
		if normal, fault := CheckCode(string(code)); normal != "" || fault.IsZero() {
			t.Fatalf("%s passes as %q", code, normal)
		}
	})
}

func FuzzCheckCode(f *testing.F) {
	for _, code := range published() {
		f.Add(code)
	}
	f.Add("44030071526726X")
	f.Add("９１4\u200b")
	f.Fuzz(func(t *testing.T, text string) {
		normal, _ := CheckCode(text)
		if normal == "" {
			return
		}
		if again, fault := CheckCode(normal); again != normal || !fault.IsZero() {
			t.Errorf("%q gives %q, which gives %q: %s", text, normal, again, fault)
		}
	})
}
