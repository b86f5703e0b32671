"""What if: the plan in force carried on, the base and its variants, planned side by side.

>>> import allocator
>>> seen = allocator.whatif(scenario, ["rising", "close siloah 2016-06-15"])  # doctest: +SKIP
>>> [column.figures.costs.year for column in seen.columns]  # doctest: +SKIP
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from math import ceil, floor, log10

from allocator.checks import check
from allocator.comparison.figures import figures
from allocator.comparison.variants import Asked, asked_variants
from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.many import Planned, plan_many
from allocator.model.plan import Plan
from allocator.model.result import COMPARED, Options
from allocator.model.scenario import Scenario, Variant
from allocator.model.whatif import Column, Comparison, Weighted
from allocator.report.assumed import assumed
from allocator.report.privacy import SMALL

Done = Callable[[int, int], None]
"""Called with how many plans are done, of how many."""

MANY = 50
"""Small numbers must be a small part of what is told."""


def whatif(
    scenario: Scenario,
    variants: Sequence[str | Variant],
    in_force: Plan | None = None,
    options: Options | None = None,
    executor: Executor | None = None,
    *,
    workers: int | None = None,
    progress: Done | None = None,
) -> Comparison:
    """Plan a city and its variants side by side and return the figures of each.

    Parameters
    ----------
    scenario
        The city as it is: the base.
    variants
        Names of its variants, YAML files of changes, changes in words (several separated by
        ``;``, with a name before ``: ``), or variants.
    in_force
        The plan in force: what becomes of it in the base if nobody does anything is the
        first column.
    options
        For all plans; by default enough to compare them (`COMPARED`). Each is the one that
        `allocator.plan` gives alone with the same options.
    executor, workers
        Where to plan, and how many at once; as for `allocator.plan_many`.
    progress
        Called with how many plans are done, of how many.

    Returns
    -------
    Comparison
        A column each, in order; a variant that contradicts itself has no figures.

    Raises
    ------
    InputError
        A variant cannot be read or applied; holds every fault.
    """
    asked = asked_variants(scenario, variants)
    worlds = {"base": scenario} | {f"{i}": one.scenario for i, one in enumerate(asked)}
    found: dict[str, Planned] = {}
    chosen = options or COMPARED
    for planned in plan_many(worlds.items(), chosen, executor=executor, workers=workers):
        found[planned.name] = planned
        if progress is not None:
            progress(len(found), len(worlds))
    columns = [] if in_force is None else [_carried_on(scenario, in_force)]
    columns.append(column_of(scenario, found["base"], None))
    columns += [column_of(one.scenario, found[f"{i}"], one) for i, one in enumerate(asked)]
    return _compared(scenario, columns)


def of_plan(scenario: Scenario, plan: Plan) -> Comparison:
    """Return the figures of one plan, as a comparison of nothing else.

    Parameters
    ----------
    scenario
        The city of the plan.
    plan
        Any plan, also one made by hand; its hours are computed anew.
    """
    column = _carried_on(scenario, plan).model_copy(update={"kind": "base"})
    return _compared(scenario, [column])


def _compared(scenario: Scenario, columns: Sequence[Column]) -> Comparison:
    return Comparison(
        name=scenario.name,
        start=scenario.start,
        end=scenario.horizon[-1],
        columns=tuple(columns),
        assumed={row.path: row.count for row in assumed(scenario)},
        marks=scenario.marks,
    )


def _carried_on(scenario: Scenario, in_force: Plan) -> Column:
    """Return the plan in force as it is, in the city as it is."""
    facts = Facts(scenario)
    report = check(facts, in_force)
    plan = in_force.model_copy(update={"ledger": report.ledger})
    return Column(
        kind="in_force",
        status="carried_on",
        broken=tuple(sorted({row.rule for row in report.violations})),
        figures=figures(Decided(facts, plan), report.ledger),
    )


def column_of(scenario: Scenario, planned: Planned, asked: Asked | None) -> Column:
    """Return what became of the base (`asked` None) or of a variant."""
    result = planned.result
    plan = None if result is None else result.plan
    broken: tuple[str, ...] = ()
    of_plan = None if plan is None else figures(Decided(Facts(scenario), plan), plan.ledger)
    if plan is not None:
        broken = tuple(plan.overview["quality"]["broken"])
    return Column(
        kind="base" if asked is None else "variant",
        name="" if asked is None else asked.name,
        changes=() if asked is None else asked.changes,
        status="failed" if result is None else str(result.status),
        share=None if result is None or plan is None else result.share,
        broken=broken,
        weighted=None if plan is None else _weighted(scenario, plan),
        figures=of_plan,
        conflict=() if result is None else result.conflict,
        failure="" if planned.failure is None else planned.failure.text,
        seconds=planned.seconds,
    )


def _weighted(scenario: Scenario, plan: Plan) -> Weighted | None:
    """Return the waiting by need as a range that holds it, too coarse to tell a small number.

    Two digits, both ends rounded outwards, so that what is in a proven order stays true; none
    where it is not many times what `SMALL` urgent people are worth in a month.
    """
    points = None if plan.score is None else plan.score.waiting_points
    if points is None or points.bound is None:
        return None
    if points.value < MANY * SMALL * scenario.policy.points.urgent:
        return None
    low = min(points.bound, points.value)
    return Weighted(value=_coarse(points.value, ceil), bound=_coarse(low, floor))


def _coarse(value: float, whole: Callable[[float], int]) -> float:
    """Return two digits of a number."""
    grain = 10.0 ** (floor(log10(value)) - 1) if value > 0 else 1.0
    return whole(value / grain) * grain
