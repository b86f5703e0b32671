"""The bound of tier 3 at given prices of minutes, over all deployments.

Take any plan whose uncovered minutes are no more than the given ones. Its starts avoid their
points. Charge each start and each running case for its minutes, each post for its office
hours, visits and trips, at the price of the site and month, and credit everyone with the
minutes they have at the price of where they work. Nobody uses more minutes than they have,
except for overload, so the points avoided are at most

    worth of the starts beyond their charges - charges of everything else + credits
    + uncovered minutes x the most that one can save.

Each part is then replaced by something at least as large: charges by the least possible ones
(`priced`, `keeping`, `standing`, `touring`), the deployment by shares of people
(`phase_program`), one program a phase, over likely pairs of people and sites, and what the other
pairs could gain is added (`near`, `far`). A class that could start in several phases or sites is
counted in each, less a price of the case that is paid once. This holds for all prices >= 0;
`descent` looks for good ones.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.calls import Calls, Charges, spans
from allocator.solver.bound.far import Far, far_gains
from allocator.solver.bound.keeping import Inherited, Keeping
from allocator.solver.bound.legs import Legs
from allocator.solver.bound.near import Near, likely, with_deployment
from allocator.solver.bound.phase_program import PhaseProgram, Shares, Values
from allocator.solver.bound.priced import ClassWorths, Stay, case_prices
from allocator.solver.bound.runs import running_cases
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.bound.standing import Standing, credited, standings
from allocator.solver.bound.surplus import Surplus
from allocator.solver.deployment import MOBILE, NONE, Deployment, Places
from allocator.solver.highs import two_at_a_time
from allocator.solver.problem import Problem

Floats = NDArray[np.float64]
FAR_SHARE, FAR_ROUNDS = 2e-5, 6
"""Share of the bound that pairs without columns may add; most times that some are added."""


@dataclass(frozen=True)
class Answer:
    """Bound at prices, and where minutes are left or missing at them.

    Attributes
    ----------
    avoided
        No plan avoids more points.
    site, mobile, pool
        (S, T) and (T,) minutes left over at fixed sites, by mobile people, and in the pools
        of interpreters; negative where more is sold than there is. They are the slope of the
        bound: less of the price of what is left lowers it.
    """

    avoided: float
    site: Floats
    mobile: Floats
    pool: dict[str, Floats]


@dataclass(frozen=True)
class _Dearest:
    """Points of an uncovered minute, and the minutes that they are the price of.

    Attributes
    ----------
    points
        A minute.
    site, minutes
        (n,) sites and (n, T) minutes at their prices.
    free
        (n, T) minutes at the lowest price of anyone.
    """

    points: float
    site: NDArray[np.int64]
    minutes: Floats
    free: Floats


@dataclass(frozen=True)
class _Valued:
    """Parts of a phase at prices; `posted` (M, F) of all pairs."""

    values: Values
    charges: Charges
    posted: Floats


class Relaxation:
    """Evaluates the bound of a city at prices.

    Attributes
    ----------
    until
        Moment of `perf_counter` from which on there is no answer any more, but
        `OutOfTimeError`.
    """

    def __init__(self, problem: Problem, places: Places) -> None:
        self.problem, self.places, self.until = problem, places, inf
        self.classes = ClassWorths(problem)
        legs = Legs(problem)
        self.cases = running_cases(problem)
        self.inherited = [Inherited(self.cases, legs, p) for p in range(len(problem.phases))]
        self.calls = Calls(self.inherited)
        people = np.zeros(len(problem.managers), dtype=np.int64)
        for run in problem.running:
            if run.manager >= 0:
                people[run.manager] += run.case.persons
        longest = max(self.classes.longest(), float(self.cases.minutes.max(initial=0.0) * 2))
        self.credit = credited(problem, people, longest)
        self.phases = standings(problem, places, legs)
        self.programs = [self._program(legs, phase) for phase in self.phases]

    def _program(self, legs: Legs, phase: Standing) -> PhaseProgram:
        return PhaseProgram(
            phase,
            likely(self.places, legs, phase, self.inherited[phase.number].pairs),
            self.classes.able,
            self.classes.speaks,
            self.classes.asks(phase.number),
            len(spans(phase)),
            self.problem.policy.mobile.max_sites,
            self.problem.policy.team.min_team,
        )

    def include(self, deployment: Deployment) -> None:
        """Give the pairs of a deployment columns, so that it is a point of the programs."""
        for program, phase, deployed in zip(self.programs, self.phases, deployment, strict=True):
            program.grow(with_deployment(program.near, phase, deployed))

    def answer(self, prices: SitePrices, uncovered: int) -> Answer:
        """Return the bound for plans that leave at most `uncovered` minutes uncovered."""
        problem = self.problem
        stays = self.classes.stays(prices)
        kept = [inherited.keeping(prices) for inherited in self.inherited]
        dearest = self._dearest(prices) if uncovered else None
        dear = dearest.points if dearest else 0.0
        case = case_prices(len(problem.demand.samples), stays)
        total = float(case.price @ problem.demand.count)
        total -= sum(float(keeping.none.total.sum()) for keeping in kept)
        total += sum(float(row @ problem.pools[name]) for name, row in prices.pool.items())
        left = uncovered + 0.5 * float(problem.fixed.sum())
        surplus = Surplus(problem, prices)

        def solved(phase: Standing, keeping: Keeping) -> tuple[_Valued, Shares, float]:
            worth = self._worth(phase, stays, case.price)
            return self._solved(phase, prices, keeping, worth, dear, uncovered)

        answers = two_at_a_time(solved, self.phases, kept)
        for phase, keeping, (valued, shares, extra) in zip(self.phases, kept, answers, strict=True):
            near = self.programs[phase.number].near
            total += shares.bound + extra
            left -= float((1 - shares.made) @ phase.on_site + shares.missing @ phase.post_minutes)
            total -= dear * float(phase.on_site.sum())
            surplus.people(phase, near, shares, self.credit, self._moves(phase))
            surplus.calls(phase, near, shares, valued.charges, keeping, self.calls)
            surplus.running(phase, near, shares, keeping, self.inherited[phase.number])
            surplus.cases(phase, shares, stays, case, self.classes)
        surplus.unused(stays, case, self.classes)
        total += dear * (uncovered + 0.5 * float(problem.fixed.sum()))
        if dearest is not None:
            surplus.take(dearest.site, -left * dearest.minutes)
            surplus.take_lowest(-left * dearest.free)
        surplus.finish()
        return Answer(total, surplus.site, surplus.mobile, surplus.pool)

    def _solved(
        self,
        phase: Standing,
        prices: SitePrices,
        keeping: Keeping,
        worth: Floats,
        dearest: float,
        uncovered: int,
    ) -> tuple[_Valued, Shares, float]:
        """Solve the program of a phase, with more pairs until the others add little."""
        program = self.programs[phase.number]
        for number in range(FAR_ROUNDS + 1):
            valued = self._valued(phase, program.near, prices, keeping, worth, dearest)
            shares = program.solve(valued.values, prices, uncovered, self.until)
            far = self._far(phase, program.near, shares, valued)
            extra = float(far.extra.sum())
            if number == FAR_ROUNDS or extra <= FAR_SHARE * shares.bound:
                break
            program.grow(far.added(program.near, phase.movers))
        return valued, shares, extra

    def _far(self, phase: Standing, near: Near, shares: Shares, valued: _Valued) -> Far:
        return far_gains(
            phase,
            near,
            shares.duals,
            valued.posted,
            valued.charges.far,
            self.classes.able,
            self.classes.speaks,
            self.problem.policy.mobile.max_sites,
        )

    def _dearest(self, prices: SitePrices) -> _Dearest:
        """Most points that an uncovered minute may save: of overload, or of a case left."""
        problem = self.problem
        due = np.array([[float(part) for part in row] for row in problem.due])
        due = np.where(due > 0, due, 1.0).min(axis=0, initial=1.0)
        points, case, minutes = self.cases.dearest(prices)
        each = np.vstack([prices.charged(problem), prices.mobile]) / due
        s, t = np.unravel_index(each.argmax(), each.shape)
        if each[s, t] > points:
            month = np.where(np.arange(problem.months) == t, 1 / due[t], 0.0)[None, :]
            # Where mobile people have no sites the slope by their price is left out.
            site = np.array([s])[: int(s < len(problem.sites))]
            return _Dearest(float(each[s, t]), site, month[: len(site)], month[:0])
        free, site = self.cases.free[case], self.cases.ways[case, 0]
        inside, later = np.where(free, 0.0, minutes), np.where(free, minutes, 0.0)
        return _Dearest(points, site, inside, later)

    def _moves(self, phase: Standing) -> Floats:
        """(M, F + 1) minutes of a change of post to a fixed site, or to go on rounds (last)."""
        posts = np.append(phase.fixed, MOBILE)[None, :]
        now = np.array(self.places.present, dtype=np.int64)[:, None]
        moves = (now != NONE) & (now != posts) & (phase.number == 0)
        return np.where(moves, float(self.problem.policy.hours.change_of_post), 0.0)

    def _valued(
        self,
        phase: Standing,
        near: Near,
        prices: SitePrices,
        keeping: Keeping,
        worth: Floats,
        dearest: float,
    ) -> _Valued:
        """Value all parts of a phase at prices."""
        problem, span = self.problem, phase.span
        credit = self.credit[:, span]
        most = credit @ prices.site[phase.fixed, span].T
        going = credit @ prices.mobile[span]
        spare = credit @ prices.floor(problem)[span]
        if phase.number == 0:
            moves = self._moves(phase)
            most -= prices.site[phase.fixed, 0] * moves[:, :-1]
            going -= prices.mobile[0] * moves[:, -1]
        most += self._kept(phase, keeping)
        going += _by_manager(keeping, keeping.none.total - keeping.mobile.total, len(most))
        joined, led = _on_team(phase, near, keeping)
        charges = self.calls.charges(phase, near, prices, keeping)
        values = Values(
            most[near.manager, near.post], going, spare, joined, led, charges.near, worth, dearest
        )
        return _Valued(values, charges, most)

    def _kept(self, phase: Standing, keeping: Keeping) -> Floats:
        """(M, F) points that own running cases save at a post, beyond having none."""
        kept = np.zeros((len(phase.here), len(phase.fixed)))
        known = keeping.manager >= 0
        saved = keeping.none.total[:, None] - keeping.posted
        np.add.at(kept, keeping.manager[known], saved[known])
        return kept

    def _worth(self, phase: Standing, stays: list[Stay], case: Floats) -> Floats:
        """(1 + K, S, A) points of all cases: with anybody, and beyond that with a speaker."""
        first = [phase.span.start + span.start for span in spans(phase)]
        shape = (1 + len(first), len(self.problem.sites), len(self.classes.able))
        worth = np.zeros(shape)
        for stay in stays:
            if stay.phase != phase.number:
                continue
            count, ask = self.problem.demand.count[stay.classes], self.classes.ask[stay.classes]
            price = case[stay.classes]
            anybody = np.maximum(stay.worth[0].max(axis=1) - price, 0.0)
            np.add.at(worth[0], (stay.site, ask), anybody * count)
            for k, t in enumerate(first):
                speaker = stay.worth[1][:, t:].max(axis=1) - price
                more = np.maximum(speaker - anybody, 0.0)
                np.add.at(worth[1 + k], (stay.site, ask), more * count)
        return worth


def _by_manager(keeping: Keeping, points: Floats, size: int) -> Floats:
    """(M,) sums of points of pairs with running cases."""
    known = keeping.manager >= 0
    return np.bincount(keeping.manager[known], points[known], minlength=size).astype(float)


def _on_team(phase: Standing, near: Near, keeping: Keeping) -> tuple[Floats, Floats]:
    """(Q,) points that own running cases save on a team beyond being mobile; by leading too."""
    joined, led = np.zeros((2, len(near.site)))
    known = np.isin(keeping.manager, phase.movers) & np.isin(keeping.site, phase.mobile)
    mover = np.searchsorted(phase.movers, keeping.manager[known])
    pair = near.rounds[mover, np.searchsorted(phase.mobile, keeping.site[known])]
    trips = keeping.trips.total[known]
    joined[pair[pair >= 0]] = (keeping.mobile.total[known] - trips)[pair >= 0]
    led[pair[pair >= 0]] = (trips - keeping.here.total[known])[pair >= 0]
    return joined, led
