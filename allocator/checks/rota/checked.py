"""A rota under check: what every rule of the week is a function of."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from allocator.checks.report import Unit, Violation, violation
from allocator.model.calendar import QUARTER, format_week, weekdays
from allocator.model.rota import ON_SITE, UNPAID, Block, GoalValue, Rota
from allocator.week import WeekFacts
from allocator.week.goals import goal_values

Days = dict[tuple[str, date], list[Block]]


class CheckedWeek:
    """A rota over what its week asks for.

    Attributes
    ----------
    asked
        What the week asks for.
    rota
        The rota, as given.
    previous
        The rota of the week before, where it is known.
    missing_accounts
        Whether the rota was made with running accounts that are not at hand.
    """

    def __init__(
        self,
        asked: WeekFacts,
        rota: Rota,
        previous: Rota | None,
        *,
        missing_accounts: bool = False,
    ) -> None:
        self.asked = asked
        self.rota = rota
        self.previous = previous
        self.missing_accounts = missing_accounts

    @cached_property
    def name(self) -> str:
        """The week as it is written."""
        return format_week(self.rota.week)

    @cached_property
    def places(self) -> frozenset[str]:
        """Sites and offices."""
        scenario = self.asked.scenario
        sites = {site.id for site in scenario.sites}
        return frozenset(sites | {base.id for base in scenario.bases})

    def fault(self, block: Block) -> str:
        """Return what keeps a block from being looked at: a word of the texts, or nothing."""
        if block.manager not in self.asked.facts.people:
            return "manager"
        if block.date not in weekdays(self.rota.week):
            return "day"
        if block.end <= block.start or block.start % QUARTER or block.end % QUARTER:
            return "grid"
        if (block.site is None and block.activity in ON_SITE) or (
            block.site is not None and block.site not in self.places
        ):
            return "site"
        return ""

    @cached_property
    def valid(self) -> Rota:
        """The rota with the blocks that can be looked at, in order."""
        blocks = [block for block in self.rota.blocks if not self.fault(block)]
        blocks.sort(key=lambda block: (block.manager, block.date, block.start, block.end))
        return self.rota.model_copy(update={"blocks": tuple(blocks)})

    @cached_property
    def goals(self) -> tuple[GoalValue, ...]:
        """The soft goals, recomputed."""
        return goal_values(self.asked, self.valid, self.previous)

    @cached_property
    def days(self) -> Days:
        """Blocks of each person and day, in order of time."""
        result: Days = defaultdict(list)
        for block in self.valid.blocks:
            result[block.manager, block.date].append(block)
        return dict(result)

    @cached_property
    def work(self) -> Days:
        """Blocks of work (no absence, no break) of each person and day."""
        paid = {
            key: [block for block in row if block.activity not in UNPAID]
            for key, row in self.days.items()
        }
        return {key: row for key, row in paid.items() if row}

    def at(self, *activities: str) -> Iterator[Block]:
        """Yield the blocks of some activities."""
        return (block for block in self.valid.blocks if block.activity in activities)

    def site_name(self, site: str | None) -> str:
        """Return the name that readers know a site by."""
        return self._names.get(str(site)) or str(site)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {site.id: site.name for site in self.asked.scenario.sites}


def breach(
    rule: str,
    path: str,
    amount: float,
    unit: Unit,
    day: date | None = None,
    text: str = "",
    **values: Any,
) -> Violation:
    """Return a violation; its sentence is ``rota_broken.<rule>``, or ``.<text>`` of it."""
    if day is not None:
        values["day"] = day.isoformat()
    return violation("rota_broken", rule, path, amount, unit, text, **values)


def of_person(block: Block) -> str:
    """Return the path of the person of a block."""
    return f"managers.{block.manager}"
