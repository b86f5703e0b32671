"""A history of arrivals: new cases of past weeks, one row a week, from a CSV file."""

import csv
from pathlib import Path

from allocator.errors import Fault, InputError

HEADERS = ("cases", "fälle", "faelle")
LEAST = 4
"""Weeks at least."""


def read_history(file: Path) -> tuple[int, ...]:
    """Return the new cases of each week, in the order of the file.

    Raises
    ------
    InputError
        The file cannot be read as such.
    """
    fault = Fault("simulate_history", source=str(file))
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise InputError([Fault("file_missing", source=str(file))]) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = [row for row in csv.reader(text.splitlines(), delimiter=delimiter) if any(row)]
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    column = next((heads.index(word) for word in HEADERS if word in heads), None)
    if column is None:
        raise InputError([fault])
    numbers = []
    for row in rows[1:]:
        word = row[column].strip() if column < len(row) else ""
        if not word.isascii() or not word.isdigit() or len(word) > 6:
            raise InputError([fault])
        numbers.append(int(word))
    if len(numbers) < LEAST or not any(numbers):
        raise InputError([fault])
    return tuple(numbers)
