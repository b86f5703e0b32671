"""What ``allocator rota`` writes beside the rota: sheets, calendars, and where each file goes."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from allocator.commands.common import text

if TYPE_CHECKING:
    from allocator.facts import Facts
    from allocator.model.plan import Plan
    from allocator.model.rota import Rota
    from allocator.model.rota_accounts import Accounts
    from allocator.model.scenario import Scenario
    from allocator.report.look import Look
    from allocator.report.view import View
    from allocator.week import WeekFacts

Command = Callable[..., Any]


@dataclass(frozen=True)
class SheetsAsked:
    """Which sheets are asked for.

    Attributes
    ----------
    html
        File for the sheet on the wall.
    xlsx
        File for the workbook of all weeks.
    ics
        Folder for calendars.
    pages
        Folder for a page for each person.
    accounts
        File of the running accounts, read and written.
    without_cases
        No sheet names a case.
    """

    html: str | None
    xlsx: str | None
    ics: str | None
    pages: str | None
    accounts: str | None
    without_cases: bool

    def read_accounts(self) -> "Accounts | None":
        """Return the running accounts; new ones where the file is still to be written."""
        from allocator.io.plans import read_accounts
        from allocator.model.rota_accounts import Accounts

        if self.accounts is None:
            return None
        file = Path(self.accounts)
        return read_accounts(file) if file.exists() else Accounts()


@dataclass(frozen=True)
class Made:
    """A week that was made.

    Attributes
    ----------
    asked
        What the week asks for.
    rota
        The rota.
    seconds
        How long it took.
    accounts
        The running accounts with this week; None where none are kept.
    """

    asked: "WeekFacts"
    rota: "Rota"
    seconds: float
    accounts: "Accounts | None"

    @classmethod
    def of(
        cls, facts: "Facts", plan: "Plan", rota: "Rota", accounts: "Accounts | None", began: float
    ) -> "Made":
        """Return a week with the accounts that follow from it."""
        from allocator.week import WeekFacts
        from allocator.week.fairness import account_week

        seconds = perf_counter() - began
        asked = WeekFacts(facts, plan, rota.week, accounts)
        known = [row.id for row in facts.scenario.managers]
        after = accounts and accounts.with_week(account_week(asked, rota), known)
        return cls(asked, rota, seconds, after)


def sheet_options() -> Callable[[Command], Command]:
    """Options for sheets, given to the command as `sheets`."""
    options = [
        click.option("--html", type=click.Path(dir_okay=False), help=text("cli_option_html_rota")),
        click.option("--xlsx", type=click.Path(dir_okay=False), help=text("cli_option_xlsx_rota")),
        click.option("--ics", type=click.Path(file_okay=False), help=text("cli_option_ics")),
        click.option("--pages", type=click.Path(file_okay=False), help=text("cli_option_pages")),
        click.option(
            "--accounts", type=click.Path(dir_okay=False), help=text("cli_option_accounts")
        ),
        click.option("--without-cases", is_flag=True, help=text("cli_option_without_cases")),
    ]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def asking(**values: Any) -> Any:
            sheets = SheetsAsked(
                **{field.name: values.pop(field.name) for field in fields(SheetsAsked)}
            )
            return command(sheets=sheets, **values)

        for option in reversed(options):
            asking = option(asking)
        return asking

    return decorate


class Sheets:
    """Writes the sheets of one week after the other.

    Parameters
    ----------
    asked
        Which.
    weeks
        How many weeks there are: then each has files of its own.
    scenario
        Who there is.

    Raises
    ------
    InputError
        If there are calendars in the folder that were not written here.
    """

    def __init__(self, asked: SheetsAsked, weeks: int, scenario: "Scenario") -> None:
        from allocator.report.rota.calendar import Calendars

        self._asked = asked
        self._weeks = weeks
        self._accounts: Accounts | None = None
        self._made: list[tuple[WeekFacts, Rota]] = []
        self._look: Look | None = None
        self._calendars = None if asked.ics is None else Calendars(Path(asked.ics), scenario)

    def add(self, row: Made, view: "View", before: "Rota | None") -> None:
        """Write the sheets of a week, and put it into the calendars."""
        from allocator.io.plans import write_whole
        from allocator.report.rota.html import rota_html

        cases = not self._asked.without_cases
        self._made.append((row.asked, row.rota))
        if self._asked.html is not None:
            sheet = Files("", self._asked.html, self._weeks).of(row.rota)
            write_whole(sheet, rota_html(row.asked, row.rota, view))
        if self._calendars is not None:
            self._calendars.update(row.asked, row.rota, view, before, cases=cases)
        if self._asked.pages is not None:
            self._write_pages(row, view, Path(self._asked.pages), cases)
        self._accounts = row.accounts

    def _write_pages(self, row: Made, view: "View", folder: Path, cases: bool) -> None:
        """Write the page of everybody; folder and pages are for their owner alone."""
        from allocator.io.plans import PRIVATE, write_whole
        from allocator.report.look import Look
        from allocator.report.rota.person import Pages
        from allocator.report.rota.person_page import person_html, person_text

        if self._look is None:
            self._look = Look(row.asked.facts, row.asked.plan)
        pages = Pages(self._look, row.asked, row.rota, view, cases=cases)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for manager in row.asked.managers:
            page = pages.page(manager)
            for ending, said in (("html", person_html(page, view)), ("txt", person_text(page))):
                file = Files("", str(folder / f"{manager}.{ending}"), self._weeks).of(row.rota)
                write_whole(file, said, PRIVATE)

    def finish(self, view: "View") -> None:
        """Write what all weeks are in: workbook, calendars, running accounts."""
        from allocator.io.plans import write_accounts, write_whole

        if self._asked.xlsx is not None:
            from allocator.report.rota.xlsx import rota_xlsx

            book = rota_xlsx(self._made, view, cases=not self._asked.without_cases)
            write_whole(Path(self._asked.xlsx), book)
        if self._calendars is not None:
            self._calendars.write(view)
        if self._accounts is not None and self._asked.accounts is not None:
            write_accounts(self._accounts, self._asked.accounts)


def written_as_is(
    facts: "Facts", plan: "Plan", rota: "Rota", asked: SheetsAsked, view: "View", *, quiet: bool
) -> int:
    """Write the sheets of a rota as it stands, also one edited by hand, and check it.

    Returns
    -------
    int
        1 where a rule is broken, else 0.
    """
    from allocator.checks.rota import check_rotas
    from allocator.checks.rota.checked import CheckedWeek
    from allocator.report.rota.check import rota_check_page
    from allocator.week import WeekFacts

    accounts = asked.read_accounts()
    report = check_rotas(facts, plan, [rota], accounts=accounts)
    # Blocks that cannot be read are named by the check; the others stand on the sheets.
    valid = CheckedWeek(WeekFacts(facts, plan, rota.week), rota, None).valid
    sheets = Sheets(asked, 1, facts.scenario)
    sheets.add(Made.of(facts, plan, valid, accounts, perf_counter()), view, None)
    sheets.finish(view)
    if not quiet:
        said = (facts.scenario, report, view.lang)
        click.echo(rota_check_page(*said, verbose=view.verbose, names=view.names))
    return 0 if report.clean else 1


@dataclass(frozen=True)
class Files:
    """Where rotas are written: NAME.2016-W10.rota.json, or what ``--out`` says."""

    name: str
    out: str | None
    weeks: int

    def of(self, rota: "Rota") -> Path:
        """Return the file of a rota."""
        from allocator.model.calendar import format_week

        week = format_week(rota.week)
        if self.out is None:
            day = f".since-{rota.since}" if rota.since is not None else ""
            return Path(f"{self.name}.{week}{day}.rota.json")
        path = Path(self.out)
        return path if self.weeks == 1 else path.with_name(f"{path.stem}.{week}{path.suffix}")
