"""Between desk and program: a plan as a full hint, and an answer as a plan."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from benchmarks.alternatives.city_program import PARTS, CityProgram
from benchmarks.alternatives.desk import WHOLE, Desk
from benchmarks.alternatives.flows import Flows, Wish
from benchmarks.alternatives.greedy import fill

Ints = NDArray[np.int64]


def carry(desk: Desk, wishes: Iterable[Wish]) -> None:
    """Start what is wished, month by month, as far as it fits."""
    for t, c, m, wanted in wishes:
        left = wanted
        for klass in _who(desk, c, t):
            offer = desk.offer(klass, m, t)
            if offer is None or not left:
                break
            fits = min(desk.most(offer), left)
            fits -= fits % WHOLE if desk.problem.demand.real[klass] else 0
            if fits <= 0:
                break
            desk.take(offer, fits)
            left -= fits


def _who(desk: Desk, c: int, t: int) -> list[int]:
    """Return the class itself, or the cohorts of its site and profile in their order."""
    demand = desk.problem.demand
    if demand.real[c]:
        return [c]
    queue = desk.queues.get((t, desk.waits_at(c, t), demand.samples[c].id), [])
    return [klass for klass in queue if desk.left[klass]]


def finished(city: CityProgram, flows: Flows, values: Ints) -> Desk:
    """Return a desk with the deployment of an answer, its starts, and what else fits.

    What else fits comes in earlier months than what was wished, and the first to come are
    the first to be started: so everything is started once more, in order of time.
    """
    deployment = city.decided(values)
    desk, again = (Desk(city.problem, city.places, deployment) for _ in range(2))
    for each in (desk, again):
        _go_as_estimated(city, each)
    carry(desk, flows.wishes(values))
    fill(desk)
    log = sorted(desk.log, key=lambda wish: (wish[0], not desk.problem.demand.real[wish[1]]))
    carry(again, log)
    return again


def _go_as_estimated(city: CityProgram, desk: Desk) -> None:
    """Pay the trips that the program has paid: expected cases cause none on a desk."""
    for t, p in enumerate(desk.problem.phase_of):
        for m, sites in desk.deployment[p].round.items():
            for s in sites:
                if city.estimates.pays(p, m, s, t):
                    desk.go(m, s, t)


def hint(city: CityProgram, flows: Flows, matrix: csr_array, desk: Desk) -> Ints:
    """Return values of all variables that keep every row: the plan of a desk.

    What the program's estimates leave no minutes for is not started in the hint.
    """
    values = np.zeros(len(city.program.cost), dtype=np.int64)
    _deployment(city, values, desk)
    most, least = np.array(city.program.most), np.array(city.program.least)
    for row, slack in city.slack.items():
        short = int(least[row] - (matrix[[row]] @ values)[0])
        over = int((matrix[[row]] @ values)[0] - most[row])
        for variable in slack:
            values[variable] += max(short, over, 0)
    used = np.asarray(matrix @ values)
    capacity = np.arange(len(city.over))
    values[city.over] = np.maximum(used[capacity] - most[capacity], 0)
    used = np.asarray(matrix @ values)
    columns = matrix.tocsc()

    def add(variable: int, wanted: int) -> int:
        """Add to a variable as much as its rows allow."""
        span = slice(columns.indptr[variable], columns.indptr[variable + 1])
        rows, factor = columns.indices[span], columns.data[span]
        tight = factor > 0
        fits = ((most[rows] - used[rows])[tight] // factor[tight]).min(initial=wanted)
        taken = max(0, int(fits))
        values[variable] += taken
        used[rows] += taken * factor
        return taken

    for t, c, m, amount in sorted(desk.log):
        number = flows.number.get((flows.store.get(c, c), m))
        if number is not None and flows.flows[number].variables[t] >= 0:
            flow = flows.flows[number]
            taken = add(int(flow.variables[t]), amount // flow.unit)
            if (c, t) in flows.dealt:
                add(flows.dealt[c, t], taken)
    return values


def _deployment(city: CityProgram, values: Ints, desk: Desk) -> None:
    """Set posts, rounds, leads and who takes over running cases."""
    for (p, m, k), variable in city.post.items():
        values[variable] = desk.deployment[p].post[m] == k
    for (p, m, s), variable in city.round.items():
        values[variable] = s in desk.deployment[p].round.get(m, ())
    for (p, m, s), variable in city.lead.items():
        values[variable] = desk.deployment[p].lead.get(s) == m
    for (p, s), variable in city.few.items():
        rule = desk.problem.policy.team
        team = desk.deployment[p].team(s)
        values[variable] = len(team) <= rule.min_team + rule.max_extra
    groups: dict[tuple[int, int, int], list[int]] = {}
    for (p, holder, s, m), variable in city.given.items():
        team = desk.deployment[p].team(s)
        if holder not in team and m in team:
            groups.setdefault((p, holder, s), []).append(variable)
    for variables in groups.values():
        for i, variable in enumerate(variables):
            values[variable] = PARTS // len(variables) + (i < PARTS % len(variables))
