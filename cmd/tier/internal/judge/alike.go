package judge

import (
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/identity"
	"tier/fileio"
)

// lookAlike finds what ids, codes and names say against each row being a customer of its own.
func lookAlike(cfg *config.Config, list *fileio.List, workers int) []identity.Finding {
	who := &identity.Customers{Len: list.Len(), Workers: workers}
	who.ID, _ = list.Texts("id")
	who.Name, _ = list.Texts("name")
	for _, f := range cfg.CodeFields() {
		if codes, ok := list.Texts(f.Name); ok {
			who.Codes = append(who.Codes, identity.Codes{Field: f.Name, Of: codes})
		}
	}
	return identity.Find(who)
}
