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
    """What is drawn for a city: all of it assumed."""

    seed: int
    staff: Staff
    load: Load
    mix: Mix = field(default_factory=Mix)


def make_tables(tree: dict[str, Any], recipe: Recipe) -> tuple[list[Manager], tuple[Case, ...]]:
    """Return managers and cases for the scenario whose YAML is `tree`."""
    draw = Draw(recipe.seed)
    managers = make_staff(draw, recipe.staff)
    dealt = [m.id for m in managers if m.role == Role.MANAGER]
    teams = make_teams(scenario_of(tree, managers), dealt)
    managers = posted(managers, teams)
    scenario = scenario_of(tree, managers)
    book = CaseBook(scenario, draw, recipe.mix)
    for team in teams:
        book.add_running(team, recipe.load)
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
