"""The stress library: it applies, says where its numbers come from, and breaks as the docs say."""

import re
from math import ceil
from pathlib import Path

import pytest

import allocator
from allocator.model.calendar import first_day
from allocator.model.changes import ManagersHired
from allocator.model.plan import Plan
from docs.stress import FOLDER, PAGE, row, run, stressed, write_row

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


def test_it_breaks_as_the_docs_say_and_the_advice_moves_it_as_promised() -> None:
    name = "freiburg-october-2015"
    found = run(FOLDER / f"{name}.yaml")
    assert found.flow.breaks is not None and found.measure is not None
    assert found.breaks == found.measure.breaks and found.breaks != found.flow.breaks
    assert row(found) in PAGE.read_text("utf-8").splitlines()


def test_a_row_takes_the_place_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "stress.md"
    page.write_text(PAGE.read_text("utf-8"), "utf-8")
    monkeypatch.setattr("docs.stress.PAGE", page)
    lines = PAGE.read_text("utf-8").splitlines()
    old = max(i for i, line in enumerate(lines) if line.startswith(f"| `{FILES[2].stem}` "))
    write_row(FILES[2].stem, new := f"| `{FILES[2].stem}` | another |")
    assert page.read_text("utf-8").splitlines() == [*lines[:old], new, *lines[old + 1 :]]


def test_the_docs_keep_every_promise() -> None:
    """Each stress has a row; where it breaks, advice names a measure, and it does as promised."""
    table = PAGE.read_text("utf-8").partition("<!-- table -->")[2].partition("<!-- end -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.split("\n")[3:]]
    found = {cells[0].strip("`"): cells for cells in rows if len(cells) > 1}
    assert set(found) == {file.stem for file in FILES}
    for _, breaks, _, advice, _, promised, applied, _ in found.values():
        assert (breaks == "does not") == (advice == "-")
        assert promised == applied != breaks or advice == "-"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_posts_that_the_arithmetic_names_are_the_least_that_are_enough(file: Path) -> None:
    """With them it does not break; with two fewer it does: one may be lost to rounding up."""
    city = stressed(file)
    flow = allocator.flow_by_hand(city, Plan())
    if flow.breaks is None or flow.posts_short is None:
        assert flow.breaks is None and flow.posts_short is None
        return
    number, since = ceil(flow.posts_short - 1e-6), {"from": first_day(flow.breaks)}
    changes = [ManagersHired.model_validate({"change": "hire", "number": number} | since)]
    enough = allocator.apply(city, changes)
    assert allocator.flow_by_hand(enough, Plan()).breaks is None
    if number > 2:
        fewer = changes[0].model_copy(update={"number": number - 2})
        assert allocator.flow_by_hand(allocator.apply(city, [fewer]), Plan()).breaks is not None
