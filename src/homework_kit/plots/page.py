"""The report: one HTML page that stands alone, for the person or for looking at together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

import attrs

from homework_kit.adherence.material import Audience
from homework_kit.adherence.summarize import reading, summary_of
from homework_kit.language.dates import long_date
from homework_kit.language.locales import locale_data
from homework_kit.language.messages import say
from homework_kit.models.bundle import Bundle, bundle_needed
from homework_kit.plots.dates import date_of_year
from homework_kit.plots.elements import make, style, write
from homework_kit.plots.noted import window_since
from homework_kit.plots.plan import PlanTold, plan_section
from homework_kit.review.recap import recap

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@attrs.frozen(slots=True, kw_only=True)
class Contacts:
    """Whom a person in danger can reach where they live, and when an app last checked that.

    >>> Contacts(text="the local help line", verified_on=dt.date(2026, 2, 2)).verified_on.year
    2026
    """

    text: str
    verified_on: dt.date


def report(
    bundle: Bundle,
    *,
    since: dt.datetime | None = None,
    as_of: dt.datetime,
    audience: Audience = "self",
    locale: str = "en",
    contacts: Contacts | None = None,
) -> str:
    """Write what was noted of what was agreed as one HTML page, to look at, hand over or print.

    The page has the recap, then plan by plan what got in the way and the charts, each with its
    numbers as a table. It loads nothing, runs nothing and tells nobody that it was opened. The same
    input gives the same bytes. For the audience "shared" it is made of what the person shares and
    of nothing else: it is the page of a bundle in which the rest was never written.

    Args:
        bundle: one person's documents.
        since: from when on, an aware datetime; by default from the start.
        as_of: the moment of looking, an aware datetime.
        audience: "self" also shows what the person keeps private; "shared" does not.
        locale: whose words to use, "en" or "de".
        contacts: whom to reach in danger, from the app; without them the page names the local
            emergency number in words.

    Returns:
        The text of the page. It holds titles of plans, names of feelings and steps, options in the
        person's words and, for the person alone, what they starred.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        AwareTimeNeeded: a moment has no offset.
        ZoneNeeded: a plan floats and the bundle has no zones.

    Source: adherence.md, A summary never.

    >>> page = report(Bundle(person_id="p1"), as_of=dt.datetime(2026, 2, 9, tzinfo=dt.UTC))
    >>> page.startswith("<!DOCTYPE html>"), "<script" in page
    (True, False)
    """
    locale_data("messages", locale)
    bundle_needed(bundle, "report")
    window = window_since(since, as_of)
    read = reading(bundle, window=window, audience=audience, as_of=as_of)
    plans = [
        PlanTold(history, scope, summary_of(history, scope), audience, locale)
        for history, scope in sorted(
            read.parts, key=lambda part: (part[0].start, part[0].assignment_id)
        )
    ]
    main = make("main", *_recap(bundle, since, as_of, audience, locale))
    agreed = [each for each in plans if each.agreed]
    for number, plan in enumerate(agreed, start=1):
        main.append(plan_section(plan, name=f"plan-{number}", contacts=_contacts(contacts, locale)))
    if not agreed:
        main.append(make("p", say("report.nothing", locale=locale)))
    today = plans[0].history.today if plans else as_of.date()
    return _page(
        _head(locale),
        make(
            "body",
            _header(today, since, audience, locale),
            main,
            make("footer", *_footer(contacts, locale)),
        ),
        locale,
    )


def _page(head: Element, body: Element, locale: str) -> str:
    return f"<!DOCTYPE html>\n{write(make('html', head, body, lang=locale))}\n"


def _head(locale: str) -> Element:
    # The name of the page is seen in tabs and histories, so it names no plan. An icon of nothing
    # keeps browsers from asking a server for one.
    return make(
        "head",
        make("meta", charset="utf-8"),
        make("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        make("meta", name="viewport", content="width=device-width, initial-scale=1"),
        make("meta", name="color-scheme", content="light dark"),
        make("meta", name="referrer", content="no-referrer"),
        make("meta", name="robots", content="noindex"),
        make("title", say("report.title", locale=locale)),
        make("link", rel="icon", href="data:,"),
        make("style", style("page") + style("chart")),
    )


def _header(today: dt.date, since: dt.datetime | None, audience: Audience, locale: str) -> Element:
    lines = [say("report.as_of", date=date_of_year(today, locale), locale=locale)]
    if since is not None:
        start = date_of_year(since.date(), locale)
        lines.insert(0, say("report.since", since=start, locale=locale))
    lines.append(say(f"report.audience.{audience}", locale=locale))
    title = make("h1", say("report.title", locale=locale))
    return make("header", title, *(make("p", each) for each in lines))


def _recap(
    bundle: Bundle,
    since: dt.datetime | None,
    as_of: dt.datetime,
    audience: Audience,
    locale: str,
) -> Iterator[Element]:
    """Give the recap's own sentences, and for the person what they starred."""
    said = recap(bundle, since=since, as_of=as_of, audience=audience, locale=locale)
    if not said.sentences:
        return
    title = make("h2", say("heading.session", locale=locale), id="recap")
    sentences = make("ul", *(make("li", each, dir="auto") for each in said.sentences))
    section = make("section", title, sentences, aria_labelledby="recap")
    if said.quotes:
        section.append(make("h3", say("report.quotes", locale=locale)))
        quotes = (make("blockquote", make("p", each.shown, dir="auto")) for each in said.quotes)
        section.extend(quotes)
    yield section


def _contacts(contacts: Contacts | None, locale: str) -> str:
    if contacts is None:
        return say("boundary.no_contacts", locale=locale)
    verified = long_date(contacts.verified_on, locale)
    return say("boundary.contacts", contacts=contacts.text, verified_on=verified, locale=locale)


def _footer(contacts: Contacts | None, locale: str) -> Iterator[Element]:
    yield make("p", say("boundary.text", locale=locale))
    if contacts is not None:
        yield make("p", _contacts(contacts, locale), dir="auto")
    yield make("p", say("boundary.version", locale=locale))
