"""The documents and records, and the rules they keep."""
