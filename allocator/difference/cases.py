"""Which cases change their person, which start earlier or later, and what that does to bands."""

from collections.abc import Iterator

from allocator.checks.checked import Checked
from allocator.checks.running import reason
from allocator.model.cases import Case
from allocator.model.difference import BandMoved, PersonChanged, StartMoved, WhyPerson
from allocator.model.plan import Assignment, Band, Plan
from allocator.report.people import BANDS, band_of

Handover = tuple[str, int, str | None, str | None]
"""Case, month, who held it before, who from then on."""


class Caseloads:
    """Who is accompanied by whom in two plans.

    Attributes
    ----------
    months
        Months that both have.
    plans
        The two plans.
    checked
        The second plan in the scenario that was given; None without one.
    """

    def __init__(
        self, plans: tuple[Plan, Plan], months: range, checked: tuple[Checked, Checked] | None
    ) -> None:
        self.plans = plans
        self.months = months
        self.both = checked
        self.checked = None if checked is None else checked[1]
        self.known: dict[str, Case] = dict(self.checked.decided.by_id) if self.checked else {}
        self.rows = tuple(_by_case(plan) for plan in plans)
        self.present = self._present()

    def _present(self) -> dict[str, str]:
        """Return who holds each running case when the months begin."""
        result: dict[str, str] = {}
        for rows in self.rows:
            for case, mine in rows.items():
                held = [row for row in mine if row.start < self.months.start]
                if held:
                    result.setdefault(case, held[-1].manager)
        given = {case.id: case.manager for case in self.known.values() if case.manager is not None}
        return result | given

    def persons(self) -> Iterator[PersonChanged]:
        """Yield the changes of person that only one of the plans has, by case and month."""
        one, other = (dict.fromkeys(self._handovers(n)) for n in (0, 1))
        found = [(row, True) for row in other if row not in one]
        found += [(row, False) for row in one if row not in other]
        found.sort(key=lambda item: (*item[0][:2], item[1]))
        for (case, month, former, to), new in found:
            minutes = None
            if self.checked is not None:
                minutes = 0 if to is None else self.checked.policy.hours.handover
            why = self._why(case, month, former, to) if new else None
            yield PersonChanged(
                case=case, month=month, from_=former, to=to, new=new, minutes=minutes, why=why
            )

    def _handovers(self, plan: int) -> Iterator[Handover]:
        """Yield the changes of person of a plan in the shared months; orphaned: to nobody."""
        orphaned = {row.case: row.from_ for row in self.plans[plan].orphaned}
        for case in dict.fromkeys((*self.rows[plan], *orphaned)):
            former = self.present.get(case)
            for row in self.rows[plan].get(case, ()):
                if row.end < self.months.start:
                    continue
                begins = max(row.start, self.months.start)
                if former is not None and former != row.manager and begins in self.months:
                    yield case, begins, former, row.manager
                former = row.manager
            if case in orphaned and orphaned[case] in self.months:
                yield case, orphaned[case], former, None

    def _why(self, case: str, month: int, former: str | None, to: str | None) -> WhyPerson | None:
        if to is None:
            return "no_one"
        if self.checked is None or former is None or case not in self.known:
            return None
        if former not in self.checked.decided.managers:
            return "contract"
        return reason(self.checked, self.known[case], former, month) or "choice"

    def starts(self) -> Iterator[StartMoved]:
        """Yield the waiting cases of both plans that start otherwise, by case."""
        for case in sorted((self._listed(0) & self._listed(1)) - self.present.keys()):
            one, other = (self._start(n, case) for n in (0, 1))
            if (one[0] in self.months or other[0] in self.months) and one != other:
                known = self.known.get(case)
                yield StartMoved(
                    case=case,
                    band=self._band(case),
                    persons=1 if known is None else known.persons,
                    before=one[0],
                    manager_before=one[1],
                    after=other[0],
                    manager_after=other[1],
                )

    def _listed(self, plan: int) -> set[str]:
        """Return the cases that a plan knows: those of its scenario, else those it names."""
        if self.both is not None:
            return set(self.both[plan].decided.by_id)
        waiting = {row.case for row in self.plans[plan].waiting}
        return waiting.union(self.rows[plan])

    def _start(self, plan: int, case: str) -> tuple[int | None, str | None]:
        rows = self.rows[plan].get(case)
        return (rows[0].start, rows[0].manager) if rows else (None, None)

    def _band(self, case: str) -> Band | None:
        if self.checked is not None and case in self.known:
            return band_of(self.checked.decided, self.known[case])
        rows = (row for plan in self.plans for row in plan.waiting)
        return next((row.band for row in rows if row.case == case), None)


def bands(starts: list[StartMoved], waiting: tuple[dict[Band, float], ...]) -> Iterator[BandMoved]:
    """Yield what becomes of each band; `waiting` has its months of waiting in both plans."""
    for band in (*BANDS, None):
        mine = [row for row in starts if row.band == band]
        if not mine and (band is None or not waiting):
            continue
        people = {"earlier": 0, "later": 0, "never": 0, "newly": 0}
        for row in mine:
            kind = _kind(row)
            if kind is not None:
                people[kind] += row.persons
        known = band is not None and bool(waiting)
        yield BandMoved(
            band=band,
            waiting_before=waiting[0].get(band, 0.0) if known and band else None,
            waiting_after=waiting[1].get(band, 0.0) if known and band else None,
            **people,
        )


def _kind(row: StartMoved) -> str | None:
    """Return what becomes of the start; None where only the person is another."""
    if row.before == row.after:
        return None
    if row.before is None or row.after is None:
        return "newly" if row.before is None else "never"
    return "earlier" if row.after < row.before else "later"


def _by_case(plan: Plan) -> dict[str, list[Assignment]]:
    """Return the rows of each case in order of month; what goes on with the same person is one."""
    result: dict[str, list[Assignment]] = {}
    for row in sorted(plan.caseload, key=lambda row: (row.case, row.start, row.end, row.manager)):
        mine = result.setdefault(row.case, [])
        if not mine or mine[-1].manager != row.manager:
            mine.append(row)
    return result
