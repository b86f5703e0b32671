"""Tables whose rows belong to the rows of another one: dated residents, absences, moves."""

from difflib import get_close_matches
from typing import Any

from allocator.errors import Fault
from allocator.io.gathered import Gathered
from allocator.io.headers import Table
from allocator.io.origin import Origin
from allocator.model.paths import Loc


def join(
    into: Gathered,
    table: Table,
    rows: list[Any],
    places: list[tuple[str, int]],
    skipped: set[str | int],
) -> None:
    """Put each row into the field of the row that it belongs to, in order of date."""
    owner_table, target = table.loc
    owners = into.tree.get(owner_table)
    position_of = {
        row["id"]: position
        for position, row in enumerate(owners if isinstance(owners, list) else [])
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    }
    groups: dict[int, list[tuple[dict[str, Any], tuple[str, int]]]] = {}
    for number, (row, place) in enumerate(zip(rows, places, strict=True)):
        owner = row.get(table.owner) if isinstance(row, dict) else None
        if owner in position_of and number not in skipped:
            rest = {key: value for key, value in row.items() if key != table.owner}
            groups.setdefault(position_of[owner], []).append((rest, place))
        elif owner_table not in into.incomplete and number not in skipped:
            near = get_close_matches(str(owner), sorted(position_of), n=1)
            code = "missing" if owner is None else f"unknown_{table.owner}"
            values: dict[str, object] = {"field": table.owner, "id": owner, "near": near}
            path = f"{table.name}.{number + 1}.{table.owner}"
            into.faults.append(Fault(code, path, values, place[0], place[1]))
    for position, group in groups.items():
        loc: Loc = (owner_table, position, target)
        row = into.tree[owner_table][position]
        if row.get(target) is not None:
            values = {"field": target, "id": row["id"], "table": table.name}
            path = f"{owner_table}.{row['id']}.{target}"
            into.faults.append(Fault("given_twice", path, values, *group[0][1], loc=loc))
            continue
        group.sort(key=lambda item: str(item[0].get("from", "")))
        row[target] = [rest for rest, _ in group]
        source = group[0][1][0]
        below = dict[str | int, Origin | int](enumerate(place[1] for _, place in group))
        into.origin.put(loc, Origin(group[0][1][1], source, below))


def join_interpreters(into: Gathered) -> None:
    """Turn rows of interpreters with a date into dated steps of their language."""
    rows = into.tree.get("interpreters")
    if not isinstance(rows, list):
        return
    dated = {row.get("language") for row in rows if isinstance(row, dict) and "from" in row}
    if not dated:
        return
    kept: list[Any] = []
    below: dict[str | int, Origin | int] = {}
    steps: dict[Any, list[dict[str, Any]]] = {}
    for position, row in enumerate(rows):
        source, number = into.origin.find(("interpreters", position))
        language = row.get("language") if isinstance(row, dict) else None
        if language in dated and language is not None:
            step = {"value" if key == "hours" else key: row[key] for key in row}
            step.pop("language")
            if language in steps:
                steps[language].append(step)
                continue
            steps[language] = [step]
            row = {"language": language, "hours": steps[language]}
        below[len(kept)] = Origin(number, source)
        kept.append(row)
    into.tree["interpreters"] = kept
    into.origin.put(("interpreters",), Origin(below=below))
