"""The harness, on the smallest city: runs, records, files, and what they leave out."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from allocator.facts import Facts
from allocator.io import load_scenario
from allocator.ledger import Decided
from allocator.report.quality import quality
from allocator.score import score_plan
from allocator.solver.deployment import Places
from allocator.solver.problem import Problem
from allocator.solver.rounds import first_deployment
from benchmarks import cities, summary
from benchmarks.__main__ import main
from benchmarks.alternatives import solve_with, timefold
from benchmarks.alternatives.carried import carry
from benchmarks.alternatives.desk import Desk
from benchmarks.alternatives.greedy import fill
from benchmarks.compared import held_against_best, left, passed, tiers_of
from benchmarks.drawing import EARLIEST, line
from benchmarks.instances import ROOT, instance
from benchmarks.measure import OURS, against, days_a_point
from benchmarks.runner import failed
from benchmarks.specs import specs

AGAINST = ("greedy", "monolith")
FIELDS = {
    "spec", "approach", "limit", "status", "note", "scenario_sha256", "seconds", "first_plan",
    "to_share", "peak_mib", "trace", "plans", "violations", "tiers", "days_a_point", "bound",
    "share", "gap", "delay_days", "passed",
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


def test_our_plans_are_noted_when_they_are_made(tree: dict[str, Any]) -> None:
    ours, greedy, _ = tree["runs"]
    seconds = [at for at, *_ in ours["plans"]]
    values = [tuple(tiers) for _, *tiers in ours["plans"]]
    assert seconds == sorted(seconds)
    assert values == sorted(values, reverse=True)
    assert values[-1] == tiers_of(ours)
    # The search begins with the deployment that is the greedy's, and starts cases better.
    assert greedy["passed"] == seconds[0]
    assert passed(ours, (0.0, 0.0, 0.0)) is None
    assert ours["passed"] is None


def test_the_best_bound_measures_all(tree: dict[str, Any]) -> None:
    ours, greedy, _ = tree["runs"]
    shorter = {**ours, "limit": 1.0, "bound": ours["bound"] - 500}
    weaker, same, other = held_against_best([shorter, ours, greedy])
    assert weaker["bound"] == same["bound"] == other["bound"] == ours["bound"]
    assert other["passed"] == greedy["passed"]
    assert left(other) == pytest.approx(1 - greedy["share"])


def test_table_and_picture_stand_between_the_markers_of_a_page(folder: Path) -> None:
    (data,) = (folder / "results").glob("*-plan.json")
    page = folder / "page.md"
    page.write_text("Before.\n<!-- benchmarks -->\nold\n<!-- end of benchmarks -->\nAfter.\n")
    words = ["report", str(data), "--out", str(folder / "page.svg"), "--into", str(page)]
    assert main(words) == 0
    text = page.read_text("utf-8")
    assert text.startswith("Before.\n<!-- benchmarks -->\n| city, limit |  | calm |\n")
    assert text.endswith("<!-- end of benchmarks -->\nAfter.\n")
    assert "| S, 5 s | **proven share** | 9" in text
    assert "| S, 5 s | left by one CP-SAT model, passed at | " in text
    assert "old" not in text
    with pytest.raises(ValueError, match="no <!-- benchmarks -->"):
        summary.spliced("A page without.", [])


def test_the_readme_shows_what_the_command_makes_of_the_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last command in README's section is given again, on a copy: nothing changes."""
    text = (ROOT / "README.md").read_text("utf-8")
    section = text.partition(summary.BEGIN)[2].partition(summary.END)[0]
    words = section.partition("```sh\n")[2].partition("\n```")[0].splitlines()[-1].split()
    assert words[:4] == ["python", "-m", "benchmarks", "report"]
    shutil.copytree(ROOT / "benchmarks" / "results", tmp_path / "benchmarks" / "results")
    shutil.copy(ROOT / "README.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(words[3:]) == 0
    for name in ("README.md", words[words.index("--out") + 1]):
        assert Path(name).read_text("utf-8") == (ROOT / name).read_text("utf-8")


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
    problem = Problem(cities.city("S", "calm", 1))
    monkeypatch.setattr(timefold, "which", lambda _: None)
    outcome = solve_with("timefold", problem, 5.0)
    assert (outcome.plan, outcome.status) == (None, "skipped")
    assert "no Java" in outcome.note
    monkeypatch.setattr(timefold, "which", lambda name: name)
    monkeypatch.setattr(timefold, "find_spec", lambda _: None)
    assert "`timefold` is not installed" in solve_with("timefold", problem, 5.0).note


STAND_IN = SimpleNamespace(
    Facts=lambda *numbers: numbers,
    Case=lambda _, klass, amount, __, option: SimpleNamespace(
        klass=klass, amount=amount, option=option
    ),
    Starts=lambda facts, cases: SimpleNamespace(facts=facts, cases=cases),
)
"""What the model's classes hold, without the optional package."""


def test_timefold_is_told_what_a_desk_offers() -> None:
    """Options are starts that fit alone; the greedy's starts are among them, and come back."""
    problem = Problem(cities.city("S", "calm", 1))
    by_hand = Desk(problem, places := Places(problem), first_deployment(problem, places))
    fill(by_hand)
    desk = timefold.with_trips_of(by_hand)
    told = timefold.Starts(desk, STAND_IN)
    given = told.given(by_hand.log)
    assert sum(case.amount for case in given.cases) <= sum(desk.left)
    begun = sum(case.amount for case in given.cases if case.option is not None)
    assert begun == sum(amount for *_, amount in by_hand.log)
    carry(desk, told.wishes(given))
    assert desk.avoided == pytest.approx(by_hand.avoided)


def test_unknown_specs_and_alternatives_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError):
        specs("plan", ["S"], ["sunny"])
    with pytest.raises(SystemExit):
        main(["run", "--against", "magic"])
    assert "magic: not among greedy" in capsys.readouterr().err
