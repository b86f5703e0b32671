"""Planning again from the plan in force: what a program calls when something has changed.

>>> import allocator
>>> after = allocator.replan(scenario, plan, changes)  # doctest: +SKIP
>>> after.result.plan, after.forced.moves, after.chosen.moves  # doctest: +SKIP
"""

from collections.abc import Sequence

from allocator.api import plan as plan_anew
from allocator.change import apply
from allocator.checks import check
from allocator.complete import complete
from allocator.facts import Facts
from allocator.model.calendar import Month
from allocator.model.changes import Change
from allocator.model.plan import Plan, Score
from allocator.model.replan import Carried, Freedom, Kind, Point, Replanned
from allocator.model.result import Options, Progress, Result, Status
from allocator.model.scenario import Scenario
from allocator.report.overview import with_overview
from allocator.solver.replanning import least_repair, touched
from allocator.solver.replanning import replan as _replan

ALLOWED = (0, 1, 2, 4, 8)
"""Moves or handovers allowed at the points of a frontier."""
MOST_OF_IT = 0.9
"""Share of what all of them gain from which on a point is the knee."""


def replan(
    scenario: Scenario,
    in_force: Plan,
    changes: Sequence[Change] = (),
    *,
    freeze_until: Month | None = None,
    max_moves: int | None = None,
    max_handovers: int | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Replanned:
    """Plan a city again after changes, as near to the plan in force as is worth it.

    Parameters
    ----------
    scenario
        The city before the changes (or after them, with no changes here).
    in_force
        The plan in force.
    changes
        What has happened or will happen.
    freeze_until
        First month that may change: cases that start before it start as in the plan in force,
        and posts stay in every phase that begins before it.
    max_moves, max_handovers
        People whose place of work, and running cases whose manager may change, beyond those
        that the change forces; None: as many as are worth it.
    options, progress
        As for `allocator.plan`.

    Returns
    -------
    Replanned
        The solve, with who is touched because the change forces it and who by choice. Where
        nothing has changed it is the plan in force itself.
    """
    options = options or Options()
    facts = Facts(apply(scenario, changes))
    if in_force.provenance.get("scenario_sha256") == facts.digest:
        same = _unchanged(facts, in_force, options)
        if same is not None:
            return Replanned(result=same)
    freedom = Freedom(freeze_until=freeze_until, max_moves=max_moves, max_handovers=max_handovers)
    found = _replan(facts, in_force, freedom, options, progress)
    plan = found.result.plan
    if plan is None or plan.overview:
        return found
    whole = with_overview(facts, plan)
    return found.model_copy(update={"result": found.result.model_copy(update={"plan": whole})})


def _unchanged(facts: Facts, in_force: Plan, options: Options) -> Result | None:
    """Return the plan in force as a result, if it keeps every rule."""
    score = in_force.score
    if score is None or check(facts, in_force).violations:
        return None
    share = share_of(score)
    return Result(
        status=Status.SHARE if share >= options.share else Status.LIMIT,
        plan=in_force,
        bounds=score,
        share=share,
        seconds=0.0,
    )


def share_of(score: Score) -> float:
    """Return the proven share of a score: (nothing - value) / (nothing - bound); 0 unproven."""
    waiting = score.waiting_points
    if waiting.bound is None:
        return 0.0
    possible = waiting.nothing - waiting.bound
    return 1.0 if possible <= 0 else (waiting.nothing - waiting.value) / possible


def carried_on(scenario: Scenario, in_force: Plan) -> Carried:
    """Return what becomes of the plan in force if nobody does anything.

    Parameters
    ----------
    scenario
        The city after the changes.
    in_force
        The plan made before them.
    """
    facts = Facts(scenario)
    report = check(facts, complete(facts, in_force))
    broken = sorted({violation.rule for violation in report.violations})
    return Carried(score=report.score, broken=tuple(broken))


def repair(scenario: Scenario, in_force: Plan, *, freeze_until: Month | None = None) -> Plan:
    """Return the plan in force with as few changes as the rules allow.

    Nobody is moved to fill a gap, and no known case starts that was not to; see `replan` for
    what is worth more.

    Parameters
    ----------
    scenario
        The city after the changes; without contradictions.
    in_force, freeze_until
        As for `replan`.
    """
    return least_repair(scenario, in_force, Freedom(freeze_until=freeze_until))


def anew(
    scenario: Scenario,
    in_force: Plan,
    *,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Replanned:
    """Return what a plan from scratch would be, and whom it would touch: the free optimum.

    Nothing is frozen or limited, and no change costs anything; so nobody is told apart who
    would have to move anyway.

    Parameters
    ----------
    scenario
        The city after the changes.
    in_force
        The plan in force, to count against.
    options, progress
        As for `allocator.plan`.
    """
    result = plan_anew(scenario, options, progress)
    if result.plan is None:
        return Replanned(result=result)
    return Replanned(result=result, chosen=touched(scenario, in_force, result.plan))


def frontier(
    scenario: Scenario,
    in_force: Plan,
    changes: Sequence[Change] = (),
    *,
    allowed: Sequence[int] = ALLOWED,
    of: Kind = "moves",
    freeze_until: Month | None = None,
    max_moves: int | None = None,
    max_handovers: int | None = None,
    options: Options | None = None,
) -> tuple[Point, ...]:
    """Return what the tiers become with more and more changes allowed; never worse with more.

    Parameters
    ----------
    scenario, in_force, changes, freeze_until, max_moves, max_handovers, options
        As for `replan`; the limit of what `of` names is that of each point.
    allowed
        Moves or handovers allowed at each point.
    of
        Which of them.

    Returns
    -------
    tuple of Point
        One a number; the knee is the first with most of what all of them gain.
    """
    found: list[Replanned] = []
    for number in sorted(set(allowed)):
        now = replan(
            scenario,
            in_force,
            changes,
            freeze_until=freeze_until,
            max_moves=number if of == "moves" else max_moves,
            max_handovers=number if of == "handovers" else max_handovers,
            options=options,
        )
        if found and _tiers(found[-1]) <= _tiers(now):
            now = found[-1]
        found.append(now)
    knee = _knee([_tiers(one) for one in found])
    return tuple(
        Point(of=of, allowed=number, found=one, knee=i == knee)
        for i, (number, one) in enumerate(zip(sorted(set(allowed)), found, strict=True))
    )


def _tiers(replanned: Replanned) -> tuple[float, ...]:
    """Values of tiers 1 to 3; a contradiction is worse than any plan."""
    plan = replanned.result.plan
    if plan is None or plan.score is None:
        return (float("inf"),)
    score = plan.score
    return (
        score.unserved_resident_days.value,
        score.uncovered_minutes.value,
        score.waiting_points.value,
    )


def _knee(rows: Sequence[tuple[float, ...]]) -> int:
    """Return the first row with most of what the last one gains, in the first tier that differs."""
    for tier in zip(*rows, strict=False):
        gain = tier[0] - tier[-1]
        if gain > 0:
            return next(i for i, value in enumerate(tier) if tier[0] - value >= MOST_OF_IT * gain)
    return 0
