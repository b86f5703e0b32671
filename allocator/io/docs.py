"""Write the tables of headers and words into ``docs/input.md``, from `allocator.io.headers`.

Run ``python -m allocator.io.docs [FOLDER]``; a test compares the page with this code.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from allocator.io.headers import TABLES, WORDS, Table

PAGE = "input.md"
BEGIN, END = "<!-- headers: generated -->\n", "<!-- headers: end -->\n"

_KINDS = {
    "id": "id",
    "text": "text",
    "word": "word",
    "whole": "whole number",
    "number": "number",
    "date": "date",
    "month": "month",
    "flag": "yes or no",
    "list": "list",
    "windows": "times of the week",
}


def header_tables() -> str:
    """Return every table with its columns and the headers that are understood, as Markdown."""
    return "\n".join(line for table in TABLES for line in _table(table)) + "\n"


def _table(table: Table) -> Iterator[str]:
    rows_of = f"; its rows belong to those of `{table.loc[0]}`" if table.owner else ""
    yield f"### `{table.name}` (sheet {table.name} or {table.german}){rows_of}"
    yield ""
    yield "| field | holds | English | German |"
    yield "|---|---|---|---|"
    for column in table.columns:
        names = (", ".join(column.english), ", ".join(column.german))
        yield f"| `{column.field}` | {_KINDS[column.kind]} | {names[0]} | {names[1]} |"
    yield ""


def word_table() -> str:
    """Return the German words of cells, as Markdown."""
    lines = ["| column | German words (without case, blanks, umlauts) |", "|---|---|"]
    for field, words in WORDS.items():
        said = ", ".join(f"{word} = `{meant}`" for word, meant in words.items())
        lines.append(f"| `{field}` | {said} |")
    return "\n".join(lines) + "\n"


def generated() -> str:
    """Return the generated part of the page."""
    return f"{BEGIN}\n{word_table()}\n{header_tables()}{END}"


def page_with_tables(page: str) -> str:
    """Return the text of the page with its generated part renewed."""
    pattern = re.escape(BEGIN) + ".*?" + re.escape(END)
    return re.sub(pattern, lambda _: generated(), page, flags=re.DOTALL)


def main(folder: Path) -> None:
    """Renew the generated part of the page in `folder`."""
    path = folder / PAGE
    path.write_text(page_with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
