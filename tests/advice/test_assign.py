"""Assigning by hand: refused where a rule breaks, shown first, written only when confirmed."""

import json
from pathlib import Path

import pytest

import allocator
from allocator.change import apply
from allocator.commands.main import run
from allocator.io import write_plan
from allocator.io.change_files import read_changes
from allocator.model.advice import Tiers
from allocator.model.plan import Plan
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from tests.report import town

QUICK = Options(effort=0, share=0.0, time_limit=900)


def small() -> tuple[Scenario, Plan]:
    """The town, planned."""
    plan = allocator.plan(town.scenario(), QUICK).plan
    assert plan is not None
    return town.scenario(), plan


def test_the_effect_is_that_of_a_re_plan_with_the_decision() -> None:
    scenario, plan = small()
    planned = {row.case: row.manager for row in plan.caseload}
    other = {"m01": "m02", "m02": "m01"}[planned["U1"]]
    found = allocator.assign(scenario, plan, "U1", other, reason="language")
    assert found.allowed
    again = allocator.replan(apply(scenario, [found.change]), plan, options=QUICK).result.plan
    assert again is not None
    assert again.score is not None
    assert plan.score is not None
    assert found.cost == Tiers.change(plan.score, again.score)
    (row,) = [row for row in again.caseload if row.case == "U1"]
    assert (row.manager, row.start) == (other, found.start)
    assert allocator.check(apply(scenario, [found.change]), again).clean


def test_no_cap_gives_way() -> None:
    # Whoever of the team is full may not take U1, whoever decides so.
    scenario, plan = small()
    full = scenario.model_copy(
        update={
            "managers": tuple(
                row.model_copy(update={"max_people": 1}) if row.id == "m02" else row
                for row in scenario.managers
            )
        }
    )
    found = allocator.assign(full, plan, "U1", "m02")
    assert [row.key for row in found.refused] == ["explain_obstacle_cap"]
    found = allocator.assign(full, plan, "U1", "m03")
    assert [row.key for row in found.refused] == ["assign_off_team"]
    assert found.cost is None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    scenario, plan = small()
    tree = scenario.model_dump(mode="json", exclude_defaults=True)
    Path("town.yaml").write_text(json.dumps(tree), encoding="utf-8")
    write_plan(plan, Path("plan.json"))
    return tmp_path


def test_it_is_written_only_when_confirmed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "town.changes.yaml"
    command = ["assign", "town.yaml", "plan.json", "--case", "U1", "--lang", "en"]
    decided = [*command, "--manager", "m02", "--reason", "wish"]
    assert run(decided) == 0
    assert not file.exists()
    assert "Nothing is written yet" in capsys.readouterr().out
    file.write_text("# decided on Monday\n- hours m03 20\n", encoding="utf-8")
    assert run([*decided, "--yes"]) == 0
    assert file.read_text("utf-8").splitlines()[0] == "# decided on Monday"
    assert [row.change for row in read_changes(files=[file]).changes] == ["hours", "pin"]
    # Said twice it stands there once.
    before = file.read_bytes()
    capsys.readouterr()
    assert run([*decided, "--yes"]) == 0
    assert file.read_bytes() == before
    assert "already" in capsys.readouterr().out
    # The first decision stands: the same case cannot go to somebody else as well.
    capsys.readouterr()
    assert run([*command, "--manager", "m01", "--reason", "wish", "--yes"]) == 1
    assert "a person decided that it does not go to m01" in capsys.readouterr().out
    assert file.read_bytes() == before


def test_a_reason_is_a_word_of_the_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["assign", "town.yaml", "plan.json", "--case", "U1", "--manager", "m02"]
    assert run([*command, "--reason", "knows the family from 2014"]) == 2
    assert "continuity" in capsys.readouterr().err
    (folder / "town.changes.yaml").write_text("[hours m03 20]\n", encoding="utf-8")
    assert run([*command, "--reason", "wish", "--yes"]) == 2
