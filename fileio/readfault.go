package fileio

// readFaultHint is an error whose place is not known yet.
func readFaultHint(message, hint Message) *Error { return &Error{Message: message, Hint: hint} }

// readDamage is a fault that another copy of the file may not have, or one that Excel or WPS may write otherwise.
func readDamage(format string, args ...any) *Error {
	return readFaultHint(say(format, args...), copyOrResave())
}
