"""The difference of two plans as one page of HTML, for handing in.

It shows sums, reasons and places; ids of cases stand in the JSON, not here.
"""

from html import escape

from allocator.model.difference import Difference
from allocator.report.difference import Section, sections, title
from allocator.report.paper import document, table_row
from allocator.report.view import View
from allocator.report.wording import counted
from allocator.texts import Language, say

SHOWN = 5
"""Rows of a list, so that it stays one page."""
COUNTED = ("diff_rounds",)
"""Sections of which only the sum is handed in."""
BESIDE = ("diff_hours", "diff_tiers")
"""Sections that stand side by side."""


def html_page(difference: Difference, view: View) -> str:
    """Return the page as HTML."""
    lang = view.lang
    found = list(sections(difference, View(lang=lang, names=view.names), SHOWN))
    single = [_section(part, lang) for part in found if part.key not in BESIDE]
    beside = [_section(part, lang) for part in found if part.key in BESIDE]
    pair = f'<div class="pair">{"".join(beside)}</div>' if beside else ""
    name = difference.name or say("diff_html_question", lang)
    about = title(difference.model_copy(update={"name": ""}), lang)
    return document(name, about, "".join(single) + pair, say("diff_html_foot", lang), lang)


def _section(section: Section, lang: Language) -> str:
    loud = ' class="loud"' if section.loud else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in section.lines)
    table = _table(section, lang) if section.rows and section.key not in COUNTED else ""
    foot = f'<p class="note">{escape(section.foot)}</p>' if section.foot else ""
    label = escape(say(section.key, lang))
    return f"<section{loud}><h2>{label}</h2>{lines}{table}{foot}</section>\n"


def _table(section: Section, lang: Language) -> str:
    head = table_row([say(key, lang) for key in section.head], section.left, "th")
    rows = "".join(table_row(list(row), section.left, "td") for row in section.rows)
    more = ""
    if section.more:
        more = f'<p class="note">{escape(counted("diff_more_rows", section.more, lang))}</p>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>{more}"
