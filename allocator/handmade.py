"""A rota edited by hand in its Excel sheet: read back, checked, compared with what it was.

``allocator.import_rota`` and ``allocator rota import`` are this. What was not edited stays to
the minute; what the edits break is told apart from what was broken before.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from allocator.checks.report import Violation
from allocator.checks.rota import RotaReport, check_rotas
from allocator.checks.rota.checked import CheckedWeek
from allocator.checks.rota.duties import kept, staffed, visited
from allocator.checks.rota.places import interpreters
from allocator.digest import digest
from allocator.errors import Fault, InputError
from allocator.facts import Facts
from allocator.io.rota_book import Cell, RotaBook, read_rota_book
from allocator.io.rota_words import Reading, read_cell
from allocator.model.calendar import format_week
from allocator.model.plan import Plan
from allocator.model.rota import Rota, Uncovered
from allocator.model.scenario import Scenario
from allocator.report.rota.cells import cell_text, place_names, place_words
from allocator.report.view import View
from allocator.texts import Language
from allocator.week import WeekFacts
from allocator.week.absent import Absent, absent, with_absent
from allocator.week.edited import HalfEdit, Halves, edited, plain
from allocator.week.goals import goal_values
from allocator.week.halves import Cells, Entry, cells

NAMING = (staffed, visited, kept, interpreters)
"""Rules that say what is to be named as uncovered."""
LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True)
class CellEdit:
    """An edited cell.

    Attributes
    ----------
    edit
        What it said and what it says.
    cell
        Where it stands.
    """

    edit: HalfEdit
    cell: Cell


@dataclass(frozen=True)
class Imported:
    """Rotas read back from a workbook.

    Attributes
    ----------
    before, after
        The rotas that were exported, and as edited; in order of their weeks.
    edits
        The edited cells, in order of week and sheet.
    absent
        Absences that were written into the sheet.
    facts
        What follows from the scenario with these absences.
    report
        The check of the edited rotas with these absences.
    caused, cured
        Violations that the edits cause, and those that they end.
    others
        ``scenario`` and ``plan``, where these are not the ones that the rotas were made from.
    """

    before: tuple[Rota, ...]
    after: tuple[Rota, ...]
    edits: tuple[CellEdit, ...]
    absent: Absent
    facts: Facts
    report: RotaReport
    caused: tuple[Violation, ...]
    cured: tuple[Violation, ...]
    others: tuple[Literal["scenario", "plan"], ...] = ()


def import_rota(
    given: Facts | Scenario,
    plan: Plan,
    path: str | Path,
    rotas: Sequence[Rota] = (),
    previous: Rota | None = None,
    view: View | None = None,
) -> Imported:
    """Read weeks back from a workbook that ``allocator rota --xlsx`` wrote.

    Parameters
    ----------
    given
        The scenario, or its facts where they are known already.
    plan
        The plan that the rotas belong to.
    path
        The workbook.
    rotas
        The rotas it was made from; those that it holds itself where not given.
    previous
        The rota of the week before the first.
    view
        Display names under which places and interpreters are known, too.

    Raises
    ------
    InputError
        The file is no such workbook, or cells cannot be understood; holds every fault.
    """
    facts = given if isinstance(given, Facts) else Facts(given)
    book = read_rota_book(path)
    before = _exported(book, rotas)
    shown = [_Week(facts, plan, rota, book, view or View("en")) for rota in before]
    faults = [fault for week in shown for fault in week.faults]
    if faults:
        raise InputError(faults)
    edits = tuple(edit for week in shown for edit in week.edits)
    away = absent(facts.scenario, [row.edit for row in edits])
    now = Facts(with_absent(facts.scenario, away)) if away != Absent() else facts
    after = tuple(_all_after(shown, now, plan, previous))
    first = check_rotas(facts, plan, before, previous)
    report = check_rotas(now, plan, after, previous)
    return Imported(
        before=before,
        after=after,
        edits=edits,
        absent=away,
        facts=now,
        report=report,
        caused=tuple(_more(report, first)),
        cured=tuple(_more(first, report)),
        others=tuple(_others(facts.scenario, plan, before)),
    )


def _others(
    scenario: Scenario, plan: Plan, rotas: Sequence[Rota]
) -> Iterator[Literal["scenario", "plan"]]:
    """Yield what is not what the rotas were made from; rotas made by hand do not say."""
    made = [rota.provenance for rota in rotas]
    if {row.get("scenario_sha256") for row in made} - {None, digest(scenario)}:
        yield "scenario"
    if {row.get("plan_sha256") for row in made} - {None, _decisions(plan)}:
        yield "plan"


def _decisions(plan: Plan) -> str:
    return digest(Plan(posts=plan.posts, tours=plan.tours))


def _made_from(now: WeekFacts, edits: int) -> dict[str, object]:
    """Return where an edited rota comes from, beside what is known of it already."""
    plan = _decisions(now.plan)
    return {"scenario_sha256": digest(now.scenario), "plan_sha256": plan, "edited_cells": edits}


def _exported(book: RotaBook, rotas: Sequence[Rota]) -> tuple[Rota, ...]:
    """Return the rotas of the weeks in the workbook, in order."""
    known = {rota.week: rota for rota in (*book.rotas, *rotas)}
    faults = [
        Fault("rota_book_no_rota", source=book.sources[week], values={"week": format_week(week)})
        for week in sorted(book.weeks)
        if week not in known
    ]
    if faults:
        raise InputError(faults)
    return tuple(known[week] for week in sorted(book.weeks))


class _Week:
    """One week of the workbook beside its rota."""

    def __init__(self, facts: Facts, plan: Plan, rota: Rota, book: RotaBook, view: View) -> None:
        self.rota = rota
        self.asked = WeekFacts(facts, plan, rota.week)
        self.shown: Cells = cells(self.asked, rota)
        self.faults: list[Fault] = []
        self.edits: list[CellEdit] = []
        self._views = [View(lang, names=view.names) for lang in LANGUAGES]
        self._places = [place_names(self.asked, view) for view in self._views]
        words = _words(self.asked, book, view)
        self._reading = Reading(words, self._places[0], self.asked.policy.noon)
        self._people(book)
        for (manager, day, half), cell in book.weeks[rota.week].items():
            if manager in self.asked.managers:
                self._cell(manager, day, half, cell)

    def _people(self, book: RotaBook) -> None:
        """Everybody has a row, and nobody else."""
        there = dict.fromkeys(key[0] for key in book.weeks[self.rota.week])
        source = book.sources[self.rota.week]
        rows = [("rota_book_nobody", who) for who in there if who not in self.asked.managers]
        rows += [("rota_book_no_row", who) for who in self.asked.managers if who not in there]
        self.faults += [Fault(code, source=source, values={"manager": who}) for code, who in rows]

    def _cell(self, manager: str, day: date, half: int, cell: Cell) -> None:
        """Read a cell; note it where it says something else than before."""
        old = self.shown.get((manager, day), ([], []))[half]
        home = self.asked.home(manager, day)
        said = " ".join(cell.text.split())
        for view, places in zip(self._views, self._places, strict=True):
            if said == " ".join(cell_text(old, home, places, view).split()):
                return
        sites = {site.id for site in self.asked.scenario.sites}
        read = read_cell(cell.text, half, home if home in sites else None, self._reading)
        self.faults += [
            Fault(row.code, f"{cell.name} ({manager})", row.values, cell.source)
            for row in read
            if isinstance(row, Fault)
        ]
        entries = [row for row in read if isinstance(row, Entry)]
        before, after = plain(old), plain(entries)
        if before != after:
            self.edits.append(CellEdit(HalfEdit(manager, day, half, before, after), cell))

    def edited(self) -> Rota:
        """Return the rota as edited."""
        shown: dict[tuple[str, date], Halves] = {
            key: (plain(row[0]), plain(row[1])) for key, row in self.shown.items()
        }
        return edited(self.asked, self.rota, [row.edit for row in self.edits], shown)


def _words(asked: WeekFacts, book: RotaBook, view: View) -> dict[tuple[str, str], str]:
    """Return ids by words: as the workbook wrote them, names, ids; none that means two."""
    found = [
        ("place", word.casefold(), place)
        for place, row in place_words(asked, view).items()
        for word in row
    ]
    found += [
        ("interpreter", word.casefold(), row.id)
        for row in asked.given.interpreters
        for word in (row.id, view.name(row.id))
    ]
    known = {(kind, ident) for kind, _, ident in found}
    times = Counter((kind, word) for kind, word, _ in set(found))
    words = {(kind, word): ident for kind, word, ident in found if times[kind, word] == 1}
    return words | {key: ident for key, ident in book.words.items() if (key[0], ident) in known}


def _all_after(
    shown: Sequence[_Week], now: Facts, plan: Plan, previous: Rota | None
) -> Iterator[Rota]:
    """Yield the weeks as edited, each after the one before it."""
    last, edited_before = previous, False
    for week in shown:
        asked = WeekFacts(now, plan, week.rota.week)
        follows = last is not None and last.week + timedelta(days=7) == week.rota.week
        last = _after(week, asked, last if follows else None, edited_before and follows)
        edited_before = bool(week.edits)
        yield last


def _after(week: _Week, now: WeekFacts, previous: Rota | None, moved: bool) -> Rota:
    """Return the edited rota with what it says about itself; untouched where nothing changed.

    Where the week before was edited (`moved`), what is as last week is counted anew.
    """
    if not week.edits and not moved:
        return week.rota
    made = week.edited() if week.edits else week.rota
    if week.edits:
        origin = week.rota.provenance | _made_from(now, len(week.edits))
        gaps = tuple(_uncovered(now, made))
        made = made.model_copy(update={"uncovered": gaps, "pieces": (), "provenance": origin})
    goals = goal_values(now, made, previous)
    stated = {row.goal for row in week.rota.goals} - ({"same"} if previous is None else set())
    return made.model_copy(update={"goals": tuple(row for row in goals if row.goal in stated)})


def _uncovered(asked: WeekFacts, made: Rota) -> Iterator[Uncovered]:
    """Yield what is still uncovered: not what somebody does now, by hand."""
    left = list(made.uncovered)
    wrong = _unnamed(asked, made)
    for gap in made.uncovered:
        fewer = left.copy()
        fewer.remove(gap)
        less = _unnamed(asked, made.model_copy(update={"uncovered": tuple(fewer)}))
        if less < wrong:
            left, wrong = fewer, less
    yield from left


def _unnamed(asked: WeekFacts, rota: Rota) -> float:
    """Return by how much what is named as uncovered differs from what is."""
    checked = CheckedWeek(asked, rota, None)
    return sum(violation.amount for rule in NAMING for violation in rule(checked))


def _more(report: RotaReport, other: RotaReport) -> Iterator[Violation]:
    """Yield the violations of a report that the other one does not have."""
    left = Counter(row.model_dump_json() for row in other.violations)
    for row in report.violations:
        key = row.model_dump_json()
        if left[key]:
            left[key] -= 1
        else:
            yield row
