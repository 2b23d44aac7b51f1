package book

import (
	"fmt"

	"tier/cmd/tier/internal/words"
)

const (
	scriptSize = 9 // of the texts of a chart, in points
	axisGrey   = "7F7F7F"
)

// title is the title of a chart or of an axis.
func (w chartWriter) title(text string, size int, bold, upright bool) string {
	turn := `<a:bodyPr/>`
	if upright {
		turn = `<a:bodyPr rot="-5400000" vert="horz"/>`
	}
	return element("c:title",
		element("c:tx", element("c:rich", turn, "<a:lstStyle/>",
			element("a:p", element("a:pPr", w.script("a:defRPr", "", size, bold, ink)),
				element("a:r", w.script("a:rPr", w.language(), size, bold, ink), element("a:t", xmlText(text)))))),
		tag("c:overlay", 0))
}

// texts is how the texts of a part look that it doesn't hold itself: never turned, since a long name would take the
// room of the bars.
func (w chartWriter) texts() string {
	return element("c:txPr", `<a:bodyPr rot="0" vert="horz"/>`, "<a:lstStyle/>",
		element("a:p", element("a:pPr", w.script("a:defRPr", "", scriptSize, false, ink)), `<a:endParaRPr`+w.language()+`/>`))
}

// script is a font, named for all writing systems: a spreadsheet takes its own for Chinese otherwise.
func (w chartWriter) script(name, more string, size int, bold bool, color string) string {
	weight := 0
	if bold {
		weight = 1
	}
	face := ` typeface="` + xmlText(w.font) + `"/>`
	return fmt.Sprintf(`<%s%s sz="%d" b="%d">`, name, more, size*100, weight) +
		solid(color) + "<a:latin" + face + "<a:ea" + face + "<a:cs" + face + "</" + name + ">"
}

func (w chartWriter) language() string { return ` lang="` + w.locale() + `"` }

// locale is the language as office programs name it.
func (w chartWriter) locale() string {
	if w.lang == words.Chinese {
		return "zh-CN"
	}
	return "en-US"
}

// solid fills with a colour.
func solid(color string) string { return element("a:solidFill", tag("a:srgbClr", color)) }

const (
	noFill   = "<a:noFill/>"
	noStroke = "<a:ln><a:noFill/></a:ln>"
)

// stroke is a line of so many points.
func stroke(points float64, color string, dashed bool) string {
	dash := "solid"
	if dashed {
		dash = "sysDash"
	}
	const unit = 12700 // a point
	return fmt.Sprintf(`<a:ln w="%d" cap="rnd">`, int(points*unit)) + solid(color) + tag("a:prstDash", dash) + "<a:round/></a:ln>"
}
