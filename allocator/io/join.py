"""Tables whose rows belong to the rows of another one: dated residents, absences, moves."""

from collections.abc import Mapping
from typing import Any

from allocator.errors import Fault
from allocator.io.gathered import Gathered
from allocator.io.headers import Table
from allocator.io.origin import Origin
from allocator.model.paths import Loc, is_id
from allocator.model.shape import near


def join(
    into: Gathered,
    table: Table,
    rows: list[Any],
    places: list[tuple[str, int]],
    skipped: set[str | int],
    headers: Mapping[str, str],
) -> None:
    """Put each row into the field of the row that it belongs to, in order of date."""
    owner_table, target = table.loc
    owners = into.tree.get(owner_table)
    position_of: dict[str, int] = {}
    for position, row in enumerate(owners if isinstance(owners, list) else []):
        ident = _ident(row, "id", into.written.get((owner_table, position, "id")))
        if ident is not None:
            position_of.setdefault(ident, position)
    groups: dict[int, list[tuple[dict[str, Any], tuple[str, int]]]] = {}
    for number, (row, place) in enumerate(zip(rows, places, strict=True)):
        owner = _ident(row, table.owner, None)
        if number in skipped:
            continue
        if owner in position_of:
            rest = {key: value for key, value in row.items() if key != table.owner}
            groups.setdefault(position_of[owner], []).append((rest, place))
        elif owner_table not in into.incomplete:
            path = f"{table.name}.{number + 1}.{table.owner}"
            into.faults.append(_no_owner(table, owner, sorted(position_of), path, place))
    for position, group in groups.items():
        loc: Loc = (owner_table, position, target)
        row = into.tree[owner_table][position]
        if row.get(target) is not None:
            values: dict[str, object] = {"field": target, "id": row["id"], "table": table.name}
            path = f"{owner_table}.{row['id']}.{target}"
            into.faults.append(Fault("given_twice", path, values, *group[0][1], loc=loc))
            continue
        group.sort(key=lambda item: _first_day(item[0]))
        row[target] = [rest for rest, _ in group]
        source = group[0][1][0]
        below = dict[str | int, Origin | int](enumerate(place[1] for _, place in group))
        into.origin.put(loc, Origin(group[0][1][1], source, below, headers))


def _ident(row: Any, field: str, written: str | None) -> str | None:
    """Return the id in a field; a number is the text that was written."""
    value = row.get(field) if isinstance(row, dict) else None
    if type(value) in (int, float):
        return written or str(value)
    return value if isinstance(value, str) else None


def _no_owner(
    table: Table, owner: str | None, known: list[str], path: str, place: tuple[str, int]
) -> Fault:
    """Say that the row names no owner, or one that does not exist; never repeat a name."""
    values: dict[str, object] = {"field": table.owner}
    code = "missing" if owner is None else "not_id"
    if is_id(owner):
        code = f"unknown_{table.owner}"
        values |= {"id": owner, "near": near(owner, known)}
    return Fault(code, path, values, *place)


def join_interpreters(into: Gathered) -> None:
    """Turn rows of interpreters with a date into dated steps of their language."""
    rows = into.tree.get("interpreters")
    if not isinstance(rows, list):
        return
    languages = [_ident(row, "language", None) for row in rows]
    dated = {language for language, row in zip(languages, rows, strict=True) if _dated(row)}
    if not dated:
        return
    kept: list[Any] = []
    below: dict[str | int, Origin | int] = {}
    source = ""
    steps: dict[str, list[dict[str, Any]]] = {}
    for position, (language, row) in enumerate(zip(languages, rows, strict=True)):
        kept_row = row
        if language is not None and language in dated:
            step = {"value" if key == "hours" else key: row[key] for key in row}
            step.pop("language")
            if language in steps:
                steps[language].append(step)
                continue
            steps[language] = [step]
            kept_row = {"language": language, "hours": steps[language]}
        source, number = into.origin.find(("interpreters", position))
        below[len(kept)] = Origin(number)
        kept.append(kept_row)
    for group in steps.values():
        group.sort(key=_first_day)
    into.tree["interpreters"] = kept
    origin = into.origin.below.get("interpreters")
    headers = origin.headers if isinstance(origin, Origin) else {}
    into.origin.put(("interpreters",), Origin(0, source, below, headers))


def _dated(row: Any) -> bool:
    return isinstance(row, dict) and "from" in row


def _first_day(row: dict[str, Any]) -> str:
    return str(row.get("from", ""))
