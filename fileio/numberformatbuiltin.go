package fileio

// builtinCode is the code of a format that files name by number alone, as Chinese programs show it; "" for General, for
// text, and for what differs between countries (money) or that not every program can show (morning and afternoon).
func builtinCode(id int) string {
	if code, ok := builtinDates()[id]; ok {
		return code
	}
	return builtinNumbers()[id]
}

func builtinNumbers() map[int]string {
	return map[int]string{
		1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
		9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
		37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
		41: `_ * #,##0_ ;_ * \-#,##0_ ;_ * "-"_ ;_ @_ `, 43: `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `,
		46: "[h]:mm:ss", 48: "##0.0E+0",
	}
}

func builtinDates() map[int]string {
	const month, day, fullDay = `yyyy"年"m"月"`, `m"月"d"日"`, `yyyy"年"m"月"d"日"`
	return map[int]string{
		14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
		18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
		27: month, 28: day, 29: day, 30: "m/d/yy", 31: fullDay, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`, 36: month,
		45: "mm:ss", 47: "mm:ss.0",
		50: month, 51: day, 52: month, 53: day, 54: day, 57: month, 58: day,
	}
}

// builtinFormat knows the formats that files name by number alone, those of Chinese, Japanese, Korean and Thai
// programs (27 to 36, 50 to 58, 67 to 81) included.
func builtinFormat(id int) cellFormat {
	switch {
	case id == 9, id == 10, id == 67, id == 68:
		return percentFormat
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 75, id == 76, id == 78, id == 80:
		return timeFormat
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 50 && id <= 58, id >= 71 && id <= 81 && id != 79:
		return dateFormat
	}
	return plainFormat
}
