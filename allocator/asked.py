"""What a call asks of a scenario: a variant, single values, a plan in force, changes.

From weakest to strongest: the defaults of the model, the scenario's files, the changes of
the variant, single values (``--set``). A plan in force makes its state the present of this
scenario. Then the changes happen, those of files first, in order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from allocator.errors import Fault, InputError

if TYPE_CHECKING:
    from allocator.io import Examined, Loaded
    from allocator.io.change_files import Given
    from allocator.model.plan import Plan
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
    in_force
        File of a plan whose posts, rounds and running cases are the present.
    as_of
        A day or month: the new horizon begins with its month; the first of the scenario where
        not given.
    """

    variant: str | None = None
    sets: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    change_files: tuple[str, ...] = ()
    in_force: str | None = None
    as_of: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Words of the options that ask another command for the same scenario."""
        given = [
            ("--variant", [self.variant]),
            ("--set", self.sets),
            ("--change", self.changes),
            ("--changes", self.change_files),
            ("--in-force", [self.in_force]),
            ("--as-of", [self.as_of]),
        ]
        pairs = [(option, word) for option, words in given for word in words if word is not None]
        return tuple(chain.from_iterable(pairs))

    @property
    def names(self) -> Iterator[str]:
        """Words that tell this plan's file from that of the plain scenario."""
        if self.variant is not None:
            yield self.variant
        if self.in_force is not None:
            yield "in-force" if self.as_of is None else self.as_of
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
        from allocator.io.change_files import examine_changes
        from allocator.model.calendar import first_day
        from allocator.present import present

        given, plan = examine_changes(self.changes, self.change_files), None
        wrong = list(given.faults)
        examined = examine(path, variant=self.variant, sets=self.sets)
        try:
            plan = self._in_force()
            if examined.loaded is not None and (given.changes or plan is not None):
                scenario = examined.loaded.scenario
                if plan is not None:
                    scenario = present(scenario, plan, self._day() or first_day(scenario.start))
                examined = _with(examined, examined.loaded, given, scenario)
        except InputError as error:
            wrong += [fault for fault in error.faults if not given.follows(fault)]
        if wrong:
            return replace(examined, loaded=None, faults=(*examined.faults, *wrong), oddities=())
        return examined

    def carried(self, path: str, plan: "Plan") -> "Plan":
        """Return a plan in force as it goes on from the day that is asked for."""
        from allocator.present import carried

        plain = replace(self, changes=(), change_files=(), in_force=None, as_of=None)
        day = self._day()
        return plan if day is None else carried(plain.load(path).scenario, plan, day)

    def _in_force(self) -> "Plan | None":
        """Read the plan in force; look at the day even where there is none."""
        from allocator.io import read_plan

        if self._day() is not None and self.in_force is None:
            raise InputError([Fault("as_of_alone", source="--as-of")])
        return None if self.in_force is None else read_plan(self.in_force)

    def _day(self) -> date | None:
        """Return the day of ``--as-of``."""
        from allocator.model.calendar import first_day, parse_month

        if self.as_of is None:
            return None
        month = parse_month(self.as_of)
        try:
            return first_day(month) if isinstance(month, int) else date.fromisoformat(self.as_of)
        except ValueError:
            fault = Fault("as_of_form", source="--as-of", values={"word": self.as_of[:40]})
            raise InputError([fault]) from None


def _with(
    examined: "Examined", loaded: "Loaded", given: "Given", present: "Scenario"
) -> "Examined":
    """Return what was examined after changes; what is odd as before keeps its place."""
    from allocator.io.oddities import oddities_of

    scenario = given.applied(present)
    placed = {(fault.code, fault.path): fault for fault in loaded.oddities}
    of_files = list(placed.keys() - {(odd.code, odd.path) for odd in oddities_of(loaded.scenario)})
    odd = [placed.get((fault.code, fault.path), fault) for fault in oddities_of(scenario)]
    kept = [fault for fault in loaded.oddities if (fault.code, fault.path) in of_files]
    odd += given.outside(present)
    after = replace(loaded, scenario=scenario, oddities=(*kept, *odd))
    return replace(examined, loaded=after, oddities=after.oddities)
