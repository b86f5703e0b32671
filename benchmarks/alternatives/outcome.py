"""What an alternative returns."""

from dataclasses import dataclass

from allocator.model.plan import Plan


@dataclass(frozen=True)
class Outcome:
    """How an alternative ended.

    Attributes
    ----------
    plan
        The whole plan, or None where none was found.
    status
        ``plan``, ``none`` (no plan in time) or ``skipped`` (cannot run on this machine).
    note
        What a reader should know, in a sentence; empty for nothing.
    build, solve
        Seconds of building the model and of everything after it.
    first_plan
        Seconds from the start to the first plan; None where there is none.
    trace
        Seconds and points of waiting avoided of each better answer, as the model counts them.
    """

    plan: Plan | None
    status: str
    note: str = ""
    build: float = 0.0
    solve: float = 0.0
    first_plan: float | None = None
    trace: tuple[tuple[float, float], ...] = ()


def skipped(why: str) -> Outcome:
    """Return the outcome of an alternative that cannot run here."""
    return Outcome(None, "skipped", why)
