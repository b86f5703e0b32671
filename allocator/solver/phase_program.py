"""The program of one phase of the bound: the best deployment at prices, in shares of people.

Columns are each manager's share at each fixed site, on rounds, as a floater; on the team of
each mobile site, and as its lead; the part of each site's visits that is made; missing posts;
teams that give office hours; and how much of the worth of a site's cases the team can earn.
Everything a plan may do is a point of it, so its value is an upper bound.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allocator.solver.keeping import Keeping
from allocator.solver.priced import SitePrices
from allocator.solver.program import Program
from allocator.solver.standing import Standing

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Values:
    """What the program of a phase is made of at prices.

    Attributes
    ----------
    posted
        (M, F) points of a manager at a fixed site, beyond being elsewhere.
    going, spare
        (M,) points of a mobile manager's minutes, and of a floater's.
    joined, led
        (G, N) points of being on a site's team, and of leading it besides.
    called
        (K, G, N) points of being on a team without leading, and starting cases from the
        first month of each span on (see `calls`).
    worth
        (1 + K, S, A) points of all cases of a site and ask: with someone who may take them;
        and on top with a speaker who starts from each span on, falling.
    dearest
        Points that an uncovered minute is charged.
    """

    posted: Floats
    going: Floats
    spare: Floats
    joined: Floats
    led: Floats
    called: Floats
    worth: Floats
    dearest: float


@dataclass(frozen=True)
class Shares:
    """Answer of the program: as `Values`; made (N,), staffed (F,), earned as `worth`."""

    bound: float
    posted: Floats
    going: Floats
    joined: Floats
    led: Floats
    called: Floats
    made: Floats
    staffed: Floats
    earned: Floats


class PhaseProgram:
    """Builds and solves the program of a phase."""

    def __init__(
        self, phase: Standing, prices: SitePrices, able: Bools, speaks: Bools, uncovered: int
    ) -> None:
        self.phase, self.prices, self.uncovered = phase, prices, uncovered
        self.able, self.speaks = able, speaks
        self.program = Program()

    def solve(self, values: Values, max_sites: int, min_team: int) -> Shares:
        """Return the certified bound and the shares that reach it."""
        phase, program = self.phase, self.program
        posted = program.columns(values.posted, phase.may_fixed)
        movers = np.zeros(len(phase.here), dtype=bool)
        movers[phase.movers] = True
        going = program.columns(values.going, movers)
        spare = program.columns(values.spare, phase.here & ~movers)
        each = np.arange(len(phase.here))
        program.add_rows(
            np.ones(len(each)), (each[:, None], posted, 1.0), (each, going, 1.0), (each, spare, 1.0)
        )
        joined, led, called = self._rounds(values, going, max_sites)
        made = self._visits(values, led)
        missing, staffed = self._teams(values, posted, min_team)
        self._uncovered(missing, made)
        places, earned = self._cases(values, posted, joined, led, called)
        bound, x, _ = program.solve()
        whole = np.zeros_like(values.worth)
        for level, columns in enumerate(earned):
            whole[level][places] = x[columns]
        return Shares(
            bound,
            x[posted],
            x[going],
            x[joined],
            x[led],
            x[called],
            x[made],
            x[staffed],
            earned=whole,
        )

    def _rounds(self, values: Values, going: Ints, max_sites: int) -> tuple[Ints, Ints, Ints]:
        """Teams and leads: at most `max_sites` a round, `crew` a team, one lead a site."""
        phase, program = self.phase, self.program
        joined = program.columns(values.joined, phase.may_join)
        led = program.columns(values.led, phase.may_join & phase.visited[None, :])
        called = program.columns(-values.called, phase.may_join)
        row = np.arange(joined.size).reshape(joined.shape)
        i, j = np.arange(joined.shape[0]), np.arange(joined.shape[1])
        mobile = np.broadcast_to(going[phase.movers][:, None], joined.shape)
        nothing = np.zeros(joined.size)
        program.add_rows(nothing, (row, joined, 1.0), (row, mobile, -1.0))
        program.add_rows(nothing, (row, led, 1.0), (row, called, 1.0), (row, joined, -1.0))
        rounds = (i, going[phase.movers], -float(max_sites))
        program.add_rows(np.zeros(len(i)), (i[:, None], joined, 1.0), rounds)
        program.add_rows(phase.crew, (j[None, :], joined, 1.0))
        program.add_rows(np.ones(len(j)), (j[None, :], led, 1.0))
        return joined, led, called

    def _visits(self, values: Values, led: Ints) -> Ints:
        """Visits are made by a lead and cost their minutes; missed ones are uncovered."""
        phase = self.phase
        span = phase.span
        price = phase.visits[:, span] @ self.prices.mobile[span]
        made = self.program.columns(values.dearest * phase.on_site - price, phase.visited)
        j = np.arange(len(phase.mobile))
        self.program.add_rows(np.zeros(len(j)), (j, made, 1.0), (j[None, :], led, -1.0))
        return made

    def _teams(self, values: Values, posted: Ints, min_team: int) -> tuple[Ints, Ints]:
        """Standards of fixed sites, and office hours wherever somebody is."""
        phase, program, span = self.phase, self.program, self.phase.span
        least = np.maximum(phase.standard, min_team)
        missing = program.columns(-values.dearest * phase.post_minutes, least)
        i = np.arange(len(phase.fixed))
        weight = [np.broadcast_to(phase.weights[:, k, None], posted.shape) for k in (0, 1)]
        short = (i, missing, -1.0)
        program.add_rows(-phase.standard, (i[None, :], posted, -weight[0]), short)
        people = np.full(len(i), -float(min_team))
        program.add_rows(people, (i[None, :], posted, -weight[1]), short)
        program.add_rows(phase.largest, (i[None, :], posted, weight[0]))
        bare = np.broadcast_to((phase.weights[:, 0] - phase.loose)[:, None], posted.shape)
        program.add_rows(phase.full, (i[None, :], posted, bare))
        price = self.prices.site[phase.fixed, span]
        staffed = program.columns(-(phase.office[:, span] * price).sum(axis=1), np.ones(len(i)))
        part = 1.0 / np.maximum(least, 1.0)
        program.add_rows(-np.ones(len(i)), (i, staffed, -1.0), (i, missing, -part))
        return missing, staffed

    def _uncovered(self, missing: Ints, made: Ints) -> None:
        """Missing posts and missed visits stay within the minutes that may be uncovered.

        Missing posts are rounded a month: half a minute each.
        """
        phase = self.phase
        first = np.zeros(1, dtype=np.int64)
        missed = self.uncovered - phase.on_site.sum()
        slack = 0.5 * len(phase.fixed) * (phase.span.stop - phase.span.start)
        visits = (first, made, -phase.on_site)
        self.program.add_rows(np.array([missed]), visits)
        self.program.add_rows(
            np.array([missed + slack]), visits, (first, missing, phase.post_minutes)
        )

    def _cases(
        self, values: Values, posted: Ints, joined: Ints, led: Ints, called: Ints
    ) -> tuple[tuple[Ints, Ints], list[Ints]]:
        """Worth of cases: as much as there are shares of people who may take (speak) them."""
        phase, program = self.phase, self.program
        staffed = np.zeros(values.worth.shape[1], dtype=bool)
        staffed[phase.fixed] = staffed[phase.mobile] = True
        site, ask = np.nonzero((values.worth[:2].sum(axis=0) > 0) & staffed[:, None])
        earned = [self._anybody(values.worth[0], site, ask, self._at(posted, joined))]
        drops = values.worth[1:] - np.concatenate([values.worth[2:], values.worth[:1] * 0])
        active = [self._at(posted, led)]
        for drop, more in zip(drops, called, strict=True):
            active.append(self._at(None, more))
            columns = program.columns(np.maximum(drop[site, ask], 0.0), np.ones(len(site)))
            self._limit(columns, self.speaks[ask], site, active)
            earned.append(columns)
        return (site, ask), earned

    def _anybody(self, worth: Floats, site: Ints, ask: Ints, member: Ints) -> Ints:
        """Columns of what anybody who may take them can earn: one for asks of equal people."""
        people, kind = np.unique(self.able, axis=0, return_inverse=True)
        pairs, index = np.unique(
            np.column_stack([site, kind.ravel()[ask]]), axis=0, return_inverse=True
        )
        gain = np.zeros(len(pairs))
        np.add.at(gain, index.ravel(), worth[site, ask])
        columns = self.program.columns(gain, np.ones(len(pairs)))
        self._limit(columns, people[pairs[:, 1]], pairs[:, 0], [member])
        return np.asarray(columns[index.ravel()])

    def _at(self, posted: Ints | None, joined: Ints) -> Ints:
        """(S, M) columns of managers at sites, -1 for none."""
        phase, sites = self.phase, len(self.prices.site)
        member = np.full((sites, len(phase.here)), -1)
        if posted is not None:
            member[phase.fixed] = posted.T
        member[phase.mobile[:, None], phase.movers[None, :]] = joined.T
        return member

    def _limit(self, columns: Ints, who: Bools, site: Ints, members: list[Ints]) -> None:
        """Columns (one a site and ask) <= shares of those (rows of `who`) who are there."""
        terms: list[tuple[Ints, Ints, float]] = [(np.arange(len(columns)), columns, 1.0)]
        for member in members:
            row, manager = np.nonzero(who & (member[site] >= 0))
            terms.append((row, member[site[row], manager], -1.0))
        self.program.add_rows(np.zeros(len(columns)), *terms)


def dealt(phase: Standing, keeping: Keeping) -> tuple[Floats, Floats, Floats, Floats]:
    """Points that own running cases save by their manager's post, beyond having none.

    Returns (M, F) at fixed sites, (M,) mobile, (G, N) on a team with trips beyond being
    mobile, (G, N) for leading besides.
    """
    posted = np.zeros((len(phase.here), len(phase.fixed)))
    going = np.zeros(len(phase.here))
    joined = np.zeros((len(phase.movers), len(phase.mobile)))
    led = np.zeros_like(joined)
    known = np.nonzero(keeping.manager >= 0)[0]
    manager, site = keeping.manager[known], keeping.site[known]
    away = [cost.total[known] for cost in keeping.away]
    trips, here = keeping.trips.total[known], keeping.here.total[known]
    np.add.at(going, manager, away[0] - away[1])
    for i, s in enumerate(phase.fixed):
        saved = away[0] - np.where(site == s, here, away[2 + i])
        np.add.at(posted[:, i], manager, saved)
    near = np.isin(manager, phase.movers) & np.isin(site, phase.mobile)
    row = np.searchsorted(phase.movers, manager[near])
    col = np.searchsorted(phase.mobile, site[near])
    joined[row, col] = (away[1] - trips)[near]
    led[row, col] = (trips - here)[near]
    return posted, going, joined, led
