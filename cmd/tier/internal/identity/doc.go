// Package identity finds what the ids, codes and names of a list say against being one row for each customer:
//
//   - ids that differ in nothing that people see: case, width, blanks, hidden marks, leading zeros (ids.go);
//   - 统一社会信用代码 and older numbers whose check digit is wrong, and one valid code of several rows (code.go, codeolder.go);
//   - names that are one name written in several ways (names.go, nameregion.go).
//
// Nothing is merged and nobody is kept from being judged: whoever knows the customers decides.
package identity
