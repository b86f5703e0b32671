"""The program of one phase of the bound: the best deployment at prices, in shares of people.

Columns are each manager's share at each fixed site, on rounds, as a floater; on the team of
each mobile site, and as its lead; the part of each site's visits that is made; missing posts;
teams that give office hours; and how much of the worth of a site's cases the team can earn.
Everything a plan may do with near pairs of people and sites is a point of it; `far` adds what
all other pairs could gain.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from allocator.solver.bound.keeping import ranges
from allocator.solver.bound.near import Near, none_near
from allocator.solver.bound.program import Program
from allocator.solver.bound.site_prices import SitePrices
from allocator.solver.bound.standing import Standing
from allocator.solver.bound.touring import ENOUGH, Touring
from allocator.solver.highs import Solved

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
LOOSE = 1e-6
"""Share by which someone may be more on a team than on rounds."""


@dataclass(frozen=True)
class Values:
    """What the program of a phase is made of at prices; P near posts, Q near round pairs.

    Attributes
    ----------
    posted
        (P,) points of a manager at a fixed site, beyond being elsewhere.
    going, spare
        (M,) points of a mobile manager's minutes, and of a floater's.
    joined, led
        (Q,) points of being on a site's team, and of leading it besides.
    called
        (K, Q) points of being on a team without leading, and starting cases from the
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
class Duals:
    """Prices of the rows that pairs of people and sites are in.

    Attributes
    ----------
    going
        (M,) what being mobile gains beyond them, at most 0.
    person, rounds
        (M,) one post each, (G,) sites a round.
    crew, lead, made
        (N,) people on a team, one lead a site, visits made by leads.
    posts, people, full, largest
        (F,) posts and people of the standard, and the largest teams.
    anybody
        (S, A) cases of an ask with someone who may take them.
    speaker
        (K, S, A) and with a speaker, by span.
    toured
        (G, N) travel of those who lead sites in pairs without columns.
    """

    going: Floats
    person: Floats
    rounds: Floats
    crew: Floats
    lead: Floats
    made: Floats
    posts: Floats
    people: Floats
    full: Floats
    largest: Floats
    anybody: Floats
    speaker: Floats
    toured: Floats


@dataclass(frozen=True)
class Shares:
    """Answer of the program: as `Values`; made (N,), missing, staffed (F,), earned as `worth`.

    Minutes of travel by month, beyond shares of any tour, are `toured` (T,).
    """

    bound: float
    posted: Floats
    going: Floats
    spare: Floats
    joined: Floats
    led: Floats
    called: Floats
    made: Floats
    missing: Floats
    staffed: Floats
    earned: Floats
    toured: Floats
    duals: Duals


class PhaseProgram:
    """The program of a phase; it is solved again and again at other prices.

    Parameters
    ----------
    near
        Pairs that have columns; more can be added (`grow`).
    able, speaks
        (A, M) who may take cases of an ask, and who without an interpreter.
    asks
        (n,) sites and (n,) asks of all cases that can be started, sorted.
    levels
        Number of spans in which a first start may be (see `calls`).
    max_sites, min_team
        Most sites of a round, and fewest people of a fixed team.
    """

    def __init__(
        self,
        phase: Standing,
        near: Near,
        able: Bools,
        speaks: Bools,
        asks: tuple[Ints, Ints],
        levels: int,
        max_sites: int,
        min_team: int,
    ) -> None:
        self.phase, self.able, self.speaks, self.asks = phase, able, speaks, asks
        self.max_sites, self.min_team = max_sites, min_team
        self.program = Program()
        self.rows: dict[str, Ints] = {}
        movers = np.zeros(len(phase.here), dtype=bool)
        movers[phase.movers] = True
        self.going = self.program.columns(movers)
        self.spare = self.program.columns(phase.here & ~movers)
        each = np.arange(len(phase.here))
        self.rows["person"] = self.program.add_rows(
            np.ones(len(each)), (each, self.going, 1.0), (each, self.spare, 1.0)
        )
        self._sites()
        self._teams()
        self._uncovered()
        self._cases(levels)
        self.posted = np.zeros(0, dtype=np.int64)
        self.pairs = np.zeros((2 + levels, 0), dtype=np.int64)
        """Columns of near pairs: only on the team, leading, starting cases from a span on."""
        self._tied = np.zeros(len(phase.movers), dtype=bool)
        self.touring = Touring(self.program, phase.tours)
        self.near = none_near(phase)
        self.grow(near)

    def _sites(self) -> None:
        """Rounds, teams and leads of mobile sites; visits are made by leads."""
        phase, program = self.phase, self.program
        going = self.going[phase.movers]
        i, j = np.arange(len(phase.movers)), np.arange(len(phase.mobile))
        self.rows["rounds"] = program.add_rows(np.zeros(len(i)), (i, going, -float(self.max_sites)))
        self.rows["crew"] = program.add_rows(phase.crew)
        self.rows["lead"] = program.add_rows(np.ones(len(j)))
        self.made = program.columns(phase.visited)
        self.rows["made"] = program.add_rows(np.zeros(len(j)), (j, self.made, 1.0))

    def _teams(self) -> None:
        """Standards of fixed sites, and office hours wherever somebody is."""
        phase, program = self.phase, self.program
        i, least = np.arange(len(phase.fixed)), np.maximum(phase.standard, self.min_team)
        self.missing = program.columns(least)
        short = (i, self.missing, -1.0)
        self.rows["posts"] = program.add_rows(-phase.standard, short)
        self.rows["people"] = program.add_rows(np.full(len(i), -float(self.min_team)), short)
        self.rows["full"] = program.add_rows(phase.full)
        self.rows["largest"] = program.add_rows(phase.largest)
        self.staffed = program.columns(np.ones(len(i)))
        part = 1.0 / np.maximum(least, 1.0)
        program.add_rows(-np.ones(len(i)), (i, self.staffed, -1.0), (i, self.missing, -part))

    def _uncovered(self) -> None:
        """Missing posts and missed visits stay within the minutes that may be uncovered."""
        phase, first = self.phase, np.zeros(1, dtype=np.int64)
        visits = (first, self.made, -phase.on_site)
        missing = (first, self.missing, phase.post_minutes)
        self.rows["missed"] = self.program.add_rows(np.zeros(1), visits)
        self.rows["uncovered"] = self.program.add_rows(np.zeros(1), visits, missing)

    def _cases(self, levels: int) -> None:
        """Worth of cases: as much as there are shares of people who may take (speak) them.

        What anybody who may take them can earn has one column for asks of equal people.
        """
        program, (site, ask) = self.program, self.asks
        self._people, kind = np.unique(self.able, axis=0, return_inverse=True)
        pairs, index = np.unique(
            np.column_stack([site, kind.ravel()[ask]]), axis=0, return_inverse=True
        )
        self._kinds, self._index = pairs, index.ravel()
        columns = [program.columns(np.ones(len(pairs)))]
        columns += [program.columns(np.ones(len(site))) for _ in range(levels)]
        self.earned = columns
        for name, column in zip(("anybody", *range(levels)), columns, strict=True):
            each = np.arange(len(column))
            self.rows[f"{name}"] = program.add_rows(np.zeros(len(each)), (each, column, 1.0))

    def grow(self, near: Near) -> None:
        """Add the columns and rows of pairs that are not there yet."""
        phase, program = self.phase, self.program
        p, q = len(self.posted), self.pairs.shape[1]
        self.near = near
        manager, post, mover, site = near.manager[p:], near.post[p:], near.mover[q:], near.site[q:]
        posted = program.columns(np.ones(len(post)))
        posts, people = phase.weights[manager].T
        self._entered(posted, person=manager)
        program.add_terms(
            (self.rows["posts"][post], posted, -posts),
            (self.rows["people"][post], posted, -people),
            (self.rows["full"][post], posted, phase.sized[manager] - phase.loose[manager]),
            (self.rows["largest"][post], posted, phase.sized[manager]),
        )
        self.posted = np.append(self.posted, posted)
        pairs = self._pairs(mover, site)
        self.pairs = np.hstack([self.pairs, pairs])
        self._tie(pairs[:, self._tied[mover]], mover[self._tied[mover]])
        self._members("anybody", posted, manager, phase.fixed[post])
        for column in pairs:
            self._members("anybody", column, phase.movers[mover], phase.mobile[site])
        for level in range(len(pairs) - 2):
            self._members(f"{level}", posted, manager, phase.fixed[post])
            for column in pairs[1 : level + 3]:
                self._members(f"{level}", column, phase.movers[mover], phase.mobile[site])

    def _pairs(self, mover: Ints, site: Ints) -> Ints:
        """Add the columns of being on the team of a mobile site."""
        size = (len(self.pairs), len(mover))
        upper = np.ones(size)
        upper[1] = self.phase.visited[site]
        pairs = self.program.columns(upper)
        self._entered(pairs, rounds=mover, crew=site)
        self._entered(pairs[1], lead=site)
        self.touring.tie(mover, site, pairs[1])
        self.program.add_terms((self.rows["made"][site], pairs[1], -1.0))
        return pairs

    def _tie(self, pairs: Ints, mover: Ints) -> None:
        """Nobody is more on the team of a site than on rounds.

        Most people are mobile or not; these rows are added for who is in part.
        """
        row = np.arange(len(mover))
        going = (row, self.going[self.phase.movers[mover]], -1.0)
        self.program.add_rows(np.zeros(len(row)), (row, pairs, 1.0), going)

    def _entered(self, columns: Ints, **rows: Ints) -> None:
        """Enter columns with factor 1 into rows that are there."""
        self.program.add_terms(*((self.rows[name][at], columns, 1.0) for name, at in rows.items()))

    def _members(self, name: str, columns: Ints, person: Ints, at: Ints) -> None:
        """Shares of people at sites count for the cases there that they may take (speak)."""
        site = self._kinds[:, 0] if name == "anybody" else self.asks[0]
        first = np.searchsorted(site, at, side="left")
        many = np.searchsorted(site, at, side="right") - first
        row, column = ranges(first, many), np.repeat(columns, many)
        if name == "anybody":
            may = self._people[self._kinds[row, 1], np.repeat(person, many)]
        else:
            may = self.speaks[self.asks[1][row], np.repeat(person, many)]
        self.program.add_terms((self.rows[name][row[may]], column[may], -1.0))

    def solve(
        self, values: Values, prices: SitePrices, uncovered: int, until: float = inf
    ) -> Shares:
        """Return the certified bound, the shares that reach it, and the prices of rows.

        `OutOfTimeError` at a moment of `perf_counter`.
        """
        phase = self.phase
        missed = uncovered - float(phase.on_site.sum())
        # Missing posts are rounded a month: half a minute each.
        slack = 0.5 * len(phase.fixed) * (phase.span.stop - phase.span.start)
        self.program.relimit(int(self.rows["missed"][0]), missed)
        self.program.relimit(int(self.rows["uncovered"][0]), missed + slack)
        on_site = np.maximum(phase.on_site, 1.0)
        self.touring.miss(np.where(phase.visited, np.minimum(uncovered / on_site, 1.0), 0.0))
        solved, reduced, extra = self._solved(values, prices, until)
        x = solved.x
        earned = np.zeros_like(values.worth)
        earned[0][self.asks] = x[self.earned[0]][self._index]
        for level, columns in enumerate(self.earned[1:]):
            earned[1 + level][self.asks] = x[columns]
        return Shares(
            solved.bound + extra,
            x[self.posted],
            x[self.going],
            x[self.spare],
            x[self.pairs].sum(axis=0),
            x[self.pairs[1]],
            x[self.pairs[2:]],
            x[self.made],
            x[self.missing],
            x[self.staffed],
            earned,
            self.touring.spent(x),
            self._duals(solved, reduced, values.worth.shape, prices.mobile),
        )

    def _solved(
        self, values: Values, prices: SitePrices, until: float
    ) -> tuple[Solved, Floats, float]:
        """Solve, with more people tied and more tours; return also what other tours could add.

        People are tied until nobody is more on a team than on rounds.
        """
        near = self.near
        while True:
            solved, reduced = self.program.solve(self._gains(values, prices), until)
            joined, going = solved.x[self.pairs].sum(axis=0), solved.x[self.going]
            over = joined > going[self.phase.movers[near.mover]] + LOOSE
            loose = np.zeros_like(self._tied)
            loose[near.mover[over]] = True
            loose &= ~self._tied
            enough = ENOUGH * max(solved.bound, 1.0)
            extra = self.touring.missing(solved.prices, prices.mobile, enough)
            if not loose.any() and extra <= enough:
                return solved, reduced, extra
            self._tied |= loose
            new = loose[near.mover]
            self._tie(self.pairs[:, new], near.mover[new])

    def _gains(self, values: Values, prices: SitePrices) -> Floats:
        """Gains of all columns."""
        phase, span = self.phase, self.phase.span
        gain = np.zeros(self.program.size)
        gain[self.posted], gain[self.going], gain[self.spare] = (
            values.posted,
            values.going,
            values.spare,
        )
        gain[self.pairs] = values.joined
        gain[self.pairs[1]] += values.led
        gain[self.pairs[2:]] -= values.called
        self.touring.enter(gain, prices.mobile)
        visits = phase.visits[:, span] @ prices.mobile[span]
        gain[self.made] = values.dearest * phase.on_site - visits
        gain[self.missing] = -values.dearest * phase.post_minutes
        gain[self.staffed] = -(phase.office[:, span] * prices.site[phase.fixed, span]).sum(axis=1)
        np.add.at(gain, self.earned[0][self._index], values.worth[0][self.asks])
        drops = values.worth[1:] - np.concatenate([values.worth[2:], values.worth[:1] * 0])
        for columns, drop in zip(self.earned[1:], drops, strict=True):
            gain[columns] = np.maximum(drop[self.asks], 0.0)
        return gain

    def _duals(
        self, solved: Solved, reduced: Floats, shape: tuple[int, ...], price: Floats
    ) -> Duals:
        """Read the prices of rows; those of cases are spread over sites and asks."""
        prices, going = solved.prices, np.minimum(reduced[self.going], 0.0)
        toured = self.touring.far(prices, price)
        anybody, speaker = np.zeros(shape[1:]), np.zeros((shape[0] - 1, *shape[1:]))
        # Asks of equal people share a row: its price is that of the first of them.
        _, first = np.unique(self._index, return_index=True)
        anybody[self.asks[0][first], self.asks[1][first]] = prices[self.rows["anybody"]]
        for level in range(len(speaker)):
            speaker[level][self.asks] = prices[self.rows[f"{level}"]]
        names = ["person", "rounds", "crew", "lead", "made", "posts", "people", "full", "largest"]
        rows = {name: prices[self.rows[name]] for name in names}
        return Duals(going, **rows, anybody=anybody, speaker=speaker, toured=toured)
