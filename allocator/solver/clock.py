"""Time and effort of a solve: how far it may go, and how far it has come."""

from dataclasses import dataclass
from time import perf_counter

from allocator.model.result import Options, Progress
from allocator.solver.problem import Problem

MOST_TRIALS = 1000
"""Moves tried at most, where no other effort is asked for."""
SMALLEST_GAIN = 0.00005
"""Share of what can be avoided that a move must save to be worth its disruption."""


@dataclass
class Clock:
    """Time and effort of a solve."""

    options: Options
    progress: Progress | None
    began: float
    least: float = 0.0
    """Points of waiting that a move must save."""
    reserve: float = 0.0
    """Seconds that are kept for making the plan and checking it."""
    trials: int = 0
    allowed: int = 0
    limited: bool = False
    stopped: bool = False
    """Stopped by hand: what is there is finished, nothing more is tried."""

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return perf_counter() - self.began

    def allow(self, problem: Problem) -> None:
        """Set how many moves are tried, and what each must save."""
        self.allowed = MOST_TRIALS if self.options.effort is None else self.options.effort
        self.least = max(SMALLEST_GAIN * problem.demand.nothing, 1e-6)

    def go_on(self) -> bool:
        """Count a trial; False once the time or effort limit is reached."""
        self.trials += 1
        self.limited = self.limited or self.trials > self.allowed or not self.in_time()
        return not self.limited

    def in_time(self, needed: float = 0.0) -> bool:
        """Whether there are the seconds needed beyond what making and checking the plan takes."""
        left = self.options.time_limit - self.seconds - self.reserve
        return not self.stopped and needed <= left

    def until(self, kept: float = 0.0) -> float:
        """Moment of `perf_counter` that leaves the reserve, and a share of all time."""
        limit = self.options.time_limit
        return self.began + limit * (1 - kept) - self.reserve

    def tell(self, share: float, key: str) -> None:
        """Report progress."""
        if self.progress is not None:
            self.progress(self.seconds, share, key)
