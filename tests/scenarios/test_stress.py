"""The stress library: it applies, says where its numbers come from, and breaks as the docs say."""

import re
from pathlib import Path

import pytest

import allocator
from allocator.model.calendar import format_month
from allocator.model.plan import Plan
from docs.stress import FOLDER, PAGE, hired, run, stressed

FILES = sorted(FOLDER.glob("*.yaml"))
MARK = re.compile(r"^# (source|derived|assumed): .*\d", re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_stress_applies_and_marks_its_numbers(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    city = stressed(file)
    assert city.horizon
    head, _, body = text.partition("\n\n")
    assert MARK.search(body), head
    for block in re.split(r"\n(?=#)", body):
        # Every run of changes stands under a line that says where it comes from.
        assert block.startswith(("# source: ", "# derived: ", "# assumed: ")), block
    assert f"| `{file.stem}` |" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["freiburg-october-2015", "freiburg-spring-2022"])
def test_it_breaks_as_the_docs_say_and_the_advice_moves_it_as_promised(name: str) -> None:
    found = run(FOLDER / f"{name}.yaml")
    assert found.flow.breaks is not None
    table = PAGE.read_text("utf-8").partition("<!-- table -->")[2]
    row = next(line for line in table.splitlines() if f"| `{name}` |" in line)
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1] == format_month(found.flow.breaks)
    assert found.advice and found.after.breaks is None
    assert cells[5] == "does not"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_posts_that_the_arithmetic_names_are_the_least_that_are_enough(file: Path) -> None:
    """With them it does not break; with two fewer it does: one may be lost to rounding up."""
    city = stressed(file)
    flow = allocator.flow_by_hand(city, Plan())
    changes = hired(flow)
    if not changes:
        assert flow.breaks is None and flow.posts_short is None
        return
    enough = allocator.apply(city, changes)
    assert allocator.flow_by_hand(enough, Plan()).breaks is None
    number = changes[0].model_dump()["number"]
    if number > 2:
        fewer = changes[0].model_copy(update={"number": number - 2})
        assert allocator.flow_by_hand(allocator.apply(city, [fewer]), Plan()).breaks is not None
