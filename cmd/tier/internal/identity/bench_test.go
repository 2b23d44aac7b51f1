package identity

import (
	"fmt"
	"testing"
)

// BenchmarkFind looks at a million customers: the time is a part of every run's.
func BenchmarkFind(b *testing.B) {
	const n = 1_000_000
	cities := []string{"大连", "成都市", "广东省广州市", "南京", "上海", "昆山市"}
	trades := []string{"服饰有限公司", "包装有限责任公司", "能源股份有限公司", "科技发展有限公司"}
	ids, names := make([]string, n), make([]string, n)
	for i := range n {
		ids[i] = fmt.Sprintf("C%08d", i)
		names[i] = cities[i%6] + string([]rune{rune(0x4E00 + i%9000), rune(0x4E00 + i/9000*7)}) + trades[i%4]
	}
	who := &Customers{Len: n, ID: func(row int) string { return ids[row] }, Name: func(row int) string { return names[row] }}
	b.ReportAllocs()
	for b.Loop() {
		Find(who)
	}
}
