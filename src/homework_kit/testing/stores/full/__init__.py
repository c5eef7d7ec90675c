"""Documents that leave nothing out: every member is set, and to another value than its default."""
