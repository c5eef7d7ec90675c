"""Find every problem of a document at once: its place, its code, and how to mend it."""

import json

import homework_kit as hk

text = """{
  "kind": "entry",
  "schema_version": "1.0",
  "id": "t1",
  "recorded_at": "2026-02-03 18:40",
  "outcome": null,
  "record": {
    "type": "thought_record",
    "situaton": "A short reply from my manager.",
    "emotions": [{"name": "anxious", "before": 8, "after": 4}],
    "balanced": {"belief": 130}
  }
}"""

problems = hk.iter_problems(text)
print(f"{len(problems)} problems")
for problem in problems:
    print(f"{problem.pointer}: {problem.code}")
    print(f"  {problem.message}. {problem.hint}")

# The same document, mended. Neither a message nor a printed document repeats the person's words.
mended = json.loads(text)
mended["recorded_at"] = "2026-02-03T18:40:00+00:00"
del mended["outcome"]
record = mended["record"]
record["situation"] = record.pop("situaton")
record["emotions"][0]["scale"] = "0-10"
record["balanced"]["belief"] = 30

print(f"{len(hk.iter_problems(mended))} problems")
print(hk.loads(json.dumps(mended)))
