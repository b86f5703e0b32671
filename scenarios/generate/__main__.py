"""Write the generated tables of the scenarios: ``python -m scenarios.generate [NAME ...]``.

The same seed gives the same bytes; a test compares them with the files in the repository.
"""

import sys
from pathlib import Path

from scenarios.generate.city import make_tables
from scenarios.generate.files import read_tree, write_tables
from scenarios.generate.recipes import RECIPES

FOLDER = Path(__file__).resolve().parent.parent


def generate(name: str, folder: Path = FOLDER) -> None:
    """Write the tables of scenario `name` into ``folder/name``."""
    managers, cases = make_tables(read_tree(FOLDER / f"{name}.yaml"), RECIPES[name])
    write_tables(folder / name, managers, cases)


def main(names: list[str]) -> int:
    """Generate the scenarios named, or all."""
    unknown = [name for name in names if name not in RECIPES]
    if unknown:
        print(f"no recipe for {', '.join(unknown)}; there are {', '.join(RECIPES)}")
        return 2
    for name in names or RECIPES:
        generate(name)
        print(f"{name}: tables written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
