"""Who could take a case or a place of work: what is said is what the check and a re-plan give."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import allocator
from allocator.checks import check
from allocator.commands.main import run
from allocator.complete import complete
from allocator.facts import Facts
from allocator.io import write_plan
from allocator.model.cases import Case
from allocator.model.plan import Assignment, Plan
from allocator.model.scenario import Scenario
from tests.report import town


def with_start(scenario: Scenario, case: str, manager: str, start: int) -> Plan:
    """Write the start into the plan of the town, independently of how it was found."""
    end = start + scenario.policy.caseload.months - 1
    rows = [row for row in town.plan().caseload if row.case != case]
    new = Assignment(case=case, manager=manager, start=start, end=end)
    return complete(
        Facts(scenario), town.plan().model_copy(update={"caseload": (*rows, new)})
    )  # fmt: skip


def test_the_promise_is_what_the_check_gives() -> None:
    # N4 waits all six months at `au`, where m03 alone goes. From March on it would cost no
    # waiting: 10 points in March, then 15, 20, 25, 30, 35 (5 a month since 15 February).
    scenario = town.scenario()
    found = allocator.recommend(scenario, town.plan(), case="N4")
    (best,) = found.best
    assert (best.manager, best.start, best.knew) == ("m03", town.START, False)
    plan = with_start(scenario, "N4", "m03", best.start)
    before, after = town.plan().score, check(scenario_facts(), plan).score
    assert before is not None
    saved = before.waiting_points.value - after.waiting_points.value
    assert saved == 10 + 15 + 20 + 25 + 30 + 35
    assert best.cost.waiting_points == -saved
    assert best.cost.effort_minutes == pytest.approx(
        after.effort_minutes.value - before.effort_minutes.value
    )
    rows = [{row.month: row for row in one.ledger if row.manager == "m03"}[best.tight]
            for one in (town.plan(), plan)]  # fmt: skip
    loads = [1 - row.balance / row.available for row in rows]
    assert [best.load_before, best.load_after] == pytest.approx(loads)
    assert loads[0] < loads[1]


def scenario_facts() -> Facts:
    return town.facts()


def test_a_new_case_finds_its_team_in_order_of_cost() -> None:
    # m01 speaks Arabic, m02 does not but has less to do (less spread of load): the order is
    # that of the tiers, effort last. m03 works elsewhere.
    case = Case(id="X1", site="park", opened=date(2016, 4, 4), languages=("ar",))
    found = allocator.recommend(town.scenario(), town.plan(), case=case)
    assert [row.start for row in found.best] == [town.START + 1] * 2
    assert found.best[0].cost.order <= found.best[1].cost.order
    spoken = {row.manager: row.interpreting for row in found.best}
    assert spoken["m01"] == 0 < spoken["m02"]
    assert [row.key for row in found.against] == ["recommend_elsewhere"]
    one = allocator.recommend(town.scenario(), town.plan(), case=case, best=1)
    assert one.best == found.best[:1]
    assert one.against[0].values["manager"].words == (found.best[1].manager,)


def test_who_cannot_is_named_with_the_reason() -> None:
    skilled = Case(id="X1", site="park", opened=date(2016, 4, 4), skills=("law",))
    found = allocator.recommend(town.scenario(), town.plan(), case=skilled)
    assert not found.best
    assert [row.key for row in found.against] == [
        "explain_obstacle_no_skill",
        "explain_obstacle_no_skill",
        "recommend_elsewhere",
    ]
    # Tigrinya is spoken by nobody, and its pool has no hours.
    found = allocator.recommend(town.scenario(), town.plan(), case="H1")
    assert "explain_obstacle_interpreter" in [row.key for row in found.against]


def test_who_had_a_case_before_is_known() -> None:
    # R1 loses m01 in April; both of the team may take it, and m01 knew it.
    rows = tuple(
        row.model_copy(update={"end": town.START}) if row.case == "R1" else row
        for row in town.plan().caseload
    )
    plan = complete(town.facts(), town.plan().model_copy(update={"caseload": rows}))
    found = allocator.recommend(town.scenario(), plan, case="R1")
    assert {row.manager: row.knew for row in found.best} == {"m01": True, "m02": False}
    assert all(row.start == town.START + 1 for row in found.best)
    assert all(row.cost.uncovered_minutes < 0 for row in found.best)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({}, "recommend_one_of"),
        ({"case": "N1", "vacancy": "park"}, "recommend_one_of"),
        ({"case": "N99"}, "explain_unknown"),
        ({"vacancy": "prk"}, "explain_unknown"),
        ({"case": "R1"}, "recommend_held"),
        ({"case": Case(id="X1", site="au", opened=date(2017, 4, 4))}, "recommend_later"),
    ],
)
def test_what_cannot_be_answered(asked: dict[str, Any], code: str) -> None:
    with pytest.raises(allocator.InputError) as caught:
        allocator.recommend(town.scenario(), town.plan(), **asked)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_place_of_work_is_tried_by_a_re_plan() -> None:
    # m01 goes on no rounds; m02 could help at `hof`, and leaves `park` one post short.
    found = allocator.recommend(town.scenario(), town.plan(), vacancy="hof")
    assert [row.manager for row in found.filling] == ["m02"]
    assert found.filling[0].cost.uncovered_minutes > 0
    assert found.filling[0].before == "park"
    assert [row.key for row in found.against] == ["recommend_not_mobile"]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_page(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tree = town.scenario().model_dump(mode="json", exclude_defaults=True)
    Path("town.yaml").write_text(json.dumps(tree), encoding="utf-8")
    write_plan(town.plan(), Path("plan.json"))
    Path("new.yaml").write_text("id: X1\nsite: park\nopened: 2016-04-04\n", encoding="utf-8")
    command = ["recommend", "town.yaml", "plan.json", "--lang", lang]
    assert run([*command, "--case", "new.yaml"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("Case X1 lives at" if lang == "en" else "Fall X1 wohnt in")
    assert "m01" in page
    assert run([*command, "--case", "N4", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["best"][0]["manager"] == "m03"
    Path("new.yaml").write_text("id: X1\nsite: park\nfirst_name: A\n", encoding="utf-8")
    assert run([*command, "--case", "new.yaml"]) == 2
    assert "new.yaml:3" in capsys.readouterr().err
