"""A report as one file of HTML: no script, nothing from elsewhere, and an alt text a plot."""

import re
from collections.abc import Sequence
from html import escape

from allocator.report.paper import STYLE
from allocator.report.study.content import Picture, Said, Section, Study, Table
from allocator.report.study.plots import svg
from allocator.texts import say

EXTRA = """
main > section { break-inside: auto; }
section h2 { font-size: 11pt; letter-spacing: 0; margin: 5mm 0 1.5mm; border-bottom: 1px solid
  #9aa5b1; }
caption { text-align: left; font-weight: 600; padding: 1mm 0; }
.dense tbody:not(#x) th { font-weight: 400; color: #1a1a1a; border-bottom: 1px solid #e4e7eb;
  font-size: inherit; vertical-align: top; padding-top: .3mm; padding-bottom: .3mm; }
.dense td { padding-top: .3mm; padding-bottom: .3mm; }
.first .wide { margin-bottom: 3mm; }
.dense tbody:not(#x) th.part { font-weight: 600; color: #1f3a5f; padding-top: 1.5mm; }
figure { margin: 2mm 0 4mm; break-inside: avoid; }
figure svg { width: 100%; height: auto; display: block; }
figcaption { font-weight: 600; margin-bottom: 1mm; }
.wide { overflow-x: auto; }
.first { break-after: page; }
"""


def html_report(study: Study) -> str:
    """Return a report as a page."""
    lang = study.lang
    first = (
        f'<section class="first" aria-label="{escape(say("study_first", lang))}">'
        f"{_said(study.before)}{_table(study.first)}{_said(study.after)}"
        f'<p class="sign">{escape(say("diff_html_decision", lang))} <span class="line"></span></p>'
        "</section>"
    )
    sections = "".join(_section(part, number) for number, part in enumerate(study.sections))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(study.title)}</title>\n<style>{STYLE}{EXTRA}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(study.title)}</h1>"
        f'<span class="draft">{escape(say("diff_draft", lang))}</span></header>\n'
        f'<p class="about">{escape(study.about)}</p>\n<main>\n{first}\n{sections}\n</main>\n'
        f'<footer><p class="note">{escape(study.foot)}</p></footer>\n</body>\n</html>\n'
    )


def _said(parts: Sequence[Said]) -> str:
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</dd>"
        for label, lines in parts
    )
    return f'<dl class="said">{rows}</dl>'


def _section(section: Section, number: int) -> str:
    body = "".join(f"<p>{escape(line)}</p>" for line in section.lines)
    for place, part in enumerate(section.parts):
        name = f"p{number}-{place}"
        body += _table(part) if isinstance(part, Table) else _picture(part, name)
    body += "".join(f'<p class="note">{escape(note)}</p>' for note in section.notes)
    return f"<section><h2>{escape(section.title)}</h2>{body}</section>\n"


def _table(table: Table) -> str:
    kind = "" if table.words else ' class="n"'
    first, *heads = table.head
    head = f'<th scope="col">{escape(first)}</th>' + "".join(
        f'<th scope="col"{kind}>{escape(cell)}</th>' for cell in heads
    )
    rows = []
    for label, *cells in table.rows:
        if not cells:
            span = f'<th class="part" scope="rowgroup" colspan="{len(table.head)}">'
            rows.append(f"<tr>{span}{escape(label)}</th></tr>")
            continue
        marked = "".join(f"<td{kind}>{escape(cell)}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{escape(label)}</th>{marked}</tr>')
    return (
        f'<div class="wide"><table class="dense"><caption>{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _picture(picture: Picture, name: str) -> str:
    """Return a plot with its alt text; ids inside are made its own, so that plots do not mix."""
    drawn = svg(picture.draw())
    drawn = re.sub(r'\b(id="|href="#|url\(#)', rf"\g<1>{name}-", drawn)
    drawn = drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(picture.alt)}" ', 1)
    return f"<figure><figcaption>{escape(picture.caption)}</figcaption>{drawn}</figure>"
