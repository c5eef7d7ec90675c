"""Pictures for the person and the therapist: charts as SVG text, and the report as one HTML page.

Nothing here needs an extra, a script, a font or the network. A chart never has red in it, no score,
no trend line, and no picture of fewer than five times; what was noted is drawn as it was noted.
"""

from __future__ import annotations

from homework_kit.plots.charts import before_after, days, obstacles, steps, weeks
from homework_kit.plots.page import Contacts, report

__all__ = ["Contacts", "before_after", "days", "obstacles", "report", "steps", "weeks"]
