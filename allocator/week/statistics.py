"""Weeks in figures: hours by activity against contract, visits, ways, changes, fair shares.

Everything is measured from the blocks of a rota and what its week asked for; several weeks
add up. Figures of people are for their team lead.
"""

from collections import defaultdict
from collections.abc import Sequence

from allocator.facts.rounding import half_up
from allocator.model.calendar import format_week
from allocator.model.rota import ON_SITE, UNPAID, Rota
from allocator.model.rota_statistics import WORK, Figures, PersonFigures, Statistics
from allocator.week.fairness import beyond
from allocator.week.goals import Measures
from allocator.week.weekfacts import WeekFacts

Week = tuple[WeekFacts, Rota, Rota | None]
"""What a week asks for, its rota, and the rota of the week before where it is known."""


def statistics(weeks: Sequence[Week]) -> Statistics:
    """Return the figures of each week and of all together.

    Parameters
    ----------
    weeks
        In order of time.
    """
    each = tuple(_figures(*week) for week in weeks)
    return Statistics(weeks=each, together=_together(each))


def _figures(asked: WeekFacts, rota: Rota, previous: Rota | None) -> Figures:
    measures = Measures(asked, previous)
    duties = [block for block in rota.blocks if block.activity in ON_SITE and block.site]
    moved = [block for block in duties if measures.same(block)]
    missed = [gap.minutes for gap in rota.uncovered if gap.kind == "office_hour"]
    people = _people(asked, rota)
    return Figures(
        weeks=(format_week(rota.week),),
        contract=sum(row.contract for row in people),
        minutes=_sum([row.minutes for row in people]),
        visits_due=sum(row.number for row in asked.visits),
        visits_made=sum(block.activity == "visit" for block in rota.blocks),
        visits_missed=sum(gap.kind == "visit" for gap in rota.uncovered),
        office_due=sum(row.minutes for row in asked.sessions),
        office_missed=sum(missed),
        duties=len(duties),
        duties_changed=len(moved),
        unfair_office=sum(max(0, row.office_beyond) for row in people),
        unfair_unpopular=sum(max(0, row.unpopular_beyond) for row in people),
        people=people,
        uncovered=rota.uncovered,
    )


def _people(asked: WeekFacts, rota: Rota) -> tuple[PersonFigures, ...]:
    minutes: dict[str, dict[str, int]] = {name: defaultdict(int) for name in asked.managers}
    visits: dict[str, int] = defaultdict(int)
    for block in rota.blocks:
        if block.activity not in UNPAID and block.manager in minutes:
            minutes[block.manager][block.activity] += block.minutes
            visits[block.manager] += block.activity == "visit"
    fair = beyond(asked, rota)
    return tuple(
        PersonFigures(
            manager=name,
            contract=half_up(asked.present(name)),
            minutes={kind: minutes[name][kind] for kind in WORK},
            visits=visits[name],
            office_beyond=half_up(fair[name][0]),
            unpopular_beyond=half_up(fair[name][1]),
        )
        for name in asked.managers
    )


def _together(each: Sequence[Figures]) -> Figures:
    rows: dict[str, list[PersonFigures]] = defaultdict(list)
    for week in each:
        for person in week.people:
            rows[person.manager].append(person)
    people = tuple(_added(name, row) for name, row in rows.items())

    def total(name: str) -> int:
        return sum(getattr(week, name) for week in each)

    return Figures(
        weeks=tuple(name for week in each for name in week.weeks),
        contract=total("contract"),
        minutes=_sum([week.minutes for week in each]),
        visits_due=total("visits_due"),
        visits_made=total("visits_made"),
        visits_missed=total("visits_missed"),
        office_due=total("office_due"),
        office_missed=total("office_missed"),
        duties=total("duties"),
        duties_changed=total("duties_changed"),
        # Over weeks it counts what is left of it: a turn too many now, one too few then, is fair.
        unfair_office=sum(max(0, row.office_beyond) for row in people),
        unfair_unpopular=sum(max(0, row.unpopular_beyond) for row in people),
        people=people,
        uncovered=tuple(gap for week in each for gap in week.uncovered),
    )


def _added(name: str, rows: Sequence[PersonFigures]) -> PersonFigures:
    return PersonFigures(
        manager=name,
        contract=sum(row.contract for row in rows),
        minutes=_sum([row.minutes for row in rows]),
        visits=sum(row.visits for row in rows),
        office_beyond=sum(row.office_beyond for row in rows),
        unpopular_beyond=sum(row.unpopular_beyond for row in rows),
    )


def _sum(rows: Sequence[dict[str, int]]) -> dict[str, int]:
    return {kind: sum(row[kind] for row in rows) for kind in WORK}
