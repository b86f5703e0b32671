"""Pins that cannot hold together: the smallest set of them, and the rules behind it.

There is always a plan unless pins contradict each other or a rule about posts; everything
short of that is a shortfall.
"""

from allocator.facts import Facts
from allocator.model.result import Conflict
from allocator.solver.pins.conflict_words import said_of
from allocator.solver.pins.pinned import Pinned
from allocator.solver.pins.witness import broken, obvious


def conflict(facts: Facts) -> tuple[Conflict, ...]:
    """Return the smallest set of pins that cannot hold together, and the rules behind it.

    Parameters
    ----------
    facts
        Facts of the scenario.

    Returns
    -------
    tuple of Conflict
        The pins in the order of the scenario, then why they cannot hold; empty where there
        is a plan in which all pins hold.

    Raises
    ------
    UnprovenConflictError
        If the set found cannot be confirmed.
    """
    pinned = Pinned(facts)
    if not broken(pinned, range(len(pinned.pins)), obvious(pinned)):
        return ()
    # What follows loads a solver, which takes longer than most plans; pins mostly hold.
    from allocator.solver.pins.cores import first_month, prove, smallest_core

    core = smallest_core(pinned)
    if core is None:
        return ()
    prove(pinned, core)
    return said_of(pinned, core.pins, core.rules, first_month(pinned, core))
