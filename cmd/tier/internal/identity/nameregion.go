package identity

import (
	"strings"
	"sync"
)

// provinces are the provinces, autonomous regions and cities of their rank as names begin with them.
const provinces = "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾"

// cities are those that names often begin with, also without 市.
const cities = "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 赤峰 通辽 鄂尔多斯 " +
	"沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 " +
	"南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 " +
	"合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 " +
	"南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 " +
	"郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 " +
	"长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 " +
	"南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 " +
	"贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 " +
	"兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 喀什 伊犁 石河子"

// place is a province or a city that names begin with.
type place struct {
	name     string
	isCity   bool
	suffixes []string // what it may be called besides, longer ones first
}

// places are all of them, by their first two ideographs.
var places = sync.OnceValue(func() *wordTable[[]place] {
	all := &wordTable[[]place]{}
	enter := func(names string, isCity bool, suffixes ...string) {
		for _, name := range strings.Fields(names) {
			slot := all.enter(name)
			*slot = append(*slot, place{name, isCity, suffixes})
		}
	}
	enter(provinces, false, "维吾尔自治区", "特别行政区", "壮族自治区", "回族自治区", "自治区", "省", "市")
	enter(cities, true, "地区", "市")
	return all
})

// cutRegion takes the province and the city off the beginning of a name. The region is the city, or else the province.
func cutRegion(name []byte) (rest []byte, region string) {
	rest, found, ok := cutPlace(name)
	if ok && found.isCity {
		return rest, found.name
	}
	if after, city, isAgain := cutPlace(rest); ok && isAgain && city.isCity {
		return after, city.name
	}
	if after, city := cutUnknownCity(rest); city != "" {
		return after, city
	}
	return rest, found.name
}

// cutBracketed parts a name at a place that stands in brackets and alone there: 甲木（上海）贸易. The region is the city, or else
// the province.
func cutBracketed(name string) (before, region, after string, ok bool) {
	const open, closing = "（", "）" // a usual one is of one byte
	from := strings.IndexByte(name, '(')
	begin, end := from+1, ")"
	if from < 0 {
		if strings.IndexByte(name, open[0]) < 0 { // quicker, and most names have neither
			return "", "", "", false
		}
		if from = strings.Index(name, open); from < 0 {
			return "", "", "", false
		}
		begin, end = from+len(open), closing
	}
	length := strings.Index(name[begin:], end)
	if length < twoIdeographs || length > longestPlace {
		return "", "", "", false
	}
	rest, region := cutRegion([]byte(name[begin : begin+length]))
	return name[:from], region, name[begin+length+len(end):], region != "" && len(rest) == 0
}

// longestPlace is how many bytes a province and a city have at most: 新疆维吾尔自治区克拉玛依市.
const longestPlace = 3 * 13

// cutPlace takes a place off the beginning of a name, with what it is called besides.
func cutPlace(name []byte) (rest []byte, found place, ok bool) {
	if len(name) < twoIdeographs || !isIdeograph(name[0]) {
		return name, place{}, false
	}
	for _, p := range places().look(name) {
		if len(name) < len(p.name) || string(name[:len(p.name)]) != p.name {
			continue
		}
		rest = name[len(p.name):]
		for _, suffix := range p.suffixes {
			if len(rest) >= len(suffix) && string(rest[:len(suffix)]) == suffix {
				return rest[len(suffix):], p, true
			}
		}
		return rest, p, true
	}
	return name, place{}, false
}

// cutUnknownCity takes a city that isn't listed, of two or three ideographs and 市, off the beginning of a name. In 超市 and
// 门市 there is no city.
func cutUnknownCity(name []byte) (rest []byte, region string) {
	const city = "市"
	for length := 6; length <= 9 && length+3 <= len(name); length += 3 {
		if string(name[length:length+3]) == city && !strings.Contains("超门城夜上股菜闹都", string(name[length-3:length])) {
			return name[length+3:], string(name[:length])
		}
	}
	return name, ""
}
