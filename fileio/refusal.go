package fileio

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
	resave := say("open it in Excel or WPS, save it as .xlsx, then run again")
	askAgain := say("ask for the list itself, as .xlsx or .csv")
	switch f {
	case formatXLS:
		return say("this is a workbook of the old format .xls, which can't be read"), resave
	case formatEncrypted:
		return say("this workbook is protected by a password"),
			say("write the password into a file and name it with --password-file, or set TIER_PASSWORD; or save a copy without one")
	case formatOLE:
		return say("this is an old Office file without a workbook in it, or a damaged one"), resave
	case formatXLSB:
		return say("this is a binary workbook (.xlsb), which can't be read"), resave
	case formatODS:
		return say("this is an OpenDocument spreadsheet (.ods), which can't be read"), resave
	case formatOfficeZip:
		return say("this is a document or presentation, not a workbook"), askAgain
	case formatZip:
		return say("this is a zip archive without a workbook in it"), say("unpack it, then run again with the list that was inside")
	case formatZipCut:
		return say("this workbook is cut off or damaged: the directory at its end is missing"),
			say("copy or download it again, then run again")
	case formatArchive:
		return say("this is a compressed archive, not a list"), say("unpack it, then run again with the list that was inside")
	case formatHTML:
		return say("this is a web page, whatever its name says"), resave
	case formatXML2003:
		return say("this is an Excel 2003 XML spreadsheet, which can't be read"), resave
	case formatPDF:
		return say("this is a PDF document, not a list"), say("ask for the list itself, as .xlsx or .csv")
	case formatLock:
		return say("this is the lock file of a workbook that is open in a spreadsheet program"),
			say("name the workbook itself: the same name without ~$ before it")
	case formatEmpty:
		return say("the file is empty"), say("copy or download it again, then run again")
	}
	return Message{}, Message{}
}
