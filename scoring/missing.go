package scoring

// MissingMode is what becomes of a customer whose value for a criterion is missing.
type MissingMode uint8

const (
	Refuse MissingMode = iota // the customer is left unscored and reported
	Skip                      // the criterion's weight is spread over the customer's other criteria
	Give                      // a stated number of points
)

// Missing is a criterion's rule for missing values; Points are those of Give.
type Missing struct {
	Mode   MissingMode
	Points float64
}
