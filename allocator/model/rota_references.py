"""What ``rota`` of a scenario names, and spans that end before they begin.

Like `allocator.model.references` on the plain tree, so that all faults come out together.
"""

from typing import Any

from allocator.model.tree import Tree, ident, words

NAMED: dict[str, dict[str, str]] = {
    "meetings": {"managers": "manager", "place": "place"},
    "appointments": {"manager": "manager", "case": "case", "place": "place"},
    "free_days": {"manager": "manager"},
    "half_days": {"manager": "manager"},
    "wishes": {"manager": "manager"},
    "deputies": {"manager": "manager", "deputies": "manager"},
    "bookings": {"site": "site"},
    "accounts": {"manager": "manager"},
    "pins": {"site": "site", "manager": "manager"},
}
"""Tables, their fields that name something, and what."""

IDENTIFIED = ("meetings", "appointments", "interpreters", "bookings")


def rota_faults(tree: Tree, known: dict[str, list[str]], complete: dict[str, bool]) -> None:
    """Note what ``rota`` names that does not exist, ids that stand twice, spans in wrong order.

    Parameters
    ----------
    tree
        The scenario; faults are noted in it.
    known
        Ids by kind.
    complete
        Kinds whose table could be read; references to others are not checked.
    """
    for table, fields in NAMED.items():
        for loc, row in tree.rows("rota", table):
            for field, kind in fields.items():
                for place, name in _names(row, field):
                    if name not in known[kind] and complete[kind]:
                        tree.unknown(f"unknown_{kind}", (*loc, *place), name, known[kind])
    for table in IDENTIFIED:
        seen: set[str] = set()
        for loc, row in tree.rows("rota", table):
            own = ident(row, "id")
            if own in seen:
                tree.fault("duplicate_id", (*loc, "id"), id=own)
            seen |= {own} if own is not None else set()


def _names(row: dict[str, Any], field: str) -> list[tuple[tuple[str | int, ...], str]]:
    """Places below the row and ids of a field that holds one id or several."""
    value = row.get(field)
    if isinstance(value, str):
        return [((field,), value)]
    return [((field, position), name) for position, name in words(row, field)]
