"""Every number of visits that a lead may make in a month, each in the tours of least travel.

In a month in which someone has too little time, fewer visits may leave less uncovered: a
visit that is not made saves its way too.
"""

from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

from allocator.solver.deployment import Places

Counts = tuple[int, ...]
Tour = tuple[int, ...]
Table = dict[Counts, tuple[int, tuple[Tour, ...]]]
"""Minutes of travel and tours, by visits in two weeks at each led site."""

MOST_TOURS = 10
"""One tour a day in two weeks."""
MOST_CHOICES = 400
"""Beyond this many numbers of visits, only the fullest pattern is offered."""


@dataclass(frozen=True)
class Drive:
    """One number of visits at each led site.

    Attributes
    ----------
    made
        Visits in two weeks by led site.
    minutes
        Minutes on site and on the way in the month.
    travel
        Minutes on the way alone.
    missed
        Minutes of the visits that are due at the led sites and not made.
    tours
        Sites of each tour in two weeks, in order.
    """

    made: dict[int, int]
    minutes: int
    travel: int
    missed: int
    tours: tuple[Tour, ...]


class Drives:
    """The drives of managers, by led sites and month."""

    def __init__(self, places: Places) -> None:
        self.places, self.problem = places, places.problem
        self.complete = True
        """Whether every number of visits was offered so far."""
        self._tours: dict[tuple[object, ...], Table] = {}

    def of(self, m: int, led: tuple[int, ...], t: int) -> list[Drive]:
        """Return the drives of manager `m` who leads the sites `led`, all visits first."""
        due = [int(self.problem.visits[s, t]) for s in led]
        found = []
        for made, (travel, tours) in self._least(m, led, t).items():
            on_site = sum(
                self.places.on_site(s, t, number) for s, number in zip(led, made, strict=True)
            )
            missed = sum(
                self.places.on_site(s, t, most - number)
                for s, most, number in zip(led, due, made, strict=True)
            )
            visits = {s: number for s, number in zip(led, made, strict=True) if number}
            found.append(Drive(visits, on_site + travel, travel, missed, tours))
        return sorted(found, key=lambda drive: (drive.missed, drive.minutes, drive.tours))

    def _least(self, m: int, led: tuple[int, ...], t: int) -> Table:
        """Minutes of travel and tours by numbers of visits, for those that can be driven."""
        facts, problem = self.problem.facts, self.problem
        due = tuple(int(problem.visits[s, t]) for s in led)
        days, base = int(problem.days[t]), facts.legs.base(problem.managers[m])
        each = tuple(int(problem.visit_minutes[s, t]) for s in led)
        key = (base, led, due, each, days)
        if key not in self._tours:
            size = 1
            for number in due:
                size *= number + 1
            if size > MOST_CHOICES:
                self.complete = False
                self._tours[key] = self._fullest(m, led, t)
            else:
                self._tours[key] = _combined(due, self._single(m, led, t))
        return self._tours[key]

    def _fullest(self, m: int, led: tuple[int, ...], t: int) -> Table:
        tours = self.places.pattern(m, led, self.problem.phase_of[t])
        driven = tuple(day.sites for week in tours.weeks for day in week)
        made = tuple(sum(s in sites for sites in driven) for s in led)
        return {made: (self.places.tour_minutes(tours, t), driven)}

    def _single(self, m: int, led: tuple[int, ...], t: int) -> list[tuple[Counts, int, Tour]]:
        """Tours through each set of sites that fit a day: who is visited, minutes, order."""
        problem = self.problem
        legs, names = problem.facts.legs, problem.sites
        base = legs.base(problem.managers[m])

        def leg(a: int, b: int) -> int:
            return legs.minutes(base if a < 0 else names[a], base if b < 0 else names[b])

        longest, found = problem.policy.mobile.tour_minutes, []
        for size in range(1, len(led) + 1):
            for sites in combinations(led, size):
                way, order = min(
                    (sum(leg(a, b) for a, b in pairwise((-1, *order, -1))), order)
                    for order in permutations(sites)
                )
                on_site = sum(int(problem.visit_minutes[s, t]) for s in sites)
                if way + on_site <= longest:
                    minutes = (2 * way * int(problem.days[t]) + 10) // 20
                    found.append((tuple(int(s in sites) for s in led), minutes, order))
        return found


def _combined(due: Counts, single: list[tuple[Counts, int, Tour]]) -> Table:
    """Least minutes for each number of visits up to `due`, in at most ten tours."""
    best: Table = {(0,) * len(due): (0, ())}
    for _ in range(MOST_TOURS):
        longer = dict(best)
        for made, (minutes, tours) in best.items():
            for counts, more, order in single:
                now = tuple(a + b for a, b in zip(made, counts, strict=True))
                if any(a > b for a, b in zip(now, due, strict=True)):
                    continue
                option = (minutes + more, tuple(sorted((*tours, order))))
                if now not in longer or option < longer[now]:
                    longer[now] = option
        if longer == best:
            break
        best = longer
    return best
