"""When sites close: some later than said. It is known when the month comes that was said."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from allocator.model.calendar import first_day, month_of
from allocator.model.policy import Policy
from allocator.model.sites import Site, SiteMove
from allocator.simulation.streams import Streams


@dataclass(frozen=True)
class Closing:
    """A site with the delay of its closing, in days; 0 for as said."""

    site: Site
    late: int

    def as_known(self, month: int) -> Site:
        """Return the site as known at the beginning of a month."""
        site = self.site
        if not self.late or site.closes is None or month < month_of(site.closes):
            return site
        later = timedelta(days=self.late)
        moves = tuple(_later(move, later) for move in site.moves)
        return site.model_copy(update={"closes": site.closes + later, "moves": moves})


def _later(move: SiteMove, later: timedelta) -> SiteMove:
    if move.from_ is None:
        return move
    return move.model_copy(update={"from_": move.from_ + later})


def closings(
    sites: tuple[Site, ...], policy: Policy, start: int, streams: Streams
) -> tuple[Closing, ...]:
    """Draw how late each site closes: exponential weeks, whole ones."""
    return tuple(_drawn(site, policy, first_day(start), streams) for site in sites)


def _drawn(site: Site, policy: Policy, start: date, streams: Streams) -> Closing:
    if site.closes is None or site.closes < start:
        return Closing(site, 0)
    draw = streams.of("closing", site.id)
    if draw.random() >= policy.chances.closes_late:
        return Closing(site, 0)
    return Closing(site, 7 * ceil(draw.exponential() * policy.chances.late_weeks))
