"""One module for each outside world; one that needs a package needs the extra of its name."""
