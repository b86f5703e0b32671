"""What is odd about a scenario without being wrong: worth a look before planning."""

from allocator.errors import Fault
from allocator.model.scenario import Scenario


def oddities_of(scenario: Scenario) -> list[Fault]:
    """Return what is odd about a scenario, each with its `loc`."""
    del scenario
    return []
