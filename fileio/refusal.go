package fileio

// refused is the refusal of a file of a format that can't be read, or nil. It names what the file has to do with: the lists in
// an archive, the workbook of a lock file.
func refused(f format, data []byte, path string) *Error {
	e := f.refusal(path)
	switch f {
	case formatZipOfList:
		e = &Error{Place: path}
		e.Message, e.Hint = zipOfLists(listsInZip(data))
	case formatLock:
		e.Hint = say("name the workbook itself, %s", clipped(lockedName(path)))
	}
	return e
}

// zipOfLists says which lists an archive holds.
func zipOfLists(names []string) (message, hint Message) {
	const most = 3
	hint = say("unpack it, then run again with the list that was inside")
	switch n := len(names); {
	case n == 1:
		return say("this is a zip archive with a list inside, %q", names[0]), say("unpack it, then run again with that list")
	case n > most:
		return say("this is a zip archive with lists inside: %s and %d more", quoteAll(names[:most]), n-most), hint
	}
	return say("this is a zip archive with lists inside: %s", quoteAll(names)), hint
}

// refusal is the error for a file that can't be read as a list, or nil for one that can. Each says what the file is
// and what to do next.
func (f format) refusal(path string) *Error {
	message, hint := f.reason()
	if message.IsZero() {
		return nil
	}
	return &Error{Place: path, Message: message, Hint: hint}
}

func (f format) reason() (message, hint Message) {
	switch f {
	case formatEncrypted:
		return say("this workbook is protected by a password"),
			say("write the password into a file and name it with --password-file, or set TIER_PASSWORD; or save a copy without one")
	case formatOLE:
		return say("this is an old Office file without a workbook in it, or a damaged one"),
			copyOrResave()
	case formatOLECut:
		return say("this old Office file is cut off: it is shorter than it says itself"), copyAgain()
	case formatXLSB, formatWebArchive, formatSYLK, formatDIF:
		return f.unread(), resave()
	case formatNumbers:
		return say("this is a Numbers document of Apple, which can't be read"),
			say("open it in Numbers, export it to Excel, then run again with the .xlsx")
	case formatOfficeZip:
		return say("this is a document or presentation, not a workbook"), askAgain()
	case formatZip:
		return say("this is a zip archive without a workbook in it"), askAgain()
	case formatZipCut:
		return say("this workbook is cut off or damaged: the directory at its end is missing"),
			copyAgain()
	case formatArchive:
		return say("this is a compressed archive, not a list"), say("unpack it, then run again with the list that was inside")
	case formatPDF:
		return say("this is a PDF document, not a list"), askAgain()
	case formatRTF:
		return say("this is a rich-text document (.rtf), not a list"), askAgain()
	case formatImage:
		return say("this is an image, not a list"), askAgain()
	case formatJSON:
		return say("this is JSON, not a table"), askAgain()
	case formatZeros:
		return say("the file holds nothing but zero bytes: its content was never written"), copyAgain()
	case formatLock:
		return say("this is the lock file of a workbook that is open in a spreadsheet program"),
			Message{}
	case formatEmpty:
		return say("the file is empty"), copyAgain()
	}
	return Message{}, Message{}
}

// unread says what a file is that Excel and WPS open, and tier does not.
func (f format) unread() Message {
	switch f {
	case formatXLSB:
		return say("this is a binary workbook (.xlsb), which can't be read")
	case formatWebArchive:
		return say("this is a web archive (.mht), which can't be read")
	case formatSYLK:
		return say("this is a SYLK file (.slk), which can't be read")
	}
	return say("this is a DIF file (.dif), which can't be read")
}

// What to do next, wherever it is the same.

func resave() Message { return say("open it in Excel or WPS, save it as .xlsx, then run again") }

func resaveUnlocked() Message {
	return say("open it in Excel or WPS with its password, save a copy without one, then run again")
}

func askAgain() Message { return say("ask for the list itself, as .xlsx or .csv") }

func copyAgain() Message { return say("copy or download it again, then run again") }

func copyOrResave() Message {
	return say("copy or download the file again; if it opens in Excel or WPS, save it there again")
}

// noWorksheet is the refusal of a workbook that has no sheet with rows.
func noWorksheet() error { return readFaultHint(say("the workbook has no worksheet"), askAgain()) }

// tooManySheets is the refusal of a workbook that has more sheets than it may.
func tooManySheets(l Limits) error {
	return overLimit("entries", say("the workbook has more than the %d sheets allowed", l.Entries), leaner())
}
