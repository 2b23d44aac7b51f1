package draft

import (
	"slices"
	"strings"

	"tier/fileio"
)

// CustomerHeaders are the headers that exports give a customer's id and name, the likeliest first. The last of each, such
// as 编号 and 名称, don't say whose they are: beside other columns of customers they may be a product's or an order's.
func CustomerHeaders() (ids, names []string) {
	return []string{"客户编号", "客户编码", "客户代码", "客户号", "客户ID", "Customer ID", "Customer No", "Customer Number",
			"Customer Code", "Account ID", "Account No", "Account Number", "Client ID", "Client No", "会员编号", "会员号",
			"编号", "编码", "代码", "ID"},
		[]string{"客户名称", "客户", "客户简称", "客户姓名", "Customer Name", "Customer", "Client Name", "Client", "Account Name",
			"公司名称", "单位名称", "企业名称", "Company Name", "Company", "名称", "姓名", "Name"}
}

// identify finds the columns of the id and the name: by a usual header, or else, for the id, a column that is called a
// number of some kind and has another in every row.
func identify(columns []*column) {
	ids, names := CustomerHeaders()
	id := headed(columns, ids)
	if id == nil {
		id = numbered(columns)
	}
	if id != nil {
		id.role = theID
	}
	name := headed(columns, names)
	if name == nil {
		name = called(columns)
	}
	if name != nil {
		name.role = theName
	}
}

func headed(columns []*column, headers []string) *column {
	for _, h := range headers {
		want, _ := fileio.NormalHeader(h)
		for _, c := range columns {
			if strings.ReplaceAll(c.key, "_", "") == want && c.role == undecided && c.filled > 0 {
				return c
			}
		}
	}
	return nil
}

// notCustomers are codes that are as different as customers, and of something else.
var notCustomers = []lexicon{{"电话 手机 传真 邮编 身份证 微信 发票 订单 单号 合同 经度 纬度 型号 条码 序号 行号",
	"phone tel mobile fax zip postcode order invoice index longitude latitude lat lng lon"}}

// numbered is the column that numbers the customers.
func numbered(columns []*column) *column {
	for _, c := range columns {
		if c.isCode() && !c.says(notCustomers) && c.allDifferent() && (!c.numeric() || c.integers) {
			return c
		}
	}
	return nil
}

func (c *column) allDifferent() bool { return c.blank == 0 && c.distinct == c.filled }

// called is a column of words that is called a name, and rarely has one twice.
func called(columns []*column) *column {
	for _, c := range columns {
		isName := strings.HasSuffix(c.key, "名称") || strings.HasSuffix(c.key, "客户") || slices.Contains(wordsOf(c.title), "name")
		if isName && c.role == undecided && !c.numeric() && c.distinct*10 >= c.filled*9 && c.filled > 0 {
			return c
		}
	}
	return nil
}
