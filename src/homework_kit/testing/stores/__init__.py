"""Conformance of stores: the shortest story in which a store loses or mixes up what it keeps.

`StoreConformance` is for pytest, `run_all` for programs, `homework-kit conform` for a terminal.
What a store promises is written at `Store`; the named tests stand in `checks`.
"""
