"""The hours of a week beside the ledger: what falls to each person who was really there.

The ledger says what a site takes in a month, and what each person drives. Over the days of
a week it is taken by open days; within a team it falls to those who are there, by their
contract minutes of the days they are there. What others did for somebody, or nobody did,
is not theirs; what they did for others is.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from allocator.ledger.rows import tour_legs
from allocator.model.calendar import month_of, weekdays
from allocator.model.rota import Block, Rota
from allocator.week.weekfacts import WeekFacts


@dataclass(frozen=True)
class Hours:
    """Minutes of a person: as planned by the ledger, and as they stand in a rota.

    Attributes
    ----------
    present
        Contract minutes of the days on which they are there.
    on_site, on_site_due
        Office hours and visits, as they stand and as the ledger has them.
    free, free_due
        All other work but travel (meetings and appointments too), likewise.
    """

    present: Fraction
    on_site: Fraction
    on_site_due: Fraction
    free: Fraction
    free_due: Fraction

    def __add__(self, other: "Hours") -> "Hours":
        """Add up weeks, or people."""
        return Hours(
            self.present + other.present,
            self.on_site + other.on_site,
            self.on_site_due + other.on_site_due,
            self.free + other.free,
            self.free_due + other.free_due,
        )


NOTHING = Hours(*[Fraction(0)] * 5)

Minutes = dict[str, Fraction]

OVERHEAD = ("meeting", "appointment")


def hours(asked: WeekFacts, rota: Rota) -> dict[str, Hours]:
    """Return the hours of everybody who is there in the week."""
    made: dict[str, Minutes] = {name: defaultdict(Fraction) for name in asked.managers}
    for before, block, after in _neighbours(rota.blocks):
        # The way to a meeting is part of it: the ledger has both in `overhead`.
        to_meeting = after is not None and after.activity in OVERHEAD
        from_meeting = before is not None and before.activity in OVERHEAD
        way = block.activity == "travel" and (to_meeting or from_meeting)
        if block.manager in made:
            made[block.manager]["meeting" if way else block.activity] += block.minutes
    due = _office_due(asked, rota)
    travel = _visits_due(asked, rota, due)
    result = {}
    for name in asked.managers:
        row, present = made[name], asked.present(name)
        result[name] = Hours(
            present=present,
            on_site=row["office_hour"] + row["visit"],
            on_site_due=due[name],
            free=row["free"] + row["meeting"] + row["appointment"],
            free_due=present - due[name] - travel[name],
        )
    return result


def _neighbours(
    blocks: tuple[Block, ...],
) -> Iterator[tuple[Block | None, Block, Block | None]]:
    """Yield each block with what the person does right before and right after it."""
    row = sorted(blocks, key=lambda block: (block.manager, block.date, block.start))
    for before, block, after in zip([None, *row], row, [*row[1:], None], strict=False):
        first = before is None or (before.manager, before.date) != (block.manager, block.date)
        last = after is None or (after.manager, after.date) != (block.manager, block.date)
        yield None if first else before, block, None if last else after


def _office_due(asked: WeekFacts, rota: Rota) -> Minutes:
    """Office minutes of each site, shared among those of its team who are there."""
    due: Minutes = defaultdict(Fraction)
    teams: dict[str, tuple[str, ...]] = {}
    for row in asked.sessions:
        teams[row.site] = tuple(dict.fromkeys((*teams.get(row.site, ()), *row.team)))
    left: Minutes = {site: Fraction(0) for site in teams}
    for site in teams:
        for day in asked.days:
            now = asked.facts.sites[site][month_of(day)]
            left[site] += now.office_minutes / now.open_days if now.open_days else 0
    for block in rota.blocks:
        site = str(block.site)
        foreign = site in teams and block.manager not in teams[site]
        if block.activity == "office_hour" and foreign:
            left[site] -= block.minutes
            due[block.manager] += block.minutes
    for gap in rota.uncovered:
        if gap.kind == "office_hour" and gap.site in left:
            left[gap.site] -= gap.minutes
    for site, team in teams.items():
        whole = sum((asked.present(name) for name in team), Fraction(0))
        for name in team if whole else ():
            due[name] += max(left[site], Fraction(0)) * asked.present(name) / whole
    return due


def _visits_due(asked: WeekFacts, rota: Rota, due: Minutes) -> Minutes:
    """Add the visits of the tours to `due`; return the minutes of the tours' legs.

    Both are those of the tours of this week's letter, less the part of the week that is public
    holidays; legs go with the visits, to whoever makes them.
    """
    part = asked.part
    owed: Minutes = defaultdict(Fraction)
    lead: dict[str, str] = {}
    for row in asked.visits:
        lead[row.site] = row.lead
        owed[row.lead] += len(row.planned) * row.whole * part
    legs = {name: _legs(asked, name) * part / whole for name, whole in owed.items() if whole}
    left = defaultdict(Fraction, owed)
    travel: Minutes = defaultdict(Fraction)
    for block in rota.blocks:
        owner = lead.get(str(block.site))
        if block.activity == "visit" and owner is not None and block.manager != owner:
            due[block.manager] += block.minutes
            travel[block.manager] += legs[owner] * block.minutes
            left[owner] -= block.minutes
    for gap in rota.uncovered:
        if gap.kind == "visit" and gap.manager is not None:
            left[gap.manager] -= gap.minutes
    for name in legs:
        kept = max(Fraction(0), left[name])
        due[name] += kept
        travel[name] += legs[name] * kept
    return travel


def _legs(asked: WeekFacts, name: str) -> int:
    """Minutes of the legs of a person's tours of the week."""
    legs, base = 0, asked.facts.legs.base(name)
    for day in weekdays(asked.monday):
        for tour in asked.decided.tours[name].get(month_of(day), ()):
            if (tour.week, tour.weekday) == (asked.letter, day.isoweekday()):
                legs += tour_legs(asked.decided, base, tour.sites)
    return legs
