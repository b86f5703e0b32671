"""A page to hand in: sober, complete, printable on A4, in black and white too.

One file without scripts, pictures or anything from elsewhere.
"""

from html import escape

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
.said { display: grid; grid-template-columns: 28mm 1fr; margin: 0 0 2mm; font-size: 9pt;
  line-height: 1.25; }
.said dt { font-size: 8.5pt; letter-spacing: .08em; font-weight: 600; color: #1f3a5f; }
.said dd { margin: 0 0 .8mm; }
.said p { margin: 0 0 .3mm; }
.dense { font-size: 8.5pt; line-height: 1.12; margin: 0; }
.dense th, .dense td { padding-top: .1mm; padding-bottom: .1mm; }
.dense th { vertical-align: bottom; font-size: 8pt; }
.dense tbody:not(:first-child) th { padding-top: 1.5mm; }
.dense ~ .note { font-size: 8pt; line-height: 1.2; margin-top: .5mm; }
.line { display: inline-block; width: 110mm; border-bottom: 1px solid #1a1a1a; }
"""


def document(name: str, about: str, body: str, foot: str, lang: Language) -> str:
    """Return a whole page: title, what it is about, body and foot as HTML, and a signature."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(name)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<header><h1>{escape(name)}</h1><span class="draft">{say("diff_draft", lang)}</span>'
        f'</header>\n<p class="about">{escape(about)}</p>\n{body}\n'
        f'<footer><p class="note">{escape(foot)}</p>'
        f'<p class="sign">{escape(say("diff_html_decision", lang))} <span class="line"></span></p>'
        "</footer>\n</body>\n</html>\n"
    )


def table_row(cells: list[str], left: int, tag: str) -> str:
    """Return a row of a table; all but the first `left` cells are numbers."""
    kinds = ["" if number < left else ' class="n"' for number in range(len(cells))]
    pairs = zip(kinds, cells, strict=True)
    marked = (f"<{tag}{kind}>{escape(cell)}</{tag}>" for kind, cell in pairs)
    return f"<tr>{''.join(marked)}</tr>"
