"""What the site is made of beside the pages that are written by hand."""
