"""``plan``, ``show`` and ``explain`` from files, on a town whose plan is made by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from allocator.api import check
from allocator.commands.main import run
from allocator.io import read_plan, write_plan
from allocator.model.plan import Plan
from allocator.model.result import Conflict, Result, Status
from allocator.model.scenario import Scenario
from allocator.report.overview import with_overview
from tests.report import town


def _planned() -> Plan:
    return with_overview(town.facts(), town.plan(), check(town.scenario(), town.plan()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the town and its plan, where nothing else stands."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "town.yaml").write_text(_yaml(town.scenario()), encoding="utf-8")
    write_plan(_planned(), tmp_path / "town.plan.json")
    yield tmp_path


def _yaml(scenario: Scenario) -> str:
    """JSON is YAML."""
    return json.dumps(scenario.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def _solved(monkeypatch: pytest.MonkeyPatch, result: Result) -> None:
    monkeypatch.setattr("allocator.commands.plan.solve", lambda *_: result)


def _result(plan: Plan | None, status: Status = Status.SHARE, **more: object) -> Result:
    return Result.model_validate(
        {"status": status, "plan": plan, "bounds": None, "share": 0.99, "seconds": 1.5, **more}
    )


def test_plan_writes_the_plan_and_prints_the_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "town.plan.json").unlink()
    _solved(monkeypatch, _result(_planned(), first_plan_seconds=0.5))
    assert run(["plan", "town.yaml", "--lang", "en"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("Kleinstadt, Mar 2016 - Aug 2016")
    assert "First plan 0.5 s, done 1.5 s -> town.plan.json" in page
    assert read_plan(folder / "town.plan.json").posts == town.plan().posts


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_plan_never_replaces_its_scenario(
    folder: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "town.yaml").read_text("utf-8")
    assert run(["plan", "town.yaml", "--out", str(folder / "town.yaml"), "--lang", lang]) == 2
    assert (folder / "town.yaml").read_text("utf-8") == before
    assert "town.yaml" in capsys.readouterr().err


def test_many_faults_of_a_kind_do_not_fill_the_screen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"manager": "m01", "from": "1800-01", "until": "2016-05", "kind": "mobile"}
        for _ in range(500)
    ]
    (folder / "x.json").write_text(json.dumps({"posts": rows}), encoding="utf-8")
    assert run(["show", "x.json", "--lang", "en"]) == 2
    lines = capsys.readouterr().err.splitlines()
    # A month that no calendar here knows is said as a month, not as a number of months.
    assert lines[0] == "x.json:1: posts.1.from: from must be a month, as in 2016-03."
    assert lines[-2:] == ["and 480 more of the same kind", "500 faults; nothing was done."]


def test_a_variant_has_a_file_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _solved(monkeypatch, _result(_planned()))
    assert run(["plan", "town.yaml", "--variant", "rising", "--quiet"]) == 0
    assert (folder / "town.rising.plan.json").is_file()


def test_out_names_the_file_and_quiet_prints_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _solved(monkeypatch, _result(_planned()))
    assert run(["plan", "town.yaml", "--out", "mine.json", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert (folder / "mine.json").is_file()


def test_plan_as_json_is_the_plan(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _solved(monkeypatch, _result(_planned()))
    assert run(["plan", "town.yaml", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((folder / "town.plan.json").read_text(encoding="utf-8"))


CONFLICT = (
    Conflict(
        path="pins.1",
        rule="pins",
        text="conflict_pin_post",
        values={"manager": "m01", "site": "park", "start": "2016-03", "end": "2016-08"},
    ),
    Conflict(
        path="managers.m01",
        rule="one_post",
        text="conflict_one_post_contract",
        values={"manager": "m01", "month": "2016-03"},
    ),
)


def test_a_contradiction_ends_in_1_with_what_cannot_hold(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _solved(monkeypatch, _result(None, Status.CONTRADICTION, conflict=CONFLICT))
    assert run(["plan", "town.yaml", "--lang", "de", "--out", "other.json"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "Dieses Szenario widerspricht sich; es gibt keinen Plan. Zusammen geht nicht:",
        "  pins.1: m01 ist von März 2016 bis August 2016 auf park festgelegt.",
        "  Regel one_post: m01 hat im März 2016 keinen Vertrag.",
    ]
    assert not (folder / "other.json").exists()


def test_a_contradiction_as_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    _solved(monkeypatch, _result(None, Status.CONTRADICTION, conflict=CONFLICT))
    assert run(["plan", "town.yaml", "--lang", "en", "--format", "json"]) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    data = json.loads(shown.out)
    assert data["status"] == "contradiction"
    assert [entry["path"] for entry in data["conflict"]] == ["pins.1", "managers.m01"]
    assert data["conflict"][1]["sentence"] == "m01 has no contract in March 2016."


def test_a_plan_that_breaks_a_rule_ends_in_1(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    broken = town.plan().model_copy(update={"posts": town.plan().posts[1:]})
    report = check(town.scenario(), broken)
    assert report.violations
    _solved(monkeypatch, _result(with_overview(town.facts(), broken, report)))
    assert run(["plan", "town.yaml", "--lang", "en"]) == 1
    assert "rules broken: " in capsys.readouterr().out.replace("\n              ", " ")


def test_show_reads_the_plan_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "town.yaml").unlink()
    assert run(["show", "town.plan.json", "--lang", "de"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Kleinstadt, März 2016 - Aug. 2016")
    assert shown.err == ""


@pytest.mark.parametrize("form", ["json", "csv"])
def test_show_as_data_keeps_small_cells_back(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    assert run(["show", "town.plan.json", "--format", form, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    if form == "json":
        assert json.loads(out)["people"]["bands"][1]["people"] is None
    else:
        assert "people,high,people,\n" in out


def test_an_edited_plan_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "town.plan.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["caseload"].pop()
    file.write_text(json.dumps(data), encoding="utf-8")
    assert run(["show", "town.plan.json", "--lang", "en"]) == 0
    assert "allocator check SCENARIO PLAN" in capsys.readouterr().err


@pytest.mark.parametrize(
    "damage",
    [
        {"overview": {}},
        {"overview": {"version": 1}},
        {"overview": {"version": 99, "name": 3}},
        {"posts": "none"},
        {"surprise": 1},
    ],
)
def test_a_damaged_plan_is_bad_input(
    folder: Path, damage: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "town.plan.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(data | damage), encoding="utf-8")
    assert run(["show", "town.plan.json", "--lang", "de"]) == 2
    assert "town.plan.json" in capsys.readouterr().err


def test_names_are_joined_and_not_stored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _solved(monkeypatch, _result(_planned()))
    (folder / "names.csv").write_bytes("Kennung;Name\npark;Am Gänsemarkt\n".encode("cp1252"))
    assert run(["plan", "town.yaml", "--names", "names.csv", "--lang", "de"]) == 0
    assert "Am Gänsemarkt" in capsys.readouterr().out
    assert "Gänsemarkt" not in (folder / "town.plan.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["park\n", "park;\n", "park;A\npark;B\n", '{"park": 1}', '{"park": "A"']
)
def test_bad_names_are_bad_input(
    folder: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "names.csv").write_text(text, encoding="utf-8")
    assert run(["show", "town.plan.json", "--names", "names.csv", "--lang", "en"]) == 2
    assert "names.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--case", "H1"], "Fall H1 wohnt in hof"),
        (["--manager", "m03"], " frei "),
        (["--site", "park"], "mobil unter 180"),
    ],
)
def test_explain(
    folder: Path, words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    assert run(["explain", "town.yaml", "town.plan.json", *words, "--lang", "de"]) == 0
    assert expected in capsys.readouterr().out


def test_explain_as_json_has_keys_values_and_the_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    words = ["town.yaml", "town.plan.json", "--manager", "m03", "--format", "json", "--lang", "en"]
    assert run(["explain", *words]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["sentences"][0]["text"] == "m03 works 39 hours a week."
    assert data["sentences"][0]["values"]["hours"]["number"] == 39
    assert data["table"]["months"][0] == "2016-03"


@pytest.mark.parametrize(
    "words", [[], ["--case", "H9"], ["--case", "H1", "--site", "hof"], ["--manager", "hof"]]
)
def test_explain_what_is_not_there(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    assert run(["explain", "town.yaml", "town.plan.json", *words, "--lang", "en"]) == 2
    assert capsys.readouterr().err.endswith("1 fault; nothing was done.\n")


def test_a_near_miss_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    assert run(["explain", "town.yaml", "town.plan.json", "--site", "parc", "--lang", "en"]) == 2
    assert "park" in capsys.readouterr().err
