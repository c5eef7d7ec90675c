"""What holds for every test here."""

from __future__ import annotations

from hypothesis import settings

# No test judges time: an example that takes a second on a busy machine is as right as a fast one.
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")
