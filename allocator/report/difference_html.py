"""The difference of two plans as one page of HTML, for handing in: sober, complete, printable.

One file without scripts, pictures or anything from elsewhere. It shows sums, reasons and
places; ids of cases stand in the JSON, not here.
"""

from html import escape

from allocator.model.difference import Difference
from allocator.report.difference import Section, sections, title
from allocator.report.view import View
from allocator.report.wording import counted
from allocator.texts import Language, say

STYLE = """
@page { size: A4; margin: 13mm 18mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1a1a1a;
  background: #fff; max-width: 178mm; margin: 10mm auto; padding: 0 2mm; }
header { display: flex; justify-content: space-between; align-items: baseline;
  border-bottom: 2px solid #1f3a5f; padding-bottom: 1.5mm; }
h1 { font-size: 15pt; margin: 0; color: #1f3a5f; }
.draft { font-size: 9pt; letter-spacing: .12em; color: #8a1c1c; }
.about { margin: 1.5mm 0 4mm; color: #555; }
section { break-inside: avoid; margin: 0 0 3.5mm; }
h2 { font-size: 8.5pt; letter-spacing: .08em; color: #1f3a5f; margin: 0 0 .8mm; }
p { margin: 0 0 .5mm; }
.loud { border-left: 3px solid #8a1c1c; background: #faf3f2; padding: 2mm 3mm; }
.loud h2 { color: #8a1c1c; }
table { border-collapse: collapse; width: 100%; margin-top: 1mm;
  font-variant-numeric: tabular-nums; }
th { font-weight: 600; font-size: 8.5pt; color: #555; border-bottom: 1px solid #9aa5b1; }
th, td { text-align: left; vertical-align: top; padding: .7mm 3mm .7mm 0; }
td { border-bottom: 1px solid #e4e7eb; }
.n { text-align: right; white-space: nowrap; padding-right: 0; padding-left: 3mm; }
.note { color: #555; font-size: 8.5pt; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; }
footer { border-top: 1px solid #9aa5b1; margin-top: 3mm; padding-top: 1.5mm; }
.sign { margin-top: 6mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 9pt;
    line-height: 1.3; }
  section { margin-bottom: 2.2mm; } td { padding-top: .4mm; padding-bottom: .4mm; } }
.line { display: inline-block; width: 110mm; border-bottom: 1px solid #1a1a1a; }
"""
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
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(name)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<header><h1>{escape(name)}</h1><span class="draft">{say("diff_draft", lang)}</span>'
        f'</header>\n<p class="about">{escape(about)}</p>\n'
        f"{''.join(single)}{pair}\n"
        f'<footer><p class="note">{escape(say("diff_html_foot", lang))}</p>'
        f'<p class="sign">{escape(say("diff_html_decision", lang))} <span class="line"></span></p>'
        "</footer>\n</body>\n</html>\n"
    )


def _section(section: Section, lang: Language) -> str:
    loud = ' class="loud"' if section.loud else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in section.lines)
    table = _table(section, lang) if section.rows and section.key not in COUNTED else ""
    foot = f'<p class="note">{escape(section.foot)}</p>' if section.foot else ""
    label = escape(say(section.key, lang))
    return f"<section{loud}><h2>{label}</h2>{lines}{table}{foot}</section>\n"


def _table(section: Section, lang: Language) -> str:
    head = _row([say(key, lang) for key in section.head], section.left, "th")
    rows = "".join(_row(list(row), section.left, "td") for row in section.rows)
    more = ""
    if section.more:
        more = f'<p class="note">{escape(counted("diff_more_rows", section.more, lang))}</p>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>{more}"


def _row(cells: list[str], left: int, tag: str) -> str:
    kinds = ["" if number < left else ' class="n"' for number in range(len(cells))]
    pairs = zip(kinds, cells, strict=True)
    marked = (f"<{tag}{kind}>{escape(cell)}</{tag}>" for kind, cell in pairs)
    return f"<tr>{''.join(marked)}</tr>"
