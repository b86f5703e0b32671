"""Time and effort of a solve: how far it may go, and how far it has come."""

from dataclasses import dataclass
from time import perf_counter

from allocator.model.result import Options, Progress

MOST_TRIALS = 1000
"""Moves tried at most, where no other effort is asked for."""
LATE = 0.02
"""Share of the time that is kept: what is being tried when it is over ends a little later."""


@dataclass
class Clock:
    """Time and effort of a solve."""

    options: Options
    progress: Progress | None
    began: float
    reserve: float = 0.0
    """Seconds that are kept for making the plan and checking it."""
    trials: int = 0
    limited: bool = False
    stopped: bool = False
    """Stopped by hand: what is there is finished, nothing more is tried."""

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return perf_counter() - self.began

    def go_on(self) -> bool:
        """Count a trial; False once the time or effort limit is reached."""
        self.trials += 1
        allowed = MOST_TRIALS if self.options.effort is None else self.options.effort
        self.limited = self.limited or self.trials > allowed or not self.in_time()
        return not self.limited

    def in_time(self, needed: float = 0.0) -> bool:
        """Whether there are the seconds needed beyond what making and checking the plan takes."""
        return not self.stopped and perf_counter() + needed <= self.until()

    def until(self, kept: float = 0.0) -> float:
        """Moment of `perf_counter` that leaves the reserve, `LATE`, and a share of all time."""
        limit = self.options.time_limit
        return self.began + limit * (1 - kept - LATE) - self.reserve

    def tell(self, share: float, key: str) -> None:
        """Report progress."""
        if self.progress is not None:
            self.progress(self.seconds, share, key)
