package fileio

import (
	"context"
	"strings"
)

// ReadPassword is the first line of a file, without its line end and without a byte-order mark: so passwords stay off the
// command line, where others could see them. The error is an *Error.
func ReadPassword(ctx context.Context, path string) (string, error) {
	const most = 1 << 16
	data, err := ReadSmall(ctx, path, most)
	if err != nil {
		return "", err
	}
	text, err := decodeText(data, "", 1)
	if err != nil {
		return "", placed(err, path)
	}
	password, _, _ := strings.Cut(text.text, "\n")
	if password = strings.TrimSuffix(password, "\r"); password == "" {
		return "", &Error{Place: path, Message: say("the first line is empty: there is no password in it"),
			Hint: say("write the password into its first line")}
	}
	return password, nil
}
