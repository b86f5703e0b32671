"""The page of a week on a terminal: a grid that folds between words, and what is not covered."""

from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from allocator.facts import Facts
from allocator.model.managers import Absence
from allocator.report.rota.grid import grid
from allocator.report.rota.page import gap_line
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
