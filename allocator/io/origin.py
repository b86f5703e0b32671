"""Where each node of a tree that was read stands: file and line, or sheet and row.

The tree itself stays plain dictionaries and lists; beside it runs a tree of origins of the
same shape. A leaf is a bare line number, so that large tables cost little.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Origin:
    """The origin of a mapping or a list and of what is in it.

    Attributes
    ----------
    row
        Line of the file or row of the sheet on which the node begins; 0 where unknown.
    source
        File (and sheet); empty where it is that of the node above.
    below
        Origin of each child, by key or position; a bare row for a plain value.
    headers
        Of the rows of a table: header of each field that the table calls otherwise.
    """

    row: int = 0
    source: str = ""
    below: dict[str | int, "Origin | int"] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def find(self, loc: Sequence[str | int]) -> tuple[str, int]:
        """Return file and row of the node at `loc`, or of the nearest one above it."""
        source, row = self.source, self.row
        node: Origin | int = self
        for part in loc:
            below = node.below.get(part) if isinstance(node, Origin) else None
            if below is None:
                break
            node = below
            if isinstance(node, int):
                row = node
            elif node.source:
                row, source = node.row, node.source
            else:
                row = node.row or row
        return source, row

    def column(self, loc: Sequence[str | int]) -> str:
        """Return the header of the column of a table that the node at `loc` is read from.

        Empty where that is no table, or the header is the name of the field.
        """
        node: Origin | int = self
        headers, names = self.headers, [str(part) for part in loc if isinstance(part, str)]
        for depth, part in enumerate(loc):
            node = node.below.get(part, 0) if isinstance(node, Origin) else 0
            if isinstance(node, Origin) and (node.headers or node.source):
                # A value from elsewhere is in no column of the table above.
                headers = node.headers
                names = [str(name) for name in loc[depth + 1 :] if isinstance(name, str)]
        fields = (".".join(names[:size]) for size in range(len(names), 0, -1))
        return next((headers[name] for name in fields if name in headers), "")

    def put(self, loc: Sequence[str | int], origin: "Origin | int") -> None:
        """Set the origin of the node at `loc`, making the ones above it where they lack."""
        node = self
        for part in loc[:-1]:
            below = node.below.get(part)
            if not isinstance(below, Origin):
                below = Origin(row=below or 0)
                node.below[part] = below
            node = below
        node.below[loc[-1]] = origin
