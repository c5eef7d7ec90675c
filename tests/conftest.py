"""What holds for every test here."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No test judges time: an example that takes a second on a busy machine is as right as a fast one.
settings.register_profile(
    "untimed", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")
