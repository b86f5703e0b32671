"""The page of a week on a terminal: a grid that folds between words, and what is not covered."""

from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from allocator.facts import Facts
from allocator.model.managers import Absence
from allocator.model.rota import Rota
from allocator.report.rota.grid import grid
from allocator.report.rota.holidays import holiday_lines
from allocator.report.rota.html import rota_html
from allocator.report.rota.page import gap_line, rota_page
from allocator.report.view import View
from allocator.solver.rota.engine import rota
from allocator.texts import Language
from allocator.week import WeekFacts
from tests.checks.rota_week import MONDAY, policy
from tests.checks.town import DECISIONS, MANAGERS, scenario


def drawn(width: int, lang: Language) -> str:
    """Week 12, with Good Friday, for a terminal of some width."""
    monday = MONDAY + timedelta(weeks=2)
    made = rota(scenario(), DECISIONS, monday)
    asked = WeekFacts(Facts(scenario()), DECISIONS, monday)
    out = StringIO()
    Console(file=out, width=width).print(grid(asked, made, View(lang=lang)))
    return out.getvalue()


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_narrow_terminal_breaks_no_word(lang: Language) -> None:
    wide, narrow = drawn(200, lang), drawn(58, lang)
    assert len(narrow.splitlines()) > len(wide.splitlines())
    assert sorted(narrow.split()) == sorted(wide.split())
    assert all(len(line) <= 58 for line in narrow.splitlines())


def test_one_missing_of_two_is_no_empty_office_hour() -> None:
    """Two hold A's office hours together; m2 is away and nobody stands in for them."""
    people = tuple(row for row in MANAGERS if row.id != "m4")
    away = Absence(from_=MONDAY, until=MONDAY + timedelta(days=4))
    people = tuple(
        row.model_copy(update={"absences": (away,)}) if row.id == "m2" else row for row in people
    )
    town = scenario(managers=people, **policy(pair_from=200))
    made = rota(town, DECISIONS, MONDAY)
    asked = WeekFacts(Facts(town), DECISIONS, MONDAY)
    assert [gap_line(asked, gap, View(lang="en")) for gap in made.uncovered] == [
        "one of 2 people at the office hours Altes Rathaus, Tue 8.3. 09:00 (2 hours)",
        "one of 2 people at the office hours Altes Rathaus, Thu 10.3. 09:00 (2 hours)",
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Mon 28.3. is a public holiday; office hours left out: Altes Rathaus 9-11"),
        ("de", "Mo. 28.3. ist Feiertag; es entfallen die Sprechstunden: Altes Rathaus 9-11"),
    ],
)
def test_what_falls_on_a_holiday_is_named(lang: Language, said: str) -> None:
    """Easter Monday takes a turn of A and a fifth of the visits' time: on paper and on screen."""
    monday = MONDAY + timedelta(weeks=3)
    made, view = rota(scenario(), DECISIONS, monday), View(lang=lang)
    asked = WeekFacts(Facts(scenario()), DECISIONS, monday)
    lines = holiday_lines(asked, view)
    assert lines[0] == said
    assert len(lines) == 2
    out = StringIO()
    Console(file=out, width=200).print(rota_page(asked, made, view, 0))
    for line in lines:
        assert line in out.getvalue()
        assert line in rota_html(asked, made, view)
    assert holiday_lines(asked, view, "A") == lines[:1]
    assert holiday_lines(asked, view, "C") == lines[1:]
    assert holiday_lines(WeekFacts(Facts(scenario()), DECISIONS, MONDAY), view) == []


def test_hours_that_differ_from_the_month_are_said_on_the_page() -> None:
    asked, view = WeekFacts(Facts(scenario()), DECISIONS, MONDAY), View("en")
    made = rota(scenario(), DECISIONS, MONDAY)

    def page(week: Rota) -> str:
        out = StringIO()
        Console(file=out, width=200).print(rota_page(asked, week, view, 0))
        return out.getvalue()

    assert "all hard rules hold" in page(made)
    assert "differ from the plan's month" not in page(made)
    # Of m3 300 minutes of visits are due, and one turn of two hours is tolerated: 180 too few.
    none = [block for block in made.blocks if block.activity not in ("visit", "travel")]
    assert "by up to 3 h more" in page(made.model_copy(update={"blocks": tuple(none)}))
