"""Deal the sites of a district anew: who serves and leads them, all sites at once.

A district is people of a piece who share sites on their rounds in a phase. At the prices of its
program a site is worth what its demand is worth with those who serve it; whoever serves it
without leading it pays return trips, whoever leaves it hands cases over, and whoever leads sites
pays their visits and tours. Sites are independent of each other once the leads are known, and
the tours of a person depend on nothing but the sites they lead: so all ways of dealing the leads
of a small district are tried. The program of the piece then says what the best one is really
worth.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from allocator.solver.deployment import MOBILE, Deployment, Phase, Places, sharing
from allocator.solver.moves import Move, team_before
from allocator.solver.pieces import Piece
from allocator.solver.worth import SiteWorths

Ints = NDArray[np.int64]
Option = tuple[float, tuple[int, ...]]
"""What a site is worth, and the team that reaches it, the lead first."""
MOST_DEALS = 4096
"""Ways of dealing the leads that are tried; larger districts keep theirs."""


def deals(
    worths: SiteWorths,
    places: Places,
    pieces: list[Piece],
    deployment: Deployment,
    *,
    leads: bool = True,
    teams: bool = True,
) -> Iterator[Move]:
    """Yield for each district and phase the best way of dealing its leads, teams or both."""
    for p, phase in enumerate(deployment):
        for piece in pieces:
            mobile = {m: phase.round[m] for m in piece.managers if phase.post[m] == MOBILE}
            for people in sharing(mobile):
                district = _District(worths, places, piece, deployment, p, people)
                found = district.best(leads=leads, teams=teams)
                if found is not None:
                    yield found


@dataclass(frozen=True)
class _Deal:
    """By site: the team, the lead first."""

    team: dict[int, tuple[int, ...]]

    def apply(self, phase: Phase) -> Phase | None:
        """Return the phase with the deal, where the same people are mobile."""
        if any(m not in phase.round for team in self.team.values() for m in team):
            return None
        if any(s not in phase.lead for s in self.team):
            return None
        rounds = {m: set(sites) - set(self.team) for m, sites in phase.round.items()}
        for s, team in self.team.items():
            for m in team:
                rounds[m].add(s)
        lead = phase.lead | {s: team[0] for s, team in self.team.items()}
        return replace(phase, round={m: tuple(sorted(own)) for m, own in rounds.items()}, lead=lead)


class _District:
    """The worth of dealing a piece's sites from a phase on, at the prices of its program."""

    def __init__(
        self,
        worths: SiteWorths,
        places: Places,
        piece: Piece,
        deployment: Deployment,
        number: int,
        people: tuple[int, ...],
    ) -> None:
        self.problem, self.worths, self.places, self.piece = worths.problem, worths, places, piece
        self.phase, self.number = deployment[number], number
        self._before = partial(team_before, deployment, number)
        self.months = slice(self.problem.phases[number].start, self.problem.months)
        self.price = worths.minute
        self.people = people
        sites = sorted({s for m in people for s in self.phase.round[m]})
        self.sites = [s for s in sites if {*self.phase.team(s)} <= {*people}]
        """Where a piece is cut, sites of which others have a part are left to other moves."""
        self._at = {m: i for i, m in enumerate(piece.managers)}
        self._ends = self._running()
        self._toured: dict[tuple[int, tuple[int, ...]], float] = {}

    def _running(self) -> dict[tuple[int, int], list[int]]:
        """Last months of the running cases by manager and site."""
        found: dict[tuple[int, int], list[int]] = {}
        now = self.months.start
        for r, segments in self.piece.held.segments.items():
            for m, first, last in segments:
                if first <= now <= last:
                    found.setdefault((m, self.problem.running[r].way[now]), []).append(last)
        return found

    def best(self, *, leads: bool, teams: bool) -> Move | None:
        """Return the best deal; None where it is the present one."""
        options = [self._options(s, leads=leads, teams=teams) for s in self.sites]
        if np.prod([float(len(option)) for option in options]) > MOST_DEALS:
            options = [self._options(s, leads=False, teams=teams) for s in self.sites]
        present = tuple(self.phase.lead[s] for s in self.sites)
        now = sum(self._value(s, self._team(s), self._team(s)) for s in self.sites)
        now -= self._all_tours(present)
        best, chosen = now + 1e-6, None
        for leaders in product(*options):
            worth = sum(option[m][0] for option, m in zip(options, leaders, strict=True))
            worth -= self._all_tours(leaders)
            if worth > best and self._fits(leaders):
                best, chosen = worth, leaders
        if chosen is None:
            return None
        pairs = zip(self.sites, options, chosen, strict=True)
        deal = _Deal({s: option[m][1] for s, option, m in pairs})
        return Move(best - now, self.number, deal.apply, self.people)

    def _team(self, s: int) -> tuple[int, ...]:
        """The present team of a site, the lead first."""
        lead = self.phase.lead[s]
        return (lead, *(m for m in self.phase.team(s) if m != lead))

    def _options(self, s: int, *, leads: bool, teams: bool) -> dict[int, Option]:
        """By lead: the most points that the site is worth, and the team that reaches it."""
        team = self._team(s)
        options = {}
        for lead in team if leads else team[:1]:
            others = [m for m in team if m != lead]
            sizes = range(len(others) + 1) if teams else [len(others)]
            subsets = [(lead, *rest) for size in sizes for rest in combinations(others, size)]
            options[lead] = max((self._value(s, own, team), own) for own in subsets)
        return options

    def _value(self, s: int, own: tuple[int, ...], team: tuple[int, ...]) -> float:
        """Points of a site served by `own`, led by the first of them, in place of `team`."""
        first, before = self.months.start, self._before(s)
        points = self.worths.of(s, tuple(sorted(own)), first=first, before=before)
        points -= sum(self._trips(m, s, self.problem.months) for m in own[1:])
        return points - sum(self._left(m, s) for m in team if m not in own)

    def _trips(self, m: int, s: int, until: int) -> float:
        """Points of the return trips of a manager to a site before a month."""
        span = slice(self.months.start, until)
        return float(self.places.trip(m, MOBILE, s)[span] @ self.price[m, span])

    def _left(self, m: int, s: int) -> float:
        """Points of leaving a site: aftercare with its trips, then handovers."""
        ends = self._ends.get((m, s), [])
        if not ends:
            return 0.0
        first = self.months.start + self.problem.policy.caseload.aftercare_months
        points = self._trips(m, s, min(first, max(ends) + 1))
        if first < self.problem.months:
            late = sum(end >= first for end in ends)
            dearest = float(self.price[list(self.people), first].max())
            points += late * self.problem.policy.hours.handover * dearest
        return points

    def _all_tours(self, leaders: tuple[int, ...]) -> float:
        return sum(self._tours(m, self._led(m, leaders)) for m in set(leaders))

    def _led(self, m: int, leaders: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(s for s, who in zip(self.sites, leaders, strict=True) if who == m)

    def _tours(self, m: int, led: tuple[int, ...]) -> float:
        """Points of the visits and tours of a manager who leads some sites."""
        if (m, led) not in self._toured:
            price = self.price[m, self.months]
            self._toured[m, led] = float(self._minutes(m, led) @ price)
        return self._toured[m, led]

    def _minutes(self, m: int, led: tuple[int, ...]) -> Ints:
        """Minutes of visits and tours by month, later phases as this one."""
        other = [s for s, lead in self.phase.lead.items() if lead == m and s not in self.sites]
        phase = replace(self.phase, lead=dict.fromkeys([*led, *other], m))
        minutes, _ = self.places.round_minutes(phase, self.number, m)
        size = self.problem.months - self.months.start
        return np.pad(minutes, (0, size - len(minutes)), mode="edge")

    def _fits(self, leaders: tuple[int, ...]) -> bool:
        """Whether nobody is over capacity by what they lead more than now."""
        present = tuple(self.phase.lead[s] for s in self.sites)
        for m in set(leaders):
            led, now = self._led(m, leaders), self._led(m, present)
            more = self._minutes(m, led) - self._minutes(m, now)
            trips = [self.places.trip(m, MOBILE, s)[self.months] for s in {*led} ^ {*now}]
            signs = [-1 if s in led else 1 for s in {*led} ^ {*now}]
            more = more + sum((k * row for k, row in zip(signs, trips, strict=True)), 0 * more)
            free = self.piece.free[self._at[m], self.months]
            if (free - more < np.minimum(free, 0)).any():
                return False
        return True
