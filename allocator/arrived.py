"""Expected cases of months that are past, as whole cases.

A plan starts expected cases in hundredths. Once their month is past they are taken to have
come as expected: whole cases are dealt over the hundredths that were started and over those
that wait, profile by profile. What does not make up a whole case stays expected.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from allocator.ledger import Decided, ExpectedRun
from allocator.model.calendar import format_month
from allocator.model.cases import Case, Profile


@dataclass(frozen=True, slots=True)
class Part:
    """Hundredths of a profile that arrived together and have gone the same way since.

    Attributes
    ----------
    cohort
        Number of the cohort in `Facts.cohorts`.
    hundredths
        How many, in hundredths of a case.
    site
        Where they live now.
    manager, start
        Who started them and when; None where they wait.
    moved_from
        Site from which they moved away from their manager, who may keep them.
    aftercare
        Months for which their manager has kept them without being on the team.
    planned
        Who was to start them, and when, where they wait.
    """

    cohort: int
    hundredths: int
    site: str
    manager: str | None = None
    start: int | None = None
    moved_from: str | None = None
    aftercare: int = 0
    planned: tuple[str, int] | None = None


@dataclass(frozen=True)
class Arrived:
    """Expected cases of past months.

    Attributes
    ----------
    cases
        Whole cases, running and waiting.
    left
        By profile, hundredths that make up no whole case.
    planned
        By case that waits, who was to start it and when.
    """

    cases: tuple[Case, ...]
    left: dict[str, int]
    planned: dict[str, tuple[str, int]]


def arrived(decided: Decided, month: int) -> Arrived:
    """Return the expected cases that arrived before `month` and are still open in it."""
    cases: list[Case] = []
    left: dict[str, int] = {}
    planned: dict[str, tuple[str, int]] = {}
    taken = {case.id for case in decided.facts.scenario.cases}
    parts = _parts(decided, month)
    for profile in decided.facts.scenario.arrivals.profiles:
        mine = parts.get(profile.id, [])
        whole = sum(part.hundredths for part in mine)
        for part in _dealt(mine, whole // 100):
            opened = decided.facts.cohorts[part.cohort]
            names = (f"new-{format_month(opened.month)}-{n}" for n in count(1))
            name = next(name for name in names if name not in taken)
            taken.add(name)
            cases.append(_case(name, profile, part, decided))
            if part.planned is not None:
                planned[name] = part.planned
        if whole % 100:
            left[profile.id] = whole % 100
    return Arrived(tuple(cases), left, planned)


def _parts(decided: Decided, month: int) -> dict[str, list[Part]]:
    """Return the parts of each profile: started ones by manager and month, then those waiting."""
    facts, index = decided.facts, month - decided.facts.months.start
    number = {cohort: n for n, cohort in enumerate(facts.cohorts)}
    result: dict[str, list[Part]] = {}
    later: dict[int, list[ExpectedRun]] = {}
    for run in decided.expected:
        site = run.cohort.path[index]
        if run.months.start >= month:
            later.setdefault(number[run.cohort], []).append(run)
        if run.months.start < month < run.months.stop and site is not None:
            span = range(run.months.start, month + 1)
            kept = decided.kept(run.manager, run.cohort.path, span, None)
            part = Part(number[run.cohort], run.hundredths, site, run.manager, span.start, *kept)
            result.setdefault(run.profile.id, []).append(part)
    for parts in result.values():
        parts.sort(key=lambda part: (part.manager, part.start, part.cohort))
    waiting = decided.starts.waiting[index - 1]
    for (profile, site), numbers in sorted(facts.cohorts_at.items()):
        for n in numbers:
            cohort = facts.cohorts[n]
            if cohort.month < month and cohort.path[index] == site and waiting[n]:
                rest = _waiting(n, waiting[n], site, later.get(n, ()))
                result.setdefault(profile, []).extend(rest)
    return result


def _waiting(
    cohort: int, hundredths: int, site: str, later: Iterable[ExpectedRun]
) -> Iterator[Part]:
    """Yield what waits of a cohort: by when and by whom it was to be started, then the rest."""
    for run in later:
        part = min(run.hundredths, hundredths)
        if part:
            yield Part(cohort, part, site, planned=(run.manager, run.months.start))
        hundredths -= part
    if hundredths:
        yield Part(cohort, hundredths, site)


def _dealt(parts: list[Part], number: int) -> Iterator[Part]:
    """Yield the part of each whole case: that in which the middle of its hundred lies."""
    total, middle = 0, 50
    for part in parts:
        total += part.hundredths
        while middle < total and number:
            yield part
            middle += 100
            number -= 1


def _case(name: str, profile: Profile, part: Part, decided: Decided) -> Case:
    alike = profile.model_dump(exclude={"id"})
    return Case(
        id=name,
        site=part.site,
        opened=decided.facts.cohorts[part.cohort].opened,
        manager=part.manager,
        start=part.start,
        moved_from=part.moved_from,
        aftercare=part.aftercare,
        **alike,
    )
