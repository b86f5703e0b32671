"""The flow of cases by hand: what a calculator gives, and the plan's own figures beside it.

Made by `allocator.comparison.flow.flow_by_hand`, whose docstrings hold the formulas.
"""

from typing import Annotated

from pydantic import Field

from allocator.model.base import Base
from allocator.model.calendar import Month

Amount = Annotated[float, Field(ge=0)]


class FlowMonth(Base):
    """One month of the flow; numbers of cases from above 0 to below 5 are None."""

    month: Month
    capacity: int
    """Minutes that are left for cases."""
    running: Amount
    """Minutes of the cases that run when the plan begins."""
    arrivals: Amount | None
    """Expected new cases."""
    needed: Amount
    """Minutes if everybody who is expected started at once, `running` included."""
    needed_p50: Amount
    """The same with as many arrivals as half of the months exceed."""
    needed_p90: Amount
    """The same with as many arrivals as one month in ten exceeds."""
    starts: Amount | None
    """Cases that can start by hand, the list first."""
    waiting: Amount | None
    """Cases on the list at the end of the month, by hand."""
    plan_starts: Amount | None
    """Cases that the plan starts."""
    plan_waiting: Amount | None
    """Cases that wait at the end of the month in the plan."""


class HandFlow(Base):
    """Starts against arrivals, in cases a month."""

    months: tuple[FlowMonth, ...]
    case_minutes: tuple[Amount, ...]
    """Minutes of a mean case in each month of its run."""
    capacity: Amount
    """Minutes for cases, mean of the months."""
    possible: Amount
    """Cases that can start a month, in the long run: capacity / minutes of a whole case."""
    forecast: Amount
    """Expected cases a month, mean of the months."""
    open_cases: Amount
    """Cases in progress where all who are expected start: forecast x months of a case."""
    breaks: Month | None
    """First month in which `needed` exceeds `capacity`, and the months from it on together do
    so too; none: no month."""
    breaks_p50: Month | None
    """The same with as many arrivals as half of the months exceed."""
    breaks_p90: Month | None
    """The same with as many arrivals as one month in ten exceeds."""
    starts: Amount | None
    """Cases that start a month by hand, mean of the months; None where they are under 5 in all."""
    plan_starts: Amount | None
    """Cases that start a month in the plan, mean of the months; None as above."""

    posts_short: Amount | None = None
    """The least full-time posts, from `breaks` on, with which capacity does not break; None where
    it does not."""

    @property
    def growth(self) -> float:
        """Cases by which the list grows a month in the long run; below 0 it shrinks."""
        return self.forecast - self.possible

    @property
    def gap(self) -> float:
        """How far the plan's starts are from those by hand, as a share; 0: not known."""
        if self.starts is None or self.plan_starts is None:
            return 0.0
        larger = max(self.starts, self.plan_starts)
        return (self.plan_starts - self.starts) / larger if larger else 0.0
