"""Variants as they are asked for: a name of the scenario, a file, or changes written out.

``rising`` is a variant of the scenario, ``later.yaml`` a file of changes, and ``close siloah
2016-06-15; arrivals x1.5`` says them. ``Winter: arrivals x1.5`` gives it a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from allocator.change import apply
from allocator.errors import Fault, InputError
from allocator.io.change_files import Given, read_changes
from allocator.io.change_words import sentence
from allocator.model.changes import Change
from allocator.model.scenario import Scenario, Variant
from allocator.model.shape import near

FILES = (".yaml", ".yml")


@dataclass(frozen=True)
class Asked:
    """A variant, applied.

    Attributes
    ----------
    name
        Its name; a letter where it has none.
    changes
        Its changes in words.
    scenario
        The scenario in which they have happened.
    """

    name: str
    changes: tuple[str, ...]
    scenario: Scenario


def asked_variants(scenario: Scenario, wanted: Sequence[str | Variant]) -> tuple[Asked, ...]:
    """Return the variants that are asked for, in order.

    Parameters
    ----------
    scenario
        The city as it is.
    wanted
        Names of its variants, files, changes in words (several with ``;``), or variants.

    Raises
    ------
    InputError
        A variant is not known, or its changes cannot be read or applied; holds every fault.
    """
    letters = iter(ascii_uppercase)
    result, faults = [], list[Fault]()
    for number, one in enumerate(wanted, 1):
        try:
            name, changes, after = _read(scenario, one, f"--variant {number}")
        except InputError as error:
            faults += error.faults
            continue
        name = name or next(letters, str(number))
        result.append(Asked(name, tuple(map(sentence, changes)), after))
    names = [one.name for one in result]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults += [Fault("whatif_twice", values={"name": name}) for name in twice]
    if faults:
        raise InputError(faults)
    return tuple(result)


def _read(
    scenario: Scenario, one: str | Variant, source: str
) -> tuple[str, tuple[Change, ...], Scenario]:
    """Return name (empty: none), changes, and the scenario after them."""
    known = {variant.id: variant for variant in scenario.variants}
    variant = known.get(one) if isinstance(one, str) else one
    if variant is not None:
        return variant.id, variant.changes, apply(scenario, variant.changes)
    assert isinstance(one, str)
    if Path(one).suffix in FILES and ";" not in one:
        given, name = read_changes(files=[one]), Path(one).stem
    else:
        name, words = _named(one)
        if not words.split()[1:]:
            values: dict[str, object] = {"id": one[:40], "near": near(one, list(known))}
            raise InputError([Fault("whatif_unknown", source=source, values=values)])
        read = read_changes(sentences=[part for part in _parts(words) if part.strip()])
        given = Given(read.changes, tuple((source, 0) for _ in read.places))
    return name, given.changes, given.applied(scenario)


def _named(words: str) -> tuple[str, str]:
    """Split ``NAME: changes``; a colon inside of quotation marks names nothing."""
    name, colon, rest = words.partition(": ")
    return (name.strip(), rest) if colon and '"' not in name else ("", words)


def _parts(words: str) -> Iterator[str]:
    """Split at ``;``, but not inside of quotation marks."""
    part, quoted = "", False
    for sign in words:
        quoted ^= sign == '"'
        if sign == ";" and not quoted:
            yield part
            part = ""
        else:
            part += sign
    yield part
