package fileio

import (
	"strings"
	"testing"
)

// TestSoundCode: what spreadsheet programs write is taken as it is.
func TestSoundCode(t *testing.T) {
	for _, code := range []string{"0", "0.00", "#,##0", "#,##0.00", "¥#,##0", `"¥"#,##0.00`, `\¥#,##0`, "0%", "0.0%", "yyyy/m/d", "yyyy-mm-dd hh:mm:ss",
		`0\.0,"万"`, `[$-804]yyyy"年"m"月"d"日"`, `[$-804]yyyy"年"m"月"d"日";@`, "[$¥-804]#,##0.00", "[$USD] #,##0", "#,##0.00_);[Red](#,##0.00)",
		`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, "[h]:mm", "[mm]:ss", "h:mm AM/PM", "mm:ss.0", "0.00E+00", "# ?/?", "[>=10000]0.0,;0",
		`[=1]"是"0;[=0]"否"0;0`, "[DBNum1][$-804]General", `General"年"`, "[$-F800]dddd, mmmm dd, yyyy", "0元", "[Color 10]0", "aaaa"} {
		if got := soundCode(code, parseNumberFormat(code)); got != code {
			t.Errorf("%s: got %q", code, got)
		}
	}
}

// TestSoundCodeRefuses what is damaged, hostile, or careless.
func TestSoundCodeRefuses(t *testing.T) {
	for _, code := range []string{"", "General", "@", ";;;", `"text"`, `0"`, `"0`, "[0", "0]", "[[Red]]0", "[what]0", "0\\", "0_", "0*", "0;0;0;0;0", "0\x00", "0\n", "0\u202e",
		"0\xff", strings.Repeat("0", 256), `0"` + strings.Repeat("万", 100) + `"`, "#,##0 USD", "0;yyyy", "foo", "yyyy0x", "yyyy#", "yyyy%", "[$" + strings.Repeat("x", 99) + "]0",
		"[>1]0;[>2]0;[>3]0", `0<c/>"`, "[>1e9]0", "[$\"]0", "GENERAL", "0 e", "%", "\ufffd0"} {
		if got := soundCode(code, parseNumberFormat(code)); got != "" {
			t.Errorf("%q: taken", code)
		}
	}
}

// TestBuiltinCode: a built-in code is sound, and of the kind that its number is.
func TestBuiltinCode(t *testing.T) {
	want := map[int]string{0: "", 1: "0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 22: "yyyy/m/d h:mm", 49: "", 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`, 164: ""}
	for id := range 170 {
		code := builtinCode(id)
		if expected, ok := want[id]; ok && code != expected {
			t.Errorf("%d: got %q, want %q", id, code, expected)
		}
		if code == "" {
			continue
		}
		kind := builtinFormat(id)
		if got := parseNumberFormat(code); got != kind || soundCode(code, kind) != code {
			t.Errorf("%d: %q is of kind %d, want %d", id, code, got, kind)
		}
	}
}

func FuzzSoundCode(f *testing.F) {
	for _, seed := range []string{"0.00", `0\.0,"万"`, "[Red]0;[h]:mm", `[$-804]yyyy"年"`, `"`, "[", "\\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, code string) {
		kind := parseNumberFormat(code)
		got := soundCode(code, kind)
		bare := strings.NewReplacer(`\\`, "", `\"`, "").Replace(code)
		if got != "" && (got != code || strings.Count(bare, `"`) == 1 || len(code) > 255) {
			t.Errorf("%q: got %q", code, got)
		}
	})
}
