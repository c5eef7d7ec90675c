"""The site: `python -m sphinx -W -n docs site`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from homework_kit._version import __version__  # noqa: E402 - the path comes first

project = "homework_kit"
copyright = "The homework_kit authors"  # noqa: A001 - Sphinx names it
release = __version__
root_doc = "index"
extensions = ["myst_parser", "docs._ext.site"]
exclude_patterns = ["_ext"]

myst_heading_anchors = 6  # links name headings as they do on code hosts
myst_links_external_new_tab = False

add_module_names = False
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 76
toc_object_entries = False  # each object has a heading, which the page lists
# Names of other packages stay text: the site is complete without a network.
nitpick_ignore_regex = [("py:.*", r"(?!homework_kit\.).*")]

html_theme = "furo"
html_title = f"homework_kit {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = [("reach.js", {"defer": "defer"})]
html_show_sphinx = False
html_copy_source = False
