"""The difference of two plans of a small town, worked out by hand, on every kind of page."""

import re
from functools import cache
from html import unescape
from typing import Literal

import pytest
from rich.console import Console

from allocator.complete import complete
from allocator.difference import diff
from allocator.facts import Facts
from allocator.model.difference import Difference
from allocator.model.plan import Assignment, Plan, Post
from allocator.model.sites import Site
from allocator.report.difference import sections
from allocator.report.difference_csv import as_csv
from allocator.report.difference_html import html_page
from allocator.report.difference_page import page
from allocator.report.view import View
from tests.report import town

MAY = town.START + 2


def _moved() -> Plan:
    """From May m02 goes on a round; R2 goes to m01 then; U1 starts in May, N1 to N3 never."""
    plan = town.decisions()
    first, second, third = plan.posts
    kept = [row for row in plan.caseload if row.case not in ("R2", "U1", "N1", "N2", "N3")]
    return plan.model_copy(
        update={
            "posts": (
                first,
                second.model_copy(update={"until": MAY - 1}),
                Post(manager="m02", from_=MAY, until=town.END, kind="mobile", round=("au",)),
                third.model_copy(update={"leads": ("hof",)}),
            ),
            "caseload": (
                *kept,
                Assignment(case="R2", manager="m02", start=town.START - 3, end=MAY - 1),
                Assignment(case="R2", manager="m01", start=MAY, end=town.END - 1),
                Assignment(case="U1", manager="m01", start=MAY, end=MAY + 7),
            ),
        }
    )


@cache
def difference() -> Difference:
    """The town's plan against the one in which m02 moves."""
    return diff(town.plan(), complete(town.facts(), _moved()), town.scenario())


def printed(lang: Literal["de", "en"], *, verbose: bool = False) -> str:
    """The page as it stands on a terminal of 100 columns."""
    console = Console(width=100, highlight=False, emoji=False, markup=False)
    with console.capture() as capture:
        console.print(page(difference(), View(lang=lang, verbose=verbose)))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def test_what_differs() -> None:
    found = difference()
    (post,) = found.posts
    assert (post.manager, post.from_, post.to, post.month) == ("m02", "park", "mobile", MAY)
    assert post.why == "choice"
    (area,) = found.rounds
    assert (area.manager, area.leads_removed) == ("m03", ("au",))
    (person,) = found.persons
    assert (person.case, person.from_, person.to, person.month) == ("R2", "m02", "m01", MAY)
    # m02 is off the team of the park with three months to go: within the aftercare of three.
    assert (person.minutes, person.why) == (180, "choice")
    starts = {row.case: (row.before, row.after) for row in found.starts}
    assert starts["U1"] == (town.START, MAY)
    assert starts["N1"] == (town.START + 1, None)
    assert len(starts) == 4


def test_bands_and_who_loses() -> None:
    """U1 is two people, two months later; N1 to N3 wait five months more (April to August)."""
    bands = {row.band: row for row in difference().bands}
    urgent, normal = bands["urgent"], bands["normal"]
    assert (urgent.later, urgent.earlier, urgent.never) == (2, 0, 0)
    assert (normal.never, normal.later) == (3, 0)
    assert urgent.waiting_before is not None and urgent.waiting_after is not None
    assert urgent.waiting_after - urgent.waiting_before == 2 * 2
    assert normal.waiting_before is not None and normal.waiting_after is not None
    assert normal.waiting_after - normal.waiting_before == 3 * 5
    losers = {(row.kind, row.id, row.what) for row in difference().losers}
    assert losers == {
        ("band", "urgent", "waiting"),
        ("band", "normal", "waiting"),
        ("site", "park", "missing_posts"),
    }


def test_missing_posts_of_the_losing_site() -> None:
    """230 residents need two posts; with one person from May one is missing, each full-time."""
    facts = town.facts()
    days = sum(facts.sites["park"][month].open_days for month in range(MAY, town.END + 1))
    (park,) = [row for row in difference().losers if row.kind == "site"]
    assert (park.before, park.after, park.month) == (0, days * 39 * 60 / 5, MAY)


def test_the_page_says_who_loses_first() -> None:
    lines = printed("en").splitlines()
    assert lines[0].startswith("Kleinstadt, Mar 2016 - Aug 2016: the second plan")
    assert lines[1].startswith("WHO LOSES     urgent need:")
    text = printed("en")
    assert "1 person works elsewhere (and could stay)" in text
    assert re.search(r"m02 +Parkstraße → mobile from May +chosen: nothing forces it", text)
    assert "1 case changes person: 3 hours of handover" in text
    # 20, 22, 21 and 23 working days from May to August, 7.8 hours each.
    assert "Parkstraße: 671 hours of posts missing instead of 0, from May" in text
    assert "R2" not in text
    assert re.search(r"R2 +m02 → m01 +May", printed("en", verbose=True))


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "known with --scenario"), ("de", "mit --scenario bekannt")]
)
def test_plans_alone_do_not_say_that_nobody_loses(lang: Literal["de", "en"], said: str) -> None:
    """A post is missing from May on, and more people wait; the plans alone do not show it."""
    alone = diff(town.plan(), complete(town.facts(), _moved()))
    assert alone.losers == ()
    first = next(sections(alone, View(lang=lang)))
    assert first.key == "diff_losers"
    assert any(said in line for line in first.lines)


def test_the_page_in_german() -> None:
    text = printed("de")
    assert "WER VERLIERT  Bedarf dringlich:" in text
    assert "1 Person arbeitet anderswo (und könnte bleiben)" in text
    assert "ab Mai" in text and "Fallübergabe" in text
    assert not re.search(r"\b(from|instead|person works)\b", text)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_small_cells_are_suppressed(lang: Literal["de", "en"]) -> None:
    """Two people later, three never: printed nowhere as such."""
    text = printed(lang)
    band = next(line for line in text.splitlines() if line.startswith((" dringlich", " urgent")))
    assert "<5" in band and " 2 " not in band
    rows = [line.split(";" if lang == "de" else ",") for line in as_csv(
        difference(), lang, {}).splitlines()]  # fmt: skip
    later = next(row for row in rows if row[:2] == ["band_later", "urgent"])
    assert later[5] == ""


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_page_to_hand_in(lang: Literal["de", "en"]) -> None:
    """Complete in itself, without a script, and no case by its id."""
    html = html_page(difference(), View(lang=lang, names={"m02": "<b>&"}))
    assert html.startswith("<!doctype html>") and html.count("<html") == 1
    assert not re.search(r"https?:|<script|<img|src=|url\(|@import", html)
    assert "&lt;b&gt;&amp;" in html and "<b>" not in html
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    assert ("WER VERLIERT" if lang == "de" else "WHO LOSES") in text
    assert text.index("Parkstraße") < text.index("<b>&")
    assert not re.search(r"\b(R2|U1|N1)\b", text)
    assert ("ENTWURF" if lang == "de" else "DRAFT") in text


def test_every_row_stands_in_the_table() -> None:
    found = difference()
    lines = as_csv(found, "en", {}).splitlines()
    parts = [line.split(",")[0] for line in lines[1:]]
    assert parts.count("post") == len(found.posts)
    assert parts.count("person") == len(found.persons)
    assert parts.count("start") == len(found.starts)
    assert "post,m02,2016-05,2016-08,park,mobile,choice" in lines


def test_why_somebody_cannot_stay() -> None:
    """The park falls below 180 in May: its team has to go, and nobody chose that."""
    from datetime import date

    from allocator.model.steps import Step

    steps = (Step(from_=date(2015, 1, 1), value=230), Step(from_=date(2016, 5, 1), value=150))
    sites = tuple(
        site.model_copy(update={"residents": steps}) if site.id == "park" else site
        for site in town.scenario().sites
    )
    after = town.scenario().model_copy(update={"sites": sites})
    found = diff(
        town.plan(), complete(Facts(after), _moved()), after, scenario_before=town.scenario()
    )
    assert [row.why for row in found.posts] == ["mobile"]
    closed = tuple(
        Site(id="park", residents=230, closes=date(2016, 4, 30)) if site.id == "park" else site
        for site in town.scenario().sites
    )
    shut = town.scenario().model_copy(update={"sites": closed})
    found = diff(town.plan(), _moved(), shut)
    assert [row.why for row in found.posts] == ["closes"]
    assert ("park", "fixed", "fixed") not in {(s.site, s.before, s.after) for s in found.sites}


def test_two_plans_without_a_common_month() -> None:
    later = Plan(posts=(Post(manager="m01", from_=MAY + 60, until=MAY + 61, kind="mobile"),))
    found = diff(town.plan(), later)
    assert (found.first, found.posts) == (None, ())
    console = Console(width=100)
    with console.capture() as capture:
        console.print(page(found, View(lang="en")))
    assert "no month in common" in capture.get()
