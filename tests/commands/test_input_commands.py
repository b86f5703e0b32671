"""The commands validate, schema and new, as a person calls them."""

import json
from pathlib import Path

import pytest

from allocator.commands.main import run
from allocator.io import load, read_plan

EIGHT = """\
name: Sampletown
state: NX
start: 2025-13
months: 12
sites:
  - {id: mill, residents: many}
  - {id: ford, residents: 40}
managers:
  - {id: m1, languages: ar}
  - {id: m2, first_name: Anna}
cases:
  - {id: C1, site: mil, opened: 2024-11-12}
  - {id: C2, site: ford, opened: 2024-11-12, manager: m1}
pins: [{kind: post, manager: m1, site: ford, form: 2025-02}]
"""
CODES = [
    "not_one_of", "not_month", "not_steps", "not_list", "personal_name", "unknown_site",
    "running_without_start", "unknown_field",
]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "de"])
def test_eight_faults_are_eight_findings(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(EIGHT, encoding="utf-8")
    assert run(["validate", str(path), "--lang", lang]) == 2
    printed = capsys.readouterr()
    lines = [line for line in printed.out.splitlines() if f"{path}:" in line]
    assert len(lines) == 8
    assert [int(line.split(f"{path}:")[1].split(":")[0]) for line in lines] == [
        2, 3, 6, 9, 10, 12, 13, 14,
    ]  # fmt: skip
    assert "Anna" not in printed.out
    assert "Traceback" not in printed.out + printed.err
    assert printed.out.splitlines()[-1].startswith("8 ")


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(EIGHT, encoding="utf-8")
    assert run(["validate", str(path), "--format", "json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert [fault["code"] for fault in found["faults"]] == CODES
    assert (found["summary"], found["digest"]) == ({}, None)
    assert found["sources"] == [{"name": str(path), "table": "", "rows": 0}]


def test_many_of_a_kind_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "city.yaml"
    head = "name: A\nstate: NI\nstart: 2025-01\nmanagers: []\nsites:\n"
    path.write_text(head + "- {id: x y}\n" * 50, encoding="utf-8")
    assert run(["validate", str(path), "--lang", "en"]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert sum(f"{path}:" in line for line in lines) == 20
    assert "  and 30 more of the same kind" in lines
    assert lines[-1].startswith("50 faults")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_new_is_fine_and_plans_at_once(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "city"
    assert run(["new", str(folder), "--lang", lang]) == 0
    plan = read_plan(folder / "scenario.plan.json")
    assert {post.manager for post in plan.posts} == {"m1", "m2", "m3", "m4", "m5"}
    capsys.readouterr()
    assert run(["validate", str(folder / "scenario.yaml"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["faults"], found["oddities"]) == ([], [])
    assert found["summary"]["running"] == 100


@pytest.mark.parametrize("lang", ["en", "de"])
def test_csv_and_workbook_say_the_same(lang: str, tmp_path: Path) -> None:
    """The lines of the tables can be replaced by the workbook, as the comment says."""
    assert run(["new", str(tmp_path), "--no-plan", "--lang", lang]) == 0
    file = tmp_path / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    first, last = text.index("sites: sites.csv"), text.index("arrivals:")
    other = tmp_path / "excel.yaml"
    other.write_text(text[:first] + "workbook: tables.xlsx\n" + text[last:], encoding="utf-8")
    assert load(other).digest == load(file).digest


def test_both_languages_are_the_same_city(tmp_path: Path) -> None:
    scenarios = {}
    for lang in ("en", "de"):
        assert run(["new", str(tmp_path / lang), "--no-plan", "--lang", lang]) == 0
        scenarios[lang] = load(tmp_path / lang / "scenario.yaml").scenario
    for part in ("sites", "managers", "cases", "arrivals", "policy"):
        assert getattr(scenarios["en"], part) == getattr(scenarios["de"], part)


def test_new_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sites.csv").write_text("mine", encoding="utf-8")
    assert run(["new", str(tmp_path)]) == 2
    assert "sites.csv" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["sites.csv"]
    assert run(["new", str(tmp_path / "sites.csv" / "below")]) == 2


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("scenario", {"sites", "managers", "policy", "variants"}),
        ("plan", {"posts", "caseload", "ledger", "provenance"}),
    ],
)
def test_schema(what: str, names: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", what]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert names <= set(schema["properties"])
    assert schema["$schema"].startswith("https://json-schema.org/")


def test_schema_of_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "cases"]) == 0
    schema = json.loads(capsys.readouterr().out)
    case = schema["$defs"]["Case"]
    assert schema["items"] == {"$ref": "#/$defs/Case"}
    assert case["additionalProperties"] is False
    assert not {"name", "birth_date", "nationality", "diagnosis"} & set(case["properties"])
    assert all("description" in field for field in case["properties"].values())


def test_schema_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "week", "--lang", "en"]) == 2
    assert "Traceback" not in capsys.readouterr().err
