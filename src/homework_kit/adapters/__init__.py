"""One module for each outside world; each needs the extra of its name."""
