"""Strict YAML: one document, no aliases, no duplicate keys, no tags, YAML 1.2 scalars.

The parser's events are turned into a plain tree with the line of every node, without
recursion and within limits on size, depth and number of nodes, so that a hostile file ends
in an input error at once. Scalars follow the YAML 1.2 core schema: ``no`` and ``12:30``
are text, ``010`` is ten (and the text it was written as, where an id is wanted).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from allocator.errors import Fault, InputError
from allocator.io.origin import Origin
from allocator.model.paths import Loc

MAX_BYTES = 64 * 2**20
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_FAULTS = 500

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(_INTEGER.pattern + r"|[-+]?([0-9]+|\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?")
_BEGIN_NUMBER = frozenset("0123456789+-.")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_WORDS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMBERS = (int, float)
_INFINITE = {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"}
_AGAIN = "\0"
"""Stands for a key that was there before: its value is left out (no text holds it)."""

_PROBLEMS = (
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_colon"),
    ("unexpected end of stream", "yaml_quote"),
    ("escape", "yaml_quote"),
    ("cannot start any token", "yaml_character"),
    ("tab character", "yaml_character"),
    ("expected ',' or", "yaml_bracket"),
    ("expected key", "yaml_indent"),
    ("'-' indicator", "yaml_indent"),
)


@dataclass
class YamlTree:
    """What a YAML file holds.

    Attributes
    ----------
    data
        Plain dictionaries, lists and scalars.
    origin
        Line of every node.
    written
        Numbers whose text cannot be had back from the value (``010``), by place.
    faults
        What the strict reading refuses; the tree leaves these nodes out.
    """

    data: Any
    origin: Origin
    written: dict[Loc, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@lru_cache(maxsize=16384)
def scalar(text: str) -> Any:
    """Return the value of a plain scalar by the YAML 1.2 core schema."""
    if text[:1] not in _BEGIN_NUMBER:
        return _WORDS.get(text, text)
    if len(text) > 40 or not _NUMBER.fullmatch(text):
        return float(text.lower().replace(".", "")) if text in _INFINITE else text
    if not _INTEGER.fullmatch(text):
        return float(text)
    if len(text) > 18:
        return text
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


def read_yaml(raw: bytes, source: str) -> YamlTree:
    """Read one strict YAML document.

    Parameters
    ----------
    raw
        Content of the file, UTF-8 with or without a byte order mark.
    source
        Name of the file, for faults.

    Raises
    ------
    InputError
        The text is no YAML, or passes a limit. What is merely refused (aliases, duplicate
        keys, tags) is gathered in `faults` instead, so that the rest is checked as well.
    """
    if len(raw) > MAX_BYTES:
        raise InputError([Fault("file_too_large", source=source, values={"limit": "64 MiB"})])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Fault("not_utf8", source=source, row=row)]) from None
    found = _UNREADABLE.search(text)
    if found:
        row = text.count("\n", 0, found.start()) + 1
        raise InputError([Fault("control_character", source=source, row=row)])
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise InputError([*builder.faults, _syntax_fault(error, source)]) from None
    return YamlTree(builder.data, builder.origin, builder.written, builder.faults)


def _syntax_fault(error: yaml.YAMLError, source: str) -> Fault:
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None)
    code = next((code for part, code in _PROBLEMS if part in problem), "yaml_syntax")
    return Fault(code, source=source, row=mark.line + 1 if mark is not None else 0)


def _row(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


class _Level:
    """An open mapping or list: where it goes, and the key whose value comes next."""

    __slots__ = ("container", "key", "mapping", "origin", "part")

    def __init__(self, container: Any, origin: Origin, part: str | int) -> None:
        self.container = container
        self.mapping = isinstance(container, dict)
        self.origin = origin
        self.part = part
        self.key: str | None = None


class _Builder:
    """Builds the tree from events, with an explicit stack of open collections."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.data: Any = None
        self.origin = Origin(source=source)
        self.written: dict[Loc, str] = {}
        self.faults: list[Fault] = []
        self._levels: list[_Level] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take one event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._levels.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse("yaml_alias", event)
            self._add(None, _row(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("yaml_documents", event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        # Called for nearly every event of a large file: the tests of `_inspect` come first.
        self._nodes += 1
        if self._nodes > MAX_NODES or event.anchor is not None or event.tag is not None:
            self._inspect(event)
        text: str = event.value
        level = self._levels[-1] if self._levels else None
        if level is not None and level.mapping and level.key is None:
            level.key = text
            if text in level.container:
                first = level.origin.find((text,))[1]
                self._refuse("yaml_duplicate", event, field=text[:60], first=first)
                level.key = _AGAIN
            return
        value = scalar(text) if event.implicit[0] else text
        part = self._add(value, _row(event))
        if value.__class__ in _NUMBERS and str(value) != text:
            self.written[(*(above.part for above in self._levels[1:]), part)] = text

    def _open(self, event: yaml.NodeEvent, container: Any) -> None:
        self._nodes += 1
        self._inspect(event)
        if self._levels and self._levels[-1].mapping and self._levels[-1].key is None:
            self._stop("yaml_key", event)
        if len(self._levels) >= MAX_DEPTH:
            self._stop("yaml_depth", event, limit=MAX_DEPTH)
        origin = Origin(row=_row(event))
        self._levels.append(_Level(container, origin, self._add(container, origin)))

    def _add(self, value: Any, origin: Origin | int) -> str | int:
        """Put a value where it belongs, and return its key or position."""
        if not self._levels:
            self.data = value
            if isinstance(origin, Origin):
                origin.source = self.source
                self.origin = origin
            return ""
        level = self._levels[-1]
        if level.mapping:
            part: str | int = level.key or ""
            level.key = None
            if part != _AGAIN:
                level.container[part] = value
                level.origin.below[part] = origin
            return part
        part = len(level.container)
        level.container.append(value)
        level.origin.below[part] = origin
        return part

    def _inspect(self, event: yaml.NodeEvent) -> None:
        if self._nodes > MAX_NODES:
            self._stop("yaml_nodes", event, limit=MAX_NODES)
        if event.anchor is not None:
            self._refuse("yaml_alias", event)
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._refuse("yaml_tag", event)

    def _refuse(self, code: str, event: yaml.Event, **values: object) -> None:
        row = _row(event)
        self.faults.append(Fault(code, source=self.source, row=row, values=values))
        if len(self.faults) >= MAX_FAULTS:
            raise InputError(self.faults)

    def _stop(self, code: str, event: yaml.Event, **values: object) -> None:
        row = _row(event)
        fault = Fault(code, source=self.source, row=row, values=values)
        raise InputError([*self.faults, fault])
