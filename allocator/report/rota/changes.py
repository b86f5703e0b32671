"""What a repair changes in a week: who has which duties now, and who had them before."""

from collections.abc import Iterator

from babel.dates import format_date

from allocator.model.calendar import format_clock
from allocator.model.rota import Block, Rota
from allocator.report.rota.places import place_name
from allocator.report.view import View
from allocator.report.wording import LOCALES, listed
from allocator.texts import say
from allocator.week import WeekFacts
from allocator.week.standins import stand_ins

TIMED = ("office_hour", "visit", "meeting", "appointment")


def change_lines(asked: WeekFacts, before: Rota, after: Rota, view: View) -> Iterator[str]:
    """Yield a line for each duty that somebody has now, or has no longer."""
    old = {block for block in before.blocks if block.activity in TIMED}
    new = {block for block in after.blocks if block.activity in TIMED}
    for key, blocks in (("rota_taken", new - old), ("rota_given", old - new)):
        for block in sorted(blocks, key=lambda b: (b.date, b.start, b.manager)):
            yield _line(asked, key, block, view)


def _line(asked: WeekFacts, key: str, block: Block, view: View) -> str:
    return say(
        key,
        view.lang,
        manager=view.name(block.manager),
        day=format_date(block.date, "EEE d.M.", LOCALES[view.lang]),
        start=format_clock(block.start),
        end=format_clock(block.end),
        activity=say(f"rota_activity_{block.activity}", view.lang),
        place=place_name(asked, view, block.site or block.item),
    )


def stand_in_lines(asked: WeekFacts, rota: Rota, view: View) -> dict[int, str]:
    """Return who could stand in for what is uncovered, by number of the gap."""
    result = {}
    for number, gap in enumerate(rota.uncovered):
        offers = [
            say(
                "rota_offer_near" if row.team else "rota_offer",
                view.lang,
                manager=view.name(row.manager),
                day=format_date(row.date, "EEE", LOCALES[view.lang]),
                minutes=row.way,
            )
            for row in stand_ins(asked, rota, gap)
        ]
        if offers:
            result[number] = say("rota_offers", view.lang, offers=listed(offers))
    return result
