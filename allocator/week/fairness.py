"""Fair shares of office hours and of unpopular times, and what somebody has beyond them.

A team shares what its site takes in the week, in proportion to the contract minutes of the
days on which each is there. Who stands in elsewhere has all of it beyond their share; visits
are a contact person's own and shared with nobody.
"""

from collections import defaultdict
from fractions import Fraction

from allocator.facts.rounding import half_up
from allocator.model.rota import UNPAID, Rota
from allocator.model.rota_accounts import AccountRow, AccountWeek
from allocator.week.office import unpopular
from allocator.week.weekfacts import WeekFacts

Share = tuple[Fraction, Fraction]
"""Minutes of office hours, and unpopular ones among them."""


def fair_shares(asked: WeekFacts, site: str) -> dict[str, Share]:
    """Return the share of everybody in the team of a fixed site, exactly.

    Parameters
    ----------
    asked
        What the week asks for.
    site
        A fixed site.
    """
    turns = [row for row in asked.sessions if row.site == site]
    team = dict.fromkeys(name for row in turns for name in row.team)
    total = sum(row.minutes for row in turns)
    late = sum(unpopular(asked.policy, row.date.isoweekday(), row.start, row.end) for row in turns)
    parts = asked.parts(tuple(team))
    return {name: (total * part, late * part) for name, part in parts.items()}


def beyond(asked: WeekFacts, rota: Rota) -> dict[str, Share]:
    """Return what everybody has beyond their share in a week; below it where negative."""
    found = {name: [Fraction(0), Fraction(0)] for name in asked.managers}
    for block in rota.blocks:
        if block.activity == "office_hour" and block.manager in found:
            weekday = block.date.isoweekday()
            found[block.manager][0] += block.minutes
            found[block.manager][1] += unpopular(asked.policy, weekday, block.start, block.end)
    for site in dict.fromkeys(row.site for row in asked.sessions):
        for name, share in fair_shares(asked, site).items():
            if name in found:
                found[name] = [a - b for a, b in zip(found[name], share, strict=True)]
    return {name: (office, late) for name, (office, late) in found.items()}


def account_week(asked: WeekFacts, rota: Rota) -> AccountWeek:
    """Return what a week adds to the running accounts, to whole minutes."""
    worked: dict[str, int] = defaultdict(int)
    for block in rota.blocks:
        if block.activity not in UNPAID:
            worked[block.manager] += block.minutes
    rows = [
        AccountRow(
            manager=name,
            office=half_up(office),
            unpopular=half_up(late),
            hours=half_up(worked[name] - asked.present(name)),
        )
        for name, (office, late) in beyond(asked, rota).items()
    ]
    return AccountWeek(week=asked.monday, rows=tuple(rows))
