"""The harness, on the smallest city: runs, records, files, and what they leave out."""

import json
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from allocator.facts import Facts
from allocator.io import load_scenario
from allocator.ledger import Decided
from allocator.report.quality import quality
from allocator.score import score_plan
from allocator.solver.problem import Problem
from benchmarks import cities
from benchmarks.__main__ import main
from benchmarks.alternatives import solve_with
from benchmarks.drawing import EARLIEST, line
from benchmarks.instances import ROOT, instance
from benchmarks.measure import OURS, against, days_a_point
from benchmarks.runner import failed
from benchmarks.specs import specs

AGAINST = ("greedy", "monolith")
FIELDS = {
    "spec", "approach", "limit", "status", "note", "scenario_sha256", "seconds", "first_plan",
    "to_share", "peak_mib", "trace", "violations", "tiers", "days_a_point", "bound", "share",
    "gap", "delay_days",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run of S, calm, everything that takes part in the tests; the folder of its files."""
    made = tmp_path_factory.mktemp("benchmarks")
    words = ["run", "--size", "S", "--family", "calm", "--seconds", "5"]
    places = ["--out", str(made / "results"), "--instances", str(made / "instances")]
    assert main([*words, *places, "--against", ",".join(AGAINST)]) == 0
    return made


@pytest.fixture(scope="module")
def tree(folder: Path) -> dict[str, Any]:
    """The JSON result."""
    (path,) = (folder / "results").glob("*-plan.json")
    made: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return made


def test_every_approach_has_a_checked_plan_and_all_fields(tree: dict[str, Any]) -> None:
    assert [run["approach"] for run in tree["runs"]] == [OURS, *AGAINST]
    for run in tree["runs"]:
        assert set(run) == FIELDS
        assert run["spec"] == {
            "name": "S-calm-1", "suite": "plan", "size": "S", "family": "calm", "seed": 1,
        }  # fmt: skip
        assert run["violations"] == 0
        assert set(run["seconds"]) == {"load", "build", "solve", "check"}
        assert 0 < run["first_plan"] <= run["seconds"]["build"] + run["seconds"]["solve"] + 0.01
        assert run["peak_mib"] > 10


def test_one_bound_measures_all_approaches(tree: dict[str, Any]) -> None:
    ours, *others = tree["runs"]
    nothing = ours["tiers"]["waiting_points"]["nothing"]
    for run in (ours, *others):
        value = run["tiers"]["waiting_points"]["value"]
        assert run["tiers"]["waiting_points"]["nothing"] == nothing
        assert run["bound"] == ours["tiers"]["waiting_points"]["bound"]
        # The same tiers 1 and 2: the bound then holds for every plan.
        assert run["tiers"]["uncovered_minutes"]["value"] == 0
        assert run["bound"] <= value < nothing
        assert run["share"] == pytest.approx((nothing - value) / (nothing - run["bound"]))
        assert run["gap"] == pytest.approx((value - run["bound"]) / value)
    # The monolith begins with the greedy plan, and never returns a worse one.
    shares = {run["approach"]: run["share"] for run in others}
    assert shares["monolith"] >= shares["greedy"]
    # The alternatives count their own model's points, too: never more than can be avoided.
    for run in others:
        assert all(avoided <= nothing - run["bound"] for _, avoided in run["trace"])


def test_page_has_a_row_for_each_run_and_names_no_place(folder: Path) -> None:
    (page,) = (folder / "results").glob("*-plan.md")
    text = page.read_text("utf-8")
    assert text.count("| S-calm-1 |") == 1 + len(AGAINST)
    (data,) = (folder / "results").glob("*-plan.json")
    for written in (text, data.read_text("utf-8")):
        assert str(folder) not in written
        assert str(ROOT) not in written


def test_quality_over_time_is_drawn(folder: Path, tree: dict[str, Any]) -> None:
    (data,) = (folder / "results").glob("*-plan.json")
    assert main(["report", str(data), "--out", str(folder / "time.svg")]) == 0
    root = fromstring((folder / "time.svg").read_text("utf-8"))
    said = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "S-calm-1, 5 s" in said
    for run in tree["runs"]:
        assert f"{run['approach']} {run['share']:.1%}" in said
        # From the first answer to the plan, and nothing before the axis begins.
        points = line(run)
        assert points[-1][1] == run["share"]
        assert all(at >= EARLIEST for at, _ in points)


def test_a_failed_run_is_said_without_places() -> None:
    why = f"FileNotFoundError: [Errno 2] No such file: '{ROOT}/some/where.yaml'"
    record = failed("greedy", 5.0, why)
    assert record["note"] == "FileNotFoundError: [Errno 2] No such file: 'where.yaml'"
    assert set(record) <= FIELDS


def test_delay_is_that_of_the_reports(folder: Path) -> None:
    """The harness and the report work it out apart, from section 5 of the planning problem."""
    (spec,) = specs("plan", ["S"], ["calm"])
    facts = Facts(load_scenario(instance(spec, folder / "instances")))
    problem = Problem(facts.scenario)
    plan = solve_with("greedy", problem, 5.0).plan
    assert plan is not None
    score = score_plan(facts, plan)
    waiting = score.waiting_points.model_copy(update={"bound": 1000.0})
    score = score.model_copy(update={"waiting_points": waiting})
    said = quality(Decided(facts, plan), score, ())
    ours = against(
        {"waiting_points": waiting.model_dump()}, 1000.0, days_a_point(problem, waiting.nothing)
    )
    assert ours["delay_days"] == pytest.approx(said.delay_days)
    assert ours["share"] == pytest.approx(said.share)


def test_instances_are_read_from_files_that_are_written_once(folder: Path) -> None:
    (spec,) = specs("plan", ["S"], ["calm"])
    path = instance(spec, folder / "instances")
    before = path.stat().st_mtime_ns
    assert instance(spec, folder / "instances").stat().st_mtime_ns == before


def test_timefold_says_that_it_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    outcome = solve_with("timefold", Problem(cities.city("S", "calm", 1)), 5.0)
    assert (outcome.plan, outcome.status) == (None, "skipped")
    assert "no Java" in outcome.note


def test_unknown_specs_and_alternatives_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError):
        specs("plan", ["S"], ["sunny"])
    with pytest.raises(SystemExit):
        main(["run", "--against", "magic"])
    assert "magic: not among greedy" in capsys.readouterr().err
