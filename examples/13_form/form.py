"""A form drawn from the form profile, filled in by a browser; what it sends is read as it came.

npm install; python form.py [FOLDER]. Pictures of the form are written to FOLDER, if one is named.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import homework_kit as hk
from homework_kit.schemas import schema

HERE = Path(__file__).parent


def sent_by_the_form(folder: str) -> str:
    """Draw the form in a browser, fill it in, and give the text that it sends."""
    Path(folder, "profile.json").write_text(json.dumps(schema("entry", profile="form")), "utf-8")
    ran = subprocess.run(  # noqa: S603 - the program beside this file
        ["node", str(HERE / "run.mjs"), folder],  # noqa: S607 - Node as it is found
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return ran.stdout.strip()


with tempfile.TemporaryDirectory() as somewhere:
    text = sent_by_the_form(sys.argv[1] if len(sys.argv) > 1 else somewhere)

print(json.dumps(json.loads(text), indent=1))
print("problems:", len(hk.iter_problems(text)))

entry = hk.loads(text, expect=hk.Entry)
record = entry.record
assert isinstance(record, hk.ThoughtRecord)  # noqa: S101 - what the form asks for
print("feelings:", len(record.emotions), "- rated after:", record.emotions[0].after)
