"""Which numbers of a scenario are assumed, by the marks it carries.

A mark's path counts for everything below it; ``*`` stands for any one part; the last
mark that matches a value counts for it.
"""

from collections.abc import Iterator

from allocator.model.base import Base
from allocator.model.scenario import Mark, Scenario
from allocator.report.data import AssumedNumbers

Path = tuple[str, ...]

_NOT_GIVEN = {"name", "state", "marks", "variants", "pins"}
"""Fields of a scenario that hold no numbers about a city."""


def assumed(scenario: Scenario) -> tuple[AssumedNumbers, ...]:
    """Return every kind of number that is marked as assumed, in order of the marks."""
    marks = [(tuple(mark.path.split(".")), mark) for mark in scenario.marks]
    counts = dict.fromkeys(range(len(marks)), 0)
    known: dict[Path, int | None] = {}
    named = {part for path, _ in marks for part in path if part != "*"}
    for path in _values(scenario):
        # Ids that no mark names behave alike: look each shape up once.
        shape = tuple(part if part in named else "*" for part in path)
        if shape not in known:
            known[shape] = _last_match([pattern for pattern, _ in marks], shape)
        hit = known[shape]
        if hit is not None:
            counts[hit] += 1
    return tuple(
        AssumedNumbers(path=mark.path, count=counts[index], note=mark.note)
        for index, (_, mark) in enumerate(marks)
        if mark.mark == Mark.ASSUMED and counts[index]
    )


def _values(scenario: Scenario) -> Iterator[Path]:
    """Yield the paths of the values that a scenario gives, at most three parts deep."""
    for table in sorted(scenario.model_fields_set - _NOT_GIVEN):
        value = getattr(scenario, table)
        if isinstance(value, tuple):
            for item in value:
                key = getattr(item, "id", None) or getattr(item, "language", None) or "*"
                for field in sorted(item.model_fields_set - {"id", "name"}):
                    yield table, key, field
        elif isinstance(value, Base):
            yield from _below(table, value)
        else:
            yield (table,)


def _below(table: str, value: Base) -> Iterator[Path]:
    for field in sorted(value.model_fields_set):
        inner = getattr(value, field)
        if isinstance(inner, Base):
            for name in sorted(inner.model_fields_set):
                yield table, field, name
        elif isinstance(inner, tuple):
            for item in inner:
                yield table, field, getattr(item, "id", "*")
        else:
            yield table, field


def _last_match(patterns: list[Path], path: Path) -> int | None:
    for index in reversed(range(len(patterns))):
        pairs = zip(patterns[index], path, strict=False)
        if all(one in (other, "*") for one, other in pairs):
            return index
    return None
