"""Ways out of a shortage: measures chosen from what a plan lacks, each tried by a re-plan.

The number of posts to hire is searched for, from an estimate up or down; every number that is
named was planned with. All re-plans have the same bounded effort, so that two calls agree.
"""

from allocator.advice.measures import Measure, Shortage, extra, hire, others
from allocator.advice.vacancy import QUICK
from allocator.change import apply
from allocator.checks.checked import Checked
from allocator.comparison.flow import flow_by_hand
from allocator.complete import complete
from allocator.errors import InputError
from allocator.facts import Facts
from allocator.model.advice import Advised, Tiers
from allocator.model.base import Base
from allocator.model.calendar import Month
from allocator.model.plan import Plan, Score
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.replanning import replan
from allocator.report.look import Look

HIRES = 4
"""Numbers of posts that are tried at most."""


class Advice(Base):
    """Measures against the shortage of a plan, the cheapest that ends it first."""

    first: Month
    """First month of the horizon."""
    last: Month
    """Last month of the horizon."""
    tiers: Tiers
    """The tiers of the plan as it is."""
    urgent: int
    """People of urgent cases that never start inside the horizon."""
    breaks: Month | None = None
    """First month in which the hours no longer suffice for those who come, by hand."""
    measures: tuple[Advised, ...] = ()
    """None where nothing is lacking."""


def advise(scenario: Scenario, plan: Plan, *, options: Options = QUICK) -> Advice:
    """Say what would end the shortage of a plan, and what each measure costs.

    Parameters
    ----------
    scenario
        The city as it is, changes included.
    plan
        The plan in force.
    options
        Effort of each re-plan.

    Returns
    -------
    Advice
        First measures after which nothing is uncovered, no urgent case is left waiting and
        the hours suffice for those who come, by euros; then the others, by what they leave.
    """
    facts = Facts(scenario)
    whole = complete(facts, plan)
    assert whole.score is not None
    shortage = Shortage(Look(facts, whole))
    about = Advice(
        first=facts.months.start,
        last=facts.months[-1],
        tiers=Tiers.of(whole.score),
        urgent=shortage.urgent,
        breaks=shortage.flow.breaks,
    )
    if not shortage.there:
        return about
    trial = _Trial(scenario, whole, whole.score, options)
    found = [tried for measure in others(shortage) if (tried := trial.of(measure))]
    found += _hired(trial, shortage)
    return about.model_copy(update={"measures": tuple(sorted(found, key=_rank))})


def _rank(row: Advised) -> tuple[object, ...]:
    if row.clears:
        return (0, row.eur_in_plan, row.tiers.order)
    return (1, *_left(row), row.tiers.order)


def _hired(trial: "_Trial", shortage: Shortage) -> list[Advised]:
    """Try numbers of posts: twice as many while they are too few, then halfway down.

    Where twice as many help no more, teams are full: then some may be above their standard.
    """
    enough: int | None = None
    few, number, make = shortage.too_few, shortage.posts, hire
    found: list[Advised] = []
    for _ in range(HIRES):
        tried = trial.of(make(shortage, number))
        if tried is None:
            break
        no_help = bool(found) and _left(tried) == _left(found[-1])
        found.append(tried)
        if tried.clears:
            enough = number
        elif no_help and make is hire:
            make, few, number = extra, 0, number // 2
            continue
        else:
            few = number
        number = 2 * number if enough is None else (few + enough) // 2
        if enough is not None and enough - few <= 1:
            break
    return found


def _left(row: Advised) -> tuple[float, ...]:
    lasts = 0 if row.breaks is None else -row.breaks
    return row.tiers.unserved_resident_days, row.tiers.uncovered_minutes, row.urgent, lasts


class _Trial:
    """Plans the city again with a measure."""

    def __init__(self, scenario: Scenario, plan: Plan, score: Score, options: Options) -> None:
        self.scenario = scenario
        self.plan = plan
        self.score = score
        self.options = options

    def of(self, measure: Measure) -> Advised | None:
        """Return what a measure does; None where it contradicts the city."""
        try:
            after = apply(self.scenario, measure.changes)
        except InputError:
            return None
        made = replan(after, self.plan, options=self.options)
        new = made.result.plan
        if new is None or new.score is None:
            return None
        urgent = Checked(Facts(after), new).waiting["urgent"]
        breaks = flow_by_hand(after, new).breaks
        tiers = Tiers.of(new.score)
        a_year = measure.posts * self._post()
        months = self.scenario.horizon.stop - measure.since
        return Advised(
            kind=measure.kind,
            changes=measure.changes,
            eur_a_year=a_year,
            eur_in_plan=a_year * months / 12,
            tiers=tiers,
            change=Tiers.change(self.score, new.score),
            urgent=urgent,
            moves=len(made.forced.moves) + len(made.chosen.moves),
            handovers=len(made.forced.handovers) + len(made.chosen.handovers),
            breaks=breaks,
            clears=breaks is None
            and not (tiers.unserved_resident_days or tiers.uncovered_minutes or urgent),
        )

    def _post(self) -> float:
        """Euros a year of a full-time post that the city pays."""
        cost = self.scenario.policy.cost
        return cost.post_eur * (1 - cost.funded)
