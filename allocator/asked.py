"""What a call asks of a scenario: a variant, single values, changes.

From weakest to strongest: the defaults of the model, the scenario's files, the changes of
the variant, single values (``--set``). To the scenario so described the changes happen,
those of files first, in order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allocator.errors import Fault, InputError

if TYPE_CHECKING:
    from allocator.io import Examined, Loaded
    from allocator.model.scenario import Scenario


@dataclass(frozen=True)
class Asked:
    """What is asked besides the scenario file.

    Attributes
    ----------
    variant
        Id of a variant of the scenario.
    sets
        Single values, ``PATH=VALUE``.
    changes
        Changes in words.
    change_files
        YAML files of changes.
    """

    variant: str | None = None
    sets: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    change_files: tuple[str, ...] = ()

    @property
    def names(self) -> Iterator[str]:
        """Words that tell this plan's file from that of the plain scenario."""
        if self.variant is not None:
            yield self.variant
        if self.changes or self.change_files:
            yield "changed"

    def load(self, path: str) -> "Loaded":
        """Load the scenario as asked for.

        Raises
        ------
        InputError
            Something is wrong with it or with what is asked; holds every fault.
        """
        examined = self.examine(path)
        if examined.loaded is None:
            raise InputError(list(examined.faults))
        return examined.loaded

    def examine(self, path: str) -> "Examined":
        """Return everything that is wrong or odd with the scenario as asked for."""
        from allocator.io import examine
        from allocator.io.change_files import Given, read_changes

        given, wrong = Given(), tuple[Fault, ...]()
        try:
            given = read_changes(self.changes, self.change_files)
        except InputError as error:
            wrong = error.faults
        examined = examine(path, variant=self.variant, sets=self.sets)
        if examined.loaded is None or wrong:
            return replace(examined, loaded=None, faults=(*examined.faults, *wrong), oddities=())
        if not given.changes:
            return examined
        try:
            return _with(examined, examined.loaded, given.applied(examined.loaded.scenario))
        except InputError as error:
            return replace(examined, loaded=None, faults=error.faults, oddities=())


def _with(examined: "Examined", loaded: "Loaded", scenario: "Scenario") -> "Examined":
    """Return what was examined with another scenario; what is odd as before keeps its place."""
    from allocator.io.oddities import oddities_of

    placed = {(fault.code, fault.path): fault for fault in loaded.oddities}
    of_files = list(placed.keys() - {(odd.code, odd.path) for odd in oddities_of(loaded.scenario)})
    odd = [placed.get((fault.code, fault.path), fault) for fault in oddities_of(scenario)]
    kept = [fault for fault in loaded.oddities if (fault.code, fault.path) in of_files]
    after = replace(loaded, scenario=scenario, oddities=(*kept, *odd))
    return replace(examined, loaded=after, oddities=after.oddities)
