package plainxlsx

import (
	"regexp"
	"strconv"
	"strings"
)

// format is what the look of a number makes of it.
type format string

const (
	plain   format = "plain"
	percent format = "percent"
	day     format = "day"
	clock   format = "clock" // a time of day without a day
)

type xmlStyles struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Format string `xml:"numFmtId,attr"`
	} `xml:"cellXfs>xf"`
}

// readStyles reads the format of each style.
func (r *reader) readStyles(main string) error {
	_, part, err := r.rels(main, "styles")
	if err != nil || part == "" {
		return err
	}
	var styles xmlStyles
	if err := r.decode(part, &styles); err != nil {
		return without(err)
	}
	codes := standardCodes()
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	for _, style := range styles.Cells {
		id, _ := strconv.Atoi(style.Format) // without one it is 0, General
		r.formats = append(r.formats, formatOf(codes[id]))
	}
	return nil
}

// standardCodes are the dates and percentages among the formats that are not in the file: ECMA-376, 18.8.30, with those
// of Chinese programs.
func standardCodes() map[int]string {
	codes := map[int]string{9: "0%", 10: "0.00%"}
	for code, ids := range map[string][]int{
		"yyyy/m/d": {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58},
		"h:mm":     {18, 19, 20, 21, 32, 33, 34, 35, 45, 47},
	} {
		for _, id := range ids {
			codes[id] = code
		}
	}
	return codes
}

var (
	literal  = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.`)
	bracket  = regexp.MustCompile(`\[[^\]]*\]`)
	duration = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)
	fraction = regexp.MustCompile(`(?i)s+\.0+`)
	halfDay  = regexp.MustCompile(`(?i)am/pm|a/p`)
	days     = regexp.MustCompile(`(?i)[yde]|aaa|b`)
	hours    = regexp.MustCompile(`(?i)[hs]`)
	months   = regexp.MustCompile(`(?i)m`)
)

// formatOf says what the first section of a format code shows.
func formatOf(code string) format {
	code = literal.ReplaceAllString(code, "")
	isDuration := duration.MatchString(code)
	code, _, _ = strings.Cut(bracket.ReplaceAllString(code, ""), ";")
	code = halfDay.ReplaceAllString(fraction.ReplaceAllString(code, "s"), "h")
	switch {
	case strings.Contains(strings.ToLower(code), "general"), isDuration:
		return plain
	case strings.Contains(code, "%"):
		return percent
	case strings.ContainsAny(code, "0#?@"):
		return plain
	case days.MatchString(code), months.MatchString(code) && !hours.MatchString(code):
		return day
	case hours.MatchString(code):
		return clock
	}
	return plain
}
