"""`python -m homework_kit` is the `homework-kit` command."""

from __future__ import annotations

from homework_kit.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
