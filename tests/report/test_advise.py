"""The page of an advice: a table of nine columns in which no figure is cut."""

from io import StringIO

import pytest
from rich.console import Console

from allocator.advice.advise import Advice
from allocator.model.advice import Advised, Tiers
from allocator.model.calendar import parse_month
from allocator.model.changes import Change, ManagersHired
from allocator.report.advise import advice_page
from allocator.report.view import NARROW, View
from allocator.texts import Language

FIRST = int(str(parse_month("2016-03")))


def tiers(days: float = 0, minutes: float = 0, points: float = 0) -> Tiers:
    return Tiers(
        unserved_resident_days=days,
        uncovered_minutes=minutes,
        waiting_points=points,
        effort_minutes=0,
    )


def advised(eur: float, points: float, *changes: Change) -> Advised:
    return Advised(
        kind="extra",
        changes=changes,
        eur_a_year=eur,
        eur_in_plan=eur,
        tiers=tiers(1_200, 16_320),
        change=tiers(points=points),
        urgent=12,
        moves=3,
        handovers=0,
        breaks=FIRST,
        clears=False,
    )


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_figure_is_cut_on_a_narrow_terminal(lang: Language) -> None:
    hired = ManagersHired(change="hire", number=16)
    measures = (advised(1_024_000, -101_146), advised(64_000, 5, hired))
    advice = Advice(first=FIRST, last=FIRST + 11, tiers=tiers(), urgent=0, measures=measures)
    out = StringIO()
    Console(file=out, width=NARROW).print(advice_page(advice, View(lang)))
    said = out.getvalue()
    thousand = "." if lang == "de" else ","
    for figure in (f"1{thousand}024{thousand}000", f"-101{thousand}146", f"1{thousand}200"):
        assert figure in said
    assert "…" not in said
    assert all(len(line) <= NARROW for line in said.splitlines())
