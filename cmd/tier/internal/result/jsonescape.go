package result

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"tier/cmd/tier/internal/words"
)

// escapeSteering writes characters that would steer a terminal as escapes of JSON. The encoder does so only for those below the
// blank. Outside texts there is none, and inside an escape is as good as the character.
func escapeSteering(json []byte) []byte {
	var out []byte
	from := 0
	for i := 0; i < len(json); i++ {
		if !maySteer(json[i]) {
			continue
		}
		r, size := utf8.DecodeRune(json[i:])
		if !words.Steers(r) {
			i += size - 1
			continue
		}
		out = append(out, json[from:i]...)
		for _, unit := range utf16.Encode([]rune{r}) {
			out = fmt.Appendf(out, `\u%04x`, unit)
		}
		i += size - 1
		from = i + 1
	}
	if from == 0 {
		return json
	}
	return append(out, json[from:]...)
}

// maySteer reports whether a byte begins a character that might steer. Few Chinese characters begin so.
func maySteer(b byte) bool {
	switch b {
	case 0x7f, 0xc2, 0xd8, 0xdb, 0xdc, 0xe0, 0xe1, 0xe2, 0xef, 0xf0, 0xf3:
		return true
	}
	return false
}
