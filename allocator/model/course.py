"""One course of a simulation: what one replication came to, week by week.

Written to disk as it comes, so that a simulation that was stopped goes on from there. It
holds numbers that are not suppressed: it is for the machine, never for a report.
"""

from allocator.model.base import Base
from allocator.model.calendar import Month
from allocator.model.plan import Band


class Course(Base):
    """Rows are of weeks, in order."""

    replication: int
    waiting: dict[Band, tuple[int, ...]]
    """People who wait at the end of the week."""
    open_cases: tuple[int, ...]
    """Cases that are accompanied in the week."""
    listed: tuple[int, ...]
    """Cases that wait at its end."""
    arrivals: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Cases that are accompanied in this week and not in the next."""
    left: tuple[int, ...]
    """Cases that wait at its end and then leave the city's care."""
    load: tuple[float, ...]
    uncovered: tuple[float, ...]
    """Hours of the week's part of the month."""
    changes: tuple[int, ...]
    """Running cases that have changed their person so far."""
    waits: dict[Band, tuple[tuple[int | None, ...], ...]]
    """By the week of opening: weeks to the start of each case; None: had not started."""
    breaks: Month | None
    """First month in which capacity breaks."""
