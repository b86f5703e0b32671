"""Thresholds in words: at which number a site is staffed otherwise, and who is near one."""

from collections.abc import Sequence

from allocator.report.data import Flip, Near
from allocator.report.view import View
from allocator.report.wording import counted, month_name, number
from allocator.texts import Language, say

SHOWN = 4
"""Sites that are named, unless all are asked for."""


def flip_words(flip: Flip, lang: Language) -> str:
    """Say what a site becomes, and at which number."""
    to = number(flip.to, lang) if flip.to else say("show_mobile_word", lang)
    key = "show_flip_below" if flip.below else "show_flip_from"
    line = say(key, lang, to=to, at=number(flip.at, lang))
    return say("show_flip_desks", lang, flip=line) if flip.desk_missing else line


def near_lines(near: Sequence[Near], months: range, view: View) -> list[str]:
    """Say which sites few residents would staff otherwise; `months` are those of the plan."""
    shown = near if view.verbose else near[:SHOWN]
    lines = [_line(row, months, view) for row in shown]
    if len(shown) < len(near):
        lines.append(counted("show_near_more", len(near) - len(shown), view.lang))
    return lines


def _line(row: Near, months: range, view: View) -> str:
    """Say how far from a threshold a site is: flips at +6, would leave at -12."""
    lang = view.lang
    month = "" if row.month == months.start else month_name(row.month, lang, months)
    return say(
        "show_near_down" if row.flip.below else "show_near_up",
        lang,
        site=view.names.get(row.site, row.name),
        n=number(abs(row.change), lang),
        what=say(f"show_near_{row.by}", lang),
        to=flip_words(row.flip, lang),
        when=say("show_near_month", lang, month=month) if month else "",
    )
