"""How well a rota meets each soft goal, in minutes, measured from its blocks.

The measures are defined here once, in words and numbers; the solver counts the same.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from math import ceil
from typing import get_args

from allocator.model.rota import ON_SITE, Block, GoalValue, Rota
from allocator.model.rota_accounts import AccountRow
from allocator.model.rota_input import Wish
from allocator.model.rota_policy import Goal
from allocator.week.fairness import fair_shares
from allocator.week.office import unpopular
from allocator.week.weekfacts import WeekFacts

NEIGHBOURS = 60
"""What two visits of one site on neighbouring days count for, minutes."""

NO_ACCOUNT = AccountRow(manager="nobody")

LAST = 1425
"""Until when a wish lasts that says nothing about times."""

Slots = dict[tuple[str, int], dict[int, set[str]]]
"""Who was at a site on a weekday of last week, by start."""


class Measures:
    """The measures of one week, with what they compare it to.

    Parameters
    ----------
    asked
        What the week asks for.
    previous
        The rota of the week before; None where there is none.
    repaired
        `previous` is the rota in force of the week itself: all that is not as in it is a change.
    """

    def __init__(self, asked: WeekFacts, previous: Rota | None, *, repaired: bool = False) -> None:
        self._asked = asked
        self._repaired = repaired
        self._slots: Slots = {}
        self._visited: dict[str, set[int]] = defaultdict(set)
        self._held: set[tuple[str, int, int]] = set()
        for block in previous.blocks if previous is not None else ():
            if block.activity in ON_SITE and block.site is not None:
                weekday = block.date.isoweekday()
                by_start = self._slots.setdefault((block.site, weekday), {})
                by_start.setdefault(block.start, set()).add(block.manager)
                if block.activity == "visit":
                    self._visited[block.site].add(weekday)
        self._planned: dict[str, set[int]] = defaultdict(set)
        for row in asked.visits:
            self._planned[row.site].update(row.planned)
        self._leads = {row.site: row.lead for row in asked.visits}
        self._teams = {(row.site, row.date): row.team for row in asked.sessions}
        self._wishes: dict[str, list[Wish]] = defaultdict(list)
        for wish in asked.given.wishes:
            self._wishes[wish.manager].append(wish)

    def own(self, block: Block) -> int:
        """Minutes of a duty done by somebody whose it is not by the plan."""
        assert block.site is not None
        if block.activity == "visit":
            mine = block.manager == self._leads.get(block.site, block.manager)
        else:
            mine = block.manager in self._teams.get((block.site, block.date), (block.manager,))
        return 0 if mine else block.minutes

    def same(self, block: Block) -> int:
        """Minutes of a duty that is not where it was last week.

        Office hours: another person at this weekday and time. A visit: neither on a weekday
        of last week nor of the plan's tours; or on a weekday of last week at another time.
        """
        assert block.site is not None
        weekday = block.date.isoweekday()
        before = self._slots.get((block.site, weekday), {})
        held = before.get(block.start)
        if self._repaired:
            there = held is not None and (block.activity == "visit" or block.manager in held)
            return 0 if there else block.minutes
        if block.activity == "office_hour":
            return 0 if held is None or block.manager in held else block.minutes
        usual = self._visited[block.site] | self._planned[block.site]
        moved = weekday not in usual or bool(before and block.start not in before)
        return block.minutes if moved else 0

    def starts(self, site: str, weekday: int) -> set[int]:
        """Return when visits of a site began on this weekday of last week."""
        return set(self._slots.get((site, weekday), {}))

    def wishes_times(self, manager: str, weekday: int) -> bool:
        """Whether somebody wishes something about a part of a day: then times matter."""
        return any(
            wish.weekday == weekday and (wish.from_ > 0 or wish.until < LAST)
            for wish in self._wishes[manager]
        )

    def unpopular(self, block: Block) -> int:
        """Minutes of a duty that are late or on a Friday afternoon."""
        weekday = block.date.isoweekday()
        return unpopular(self._asked.policy, weekday, block.start, block.end)

    def wished(self, block: Block) -> int:
        """Minutes of a duty against the wishes of who does it, times their weight."""
        total, rather = 0, [w for w in self._wishes[block.manager] if w.kind == "rather"]
        for wish in self._wishes[block.manager]:
            if wish.kind == "rather_not":
                total += wish.weight * _inside(wish, block)
        if rather:
            inside = max(_inside(wish, block) for wish in rather)
            total += max(wish.weight for wish in rather) * (block.minutes - inside)
        return total

    def travel(self, blocks: Iterable[Block]) -> int:
        """Minutes of travel."""
        return sum(block.minutes for block in blocks if block.activity == "travel")

    def small(self, minutes: int) -> int:
        """Minutes of a piece of free time that is too short to be of use."""
        return minutes if minutes < self._asked.policy.usable_piece else 0

    def shares(self, site: str) -> dict[str, tuple[int, int]]:
        """Return what is left of each team member's fair share of a site's office hours.

        Parameters
        ----------
        site
            A fixed site.

        Returns
        -------
        dict
            By person: minutes, and unpopular minutes, that they can have before they have
            more than their share; in proportion to the contract minutes of the days on which
            they are there, rounded up. Running accounts are shared in the same way, and what
            somebody had already is taken off. Unpopular minutes may be fewer than none: whoever
            had too many before, and has any again, is above their share by all of these.
        """
        kept = self._asked.accounts
        shares = fair_shares(self._asked, site)
        had = {name: kept.get(name, NO_ACCOUNT) for name in shares}
        parts = self._asked.parts(tuple(shares))
        office = sum(row.office for row in had.values())
        late = sum(row.unpopular for row in had.values())
        return {
            name: (
                max(0, ceil(share[0] + office * parts[name]) - had[name].office),
                ceil(share[1] + late * parts[name]) - had[name].unpopular,
            )
            for name, share in shares.items()
        }


def _inside(wish: Wish, block: Block) -> int:
    if wish.weekday != block.date.isoweekday():
        return 0
    return max(0, min(wish.until, block.end) - max(wish.from_, block.start))


def goal_values(
    asked: WeekFacts, rota: Rota, previous: Rota | None = None
) -> tuple[GoalValue, ...]:
    """Return every soft goal of a rota, in the order of the policy.

    Parameters
    ----------
    asked
        What the week asks for.
    rota
        Any rota of the week.
    previous
        The rota of the week before.
    """
    measures = Measures(asked, previous)
    duties = [b for b in rota.blocks if b.activity in ON_SITE and b.site is not None]
    visits = [block for block in duties if block.activity == "visit"]
    free = [block.minutes for block in rota.blocks if block.activity == "free"]
    values: dict[Goal, int] = {
        "covered": sum(row.minutes for row in rota.uncovered),
        "own": sum(map(measures.own, duties)),
        "same": sum(map(measures.same, duties)),
        "spread": _neighbours(visits),
        "pieces": sum(map(measures.small, free)),
        "fair": sum(map(measures.unpopular, visits)) + _above(asked, measures, duties, 1),
        "share": _above(asked, measures, duties, 0),
        "wishes": sum(map(measures.wished, duties)),
        "travel": measures.travel(rota.blocks),
    }
    priorities = asked.policy.priorities
    return tuple(
        GoalValue(goal=goal, priority=priorities[goal], minutes=values[goal])
        for goal in get_args(Goal)
    )


def _neighbours(visits: list[Block]) -> int:
    days: dict[str, set[date]] = defaultdict(set)
    for block in visits:
        days[str(block.site)].add(block.date)
    pairs = sum((b - a).days == 1 for row in days.values() for a in row for b in row if a < b)
    return NEIGHBOURS * pairs


def _above(asked: WeekFacts, measures: Measures, duties: list[Block], kind: int) -> int:
    """Sum what team members have above their share of office minutes (0) or unpopular ones (1)."""
    total = 0
    for site in sorted({row.site for row in asked.sessions}):
        held: dict[str, int] = defaultdict(int)
        for block in duties:
            if block.site == site and block.activity == "office_hour":
                held[block.manager] += measures.unpopular(block) if kind else block.minutes
        for name, left in measures.shares(site).items():
            total += max(0, held[name] - left[kind]) if held[name] else 0
    return total
