"""The grid of a week on a terminal: as wide as it has to be, folded between words where not."""

from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from allocator.facts import Facts
from allocator.report.rota.grid import grid
from allocator.report.view import View
from allocator.solver.rota.engine import rota
from allocator.texts import Language
from allocator.week import WeekFacts
from tests.checks.rota_week import MONDAY
from tests.checks.town import DECISIONS, scenario


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
