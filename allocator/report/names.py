"""Display names by id, joined when something is shown and never stored.

The file is a table of two columns, id and name (comma or semicolon, UTF-8 or cp1252),
with or without a header, or a JSON object.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from allocator.errors import Fault, InputError

LARGEST = 16 * 1024 * 1024
HEADERS = {"id", "kennung"}


def read_names(path: Path) -> Mapping[str, str]:
    """Return display names by id.

    Raises
    ------
    InputError
        If the file is no such table; every bad row is named.
    OSError
        If the file cannot be read.
    """
    if path.stat().st_size > LARGEST:
        raise InputError([Fault("names_large", source=str(path))])
    text = _decode(path.read_bytes())
    if text.lstrip().startswith("{"):
        return _object(text, path)
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    names: dict[str, str] = {}
    faults = []
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells[0].lower() in HEADERS):
            continue
        if len(cells) < 2 or not cells[0] or not cells[1] or cells[0] in names:
            faults.append(Fault("names_row", source=str(path), row=number))
            continue
        names[cells[0]] = cells[1]
    if faults:
        raise InputError(faults)
    return names


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _object(text: str, path: Path) -> Mapping[str, str]:
    try:
        names = json.loads(text)
    except (ValueError, RecursionError):
        names = None
    if not isinstance(names, dict) or not all(isinstance(name, str) for name in names.values()):
        raise InputError([Fault("names_object", source=str(path))])
    return names
