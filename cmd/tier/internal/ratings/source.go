package ratings

import (
	"tier/cmd/tier/internal/config"
	"tier/fileio"
)

// Source is a file of ratings that was read and not understood yet.
type Source struct {
	Path, SHA256 string
	Tables       []*fileio.Table // one for each sheet that may hold ratings
	Others       []string        // sheets that hold none
	AnyPeriod    bool            // forms of another period than the configuration's count too
}

// Open reads a file in which ratings are looked for. The options say nothing of the headers; the error is a
// *fileio.Error.
func Open(path string, cfg *config.Config, opt fileio.ReadOptions) (*Source, error) {
	opt.Known = known(cfg)
	f, err := fileio.Open(path, opt)
	if err != nil {
		return nil, err
	}
	s := &Source{Path: path, SHA256: f.SHA256()}
	s.Tables, s.Others, err = f.Tables()
	return s, err
}

// label makes the places of all files tell them apart.
func label(files []*Source) {
	var all []*fileio.Table
	for _, f := range files {
		all = append(all, f.Tables...)
	}
	fileio.LabelTables(all)
}
