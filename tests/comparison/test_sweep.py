"""Grids of variants, on the tiny city: planned in this process, so that it is quick."""

import re
from concurrent.futures import Executor
from pathlib import Path

import pytest

import allocator
from allocator.change import apply
from allocator.commands.main import run
from allocator.comparison.swept import _worlds
from allocator.io.grids import read_grid
from allocator.model.sweep import Axis, Sweep
from allocator.model.whatif import Cell, Column, Weighted
from allocator.report.study.html import html_report
from allocator.report.study.studies import study_of
from allocator.report.sweep import Grids
from allocator.report.sweep_page import as_csv
from allocator.texts import Language

TINY = "scenarios/tiny.yaml"
GRIDS = sorted(Path("scenarios/grids").glob("*.yaml"))
ARRIVALS = Axis(name="arrivals", changes="arrivals x{}", values=(1, 20))
POSTS = Axis(name="posts", options={"fewer": "leave b 2024-02-29", "now": ""}, today="now")


@pytest.fixture(scope="module")
def seen(executor: Executor) -> Sweep:
    return allocator.sweep(allocator.load(TINY), (ARRIVALS, POSTS), executor=executor)


def test_each_combination_is_what_its_changes_give(seen: Sweep, executor: Executor) -> None:
    found = {cell.labels: cell.column for cell in seen.cells}
    assert list(found) == [("1", "fewer"), ("1", "now"), ("20", "fewer"), ("20", "now")]
    wanted = ["leave b 2024-02-29", "arrivals x20; leave b 2024-02-29"]
    alone = allocator.whatif(allocator.load(TINY), wanted, executor=executor)
    assert found["1", "now"].figures == alone.base.figures
    assert found["1", "fewer"].figures == alone.columns[1].figures
    assert found["20", "fewer"].figures == alone.columns[2].figures
    assert seen.solved and seen.whole == 4


def test_the_effect_of_a_value_is_against_today_all_else_equal(seen: Sweep) -> None:
    """One of three full-time posts ends: 64,000 EUR a year less for two of three months."""
    effects = {
        (one.label, one.quantity.name): one for one in Grids(seen, "en", seen.start).effects()
    }
    cost = effects["fewer", "cost"]
    assert cost.usual == "now"
    assert cost.pairs == pytest.approx([-0.064 * 2 / 3] * 2)
    assert (cost.better, cost.worse) == (2, 0)
    missing = effects["fewer", "missing"]
    assert min(missing.pairs) > 0 and (missing.better, missing.worse) == (0, 2)
    assert ("now", "cost") not in effects and ("1", "cost") not in effects


def test_a_difference_against_the_proven_order_of_waiting_is_no_finding(seen: Sweep) -> None:
    """Ranges of 40 to 50 and 90 to 100 are apart: less waiting with one case started less."""

    def told(starts: int) -> tuple[int, int, int]:
        cells = []
        for cell in seen.cells:
            fewer = cell.labels[1] == "fewer"
            assert cell.column.figures is not None
            begun = Cell(value=starts if fewer else 100)
            figures = cell.column.figures.model_copy(update={"starts": begun})
            weighted = Weighted(value=50, bound=40) if fewer else Weighted(value=100, bound=90)
            column = cell.column.model_copy(update={"figures": figures, "weighted": weighted})
            cells.append(cell.model_copy(update={"column": column}))
        grids = Grids(seen.model_copy(update={"cells": tuple(cells)}), "en", seen.start)
        one = next(
            one for one in grids.effects() if (one.label, one.quantity.name) == ("fewer", "started")
        )
        return one.better, one.worse, one.unsure

    assert told(99) == (0, 0, 2)
    assert told(101) == (2, 0, 0)


def test_an_interrupted_grid_goes_on(seen: Sweep, executor: Executor) -> None:
    """Of what is done nothing is planned again; what failed, or is of another grid, is."""
    city = allocator.load(TINY)
    marked = seen.cells[0].model_copy(
        update={"column": seen.cells[0].column.model_copy(update={"name": "kept"})}
    )
    failed = seen.cells[1].model_copy(update={"column": Column(kind="variant", status="failed")})
    part = seen.model_copy(update={"cells": (marked, failed)})
    sizes: list[int] = []
    whole = allocator.sweep(
        city,
        (ARRIVALS, POSTS),
        executor=executor,
        before=part,
        grown=lambda sweep: sizes.append(len(sweep.cells)),
    )
    assert sizes == [2, 3, 4]
    assert [cell.column.name == "kept" for cell in whole.cells] == [True, False, False, False]
    other = Axis(name="arrivals", changes="arrivals x{}", values=(1,))
    fresh = allocator.sweep(city, (other, POSTS), executor=executor, before=part)
    assert [cell.column.name for cell in fresh.cells] == ["1 / fewer", "1 / now"]


@pytest.mark.parametrize(
    ("axis", "code"),
    [
        ("{name: a, values: [1]}", "sweep_axis"),
        ('{name: a, changes: "arrivals x{}", values: [1], options: {b: ""}}', "sweep_axis"),
        ('{name: a, options: {b: ""}, today: c}', "sweep_today"),
        ('{name: a, changes: "arrivals x{1}", values: [1]}', "sweep_hole"),
        ('{name: a, changes: "arive x{}", values: [1]}', "change_unknown"),
    ],
)
def test_what_is_wrong_with_a_grid(axis: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "grid.yaml"
    file.write_text(f"scenario: x.yaml\naxes:\n  - {axis}\n", encoding="utf-8")
    with pytest.raises(allocator.InputError) as error:
        allocator.sweep(allocator.load(TINY), read_grid(file).axes)
    assert [fault.code for fault in error.value.faults] == [code]
    assert all(fault.text for fault in error.value.faults)


def test_too_many_combinations() -> None:
    axes = [Axis(name=f"{n}", options={f"{m}": "" for m in range(8)}) for n in range(4)]
    with pytest.raises(allocator.InputError, match="4096"):
        allocator.sweep(allocator.load(TINY), axes)


@pytest.mark.parametrize("path", GRIDS, ids=lambda path: path.stem)
def test_the_grids_of_the_repository_can_be_planned(path: Path) -> None:
    """Every value changes the city, but for that of today."""
    grid = read_grid(path)
    city = allocator.load(path.parent / grid.scenario)
    worlds = dict(_worlds(city, grid.axes))
    usual = tuple(axis.usual for axis in grid.axes)
    assert worlds[usual].scenario.policy == city.policy
    assert len({str(one.scenario.policy) for one in worlds.values()}) == len(worlds)
    assert apply(city, ()).policy == city.policy


@pytest.mark.parametrize("lang", ["de", "en"])
def test_report_and_rows(seen: Sweep, lang: Language) -> None:
    study = study_of(seen, lang)
    text = html_report(study)
    assert "data:" not in text and text.count("<svg") >= 2
    # Of so many combinations, never more than there are.
    said = " ".join(line for _, lines in study.after for line in lines)
    for some, every in re.findall(r"(\d+) (?:of|von) (\d+)", said):
        assert int(some) <= int(every)
    rows = as_csv(Grids(seen, lang, seen.start)).splitlines()
    assert len(rows) == 5
    assert len({row.count(";" if lang == "de" else ",") for row in rows[1:]}) == 1


@pytest.mark.usefixtures("planned_here")
def test_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tiny.yaml").write_bytes(Path(TINY).read_bytes())
    grid, out = tmp_path / "grid.yaml", tmp_path / "grid.json"
    grid.write_text(
        "scenario: tiny.yaml\naxes:\n"
        '  - {name: posts, options: {now: "", one more: hire 1, two: hire 2}}\n',
        encoding="utf-8",
    )
    command = ["sweep", str(grid), "--out", str(out), "--workers", "1", "--lang", "de"]
    assert run(command) == 0
    shown = capsys.readouterr().out
    assert "posts: now, one more, two?" in shown
    assert "posts: two statt now" in shown
    before = out.read_bytes()
    monkeypatch.setattr("allocator.many.solved", None)
    assert run([*command, "--quiet"]) == 0
    assert out.read_bytes() == before
