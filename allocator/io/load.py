"""Loading a scenario: files to one checked `Scenario`, every fault in one go.

What counts when values meet, from weakest to strongest: the defaults of the model, the
scenario's files, the changes of the variant, the values of ``--set``. A set path is
applied to the files as well, so that it may give what they lack.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from allocator.change import apply, override
from allocator.digest import digest
from allocator.errors import Fault, InputError
from allocator.io.gathered import Gathered, Source
from allocator.io.oddities import oddities_of
from allocator.io.sets import SET, parse_sets, put_set
from allocator.io.tables import gather
from allocator.model.paths import Loc, UnknownPathError
from allocator.model.references import reference_faults
from allocator.model.scenario import REFERENCES_CHECKED, Scenario
from allocator.model.shape import near, shape


@dataclass(frozen=True)
class Loaded:
    """A scenario that can be planned, and how it was read.

    Attributes
    ----------
    scenario
        The scenario, variant and set values applied.
    oddities
        What does not stop a plan but deserves a look, in the order of the input.
    sources
        Files and sheets that were read, with their rows.
    """

    scenario: Scenario
    oddities: tuple[Fault, ...]
    sources: tuple[Source, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the scenario's canonical JSON."""
        return digest(self.scenario)


@dataclass(frozen=True)
class Examined:
    """What an input holds, whether or not it can be used.

    Attributes
    ----------
    loaded
        The scenario; None where there are faults.
    faults
        Everything that is wrong, in the order of the input.
    oddities
        Everything that is odd.
    sources
        Files and sheets that were read.
    """

    loaded: Loaded | None
    faults: tuple[Fault, ...]
    oddities: tuple[Fault, ...]
    sources: tuple[Source, ...]


def load(path: str | Path, *, variant: str | None = None, sets: Sequence[str] = ()) -> Loaded:
    """Load a scenario from its YAML file and the tables it names.

    Parameters
    ----------
    path
        The YAML file.
    variant
        Id of a variant of the scenario, whose changes are applied.
    sets
        Single values, ``PATH=VALUE``; they win over the files and over the variant.

    Raises
    ------
    InputError
        Something is wrong; it holds every fault that was found.
    """
    examined = examine(path, variant=variant, sets=sets)
    if examined.loaded is None:
        raise InputError(list(examined.faults))
    return examined.loaded


def load_scenario(
    path: str | Path, *, variant: str | None = None, sets: Sequence[str] = ()
) -> Scenario:
    """Load a scenario; as `load`, without how it was read.

    Raises
    ------
    InputError
        Something is wrong; it holds every fault that was found.
    """
    return load(path, variant=variant, sets=sets).scenario


def examine(path: str | Path, *, variant: str | None = None, sets: Sequence[str] = ()) -> Examined:
    """Read an input and return everything that is wrong or odd with it; never raises for it."""
    try:
        values = parse_sets(sets)
        found = gather(Path(path))
    except InputError as error:
        return Examined(None, error.faults, (), ())
    for name, value in values:
        try:
            put_set(found, name, value)
        except UnknownPathError as error:
            fault = Fault(
                "set_path",
                name,
                values={"part": error.part, "near": near(error.part, error.known)},
                source=SET,
            )
            found.faults.append(fault)
    scenario, faults = _check(found)
    sources = tuple(found.sources)
    if scenario is None or any(not fault.odd for fault in faults):
        wrong = [fault for fault in faults if not fault.odd]
        return Examined(None, _in_order(wrong, found), (), sources)
    try:
        scenario = _varied(scenario, variant, str(path))
        scenario = override(scenario, values) if variant and values else scenario
    except InputError as error:
        return Examined(None, error.faults, (), sources)
    odd = [_placed(fault, found) for fault in oddities_of(scenario)]
    oddities = _in_order([*odd, *(fault for fault in faults if fault.odd)], found)
    return Examined(Loaded(scenario, oddities, sources), (), oddities, sources)


def _check(found: Gathered) -> tuple[Scenario | None, list[Fault]]:
    """Check shape and references of what was gathered."""
    scenario, wrong = shape(Scenario, found.tree, written=found.written, context=REFERENCES_CHECKED)
    wrong += reference_faults(found.tree, incomplete=found.incomplete)
    # What stands in a table that could not be read is not missing.
    wrong = [f for f in wrong if not (f.code == "missing" and f.loc[:1] in _unread(found))]
    bad = set(found.bad)
    if bad:
        ends = sorted({len(place) for place in bad})
        wrong = [fault for fault in wrong if not any(fault.loc[:end] in bad for end in ends)]
    return scenario, [*found.faults, *(_placed(fault, found) for fault in wrong)]


def _unread(found: Gathered) -> set[Loc]:
    """Return the places of tables of their own that should be there and could not be read."""
    return {(name,) for name in found.incomplete if name not in found.tree}


def _varied(scenario: Scenario, variant: str | None, source: str) -> Scenario:
    if variant is None:
        return scenario
    for known in scenario.variants:
        if known.id == variant:
            return apply(scenario, known.changes)
    names = [known.id for known in scenario.variants]
    values: dict[str, object] = {"id": variant, "near": near(variant, names), "known_ids": names}
    raise InputError([Fault("unknown_variant", "variants", values=values, source=source)])


def _placed(fault: Fault, found: Gathered) -> Fault:
    """Give a fault of the tree its file and line."""
    if not fault.loc:
        return replace(fault, source=fault.source or found.origin.source)
    source, row = found.origin.find(fault.loc)
    return replace(fault, source=source, row=row, column=found.origin.column(fault.loc))


def _in_order(faults: list[Fault], found: Gathered) -> tuple[Fault, ...]:
    """Sort faults by file in the order of reading, and by line."""
    files = [source.name for source in found.sources]
    rank = {name: position for position, name in reversed(list(enumerate(files)))}
    return tuple(sorted(faults, key=lambda fault: (rank.get(fault.source, len(rank)), fault.row)))
