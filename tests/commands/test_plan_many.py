"""``plan-many``: folders and files of cities, what is said of each, exit codes, refusals."""

import csv
import io
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from allocator import Options, Plan, Result, Scenario
from allocator.commands.main import run
from allocator.errors import UncheckedPlanError
from allocator.io import read_plan

SCENARIO = (Path(__file__).parents[2] / "scenarios" / "tiny.yaml").read_text(encoding="utf-8")
BASE = SCENARIO.partition("variants:\n")[0]
TORN = """
pins:
  - {kind: post, manager: c, site: house}
  - {kind: post, manager: c, site: mobile}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two good cities, a file and a folder; cities are planned in threads of this process."""

    @contextmanager
    def threads(*_: object) -> Iterator[dict[str, Any]]:
        with ThreadPoolExecutor(2) as executor:
            yield {"executor": executor, "workers": 2}

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("allocator.commands.placing.Placing.place", threads)
    cities = tmp_path / "cities"
    (cities / "b").mkdir(parents=True)
    (cities / "b" / "scenario.yaml").write_text(BASE, encoding="utf-8")
    (cities / "a.yaml").write_text(BASE, encoding="utf-8")
    (cities / "notes.txt").write_text("no city", encoding="utf-8")
    yield cities


def timeless(plan: Plan) -> dict[str, Any]:
    data = plan.model_dump(mode="json")
    data["provenance"].pop("seconds")
    return data


def test_plans_are_written_and_those_of_each_city_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In processes, and with what is printed: docs/scaling.md, which the tests run."""
    assert run(["plan-many", "cities", "--out", "plans", "--lang", "en"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.endswith(" s. Proposals, not decided. Plans -> plans\n")
    assert run(["plan", str(folder / "a.yaml"), "--quiet"]) == 0
    many, alone = read_plan("plans/a.plan.json"), read_plan("a.plan.json")
    assert timeless(many) == timeless(alone)


def test_the_table_has_a_row_a_city(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two people on posts, one mobile; four wait, too few of each band to be printed."""
    assert run(["plan-many", str(folder), "--lang", "en"]) == 0
    head, a, b, small, total = capsys.readouterr().out.splitlines()
    assert head.split() == [
        *("City", "Status", "Fixed", "Mobile", "Waiting"),
        *("urgent", "high", "normal", "Proven", "Time"),
    ]
    assert a.split()[:9] == ["a", "solved", "2", "1", "4", "<5", "0", "<5", "100.0"]
    assert b.split()[:5] == ["b", "solved", "2", "1", "4"]
    assert "suppressed" in small
    assert total.startswith("2 cities, 2 solved, ")
    assert not list(folder.parent.rglob("*.plan.json")), "nothing is written unasked"


def test_bad_cities_are_told_one_by_one_and_the_good_ones_planned(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.yaml").write_text(BASE.replace("post: mobile", "post: mobil"), encoding="utf-8")
    (folder / "torn.yaml").write_text(BASE + TORN, encoding="utf-8")
    assert run(["plan-many", str(folder), "--out", "out", "--lang", "de"]) == 2
    shown = capsys.readouterr()
    lines = shown.err.splitlines()
    assert lines[lines.index("bad:") + 1].startswith(f"  {folder / 'bad.yaml'}:41: managers.c.post")
    assert "widerspricht sich" in lines[lines.index("torn:") + 1]
    assert lines[lines.index("torn:") + 2].startswith("    pins.1: c ")
    words = [line.split() for line in shown.out.splitlines()[1:5]]
    assert [row[:2] for row in words] == [
        ["a", "gelöst"],
        ["b", "gelöst"],
        ["bad", "Eingabefehler"],
        ["torn", "Widerspruch"],
    ]
    assert "4 Städte, davon 2 gelöst, " in shown.out
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.plan.json", "b.plan.json"]


def test_a_contradiction_alone_ends_in_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.yaml").write_text(BASE + TORN, encoding="utf-8")
    assert run(["plan-many", str(folder), "--lang", "en", "--format", "json"]) == 1
    torn, good = json.loads(capsys.readouterr().out)["cities"]
    assert (torn["status"], good["status"]) == ("contradiction", "optimal")
    assert "contradicts itself" in torn["reasons"][0]
    assert torn["waiting"] is None


def test_a_failed_city_ends_in_1_and_the_others_are_planned(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from allocator import api

    plan = api.plan

    def unchecked(scenario: Scenario, options: Options) -> Result:
        if scenario.name == "Unchecked":
            raise UncheckedPlanError("full_ledger managers.m1")
        return plan(scenario, options)

    monkeypatch.setattr("allocator.api.plan", unchecked)
    text = BASE.replace("name: Tiny", "name: Unchecked")
    (folder / "b" / "scenario.yaml").write_text(text, encoding="utf-8")
    assert run(["plan-many", str(folder), "--lang", "de", "--format", "csv"]) == 1
    shown = capsys.readouterr()
    assert "unabhängige Prüfung nicht bestanden" in shown.err
    a, b = csv.DictReader(io.StringIO(shown.out), delimiter=";")
    assert (a["status"], b["status"]) == ("optimal", "failed")
    assert (a["fixed"], a["mobile"], a["urgent"], a["share"]) == ("2", "1", "", "1")
    assert "full_ledger" in b["reasons"]


def test_variants_are_planned_beside_their_scenario(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At 300 residents a third post is missing in the house; see scenarios/tiny.yaml."""
    file = folder / "a.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    assert run(["plan-many", str(file), "--variants", "--out", "out", "--lang", "de"]) == 0
    third = next(row for row in capsys.readouterr().out.splitlines() if "third" in row)
    assert "gelöst, Lücken" in third
    assert run(["plan", str(file), "--variant", "third-post", "--out", "one.json", "--quiet"]) == 0
    many, alone = read_plan("out/a.third-post.plan.json"), read_plan("one.json")
    assert timeless(many) == timeless(alone)
    variants = ("almost-300", "house-mobile", "second-mobile", "third-post")
    assert sorted(path.name for path in Path("out").iterdir()) == [
        *(f"a.{variant}.plan.json" for variant in variants[:2]),
        "a.plan.json",
        *(f"a.{variant}.plan.json" for variant in variants[2:]),
    ]


def test_a_variant_is_not_written_over_another_city(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(SCENARIO, encoding="utf-8")
    (folder / "a.third-post.yaml").write_text(BASE, encoding="utf-8")
    words = ["plan-many", str(folder), "--variants", "--lang", "en", "--format", "json"]
    assert run(words) == 2
    shown = capsys.readouterr()
    assert "There is another scenario called a.third-post" in shown.err
    rows = {row["name"]: row for row in json.loads(shown.out)["cities"]}
    assert rows["a.third-post"]["uncovered_minutes"] == 0, "that of the file, not the variant"
    assert rows["a.almost-300"]["status"] == "optimal"


def test_quiet_prints_faults_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.yaml").write_text("name: A\n", encoding="utf-8")
    assert run(["plan-many", str(folder), "--quiet", "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("a:\n  ")


@pytest.mark.parametrize(
    ("words", "german"),
    [
        (["nowhere"], "Diese Datei gibt es nicht."),
        (["empty"], "Dieser Ordner enthält kein Szenario"),
        (["cities", "other/a.yaml"], "Es gibt noch ein Szenario namens a: cities/a.yaml."),
        (["cities/a.yaml", "--dask", "tcp://192.0.2.1:8786"], "nur über tls://"),
        (["cities/a.yaml", "--dask", "192.0.2.1:8786"], "nur über tls://"),
        (["cities/a.yaml", "--dask", "tls://192.0.2.1:8786"], "--tls-ca, --tls-cert und"),
        (["cities/a.yaml", "--dask", "tcp://[::1]:8786", "--workers", "2"], "--workers gilt für"),
    ],
)
def test_what_is_refused(
    words: list[str],
    german: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if "--dask" in words:
        monkeypatch.undo()
        monkeypatch.chdir(folder.parent)
    Path("empty").mkdir()
    Path("other").mkdir()
    Path("other/a.yaml").write_text(BASE, encoding="utf-8")
    assert run(["plan-many", *words, "--lang", "de"]) == 2
    shown = capsys.readouterr()
    assert german in shown.err.replace("\\", "/")
    assert "Traceback" not in shown.err


def test_an_interrupt_shows_what_was_planned(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from allocator import many

    streamed = many.plan_many

    def interrupted(*given: Any, **where: Any) -> Iterator[many.Planned]:
        yield next(streamed(*given, **where))
        raise KeyboardInterrupt

    monkeypatch.setattr("allocator.many.plan_many", interrupted)
    assert run(["plan-many", str(folder), "--lang", "de", "--out", "out"]) == 130
    shown = capsys.readouterr()
    assert "davon 1 gelöst" in shown.out
    assert "nicht geplant" in shown.out
    assert shown.err.endswith("Abgebrochen.\n")
    assert len(list(Path("out").iterdir())) == 1


def test_plans_that_break_rules_end_in_1(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from allocator import api, check
    from allocator.facts import Facts
    from allocator.report.overview import with_overview

    plan = api.plan

    def broken(scenario: Scenario, options: Options) -> Result:
        result = plan(scenario, options)
        assert result.plan is not None
        fewer = result.plan.model_copy(update={"posts": result.plan.posts[1:]})
        whole = with_overview(Facts(scenario), fewer, check(scenario, fewer))
        return result.model_copy(update={"plan": whole})

    monkeypatch.setattr("allocator.api.plan", broken)
    assert run(["plan-many", str(folder), "--lang", "en"]) == 1
    assert "rules broken" in capsys.readouterr().out
