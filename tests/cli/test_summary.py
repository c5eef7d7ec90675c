"""`summary`: counts first, a named obstacle always, no fraction of nothing for what is over."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

import homework_kit as hk
from homework_kit.cli import main
from homework_kit.cli.terminal import columns, visible
from homework_kit.language import lint_text
from homework_kit.language.messages import say
from homework_kit.models.vocabulary import Happened
from homework_kit.packaged import CASES as STORIES
from tests.cli.bundles import AS_OF, CASES, entry, plan, saved, texts


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Run `summary` and give what it prints."""
    assert main(["summary", *argv]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def test_a_plan_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, status, counts, states, weeks, obstacles with what was talked over and chosen."""
    obstacle = hk.Obstacle(
        id="o1",
        code="forgetting",
        noted_on=dt.date(2026, 3, 30),
        assignment_id="breaths",
        options_considered=["fg-01", "a card on the kettle"],
        option_chosen="a card on the kettle",
        helped="somewhat",
    )
    calmer = hk.SkillRehearsal(
        setting="rehearsal_calm", distress=hk.records.BeforeAfter(before=60, after=40)
    )
    file = saved(
        tmp_path,
        plan(reserve=1),
        entries=[entry(1, 27, record=calmer), entry(2, 28), entry(3, 30, "not_done_told")],
        obstacles=[obstacle],
    )
    assert told(capsys, file, "--as-of", AS_OF).splitlines()[:-4] == [
        "As of Tuesday 31 March 2026 at 13:00, London time",
        "",
        "Three slow breaths                                                      going on",
        "  each day at 08:30",
        "  practiced on two of four set times · one reserve day used",
        "  practiced: 2 · not this time: 1 · no note: 1 · open now: 1",
        "",
        "  From      Plan  Practiced",
        "  27 March     4          2  still going",
        "",
        "  After, next to before     Pairs  Lower  Same  Higher  Scale",
        "  distress (calm practice)      1      1     0       0  0-100",
        "",
        "  What got in the way",
        "  Forgetting: noted one time",
        '    Talked over  tie it to a thing you do each day, such as "after the kettle"',
        "                 a card on the kettle",
        "    Chosen       a card on the kettle",
        "    Did it help  somewhat",
    ]


def test_an_empty_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No plan is no error."""
    assert say("cli.no_plans") in told(capsys, saved(tmp_path), "--as-of", AS_OF)


def test_now_is_the_default(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--as-of` the clock is read."""
    before = dt.datetime.now(dt.UTC)
    document = hk.loads(told(capsys, saved(tmp_path, plan()), "--format", "json"))
    assert before <= document.as_of <= dt.datetime.now(dt.UTC)


def test_json_is_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format json` prints the AdherenceSummary in canonical form."""
    file = saved(tmp_path, plan(), entries=[entry(1, 27)])
    said = told(capsys, file, "--as-of", AS_OF, "--format", "json")
    bundle = hk.loads(Path(file).read_bytes())
    assert said == hk.dumps(hk.summarize(bundle, as_of=dt.datetime.fromisoformat(AS_OF))) + "\n"


def test_shared_leaves_out_what_is_private(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For both readers, what the person keeps is not counted and not hinted at."""
    entries = [entry(1, 27, visibility="shared"), entry(2, 28, visibility="private")]
    file = saved(tmp_path, plan(), entries=entries)
    assert "two of four" in told(capsys, file, "--as-of", AS_OF)
    shared = told(capsys, file, "--as-of", AS_OF, "--audience", "shared")
    assert "one of four" in shared
    assert "private" not in shared


def test_shared_tells_no_plan_where_nothing_is_shared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Under the consent `none` there is no plan, and no title."""
    noted_at = dt.datetime(2026, 3, 26, tzinfo=dt.UTC)
    consent = [hk.ConsentStatement(share_entries="none", noted_at=noted_at)]
    file = saved(tmp_path, plan(), consent=consent)
    shared = told(capsys, file, "--as-of", AS_OF, "--audience", "shared")
    assert say("cli.no_plans") in shared
    assert plan().title not in shared


@pytest.mark.parametrize("status", ["stopped", "replaced"])
def test_what_is_over_opens_with_what_it_is(
    status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stopped or replaced plan without practice is not opened with a fraction of nothing."""
    over = plan(status=status, status_on=dt.date(2026, 3, 30))
    obstacle = hk.Obstacle(
        id="o1", code="rationale_doubt", noted_on=dt.date(2026, 3, 29), assignment_id="breaths"
    )
    said = told(capsys, saved(tmp_path, over, obstacles=[obstacle]), "--as-of", AS_OF)
    assert "on 30 March" in said.splitlines()[2]
    assert not re.search(r"(?i)\b(none|no|0) of\b", said)
    assert "Doubt that it helps: noted one time" in said


def test_a_percentage_from_twenty_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A percentage stands where `display` allows one, beside the counts; a whole one never."""
    early = plan(starts_on=dt.date(2026, 3, 1))
    some = [entry(day, day) for day in range(1, 16)]
    said = told(capsys, saved(tmp_path, early, entries=some), "--as-of", AS_OF)
    assert "practiced on 15 of 30 set times · 50 %" in said
    every = [entry(day, day) for day in range(1, 31)]
    said = told(capsys, saved(tmp_path, early, entries=every), "--as-of", AS_OF)
    assert "practiced on 30 of 30 set times" in said
    assert "%" not in said


def test_safety_shows_its_text_and_no_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A worry about safety is met with its own words, whatever options a document names."""
    obstacle = hk.Obstacle(
        id="o1",
        code="safety_concern",
        noted_on=dt.date(2026, 3, 29),
        assignment_id="breaths",
        options_considered=["fg-01"],
    )
    said = told(capsys, saved(tmp_path, plan(), obstacles=[obstacle]), "--as-of", AS_OF)
    flat = " ".join(said.split())
    assert say("boundary.safety") in flat
    assert say("obstacles.considered") not in flat


def test_text_cannot_act_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Escape codes, line breaks and marks that reorder text are not printed."""
    odd = plan(title="a\x1b[31mb\nc\u202ed\x07")
    assert "a[31mb cd" in told(capsys, saved(tmp_path, odd), "--as-of", AS_OF)


@pytest.mark.parametrize("title", ["x" * 200, "呼吸" * 60, "three slow breaths " * 10])
def test_long_titles_fit(title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Long words and wide characters stay inside eighty columns."""
    said = told(capsys, saved(tmp_path, plan(title=title)), "--as-of", AS_OF)
    assert max(columns(line) for line in said.splitlines()) <= 80


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ["summary", "agenda"])
def test_the_cases_read_clean_and_fit(
    command: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of each case: no avoided word of ours, and at most eighty columns."""
    assert main([command, str(path), "--as-of", STORIES[path.stem]]) == 0
    said = capsys.readouterr().out
    assert max(columns(line) for line in said.splitlines()) <= 80
    flat = " ".join(said.split())
    for text in sorted(texts(json.loads(path.read_text("utf-8"))), key=len, reverse=True):
        if " " in text:
            flat = flat.replace(visible(text), "…")
    assert [found for found in lint_text(flat) if found.severity == "avoid"] == []


def test_an_unattached_note_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no occasion is known, what the notes say stands there, and why there is no count."""
    waiting = plan(schedule=hk.schedules.BeforeSession())
    said = told(
        capsys, saved(tmp_path, waiting, entries=[entry(1, 27, "partly")]), "--as-of", AS_OF
    )
    assert "in part: 1" in said


def test_paused_days_stand_beside_their_week(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A target period with paused days says so."""
    target = plan(
        schedule=hk.schedules.Target(times=2, per="week"),
        starts_on=dt.date(2026, 3, 20),
        pauses=[hk.Pause(from_=dt.date(2026, 3, 21), until=dt.date(2026, 3, 22))],
    )
    said = told(capsys, saved(tmp_path, target), "--as-of", AS_OF)
    assert "one paused day" in said


def test_a_feared_outcome_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How often a fear came true is said; what nobody could tell is left out."""
    steps = hk.tasks.GradedStepsTask(
        steps=[hk.tasks.Step(step_id="s1", text="To the stop", expected=hk.Rating(value=40))],
        set_with_therapist=True,
    )

    def tried(number: int, happened: Happened) -> hk.Entry:
        feared = hk.records.FearedOutcome(text="I faint", happened=happened)
        return entry(number, 26 + number, record=hk.GradedStep(step_id="s1", feared_outcome=feared))

    graded = plan(task=steps)
    file = saved(tmp_path, graded, entries=[tried(1, "no"), tried(2, "cant_tell")])
    said = told(capsys, file, "--as-of", AS_OF)
    assert say("recap.feared_outcome", count=1, happened=0) in " ".join(said.split())
    shared = saved(
        tmp_path,
        graded,
        entries=[tried(1, "partly")],
        consent=[
            hk.ConsentStatement(
                share_entries="all", noted_at=dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
            )
        ],
    )
    said = " ".join(told(capsys, shared, "--as-of", AS_OF, "--audience", "shared").split())
    assert say("recap.feared_outcome_partly.shared", count=1, happened=0, partly=1) in said
    file = saved(tmp_path, graded, entries=[tried(1, "cant_tell")])
    assert "fear" not in told(capsys, file, "--as-of", AS_OF)
