"""What a workbook of weeks carries beside what is seen, so that it can be read back.

A week's sheet has its ISO week in the first cell, an id at the head of every person's row,
and a day and half at the head of every column; that row and column are hidden. So rows may be
sorted and columns moved. A hidden sheet holds the rotas as they were written, line by line.
Names are nowhere but where they are seen.
"""

from datetime import date

from allocator.io.plans import tree_text
from allocator.model.rota import Rota

STORE = "allocator"
"""Title of the hidden sheet."""
WORDS = "words"
"""Stands in the first cell of the sheet that says how to write places."""
HALVES = ("am", "pm")
MOST = 30_000
"""Letters of a line of the hidden sheet; a cell holds hardly more."""


def column_mark(day: date, half: int) -> str:
    """Return what stands at the head of a column: ``2016-03-07 am``."""
    return f"{day.isoformat()} {HALVES[half]}"


def store_lines(rotas: list[Rota]) -> list[str]:
    """Return the lines of the hidden sheet: rotas as JSON, one row of a table a line."""
    text = ",".join(tree_text(rota.model_dump(mode="json")) for rota in rotas)
    lines = [line.strip() for line in f"[{text}]".splitlines()]
    return [line[n : n + MOST] for line in lines for n in range(0, len(line), MOST)]
