"""Cases by month: where they live, how long they run, their points and their minutes."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from allocator.facts.minutes import CaseMinutes, dates_of, needs_of
from allocator.facts.rounding import exact
from allocator.facts.sites import OUT, effective_month, move_day
from allocator.model.calendar import first_day, month_of
from allocator.model.cases import Case, Profile
from allocator.model.plan import Band
from allocator.model.scenario import Scenario

__all__ = ["CaseFacts", "Path", "closings", "dates_of", "dealt_targets", "needs_of"]

GERMAN = "de"
"""Every manager speaks German."""

Path = tuple[str | None, ...]
"""The site in each month of the horizon; None once the case has left the city's care."""


class CaseFacts:
    """Minutes, points, ways and ends of the cases of a scenario (section 6 of the problem)."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._policy = scenario.policy
        self.paths = _paths(scenario)
        self._minutes = CaseMinutes(scenario)
        self._weights: dict[int, Fraction] = {}
        self._points: dict[tuple[object, ...], int] = {}
        self._point_rows: dict[tuple[object, ...], tuple[int, ...]] = {}

    def speaks(self, languages: Sequence[str], demand: Case | Profile) -> bool:
        """Whether someone who speaks `languages` (and German) needs no interpreter."""
        wanted = demand.languages
        return not wanted or GERMAN in wanted or not set(wanted).isdisjoint(languages)

    def interpreted_language(self, demand: Case | Profile) -> str:
        """Return the language that is interpreted: the first one named."""
        return demand.languages[0]

    def weight(self, demand: Case | Profile) -> Fraction:
        """Weight of the people of a case: 1 + 0.5 x (persons - 1)."""
        persons = demand.persons
        if persons not in self._weights:
            self._weights[persons] = 1 + exact(self._policy.points.per_person) * (persons - 1)
        return self._weights[persons]

    def points(self, demand: Case | Profile, opened: date, month: int) -> int:
        """Points of a waiting case in `month`: base + needs + waiting age (section 6)."""
        dates = tuple(dates_of(demand).items())
        age = self._age(opened, month)
        key = (demand.needs, demand.points, age, month if dates else 0, dates)
        if key not in self._points:
            self._points[key] = sum(self.point_items(demand, opened, month).values())
        return self._points[key]

    def points_row(self, demand: Case | Profile, opened: date) -> tuple[int, ...]:
        """Return the points in each month of the horizon, 0 before the month of `opened`."""
        first, whole = month_of(opened), opened.day == 1
        key = (demand.needs, demand.points, first, whole, *dates_of(demand).items())
        if key not in self._point_rows:
            self._point_rows[key] = tuple(
                self.points(demand, opened, month) if month >= first else 0
                for month in self._scenario.horizon
            )
        return self._point_rows[key]

    def _age(self, opened: date, month: int) -> int:
        """Whole months since `opened` on the first day of `month`."""
        return max(0, month - month_of(opened) - (1 if opened.day > 1 else 0))

    def point_items(self, demand: Case | Profile, opened: date, month: int) -> dict[str, int]:
        """Return the points of `month`, one entry a reason, to be read aloud."""
        rule = self._policy.points
        items: dict[str, int] = {}
        if demand.points is not None:
            items["given"] = demand.points
        else:
            items["base"] = rule.base
            for need in self._needs_in_force(demand, month):
                items[need] = self._policy.needs[need].points
        items["waiting"] = min(rule.per_month * self._age(opened, month), rule.max_age)
        return {key: value for key, value in items.items() if value or key == "base"}

    def _needs_in_force(self, demand: Case | Profile, month: int) -> list[str]:
        """Needs that count in `month`: without a date, or with one from now to within_days."""
        dates = dates_of(demand)
        result = []
        for name in dict.fromkeys((*needs_of(demand), *dates)):
            need = self._policy.needs[name]
            if need.within_days is not None and name in dates:
                if not 0 <= (dates[name] - first_day(month)).days <= need.within_days:
                    continue
            elif need.within_days is not None:
                continue
            result.append(name)
        return result

    def band(self, points: int) -> Band:
        """Return the band for reports: ``urgent``, ``high`` or ``normal``."""
        rule = self._policy.points
        if points >= rule.urgent:
            return "urgent"
        return "high" if points >= rule.high else "normal"

    def minutes(
        self,
        demand: Case | Profile,
        run: int,
        month: int,
        *,
        speaks: bool,
        due: Fraction = Fraction(1),
    ) -> int:
        """Minutes of a case in a month of its run, whole minutes.

        Parameters
        ----------
        demand
            The case or profile.
        run
            Month of the run, 0 for the first.
        month
            The calendar month (its working days and dated needs count).
        speaks
            Whether the manager needs no interpreter.
        due
            Share of the casework that is due (absence beyond the expected).

        Notes
        -----
        ((profile x factors + extras) x D/5 + first meeting) x persons x interpreter x due,
        rounded half up once. The first meeting is an extra of the first month: it takes
        longer with a family or an interpreter, not with a need.
        """
        return self._minutes.of(demand, run, month, speaks, due)

    def minutes_row(self, demand: Case | Profile, start: int, *, speaks: bool) -> tuple[int, ...]:
        """Return the minutes in each month of the horizon of a run from `start`, all due.

        Months before `start` are 0; the end of the run is not looked at.
        """
        return self._minutes.row(demand, start, speaks)

    def end(self, case: Case, start: int) -> int:
        """Return the last month of a run that starts in `start`; may pass the horizon.

        A running case past its months ends in the first month of the horizon; a case
        whose people leave the city's care ends with the month before.
        """
        regular = start + self._policy.caseload.months - 1
        if case.running:
            regular = case.extended_until or regular
            regular = max(regular, self._scenario.start)
        return self.cut(self.paths[case.id], regular)

    def overdue(self, case: Case) -> int | None:
        """Return the first month past the length of a running case, if that has come."""
        if case.start is None or not case.running:
            return None
        regular = case.extended_until or case.start + self._policy.caseload.months - 1
        return regular + 1 if regular < self._scenario.start else None

    def before(self, case: Case) -> str:
        """Return the site of a running case before the horizon, its manager being on the team.

        Where it lives elsewhere in the first month it has moved away from its manager. Who had
        left the team by then (`aftercare`) was left by nobody: it is the site of that month.
        """
        first = self.paths[case.id][0] if case.aftercare else case.moved_from
        return case.site if first is None else first

    def cut(self, path: Path, end: int) -> int:
        """Cut `end` to the month before the way leaves the city's care (it never comes back)."""
        if path[-1] is not None:
            return end
        return min(end, self._scenario.start + path.index(None) - 1)


def _paths(scenario: Scenario) -> dict[str, Path]:
    """Deal the cases of closing sites to where people move, in order of id."""
    sites: dict[str, list[str | None]] = {
        case.id: [case.site] * scenario.months for case in scenario.cases
    }
    for month, origin, targets in closings(scenario):
        index = month - scenario.start
        if not index and origin in dict(targets):
            # Some stay on for a later move: those who are listed here now are these.
            continue
        here = sorted(case for case, path in sites.items() if path[index] == origin)
        for case, target in zip(here, dealt_targets(len(here), targets), strict=True):
            if target != origin:
                path = sites[case]
                path[index:] = [target if target != OUT else None] * (scenario.months - index)
    return {case: tuple(path) for case, path in sites.items()}


Targets = list[tuple[str, Fraction]]
"""Receiving site (or ``out``, or the origin itself for those who stay on) and share."""


def closings(scenario: Scenario) -> list[tuple[int, str, Targets]]:
    """Return the moves inside the horizon as (month, site, targets), in the order of their days.

    Who moves to a site that closes later in the same month goes on from there. Shares are of the
    people at the site before its first move; here they are scaled to those still there. A site
    that closes without moves sends everyone out.
    """
    result: list[tuple[date, int, str, Targets]] = []
    for site in scenario.sites:
        if site.closes is None:
            continue
        moves = [(move.to, exact(move.share), move_day(site, move.from_)) for move in site.moves]
        moves = moves or [(OUT, Fraction(1), move_day(site, None))]
        left = sum((share for _, share, _ in moves), Fraction(0))
        by_month: dict[int, Targets] = {}
        first: dict[int, date] = {}
        for to, share, day in moves:
            month = max(effective_month(day, scenario.state), scenario.start)
            by_month.setdefault(month, []).append((to, share))
            first[month] = min(day, first.get(month, day))
        for month in sorted(by_month):
            gone = sum((share for _, share in by_month[month]), Fraction(0))
            if month < scenario.horizon.stop:
                stay = [(site.id, left - gone)] if left > gone else []
                result.append((first[month], month, site.id, [*by_month[month], *stay]))
            left -= gone
    result.sort(key=lambda closing: (closing[1], closing[0]))
    return [closing[1:] for closing in result]


def dealt_targets(count: int, targets: Targets) -> list[str]:
    """Deal `count` cases in order: each goes to the target that is furthest behind its share."""
    whole = sum((share for _, share in targets), Fraction(0))
    given = [0] * len(targets)
    result = []
    for number in range(1, count + 1):
        behind = [
            share / whole * number - got for (_, share), got in zip(targets, given, strict=True)
        ]
        best = max(range(len(targets)), key=lambda i: (behind[i], -i))
        given[best] += 1
        result.append(targets[best][0])
    return result
