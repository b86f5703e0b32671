"""A comparison as one page of HTML, for handing in: A4, one table, black and white will do."""

from collections.abc import Iterable
from html import escape

from allocator.report.paper import document, table_row
from allocator.report.whatif import Block, Words
from allocator.texts import say


def html_page(words: Words) -> str:
    """Return the page as HTML."""
    blocks = list(words.blocks())
    heads = list(words.heads())
    table = "".join(_block(block, heads) for block in blocks)
    notes = " ".join(note for block in blocks for note in block.notes)
    note = f'<p class="note">{escape(notes)}</p>' if notes else ""
    body = (
        f"{_lines(words.before())}"
        f'<section><table class="dense">{table}</table>{note}</section>'
        f"{_lines(words.after())}"
    )
    foot = say("whatif_foot", words.lang)
    return document(words.title(), words.about(), body, foot, words.lang)


def _lines(parts: Iterable[tuple[str, list[str]]]) -> str:
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</dd>"
        for label, lines in parts
    )
    return f'<dl class="said">{rows}</dl>'


def _block(block: Block, heads: list[str]) -> str:
    head = table_row([block.title, *heads], 1, "th")
    # A blank before a label sets it in; HTML would drop it.
    labelled = ((_set_in(label), cells) for label, cells in block.rows)
    rows = "".join(table_row([label, *cells], 1, "td") for label, cells in labelled)
    return f"<tbody>{head}{rows}</tbody>"


def _set_in(label: str) -> str:
    return f"\u2003{label[1:]}" if label.startswith(" ") else label
