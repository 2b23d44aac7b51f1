package identity

import (
	"strings"
	"testing"
)

func TestFoldID(t *testing.T) {
	for _, same := range [][]string{
		{"C001", "c001", "Ｃ００１", "C 001", "C001\u200b", "C\u00a0001", " C001"},
		{"00123", "123", "123.0", "１２３", "0123.00"},
		{"0", "000", "0.0"},
	} {
		want := string(FoldID(nil, same[0]))
		for _, id := range same {
			if got := string(FoldID(nil, id)); got != want || got == "" {
				t.Errorf("%q: %q, not %q", id, got, want)
			}
		}
	}
	for _, other := range [][2]string{{"C001", "C01"}, {"C-001", "C001"}, {"1.5", "15"}, {"123.01", "123"}, {"A.0", "A"}, {"甲1", "乙1"}} {
		if string(FoldID(nil, other[0])) == string(FoldID(nil, other[1])) {
			t.Errorf("%q and %q are one", other[0], other[1])
		}
	}
}

func TestFoldName(t *testing.T) {
	for _, same := range [][]string{
		{"广州甲木商贸有限公司", "甲木商贸", "广东省广州市甲木商贸有限责任公司", "广州市甲木商贸股份有限公司", "甲木 商贸 集团", "甲木商贸公司"},
		{"ACME Trading Co., Ltd.", "Acme Trading", "ＡＣＭＥ　ＴＲＡＤＩＮＧ　Inc.", "acme trading GmbH", "Acme-Trading Co.,Ltd", "ACMETrading"},
		{"乙禾（上海）贸易有限公司", "乙禾(上海)贸易有限公司", "上海乙禾贸易有限公司", "乙禾贸易（上海市）有限责任公司", "乙禾贸易有限公司（上海）", "乙禾贸易"},
		{"华宇贸易（上海）有限责任公司", "上海华宇贸易有限公司"},
		{"ACME (广东省深圳市) Trading Co., Ltd.", "深圳 Acme Trading"},
		{"昆岗市丙田食品有限公司", "丙田食品"},
		{"内蒙古自治区呼和浩特市丁土乳业", "呼和浩特丁土乳业", "丁土乳业集团有限公司"},
	} {
		want, _ := FoldName(nil, same[0])
		for _, name := range same {
			if got, _ := FoldName(nil, name); string(got) != string(want) || len(got) == 0 {
				t.Errorf("%q: %q, not %q", name, got, want)
			}
		}
	}
	for _, other := range [][2]string{
		{"广州市贸易有限公司", "贸易公司"}, {"广州贸易有限公司", "深圳贸易有限公司"}, {"甲木商贸", "甲禾商贸"}, {"华联超市", "家联超市"},
		{"甲木商贸有限公司北京分公司", "甲木商贸有限公司"}, {"Tobaco", "Toba"}, {"北京银行", "上海银行连锁"},
		{"乙禾上海贸易", "乙禾贸易"}, {"贸易（上海）有限公司", "贸易有限公司"}, {"乙禾贸易（筹）", "乙禾贸易"}, {"上海乙禾（深圳）贸易", "上海乙禾贸易"},
		{"乙禾贸易有限公司（上海）分公司", "乙禾贸易有限公司"}, {"乙禾（上海银行）", "乙禾"},
	} {
		a, _ := FoldName(nil, other[0])
		b, _ := FoldName(nil, other[1])
		if string(a) == string(b) {
			t.Errorf("%q and %q are one: %q", other[0], other[1], a)
		}
	}
	for name, region := range map[string]string{"广东省广州市甲木商贸": "广州", "湖南省甲木商贸": "湖南", "甲木商贸（广东省广州市）": "广州", "甲木(湖南)商贸": "湖南", "上海甲木（深圳）": "上海", "甲木商贸": "", "广州贸易": "", "昆岗市甲木": "昆岗"} {
		if _, got := FoldName(nil, name); got != region {
			t.Errorf("%q is of %q, not %q", name, got, region)
		}
	}
}

// TestWords: the tables have no word twice, and no word is shorter than the tables ask for.
func TestWords(t *testing.T) {
	seen := map[string]bool{}
	for _, word := range append(strings.Fields(cities), strings.Fields(provinces)...) {
		if len(word) < twoIdeographs || seen[word] {
			t.Errorf("%s", word)
		}
		seen[word] = true
	}
	for _, word := range strings.Fields(trades) {
		if len(word) != twoIdeographs || seen[word] {
			t.Errorf("%s", word)
		}
		seen[word] = true
	}
}

func FuzzFoldName(f *testing.F) {
	for _, name := range []string{"广东省广州市甲木商贸有限公司", "ACME Co., Ltd.", "（）", "公司", "有限公司", "省市", "北京市", "甲\xff", "İ'ﬀ", "\u200b"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		folded, _ := FoldName([]byte("kept"), name)
		if !strings.HasPrefix(string(folded), "kept") {
			t.Errorf("%q: what stood before it is gone: %q", name, folded)
		}
		if id := FoldID([]byte("kept"), name); !strings.HasPrefix(string(id), "kept") {
			t.Errorf("%q: what stood before it is gone: %q", name, id)
		}
	})
}
