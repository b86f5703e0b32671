"""People of a plan: accompanied, waiting by band, the flow, and interpreters that are short."""

from fractions import Fraction

from allocator.facts.rounding import exact
from allocator.ledger import Decided
from allocator.ledger.holding import Holding
from allocator.model.calendar import month_of
from allocator.model.cases import Case, Profile
from allocator.model.plan import Band, Plan
from allocator.report.data import BandStart, Flow, People, Pool

BANDS: tuple[Band, ...] = ("urgent", "high", "normal")


def band_of(decided: Decided, case: Case) -> Band:
    """Return the band of a waiting case in the first month in which it waits."""
    cases = decided.facts.cases
    month = max(decided.facts.months.start, month_of(case.opened))
    return cases.band(cases.points(case, case.opened, month))


def people(decided: Decided) -> People:
    """Count people accompanied and waiting when the plan begins."""
    cases = decided.facts.scenario.cases
    running = [case for case in cases if case.running]
    waiting = [case for case in cases if not case.running]
    by_band: dict[Band, list[Case]] = {band: [] for band in BANDS}
    for case in waiting:
        by_band[band_of(decided, case)].append(case)
    return People(
        accompanied=_persons(running),
        accompanied_cases=len(running),
        waiting=_persons(waiting),
        waiting_cases=len(waiting),
        bands=tuple(_band(decided, band, by_band[band]) for band in BANDS),
    )


def _band(decided: Decided, band: Band, cases: list[Case]) -> BandStart:
    begun = [case for case in cases if decided.rows.get(case.id)]
    starts = [decided.rows[case.id][0].start for case in begun]
    return BandStart(
        band=band,
        people=_persons(cases),
        cases=len(cases),
        started=_persons(begun),
        last=max(starts, default=None),
    )


def _persons(cases: list[Case]) -> int:
    return sum(case.persons for case in cases)


def flow(decided: Decided, plan: Plan) -> Flow:
    """Starts and arrivals in people a month, and the list at the start and at the end."""
    facts = decided.facts
    persons = {profile.id: profile.persons for profile in facts.scenario.arrivals.profiles}
    waiting = [case for case in facts.scenario.cases if not case.running]
    begun = _persons([case for case in waiting if decided.rows.get(case.id)])
    hundredths = sum(run.hundredths * run.profile.persons for run in decided.expected)
    arriving = sum(persons[row.profile] * row.hundredths for row in facts.cohorts)
    left = sum(
        persons.get(row.profile, 0) * exact(row.waiting)
        for row in plan.expected_waiting
        if row.month == facts.months[-1]
    )
    months = len(facts.months)
    return Flow(
        starts=float((begun + Fraction(hundredths, 100)) / months),
        expected=float(Fraction(arriving, 100) / months),
        list_from=_persons(waiting),
        list_to=float(_persons(waiting) - begun + left),
    )


def pools(holding: Holding, plan: Plan) -> tuple[Pool, ...]:
    """Return the pools that leave no room for one more case in some month.

    One more case is the first month of a single person without needs, interpreted.
    """
    facts, known = holding.facts, holding.decided.by_id
    example = Profile(id="example")
    result = []
    for language in sorted(holding.pools):
        used = holding.interpreted[language]
        full = [
            month
            for month, hours, minutes in zip(
                facts.months, holding.pools[language], used, strict=True
            )
            if hours - minutes < facts.cases.minutes(example, 0, month, speaks=False)
        ]
        if full:
            waiting = sum(
                row.reason == "interpreter"
                and row.case in known
                and known[row.case].languages[:1] == (language,)
                for row in plan.waiting
            )
            result.append(
                Pool(
                    language=language,
                    from_=full[0],
                    until=full[-1],
                    months=len(full),
                    waiting=waiting,
                )
            )
    return tuple(result)
