"""The page of one person as HTML, to print on A4, and as plain text."""

from html import escape
from textwrap import wrap

from allocator.report.paper import STYLE
from allocator.report.rota.person import Page
from allocator.report.view import View
from allocator.texts import say

WIDTH = 78
MORE = """
@page { margin: 9mm 14mm; }
body { font-size: 8.5pt; line-height: 1.2; }
section { margin-bottom: 2mm; break-inside: auto; }
tr { break-inside: avoid; }
td { padding-top: .3mm; padding-bottom: .3mm; }
td:first-child { width: 62mm; font-weight: 600; padding-right: 3mm; }
td:first-child.whole { font-weight: 400; }
@media print { body { font-size: 8pt; line-height: 1.15; } }
@media screen and (max-width: 700px) { body { font-size: 12pt; }
  td { display: block; width: auto; } td:first-child { width: auto; border: 0; } }
"""


def person_text(page: Page) -> str:
    """Return the page as plain text."""
    lines = [page.title, *(row for about in page.about for row in wrap(about, WIDTH))]
    for section in page.sections:
        lines += ["", section.title.upper()]
        for head, *details in section.lines:
            lines += wrap(head, WIDTH)
            for detail in details:
                lines += wrap(detail, WIDTH, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(lines) + "\n"


def person_html(page: Page, view: View) -> str:
    """Return the page as one file of HTML without scripts, pictures or anything from elsewhere."""
    about = "<br>".join(escape(row) for row in page.about)
    body = "\n".join(
        f"<section><h2>{escape(section.title.upper())}</h2>\n<table>"
        + "".join(_row(head, tuple(details)) for head, *details in section.lines)
        + "</table></section>"
        for section in page.sections
    )
    return (
        f'<!doctype html>\n<html lang="{view.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(page.title)}</title>\n<style>{STYLE}{MORE}</style>\n</head>\n<body>\n"
        f'<header><h1>{escape(page.title)}</h1><span class="draft">'
        f"{escape(say('rota_draft', view.lang))}</span></header>\n"
        f'<p class="about">{about}</p>\n{body}\n</body>\n</html>\n'
    )


def _row(head: str, details: tuple[str, ...]) -> str:
    if not details:
        return f'<tr><td class="whole" colspan="2">{escape(head)}</td></tr>'
    said = "<br>".join(escape(detail) for detail in details)
    return f"<tr><td>{escape(head)}</td><td>{said}</td></tr>"
