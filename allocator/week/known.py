"""What is known now of days that have passed: who turns out to have been away on them.

A repair keeps the days before it as they were. But somebody reported ill on Wednesday may have
been away since Monday: their blocks of these days are an absence, and what they were to do then
is named as uncovered, for nobody knows of anybody who did it.
"""

from collections.abc import Iterator
from datetime import date

from allocator.model.rota import Rota, Uncovered
from allocator.week.edited import HalfEdit, Halves, away, edited, plain
from allocator.week.halves import Entry, cells
from allocator.week.weekfacts import WeekFacts


def as_known(asked: WeekFacts, rota: Rota, since: date) -> Rota:
    """Return a rota in which nobody works on a day before `since` when they were away.

    Parameters
    ----------
    asked
        What the week asks for, as it is known now.
    rota
        The rota in force.
    since
        The first day that may change.
    """
    there = tuple(b for b in rota.blocks if b.date >= since or b.manager in asked.managers)
    made = rota.model_copy(update={"blocks": there})
    shown = {key: (plain(row[0]), plain(row[1])) for key, row in cells(asked, made).items()}
    edits = [
        edit
        for (manager, day), halves in shown.items()
        if day < since
        for edit in _edits(asked, manager, day, halves)
    ]
    made = edited(asked, made, edits, shown) if edits else made
    gaps = tuple(_gaps(rota, made))
    return made.model_copy(update={"uncovered": (*rota.uncovered, *gaps)})


def _edits(asked: WeekFacts, manager: str, day: date, halves: Halves) -> Iterator[HalfEdit]:
    """Yield what a day says otherwise, now that somebody is known to have been away.

    What reached into the absence, with the way home, did not take place.
    """
    there, noon = asked.there(manager, day), asked.policy.noon

    def way(row: Entry) -> int:
        return asked.way(row.site, asked.home(manager, day)) if row.site is not None else 0

    begin, end = there.away or ((0, 2 * noon) if not there.due else (0, 0))
    for half, before in enumerate(halves):
        gone = end > noon if half else begin < min(end, noon)
        kept = tuple(
            row for row in before if row.end + way(row) <= begin or end <= row.start - way(row)
        )
        after = (Entry("absence"),) if gone else kept
        if after != before and not away(before):
            yield HalfEdit(manager, day, half, before, after)


def _gaps(rota: Rota, made: Rota) -> Iterator[Uncovered]:
    """Yield the turns of office hours and the appointments that did not take place."""
    left = set(made.blocks)
    for block in rota.blocks:
        if block.activity in ("office_hour", "appointment") and block not in left:
            yield Uncovered.model_validate(
                {"kind": block.activity, "minutes": block.minutes, "site": block.site}
                | {"date": block.date, "start": block.start, "item": block.item}
                | ({"manager": block.manager} if block.activity == "appointment" else {})
            )
