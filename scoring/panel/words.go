package panel

// String is the word of the configuration: mean, median or trimmed.
func (c Combine) String() string { return [...]string{"mean", "median", "trimmed"}[c] }

// String is the word of the configuration: exclude or keep.
func (o Own) String() string { return [...]string{"exclude", "keep"}[o] }

// String is a word for machines: own, highest or lowest.
func (w Why) String() string { return [...]string{"own", "highest", "lowest"}[w] }
