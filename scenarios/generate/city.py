"""From a recipe to the tables of a city: staff, present posts, running and waiting cases."""

from dataclasses import dataclass, field
from typing import Any

from allocator.facts import Facts
from allocator.model.cases import Case
from allocator.model.managers import Manager, Role
from allocator.model.scenario import Scenario
from scenarios.generate.caseload import CaseBook, Load
from scenarios.generate.demand import Mix
from scenarios.generate.draw import Draw
from scenarios.generate.files import scenario_of
from scenarios.generate.staff import Staff, make_staff, posted
from scenarios.generate.teams import make_teams


@dataclass(frozen=True)
class Recipe:
    """What is drawn for a city: all of it assumed.

    Attributes
    ----------
    seed, staff, load, mix
        What the draws begin with, and what they are drawn from.
    running
        Number of running cases to keep; by the fill of the load where not given.
    """

    seed: int
    staff: Staff
    load: Load
    mix: Mix = field(default_factory=Mix)
    running: int | None = None


def make_tables(tree: dict[str, Any], recipe: Recipe) -> tuple[list[Manager], tuple[Case, ...]]:
    """Return managers and cases for the scenario whose YAML is `tree`.

    The tree's own managers and cases are not read.
    """
    draw = Draw(recipe.seed)
    managers = make_staff(draw, recipe.staff)
    dealt = [m.id for m in managers if m.role == Role.MANAGER]
    bare = scenario_of(tree, managers)
    teams = make_teams(bare, dealt)
    managers = posted(managers, teams, bare)
    scenario = scenario_of(tree, managers)
    book = CaseBook(scenario, draw, recipe.mix)
    for team in teams:
        book.add_running(team, recipe.load)
    if recipe.running is not None:
        book.keep(recipe.running)
    book.add_overdue(recipe.load.overdue)
    book.add_waiting(recipe.load, not_accompanied(scenario, book.people_by_site))
    return managers, book.numbered()


def not_accompanied(scenario: Scenario, accompanied: dict[str, int]) -> dict[str, float]:
    """Return the people of each open site who are in no running case."""
    sites = Facts(scenario).sites
    result = {}
    for site in scenario.sites:
        now = sites[site.id][scenario.start]
        if now.staffable and now.residents:
            result[site.id] = max(1.0, float(now.residents - accompanied.get(site.id, 0)))
    return result


def make_scenario(tree: dict[str, Any], recipe: Recipe) -> Scenario:
    """Return the whole scenario of a YAML tree with its drawn tables."""
    managers, cases = make_tables(tree, recipe)
    return scenario_of(tree, managers).model_copy(update={"cases": cases})
