"""Bringing the tables of a scenario together in one tree.

A table stands in the YAML file itself, in a CSV file named there (``cases: cases.csv``, or
under ``tables:``), or on a sheet of the ``workbook:``.
"""

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from allocator.errors import Fault, InputError
from allocator.io.gathered import Gathered, Source, read_bytes
from allocator.io.headers import BY_NAME, TABLES, Table
from allocator.io.join import join, join_interpreters
from allocator.io.origin import Origin
from allocator.io.rows import table_rows
from allocator.io.sheets import Sheet, read_csv
from allocator.io.yaml_strict import read_yaml
from allocator.model.paths import Loc
from allocator.model.policy import Policy


def gather(path: Path) -> Gathered:
    """Read a scenario file and every table it names.

    Raises
    ------
    InputError
        The scenario file itself cannot be read; faults of tables are gathered instead.
    """
    found = read_yaml(read_bytes(path), str(path))
    result = Gathered(origin=found.origin, written=found.written, faults=list(found.faults))
    if not isinstance(found.data, dict):
        fault = Fault("scenario_mapping", source=str(path), row=result.origin.row)
        raise InputError([*result.faults, fault])
    result.tree = found.data
    result.sources.append(Source(str(path)))
    _Tables(result, path.parent).read()
    return result


class _Tables:
    """Finds, reads and joins the tables of one scenario."""

    def __init__(self, into: Gathered, folder: Path) -> None:
        self._into = into
        self._folder = folder
        self._sheets: dict[str, Sheet] = {}

    def read(self) -> None:
        """Read every table, those of their own first, then those that belong to rows."""
        self._workbook(self._into.tree.pop("workbook", None))
        named = self._named(self._into.tree.pop("tables", None))
        for table in TABLES:
            if not table.owner:
                self._own(table, named.get(table.name))
        for table in TABLES:
            if table.owner:
                self._joined(table, named.get(table.name))
        join_interpreters(self._into)

    def _workbook(self, name: Any) -> None:
        if name is None:
            return
        if not isinstance(name, str) or not name.lower().endswith((".xlsx", ".xlsm")):
            self._into.fault("workbook_name", ("workbook",))
            return
        from allocator.io.workbook import read_workbook

        path = self._folder / name
        try:
            sheets, faults = read_workbook(read_bytes(path), str(path))
            # A sheet with headers only is one of the template that nobody filled in.
            self._sheets = {table: sheet for table, sheet in sheets.items() if sheet.rows}
            self._into.faults += faults
        except InputError as error:
            self._into.faults += error.faults
            self._into.incomplete |= set(BY_NAME)

    def _named(self, tables: Any) -> dict[str, Any]:
        """Return the entries of ``tables:`` that name a table."""
        if tables is None:
            return {}
        if not isinstance(tables, dict):
            self._into.fault("not_mapping", ("tables",), field="tables")
            return {}
        for name in tables:
            if name not in BY_NAME:
                near = get_close_matches(name, BY_NAME, n=1)
                known = ", ".join(BY_NAME)
                self._into.fault(
                    "unknown_field", ("tables", name), field=name, near=near, known=known
                )
        return tables

    def _own(self, table: Table, named: Any) -> None:
        """Put a table of its own into the tree."""
        node: Any = self._into.tree
        for part in table.loc[:-1]:
            node = node.get(part) if isinstance(node, dict) else None
        inline = node.get(table.loc[-1]) if isinstance(node, dict) else None
        given = [value for value in (inline, named, self._sheets.get(table.name)) if value]
        if len(given) > 1:
            self._into.fault("table_twice", table.loc, table=table.name)
        if not given or (given[0] is inline and not isinstance(inline, str)):
            return
        self._put(table, given[0], table.loc if given[0] is inline else ("tables", table.name))

    def _put(self, table: Table, value: Any, said: Loc) -> None:
        if isinstance(value, list):
            rows, origin = value, self._into.origin.below.get("tables", 0)
            below = origin.below.get(table.name, 0) if isinstance(origin, Origin) else 0
            self._set(table.loc, rows, below)
            return
        sheet = value if isinstance(value, Sheet) else self._file(table, value, said)
        if sheet is None:
            self._set(table.loc, [], 0)
            return
        read = table_rows(sheet, table, self._dated())
        self._into.faults += read.faults
        self._into.bad += [(*table.loc, *place) for place in read.bad]
        self._into.sources.append(Source(sheet.source, table.name, len(read.rows)))
        numbers = dict[str | int, Origin | int](enumerate(read.numbers))
        origin = Origin(sheet.header_row, sheet.source, numbers, read.headers)
        self._set(table.loc, read.rows, origin)

    def _set(self, loc: tuple[str, ...], rows: list[Any], origin: Origin | int) -> None:
        node = self._into.tree
        for part in loc[:-1]:
            node = node.setdefault(part, {})
            if not isinstance(node, dict):
                return
        node[loc[-1]] = rows
        self._into.origin.put(loc, origin)

    def _file(self, table: Table, name: Any, said: Loc) -> Sheet | None:
        """Read the CSV file that a table names."""
        if not isinstance(name, str):
            self._into.fault("table_kind", said, table=table.name)
        elif not name.lower().endswith((".csv", ".txt")):
            self._into.fault("table_file", said, table=table.name)
        else:
            path = self._folder / name
            try:
                return read_csv(read_bytes(path), str(path))
            except InputError as error:
                where = ".".join(map(str, said))
                self._into.faults += [replace(fault, path=where) for fault in error.faults]
        self._into.incomplete.add(table.name)
        return None

    def _dated(self) -> list[str]:
        """Needs of the catalogue that refer to a date."""
        catalogue = dict[str, Any](Policy().needs)
        policy = self._into.tree.get("policy")
        given = policy.get("needs") if isinstance(policy, dict) else None
        names = [name for name, need in catalogue.items() if need.within_days is not None]
        if isinstance(given, dict):
            names += [
                name
                for name, need in given.items()
                if isinstance(need, dict) and need.get("within_days") is not None
            ]
        return names

    def _joined(self, table: Table, named: Any) -> None:
        """Join rows that belong to the rows of another table."""
        sheet = self._sheets.get(table.name)
        if named and sheet:
            self._into.fault("table_twice", ("tables", table.name), table=table.name)
        value = named or sheet
        if not value:
            return
        holder = Gathered(tree={}, origin=Origin(source=self._into.origin.source))
        holder.origin.below = {"tables": self._into.origin.below.get("tables", 0)}
        reader = _Tables(holder, self._folder)
        bare = replace(table, loc=(table.name,))
        reader._put(bare, value, ("tables", table.name))
        self._into.faults += holder.faults
        self._into.sources += holder.sources
        self._into.incomplete |= holder.incomplete
        rows = holder.tree.get(table.name, [])
        places = [holder.origin.find((table.name, n)) for n in range(len(rows))]
        skipped = {loc[1] for loc in holder.bad}
        origin = holder.origin.below.get(table.name)
        headers = origin.headers if isinstance(origin, Origin) else {}
        join(self._into, table, rows, places, skipped, headers)
