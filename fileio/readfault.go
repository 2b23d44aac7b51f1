package fileio

// readFault is an error whose place is not known yet.
func readFault(format string, args ...any) *Error { return &Error{Message: say(format, args...)} }

func readFaultHint(message, hint Message) *Error { return &Error{Message: message, Hint: hint} }

// readDamage is a fault that another copy of the file may not have, or one that Excel or WPS may write otherwise.
func readDamage(format string, args ...any) *Error {
	return readFaultHint(say(format, args...),
		say("copy or download the file again; if it opens in Excel or WPS, save it there again"))
}
