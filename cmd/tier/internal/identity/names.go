package identity

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// FoldName appends what is left of a customer's name without what people leave out or write in several ways, and returns the
// region that was dropped from it, "" for none:
//
//  1. Letters are in lower case and usual width; blanks, hidden marks, brackets and other punctuation are dropped.
//  2. What says that it is a company is dropped from the end, as often as there is such a word: 有限公司, 有限责任公司,
//     股份有限公司, 集团, 公司; Co., Ltd., Inc., Corp., LLC, GmbH …
//  3. The province and the city that it begins with are dropped (广东省广州市, 广州市, 广州), or else the one in brackets behind
//     its first words or at its end (（上海）), if what remains is distinctive.
//
// A name is distinctive if behind the trades that it may begin with (贸易, 科技, 食品 …) there are two ideographs, or letters and
// digits: 广州市贸易有限公司 keeps its 广州. There is no distance between names: those that differ in one character are mostly
// two customers.
func FoldName(dst []byte, name string) (folded []byte, region string) {
	start := len(dst)
	if before, place, after, ok := cutBracketed(name); ok {
		dst = appendPlain(appendPlain(dst, before), after)
		core := cutForms(dst[start:])
		if _, other := cutRegion(core); other == "" && isDistinctive(core) {
			return append(dst[:start], withoutBlanks(core)...), place
		}
		dst = dst[:start]
	}
	dst = appendPlain(dst, name)
	core := cutForms(dst[start:])
	if rest, place := cutRegion(core); place != "" {
		if rest = cutForms(rest); isDistinctive(rest) {
			core, region = rest, place
		}
	}
	return append(dst[:start], withoutBlanks(core)...), region
}

// withoutBlanks takes the blanks out of a name, in place.
func withoutBlanks(name []byte) []byte {
	if bytes.IndexByte(name, ' ') < 0 {
		return name
	}
	kept := name[:0]
	for _, b := range name {
		if b != ' ' {
			kept = append(kept, b)
		}
	}
	return kept
}

// appendPlain appends a name in lower case and usual width, its words parted by one blank where neither is of ideographs.
func appendPlain(dst []byte, name string) []byte {
	start := len(dst)
	for i := 0; i < len(name); {
		b := name[i]
		switch {
		case isIdeograph(b) && i+3 <= len(name):
			dst = append(dst, name[i:i+3]...)
			i += 3
			continue
		case b < utf8.RuneSelf:
			dst = appendLetter(dst, start, rune(b))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(name[i:])
		i += size
		for _, folded := range width.Fold.String(string(r)) {
			dst = appendLetter(dst, start, folded)
		}
	}
	return bytes.TrimRight(dst, " ")
}

// appendLetter appends a letter or digit, or a blank between words in the place of what is neither.
func appendLetter(dst []byte, start int, r rune) []byte {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return append(dst, byte(r))
	case 'A' <= r && r <= 'Z':
		return append(dst, byte(r)|0x20)
	case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsNumber(r)):
		return utf8.AppendRune(dst, unicode.ToLower(r))
	case r == '\'' || r == '’' || isHidden(r) && !unicode.IsSpace(r):
		return dst
	case len(dst) > start && dst[len(dst)-1] < utf8.RuneSelf && dst[len(dst)-1] != ' ':
		return append(dst, ' ')
	}
	return dst
}

// isIdeograph reports whether a character that begins with this byte is an ideograph of three bytes.
func isIdeograph(b byte) bool { return 0xE4 <= b && b <= 0xE9 }

// cutForms drops what says that a name is a company's.
func cutForms(name []byte) []byte {
	for {
		rest := cutForm(name)
		if len(rest) == len(name) || len(rest) == 0 {
			return name
		}
		name = rest
	}
}

func cutForm(name []byte) []byte {
	if len(name) == 0 {
		return name
	}
	if name[len(name)-1] < utf8.RuneSelf {
		return cutLatinForm(name)
	}
	if n := len(name) - twoIdeographs; n > 0 {
		switch string(name[n:]) {
		case "公司", "有限", "责任", "股份", "集团", "控股":
			return bytes.TrimRight(name[:n], " ")
		}
	}
	return name
}

// cutLatinForm drops the last word if it is Ltd, Inc …
func cutLatinForm(name []byte) []byte {
	i := bytes.LastIndexByte(name, ' ')
	if i <= 0 {
		return name
	}
	switch string(name[i+1:]) {
	case "co", "company", "ltd", "limited", "coltd", "inc", "incorporated", "corp", "corporation", "llc", "llp", "plc", "gmbh", "ag", "sa", "bv", "pte", "pty", "group", "holdings":
		return name[:i]
	}
	return name
}

// trades are words that name a trade or a kind of business, which many customers share.
const trades = "贸易 商贸 科技 技术 实业 工业 电子 电器 电气 机械 设备 建材 建筑 工程 装饰 食品 服饰 服装 纺织 物流 运输 投资 发展 国际 进出 商行 经营 门市 " +
	"超市 百货 商店 商场 连锁 销售 经销 批发 零售 制造 生产 加工 化工 医药 药业 医疗 器械 能源 汽车 信息 网络 软件 文化 传媒 广告 教育 培训 咨询 服务 管理 " +
	"餐饮 酒店 农业 环保 材料 包装 印刷 家具 塑料 五金 钢铁 金属 玻璃 企业 产业 总公 分公 办事 代理 客户 供应"

// tradeWords are the trades by their first two ideographs.
var tradeWords = sync.OnceValue(func() *wordTable[bool] {
	all := &wordTable[bool]{}
	for _, word := range strings.Fields(trades) {
		*all.enter(word) = true
	}
	return all
})

// isDistinctive reports whether a name says more than the words of trades that it may begin with.
func isDistinctive(name []byte) bool {
	const letters = 3
	whole := len(name)
	for len(name) >= twoIdeographs && isIdeograph(name[0]) && tradeWords().look(name) {
		name = name[twoIdeographs:]
	}
	switch {
	case len(name) == 0:
		return false
	case isIdeograph(name[0]):
		return len(name) >= twoIdeographs
	}
	return len(name) >= letters || len(name) < whole
}
