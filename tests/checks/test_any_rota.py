"""The check takes any rota: whatever stands in it, it measures and says, and never raises.

So do sheets, calendars, pages, accounts and figures, which are made of it as it stands.
"""

from pathlib import Path

from allocator.checks.rota import check_rotas
from allocator.commands.rota_sheets import SheetsAsked, written_as_is
from allocator.facts import Facts
from allocator.report.rota.statistics import statistics_csv, statistics_page
from allocator.report.view import View
from allocator.week import WeekFacts
from allocator.week.statistics import statistics
from tests.checks.any_rota import any_rota


def test_any_rota_is_measured_and_said() -> None:
    broken = 0
    for seed in range(60):
        given, plan, edited = any_rota(seed)
        report = check_rotas(given, plan, [edited])
        for violation in report.violations:
            assert violation.amount > 0, (seed, violation)
            assert "{" not in violation.said("en") + violation.said("de")
        broken += not report.clean
    assert broken > 50


def test_any_rota_has_its_sheets(tmp_path: Path) -> None:
    """Twice into the same folders, so that calendars and accounts are read back as well."""
    for seed in range(4):
        given, plan, edited = any_rota(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        sheets = SheetsAsked(
            html=str(folder / "week.html"),
            xlsx=str(folder / "week.xlsx"),
            ics=str(folder / "calendars"),
            pages=str(folder / "pages"),
            accounts=str(folder / "accounts.json"),
            without_cases=False,
        )
        facts, view = Facts(given), View(lang="de")
        for _ in range(2):
            assert written_as_is(facts, plan, edited, sheets, view, quiet=True) == 1
        assert (folder / "week.html").exists()
        asked = WeekFacts(facts, plan, edited.week)
        found = statistics([(asked, edited, None)])
        assert statistics_csv(found, view, people=True).startswith("Woche;")
        assert statistics_page([asked], found, view, people=True)
