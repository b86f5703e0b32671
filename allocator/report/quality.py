"""How good a plan is: value and proven bound of the tiers, and the rules it breaks."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from allocator.facts.rounding import exact
from allocator.ledger import Decided
from allocator.model.plan import Score, Tier
from allocator.report.data import Bounded, Quality
from allocator.score.waiting import months_of_care

DAYS_A_MONTH = 365.25 / 12


def quality(decided: Decided, score: Score, broken: Iterable[str]) -> Quality:
    """Return the quality of a plan.

    Parameters
    ----------
    decided
        The plan over its facts.
    score
        The four tiers; bounds may be missing.
    broken
        Name of the rule of each violation.
    """
    facts = decided.facts
    tolerance = facts.scenario.policy.tolerance
    days = sum(
        row.residents * row.open_days for site in facts.sites.values() for row in site.values()
    )
    available = sum(row.available for person in facts.people.values() for row in person.values())
    waiting = score.waiting_points
    return Quality(
        unserved=_bounded(score.unserved_resident_days, tolerance.tier1 * days),
        uncovered=_bounded(score.uncovered_minutes, tolerance.tier2 * available),
        waiting=_bounded(waiting, 0),
        nothing=waiting.nothing,
        share=proven_share(score),
        delay_days=_delay(decided, score),
        effort=score.effort_minutes.model_dump(),
        broken=dict(sorted(Counter(broken).items())),
    )


def proven_share(score: Score) -> float | None:
    """Return (nothing - value) / (nothing - bound); 1 where nothing is the bound."""
    waiting = score.waiting_points
    if waiting.bound is None:
        return None
    if waiting.nothing <= waiting.bound:
        return 1.0
    return min(1.0, (waiting.nothing - waiting.value) / (waiting.nothing - waiting.bound))


def _bounded(tier: Tier, allowed: float) -> Bounded:
    return Bounded(value=tier.value, bound=tier.bound, allowed=allowed)


def _delay(decided: Decided, score: Score) -> float | None:
    """(value - bound) / (mean points of a case-month x number of cases), in days a case."""
    waiting = score.waiting_points
    if waiting.bound is None:
        return None
    case_months, cases = Fraction(0), Fraction(0)
    for case in decided.facts.scenario.cases:
        if not case.running:
            case_months += len(months_of_care(decided, case))
            cases += 1
    for cohort in decided.facts.cohorts:
        number = Fraction(cohort.hundredths, 100)
        case_months += sum(site is not None for site in cohort.path) * number
        cases += number
    if not cases or not waiting.nothing:
        return 0.0
    mean = exact(waiting.nothing) / case_months
    gap = exact(waiting.value) - exact(waiting.bound)
    return max(0.0, float(gap / (mean * cases)) * DAYS_A_MONTH)
