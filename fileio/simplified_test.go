package fileio

import (
	"strings"
	"testing"
)

// knownWords are words that are looked for in lists, of headers, units, sums, notes and grades: the traditional form and then the
// simplified one, as far as they differ.
const knownWords = `編號编号 編碼编码 代碼代码 號碼号码 單號单号 賬號账号 卡號卡号 郵編邮编 電話电话 手機手机 傳真传真 稅號税号
	身份證身份证 工號工号 序號序号 行號行号 型號型号 條碼条码 經度经度 緯度纬度 額额 數数 時長时长 利潤利润 滿意满意
	忠誠忠诚 指數指数 面積面积 人數人数 佔比占比 價价 產值产值 庫存库存 週期周期 齡龄 投訴投诉 退貨退货 退換退换
	壞賬坏账 賬期账期 付款天數付款天数 回款天數回款天数 收款天數收款天数 結算天數结算天数 費用率费用率 風險风险 違約违约
	糾紛纠纷 差錯差错 未下單未下单 銷售額销售额 營業額营业额 淨利净利 金額金额 貨款货款 應收应收 費用费用 採購額采购额
	交易額交易额 消費額消费额 額度额度 資產资产 資金资金 增長增长 員工员工 評分评分 分數分数 年齡年龄 戶數户数
	家數家数 門店门店 單價单价 均價均价 目標目标 計劃计划 預算预算 預測预测 號号 碼码 客戶編號客户编号
	客戶編碼客户编码 客戶代碼客户代码 客戶號客户号 客戶客户 會員編號会员编号 會員號会员号 客戶名稱客户名称
	客戶簡稱客户简称 客戶姓名客户姓名 公司名稱公司名称 單位名稱单位名称 企業名稱企业名称 名稱名称 發票发票 訂單订单
	優秀优秀 較差较差 強强 優优 較好较好 較高较高 較低较低 較強较强 較弱较弱 不滿意不满意 非常滿意非常满意
	非常不滿意非常不满意 很滿意很满意 很不滿意很不满意 較较 滿满 級別级别 等級等级 客戶級別客户级别 客戶等級客户等级
	最終級別最终级别 計算級別计算级别 最終得分最终得分 總得分总得分 綜合得分综合得分 總分总分 綜合評分综合评分 依據依据
	時間时间 貢獻額贡献额 銷售收入销售收入 營業收入营业收入 營收营收 銷售金額销售金额 訂單額订单额 合同額合同额 總額总额
	合計合计 總計总计 銷售销售 當年当年 單位单位 十萬十万 百萬百万 千萬千万 十億十亿 百億百亿 千億千亿 萬億万亿 萬万
	億亿 人民幣元人民币元 人民幣人民币 元人民幣元人民币 歐元欧元 英鎊英镑 港幣港币 個月个月 小時小时 時时 分鐘分钟
	個个 戶户 輛辆 噸吨 條条 張张 單单 筆笔 項项 歲岁 客戶名客户名 備注备注 說明说明 附註附注 數據來源数据来源
	資料來源资料来源 來源来源 編制编制 審核审核 復核复核 審批审批 負責人负责人 經辦经办 單位負責人单位负责人 統計统计
	以下無正文以下无正文 無无 暫無暂无 沒有没有 待補待补 待確認待确认 不詳不详 小計小计 共計共计 累計累计 匯總汇总
	總合計总合计 合計數合计数 代號代号 係數系数`

func TestSimplified(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Sales": "Sales", "客户": "客户", "客戶編號": "客户编号", "銷售額（萬元）": "销售额（万元）", "總計 12 戶": "总计 12 户",
	} {
		if got := Simplified(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestKnownWords finds each known word in traditional characters.
func TestKnownWords(t *testing.T) {
	for pair := range strings.FieldsSeq(knownWords) {
		both := []rune(pair)
		form, word := string(both[:len(both)/2]), string(both[len(both)/2:])
		if got := Simplified(form); got != word {
			t.Errorf("%s: got %s, want %s", form, got, word)
		}
	}
}

// TestTraditionalCharacters wants each character once, and none that simplified texts have too.
func TestTraditionalCharacters(t *testing.T) {
	seen := map[rune]bool{}
	for pair := range strings.FieldsSeq(traditional) {
		both := []rune(pair)
		if len(both) != 2 || both[0] == both[1] || seen[both[0]] {
			t.Errorf("%s: no pair, or the second of %c", pair, both[0])
		}
		seen[both[0]] = true
	}
	for text := range strings.FieldsSeq("著名 显著 覆盖率") {
		if got := Simplified(text); got != text {
			t.Errorf("%s becomes %s", text, got)
		}
	}
}

// TestTraditionalUnits wants figures and headers with traditional units read like others.
func TestTraditionalUnits(t *testing.T) {
	if x, unit, _, ok := ParseNumber("1.2億"); !ok || x != 1.2e8 || unit != "亿" {
		t.Errorf("1.2億: %v %q %v", x, unit, ok)
	}
	if name, unit := NormalHeader("銷售額(單位：萬元)"); name != "销售额" || unit != "万元" {
		t.Errorf("銷售額(單位：萬元): %q in %q", name, unit)
	}
	if name, unit := NormalHeader("銷售額(歐元)"); name != "销售额" || unit != "欧元" {
		t.Errorf("銷售額(歐元): %q in %q", name, unit)
	}
}
