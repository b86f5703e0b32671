"""What is drawn for each scenario in this folder."""

from scenarios.generate.caseload import Load
from scenarios.generate.city import Recipe
from scenarios.generate.staff import Staff

RECIPES: dict[str, Recipe] = {
    "hannover-2016": Recipe(
        seed=20160301,
        staff=Staff(count=42, heads=2, sections=("A", "B")),
        load=Load(fill=0.97, waiting=412, overdue=9),
    ),
}
