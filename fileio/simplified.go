package fileio

import (
	"strings"
	"sync"
)

// traditional are the traditional characters of the words that are looked for in lists, each with its simplified one: of
// headers, units, sums, notes and grades. A list of a customer in Taipei or Hong Kong is headed by them.
const traditional = `業业 個个 備备 傳传 價价 億亿 優优 儲储 別别 劃划 務务 動动 區区 協协 單单 員员 問问 國国 圍围 圓圆 執执 報报 場场 壞坏 審审 寬宽 實实
	將将 專专 層层 屆届 帳账 幣币 幾几 庫库 廠厂 張张 強强 彙汇 後后 從从 復复 應应 態态 慮虑 戰战 戶户 換换 損损 據据 採采 擴扩 數数 斷断 時时
	書书 會会 東东 條条 棄弃 標标 檔档 歲岁 歷历 殘残 決决 沒没 況况 淨净 減减 測测 準准 滿满 潛潜 潤润 無无 營营 狀状 獎奖 獻献 產产 異异 當当
	發发 盜盗 盡尽 盤盘 監监 確确 碼码 種种 稅税 稱称 積积 穩稳 筆笔 節节 簡简 簽签 糾纠 紀纪 約约 級级 納纳 紛纷 純纯 終终 組组 結结 給给 統统
	經经 維维 網网 緊紧 線线 編编 緩缓 緯纬 練练 績绩 繫系 繳缴 聯联 職职 聲声 臺台 與与 舊旧 華华 萬万 處处 號号 術术 製制 複复 規规
	視视 親亲 覽览 觀观 訂订 計计 訊讯 記记 訪访 設设 許许 訴诉 註注 詢询 試试 話话 該该 認认 誠诚 誤误 說说 調调 請请 論论 證证 識识 議议 護护
	變变 負负 財财 責责 貨货 貢贡 貴贵 買买 貸贷 費费 資资 賣卖 賬账 質质 購购 贈赠 較较 輛辆 輕轻 輪轮 轉转 辦办 農农 週周 進进 運运 過过 達达
	違违 遞递 遠远 適适 遲迟 選选 還还 邊边 郵邮 鄉乡 醫医 釋释 針针 銀银 銷销 錄录 錢钱 錯错 鍵键 鐘钟 長长 門门 開开 間间 關关 陳陈 階阶 際际
	險险 雙双 離离 難难 電电 靜静 順顺 預预 領领 頭头 頻频 額额 類类 風风 餘余 館馆 馬马 駐驻 驗验 點点 齊齐 齡龄 佔占 係系 匯汇 噸吨 機机 訓训
	項项 範范 總总 鋪铺 體体 獲获 絡络 穫获 隊队 雜杂 龍龙 評评 綜综 歐欧 鎊镑 暫暂 補补 詳详 來来`

var simplifiedBy = sync.OnceValue(func() map[rune]rune {
	by := map[rune]rune{}
	for pair := range strings.FieldsSeq(traditional) {
		both := []rune(pair)
		by[both[0]] = both[1]
	}
	return by
})

// Simplified is a text with the traditional characters of usual headers, units and grades as simplified ones, for
// comparing it with such words. It is no translation: 資料 becomes 资料, and not 数据.
func Simplified(s string) string {
	if isASCII(s) {
		return s
	}
	by := simplifiedBy()
	return strings.Map(func(r rune) rune {
		if simple, ok := by[r]; ok {
			return simple
		}
		return r
	}, s)
}
