"""The page of one person: their week and cases with reasons, and nothing of anybody else."""

import re
from datetime import date
from typing import Any

import pytest

from allocator.facts import Facts
from allocator.model.plan import Assignment, Plan
from allocator.model.rota_accounts import AccountRow, Accounts, AccountWeek
from allocator.model.rota_input import Appointment, HalfDay
from allocator.model.scenario import Scenario
from allocator.report.look import Look
from allocator.report.rota.person import Page, Pages
from allocator.report.rota.person_page import person_html, person_text
from allocator.report.view import View
from allocator.solver.rota.engine import rota
from allocator.texts import Language
from allocator.week import WeekFacts
from tests.checks.rota_week import MONDAY, given
from tests.checks.town import CASELOAD, CASES, DECISIONS, MARCH, scenario, whole

APRIL = MARCH + 1


def page(
    who: str,
    town: Scenario,
    decisions: Plan = DECISIONS,
    *,
    lang: Language = "en",
    accounts: Accounts | None = None,
    **more: Any,
) -> Page:
    facts, plan = Facts(town), whole(town, decisions)
    made = rota(facts, plan, MONDAY, None, accounts)
    asked = WeekFacts(facts, plan, MONDAY, accounts)
    return Pages(Look(facts, plan), asked, made, View(lang=lang), **more).page(who)


def part(found: Page, title: str) -> list[str]:
    """The lines below a heading, a head and what belongs to it as one; none without it."""
    return [" | ".join(line) for row in found.sections if row.title == title for line in row.lines]


def test_the_week_in_words() -> None:
    """m3 drives on Tuesday: 180 + 120 minutes of visits, 75 (90 on the grid) on the way."""
    lines = part(page("m3", scenario()), "My week")
    assert len(lines) == 5
    assert lines[0] == (
        "Mon 7 08:00-16:30 | 8 hours free for casework and documentation, 30 minutes of break"
    )
    assert "09:00-11:00 visit B" in lines[1]
    assert "travel to own place of work" in lines[1]
    assert "1.3 hours free" in lines[1]


def test_a_day_in_part_and_what_is_not_covered() -> None:
    """m3 is away on Monday morning, when an appointment was; a tour of six hours has a break."""
    met = Appointment(id="t1", manager="m3", date=MONDAY, from_=600, until=660)
    half = HalfDay(manager="m3", date=MONDAY, half="morning")
    lines = part(page("m3", scenario(**given(appointments=(met,), half_days=(half,)))), "My week")
    assert "07:30-12:30 absence" in lines[0]
    assert lines[-1] == "Not covered | m3 cannot keep the appointment t1, Mon 7.3. 10:00"
    assert "1.3 hours free for casework and documentation, 30 minutes of break" in lines[1]


def test_cases_to_start_with_their_reasons() -> None:
    """W1 is opened in February: base 10 and trauma 50; one month has passed, 0 whole ones."""
    lines = part(page("m1", scenario()), "To start this month")
    assert len(lines) == 1
    assert lines[0].startswith("W1, Altes Rathaus, 3 people | its turn in March: 65 points (")
    assert "trauma 50" in lines[0]
    assert "m1 is on the team of Altes Rathaus" in lines[0]
    mobile = part(page("m3", scenario()), "To start this month")
    assert "m3 needs an interpreter" in mobile[0]
    assert mobile[-1] == "and about 1 case that is not known yet"


def test_cases_that_end_are_past_their_months_or_leave() -> None:
    """R2 runs since July 2015: its eight months were over in February."""
    lines = part(page("m3", scenario()), "Ending this month")
    assert len(lines) == 1
    assert lines[0].startswith("R2, B, 1 person | it runs since July 2015, beyond its months")
    longer = tuple(
        row.model_copy(update={"extended_until": MARCH}) if row.id == "R2" else row for row in CASES
    )
    lines = part(page("m3", scenario(cases=longer)), "Ending this month")
    assert lines == ["R2, B, 1 person | it was prolonged until March"]
    regular = tuple(
        row.model_copy(update={"start": MARCH - 7}) if row.id == "R2" else row for row in CASES
    )
    lines = part(page("m3", scenario(cases=regular)), "Ending this month")
    assert "the 8 months since August 2015 are over" in lines[0]


def test_a_handover_stands_on_both_pages() -> None:
    """R1 goes from m1 to m2 in April: one prepares it in March, the other too."""
    rows = (
        Assignment(case="R1", manager="m1", start=MARCH - 2, end=MARCH),
        Assignment(case="R1", manager="m2", start=APRIL, end=MARCH + 5),
        *(row for row in CASELOAD if row.case != "R1"),
    )
    plan = DECISIONS.model_copy(update={"caseload": rows})
    gives, takes = page("m1", scenario(), plan), page("m2", scenario(), plan)
    (given_,) = part(gives, "To hand over, this month or next")
    (taken,) = part(takes, "To take over, this month or next")
    for line in (given_, taken):
        assert line.startswith("R1, Altes Rathaus, 1 person | In April m2 takes it over from m1")
    assert not part(gives, "To take over, this month or next")
    assert not part(gives, "Ending this month")


@pytest.mark.parametrize(
    ("due", "named"),
    [(date(2016, 1, 31), True), (date(2016, 3, 20), True), (date(2016, 3, 21), False)],
)
def test_reviews_are_named_until_the_end_of_next_week(due: date, named: bool) -> None:
    cases = tuple(
        row.model_copy(update={"next_review": due, "plan_agreed": date(2016, 1, 8)})
        if row.id == "R1"
        else row
        for row in CASES
    )
    lines = part(page("m1", scenario(cases=cases)), "Due for review")
    assert bool(lines) is named
    if named:
        assert lines[0].startswith("R1 due on ")
        assert lines[0].endswith("(plan of 8 Jan 2016)")


def test_the_account_is_said_with_the_weeks_before() -> None:
    """Both have had two turns of four: nothing this week, and 1.5 hours from before."""
    rows = (AccountRow(manager="m1", office=90), AccountRow(manager="m2", office=-90))
    accounts = Accounts(weeks=(AccountWeek(week=date(2016, 2, 29), rows=rows),))
    lines = part(page("m1", scenario(), accounts=accounts), "My account")
    assert [line for line in lines if line.startswith("office hours")]
    assert not part(page("m3", scenario()), "My account")


def test_how_to_object_and_to_whom() -> None:
    lines = part(page("m1", scenario()), "If this is not right")
    assert lines[0] == "Tell your team lead (h1); nobody has to give reasons of their own."


@pytest.mark.parametrize("lang", ["en", "de"])
def test_nothing_of_anybody_else(lang: Language) -> None:
    """Neither people nor cases of others; and without cases, no case at all."""
    half = HalfDay(manager="m2", date=MONDAY, half="morning")
    meets = Appointment(
        id="t1", manager="m1", date=MONDAY, from_=600, until=660, case="R1", place="B"
    )
    town = scenario(**given(half_days=(half,), appointments=(meets,)))
    own = {"m1": {"R1", "W1"}, "m2": {"R3", "W2"}, "m3": {"R2", "W3"}, "m4": set[str]()}
    for who, cases in own.items():
        found = page(who, town, lang=lang)
        for said in (person_text(found), person_html(found, View(lang=lang))):
            words = set(
                re.findall(r"\b[mhRW][0-9]\b", re.sub(r"<style>.*</style>", "", said, flags=re.S))
            )
            # The headings h1 and h2 of HTML are words of that form, and h1 is the team lead.
            assert words - {"h1", "h2"} <= {who, *cases}
        bare = person_text(page(who, town, lang=lang, cases=False))
        assert not re.search(r"\b[RW][0-9]\b", bare)
    assert "R1" in person_text(page("m1", town)).split("TO START")[0]


def test_a_day_that_is_none() -> None:
    half = scenario(**given(free_days=({"manager": "m4", "weekdays": (3,)},)))
    lines = part(page("m4", half), "My week")
    assert lines[2].endswith("| no working day")


def test_html_is_one_harmless_file() -> None:
    found = page("m1", scenario(name="<Town>"))
    said = person_html(found, View(lang="en"))
    assert "&lt;Town&gt;" in said
    assert not [word for word in ("<script", "http", "src=", "<Town") if word in said]
    assert "@page { size: A4" in said
    assert all(len(row) <= 80 for row in person_text(found).splitlines())
