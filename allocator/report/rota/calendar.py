"""Weeks as calendars: the events of each person, continued from what was written before.

What stands as it stood keeps its event untouched; what is at another time or place keeps its
UID and gets a higher SEQUENCE; what is gone is cancelled, and comes back under its UID.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count, takewhile
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from allocator.errors import Fault, InputError
from allocator.io.calendars import Event, calendar_text, read_calendar
from allocator.io.plans import write_whole
from allocator.model.calendar import format_week
from allocator.model.rota import Activity, Block, Rota
from allocator.model.scenario import Scenario
from allocator.report.rota.places import place_name
from allocator.report.view import View
from allocator.texts import say
from allocator.week import WeekFacts

TIMED: tuple[Activity, ...] = ("office_hour", "visit", "meeting", "appointment", "travel")
"""What stands in a calendar; free time and breaks have no fixed times, absences no reasons."""

Drafts = dict[str, list[Event]]
"""Events without a UID yet, by what they are and where: what may only have moved."""


class Calendars:
    """The calendar files of a folder, ``ID.ics`` for each person and each interpreter.

    Parameters
    ----------
    folder
        Where they are, or will be.
    scenario
        Who there is.

    Raises
    ------
    InputError
        If files of the folder are no calendars that were written here; holds every fault.
    """

    def __init__(self, folder: Path, scenario: Scenario) -> None:
        self._folder = folder
        ids = [row.id for row in scenario.managers]
        ids += [row.id for row in scenario.rota.interpreters]
        self._people = tuple(dict.fromkeys(ids))
        self._events: dict[str, list[Event]] = {}
        faults: list[Fault] = []
        for person in self._people:
            file = folder / f"{person}.ics"
            try:
                if file.exists():
                    self._events[person] = read_calendar(file)
            except InputError as error:
                faults += error.faults
        if faults:
            raise InputError(faults)

    def update(
        self,
        asked: WeekFacts,
        rota: Rota,
        view: View,
        before: Rota | None = None,
        *,
        cases: bool = True,
    ) -> None:
        """Put a week into everybody's calendar; nothing is written yet.

        Parameters
        ----------
        asked
            What the week asks for.
        rota
            The rota.
        view
            Language and display names.
        before
            The rota in force that this one repairs: what the first files go on from.
        cases
            Whether appointments name their case.
        """
        for person in self._people:
            so_far = self._events.get(person)
            if so_far is None:
                old = {} if before is None else _drafts(asked, before, person, view, cases)
                so_far = continued([], asked, person, old, view)
            new = _drafts(asked, rota, person, view, cases)
            self._events[person] = continued(so_far, asked, person, new, view)

    def write(self, view: View) -> None:
        """Write the files; who never had anything gets none.

        Raises
        ------
        OSError
            If a file cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        for person, events in self._events.items():
            if events:
                name = say("calendar_name", view.lang, manager=view.name(person))
                write_whole(self._folder / f"{person}.ics", calendar_text(events, name))


def continued(
    old: list[Event], asked: WeekFacts, manager: str, new: Drafts, view: View
) -> list[Event]:
    """Return a person's events with those of one week renewed.

    Parameters
    ----------
    old
        All events so far, of any week.
    asked
        What the week asks for.
    manager
        Whose.
    new
        What stands in the week now.
    view
        Language.
    """
    known = {event.uid: event for event in old}
    made: dict[str, Event] = {}
    for what, drafts in new.items():
        names = (_uid(asked, manager, what, number) for number in count())
        mine = [known[uid] for uid in takewhile(known.__contains__, names)]
        fresh = (_uid(asked, manager, what, number) for number in count(len(mine)))
        for draft, event in _paired(drafts, mine):
            renewed = _renewed(draft, event, next(fresh) if event is None else "")
            made[renewed.uid] = renewed
    for event in old:
        if event.uid not in made:
            made[event.uid] = _cancelled(event, view) if _inside(event, asked.monday) else event
    return list(made.values())


def _paired(drafts: list[Event], known: list[Event]) -> Iterator[tuple[Event, Event | None]]:
    """Yield each draft with the event it continues: the same, else the nearest that is left."""
    left, open_ = list(known), []
    for draft in drafts:
        same = next((event for event in left if _same(draft, event)), None)
        if same is None:
            open_.append(draft)
        else:
            left.remove(same)
            yield draft, same
    for draft in open_:
        nearest = min(left, key=lambda event: _distance(draft, event), default=None)
        if nearest is not None:
            left.remove(nearest)
        yield draft, nearest


def _same(draft: Event, event: Event) -> bool:
    return replace(draft, uid=event.uid, sequence=event.sequence) == event


def _distance(draft: Event, event: Event) -> tuple[bool, timedelta]:
    return event.cancelled, abs(draft.start - event.start)


def _renewed(draft: Event, event: Event | None, uid: str) -> Event:
    if event is None:
        return replace(draft, uid=uid)
    changed = 0 if _same(draft, event) else 1
    return replace(draft, uid=event.uid, sequence=event.sequence + changed)


def _cancelled(event: Event, view: View) -> Event:
    if event.cancelled:
        return event
    # Some calendars show a cancelled event like any other: the word says it there too.
    summary = say("calendar_cancelled", view.lang, what=event.summary)
    return replace(event, summary=summary, sequence=event.sequence + 1, cancelled=True)


def _inside(event: Event, monday: date) -> bool:
    return monday <= event.start.date() < monday + timedelta(days=7)


def _uid(asked: WeekFacts, manager: str, what: str, number: int) -> str:
    """Return a UID that says nothing and is always the same for the same thing."""
    week = format_week(asked.monday)
    words = ("allocator", asked.scenario.name, week, manager, what, str(number))
    return str(uuid5(NAMESPACE_URL, "\n".join(words)))


def _drafts(asked: WeekFacts, rota: Rota, person: str, view: View, cases: bool) -> Drafts:
    """Return what stands in a person's week, in order."""
    case = {row.id: row.case for row in asked.given.appointments if row.case and cases}
    found: Drafts = {}
    for block in _timed(rota.blocks, person):
        item = block.item or "" if block.activity in ("meeting", "appointment") else ""
        note = ""
        if block.manager != person:
            note = say("calendar_together", view.lang, who=view.name(block.manager))
        elif block.interpreter is not None:
            note = say("calendar_interpreter", view.lang, who=view.name(block.interpreter))
        elif block.activity == "appointment" and item in case:
            note = say("calendar_case", view.lang, case=view.name(str(case[item])))
        what = f"{block.activity} {block.site or ''} {item}"
        event = _event(asked, block, item, note, view)
        if block.manager != person:
            event = replace(event, summary=say("calendar_interpret", view.lang, what=event.summary))
        found.setdefault(what, []).append(event)
    return found


def _event(asked: WeekFacts, block: Block, item: str, note: str, view: View) -> Event:
    where = place_name(asked, view, block.site)
    own = where or say("rota_place_own", view.lang)
    return Event(
        uid="",
        start=_moment(block.date, block.start),
        end=_moment(block.date, block.end),
        summary=say(f"calendar_{block.activity}", view.lang, place=own, item=item),
        place="" if block.activity == "travel" else where,
        note=note,
        private=block.activity == "appointment",
    )


def _timed(blocks: Iterable[Block], person: str) -> list[Block]:
    """Return what somebody does, or interprets, with times."""
    of = (row for row in blocks if person in (row.manager, row.interpreter))
    mine = [block for block in of if block.activity in TIMED]
    return sorted(mine, key=lambda block: (block.date, block.start))


def _moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(minutes // 60, minutes % 60))
