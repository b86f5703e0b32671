"""Timefold: local search over who starts which case when, under today's deployment, repaired.

Optional: it needs Java and ``pip install timefold``; where one is missing that is said. The
minutes of a start are exact (`Desk.offer`), and the search begins with the greedy plan, whose
trips are paid. The answer is carried out on a desk like that of the monoliths.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from shutil import which
from time import perf_counter
from typing import Any

import numpy as np

from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from benchmarks.alternatives.carried import carry
from benchmarks.alternatives.desk import WHOLE, Desk
from benchmarks.alternatives.greedy import fill
from benchmarks.alternatives.outcome import Outcome, skipped
from benchmarks.alternatives.whole import better


def solve(problem: Problem, seconds: float) -> Outcome:
    """Plan with Timefold, or say what is missing for it."""
    if which("java") is None:
        return skipped("Timefold is skipped: no Java on this machine")
    if find_spec("timefold") is None:
        return skipped("Timefold is skipped: its package `timefold` is not installed")
    began = perf_counter()
    places = Places(problem)
    by_hand = Desk(problem, places, first_deployment(problem, places))
    fill(by_hand)
    first = perf_counter() - began
    model = import_module("benchmarks.alternatives.timefold_model")
    desk = with_trips_of(by_hand)
    starts = Starts(desk, model)
    given = starts.given(by_hand.log)
    built = perf_counter() - began
    found = model.solved(given, seconds - built)
    carry(desk, starts.wishes(found))
    fill(desk)
    plan, kept = better(desk.plan(), by_hand.plan())
    note = f"{len(given.cases):,} cases, {starts.number:,} options; returned: "
    note += "the greedy start" if kept else "its answer"
    solve_seconds = perf_counter() - began - built
    trace = ((first, by_hand.avoided), (perf_counter() - began, desk.avoided))
    return Outcome(plan, "plan", note, built, solve_seconds, first, trace)


def with_trips_of(by_hand: Desk) -> Desk:
    """Return the desk before any start, with the trips paid that were paid in the end."""
    desk = Desk(by_hand.problem, by_hand.places, by_hand.deployment)
    for s, m, t in np.argwhere(by_hand.paid & ~desk.paid):
        desk.go(int(m), int(s), int(t))
    return desk


class Starts:
    """Translates between a desk and the model."""

    def __init__(self, desk: Desk, model: Any) -> None:
        self.desk, self.model = desk, model
        self.months = desk.problem.months
        self._minutes: dict[tuple[int, ...], int] = {}
        self._rows: list[int] = []
        self.options = [self._of(c) for c in range(len(desk.left))]
        self.number = len(self._rows) // 3

    def _of(self, c: int) -> list[int]:
        """Return the options of a class: starts that cause no trip that is not paid."""
        found = []
        for t in range(self.months):
            site = self.desk.waits_at(c, t)
            for m in np.nonzero(self.desk.team[site, :, t])[0] if site >= 0 else ():
                offer = self.desk.offer(c, int(m), t)
                if offer is not None and not offer.trips:
                    row = tuple(int(one) for one in offer.minutes)
                    option = int(m) * self.months + t
                    self._rows += [c, option, self._minutes.setdefault(row, len(self._minutes))]
                    found.append(option)
        return found

    def given(self, log: list[tuple[int, int, int, int]]) -> Any:
        """Return the problem, begun with the starts of a desk."""
        begun: dict[int, list[tuple[int, int]]] = {}
        for t, c, m, hundredths in log:
            begun.setdefault(c, []).append((m * self.months + t, hundredths))
        cases: list[Any] = []
        for c, left in enumerate(self.desk.left):
            rest = left
            for option, hundredths in begun.get(c, ()):
                self._add(cases, c, hundredths, option if option in self.options[c] else None)
                rest -= hundredths
            self._add(cases, c, rest, None)
        saved = self.desk.problem.demand.saved.ravel()
        facts = self.model.Facts(
            self.months,
            _text(np.maximum(self.desk.free, 0).ravel()),
            _text(number for row in self._minutes for number in row),
            _text(round(float(points)) for points in saved),
            _text(self._rows),
        )
        return self.model.Starts([facts], cases)

    def _add(self, cases: list[Any], c: int, hundredths: int, option: int | None) -> None:
        """Add cases of a class; what is left of an expected one is a part of a case."""
        options = self.options[c]
        while hundredths > 0 and options:
            amount = min(WHOLE, hundredths)
            cases.append(self.model.Case(len(cases), c, amount, options, option))
            hundredths -= amount

    def wishes(self, found: Any) -> list[tuple[int, int, int, int]]:
        """Return the starts of an answer by month, cases before expected ones."""
        real = self.desk.problem.demand.real
        wanted: dict[tuple[int, bool, int, int], int] = {}
        for case in found.cases:
            if case.option is not None:
                m, t = divmod(case.option, self.months)
                key = (t, not real[case.klass], case.klass, m)
                wanted[key] = wanted.get(key, 0) + case.amount
        return [(t, c, m, amount) for (t, _, c, m), amount in sorted(wanted.items())]


def _text(numbers: Iterable[int]) -> str:
    """Return numbers with blanks between them."""
    return " ".join(map(str, numbers))
