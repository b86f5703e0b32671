"""Hours kept for expected cases: how many of them would have to wait for a known case to start."""

from collections.abc import Iterator, Mapping
from math import ceil

from allocator.ledger import ExpectedRun, hundredths
from allocator.model.cases import Case
from allocator.model.plan import ExpectedStart
from allocator.report.look import Look
from allocator.report.said import Sentence, name, num, sentence, span


def expected_instead(look: Look, case: Case, start: int, manager: str) -> Iterator[Sentence]:
    """Say how many expected cases of this manager would wait instead, if that is enough."""
    giving = given_up(look, manager, look.short(case, manager, start))
    if not giving or look.tried(case, manager, start, expected=without(look, giving)):
        return
    months = [run.months.start for run, _ in giving]
    yield sentence(
        "explain_change_expected",
        indent=1,
        manager=name(manager),
        cases=num(sum(amount for _, amount in giving) / 100),
        points=num(sum(_points(look, run) * amount for run, amount in giving) / 100),
        span=span(min(months), max(months)),
    )


def given_up(look: Look, manager: str, lacking: Mapping[int, int]) -> list[tuple[ExpectedRun, int]]:
    """Return expected starts and hundredths whose minutes are enough.

    First those that wait with the fewest points for the minutes they free.

    Parameters
    ----------
    look
        The plan.
    manager
        Whose starts are looked at.
    lacking
        Minutes that are missing, by month.
    """
    # One minute more than lacking: kept minutes are rounded a month.
    short = {at: float(minutes + 1) for at, minutes in lacking.items()}

    def freed(run: ExpectedRun) -> dict[int, int]:
        return dict(zip(run.months, look.holding.minutes.expected(run), strict=True))

    def dear(run: ExpectedRun) -> tuple[float, int]:
        useful = sum(min(minutes, short.get(at, 0)) for at, minutes in freed(run).items())
        return _points(look, run) / useful, run.months.start

    mine = [run for run in look.decided.expected if run.manager == manager]
    useful = [run for run in mine if any(short.get(at) for at, of in freed(run).items() if of)]
    result = []
    for run in sorted(useful, key=dear):
        minutes = freed(run)
        parts = [short[at] / minutes[at] for at in short if short[at] > 0 and minutes.get(at)]
        take = min(run.hundredths, ceil(100 * max(parts, default=0.0)))
        if take > 0:
            result.append((run, take))
            short = {at: left - take * minutes.get(at, 0) / 100 for at, left in short.items()}
    return result if all(left <= 0 for left in short.values()) else []


def _points(look: Look, run: ExpectedRun) -> float:
    """Points of a month of one of these cases, weighted by its people."""
    cases, at = look.facts.cases, run.months.start
    return float(cases.points(run.profile, run.cohort.opened, at) * cases.weight(run.profile))


def without(look: Look, giving: list[tuple[ExpectedRun, int]]) -> tuple[ExpectedStart, ...]:
    """Return the expected starts of the plan, less what is given up."""
    less: dict[tuple[str, str, str | None, int], int] = {}
    for run, amount in giving:
        site = run.cohort.path[run.months.start - look.begin]
        key = (run.manager, run.profile.id, site, run.months.start)
        less[key] = less.get(key, 0) + amount
    rows = []
    for row in look.plan.expected:
        key = (row.manager, row.profile, row.site, row.month)
        left = hundredths(row.started) - less.get(key, 0)
        if left > 0:
            rows.append(row.model_copy(update={"started": left / 100}))
    return tuple(rows)
