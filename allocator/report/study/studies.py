"""Which report belongs to which kind of result."""

from allocator.comparison.compared import of_plan
from allocator.errors import Fault, InputError
from allocator.model.calendar import format_month, parse_month
from allocator.model.plan import Plan
from allocator.model.require import Requirement
from allocator.model.scenario import Scenario
from allocator.model.simulation import Simulation
from allocator.model.sweep import Sweep
from allocator.model.whatif import Comparison
from allocator.report.study.content import Study
from allocator.report.study.map import map_section
from allocator.report.study.require import require_study
from allocator.report.study.simulation import simulation_study
from allocator.report.study.sweep import sweep_study
from allocator.report.study.whatif import plan_study, whatif_study
from allocator.texts import Language

USUAL = 6
"""Months after the first: the month that is shown where none is named."""


def study_of(
    result: object,
    lang: Language,
    at: str | None = None,
    scenario: Scenario | None = None,
    *,
    internal: bool = False,
) -> Study:
    """Return the report on a result.

    Parameters
    ----------
    result
        As from `read_result`.
    lang
        German or English.
    at
        Month of the first table, where it has one.
    scenario
        Of a plan: its city.
    internal
        Of a plan: show who works where on a map.

    Raises
    ------
    InputError
        `at` is none of its months, or there is no report on this result.
    """
    if isinstance(result, Comparison):
        return whatif_study(result, lang, month_in(at, result.months))
    if isinstance(result, Sweep):
        return sweep_study(result, lang, month_in(at, result.months))
    if isinstance(result, Simulation):
        return simulation_study(result, lang)
    if isinstance(result, Requirement):
        return require_study(result, lang)
    if isinstance(result, Plan):
        if scenario is None:
            raise InputError([Fault("report_scenario", source="--scenario")])
        there = [map_section(scenario, result, lang)] if internal else []
        seen = of_plan(scenario, result)
        return plan_study(seen, lang, month_in(at, seen.months), *there)
    raise InputError([Fault("report_no_result")])


def month_in(word: str | None, months: range) -> int:
    """Return the month that a word names; the seventh where there is none.

    Raises
    ------
    InputError
        It is no month, or none of `months`.
    """
    if word is None:
        return months[min(USUAL, len(months) - 1)]
    month = parse_month(word)
    if not isinstance(month, int) or month not in months:
        first, last = (format_month(one) for one in (months[0], months[-1]))
        values: dict[str, object] = {"word": word[:40], "first": first, "last": last}
        raise InputError([Fault("whatif_month", source="--at", values=values)])
    return month
