"""``allocator check``: exit codes, both languages, JSON, CSV, and two plans side by side."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from allocator.commands.check import check
from allocator.commands.main import run
from allocator.digest import digest
from allocator.model.plan import Plan
from tests.checks.town import DECISIONS, MARCH, POSTS, scenario, whole


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The scenario of the town as a file."""
    file = tmp_path / "town.yaml"
    file.write_text(scenario().model_dump_json(exclude_defaults=True, by_alias=True))
    return file


def written(folder: Path, plan: Plan, name: str = "plan.json") -> str:
    file = folder / name
    file.write_text(plan.model_dump_json(by_alias=True))
    return str(file)


def crowded() -> Plan:
    """A third person at A, where two are enough and two desks stand."""
    posts = (*POSTS[:3], POSTS[3].model_copy(update={"kind": "fixed", "site": "A"}))
    return whole(scenario(), DECISIONS.model_copy(update={"posts": posts}))


def called(*words: str) -> str:
    result = CliRunner().invoke(check, list(words), standalone_mode=False)
    assert result.exception is None, result.exception
    return result.output


def test_a_clean_plan_ends_with_0(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = written(city.parent, whole(scenario(), DECISIONS))
    assert run(["check", str(city), plan, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[:2] == [
        "Town, March 2016 - June 2016",
        "RULES         all 23 rules hold",
    ]
    assert " Points of waiting                               152.5               -" in out


def test_a_broken_rule_ends_with_1_and_is_said(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = written(city.parent, crowded())
    assert run(["check", str(city), plan, "--lang", "en"]) == 1
    english = capsys.readouterr().out
    assert "RULES         2 of 23 rules broken, in 5 places" in english
    assert "Altes Rathaus has 3 people in March 2016 and 2 desks." in english
    assert run(["check", str(city), plan, "--lang", "de"]) == 1
    german = capsys.readouterr().out
    assert "REGELN        2 von 23 Regeln gebrochen, an 5 Stellen" in german
    assert "Altes Rathaus hat im März 2016 3 Personen und 2 Arbeitsplätze." in german


def test_a_plan_that_is_none_ends_with_2(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = city.parent / "bad.json"
    bad.write_text('{"posts": [{"manager": "m1"}], "extra": 1}')
    assert run(["check", str(city), str(bad)]) == 2
    assert run(["check", str(city), str(city.parent / "none.json")]) == 2
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err


def test_json_has_everything(city: Path) -> None:
    plan = written(city.parent, crowded())
    out = city.parent / "report.json"
    report = json.loads(called(str(city), plan, "--format", "json", "--out", str(out)))
    assert report == json.loads(out.read_text())
    first = report["violations"][0]
    assert (first["rule"], first["path"], first["month"]) == ("team_size", "sites.A", "2016-03")
    assert (first["amount"], first["unit"]) == (1.0, "managers")
    assert report["score"]["waiting_points"]["value"] == 152.5
    assert len(report["ledger"]) == 16


def test_csv_has_a_row_for_each_place(city: Path) -> None:
    plan = written(city.parent, crowded())
    english = list(csv.DictReader(io.StringIO(called(str(city), plan, "--format", "csv"))))
    assert [row["rule"] for row in english] == ["team_size", *["desks"] * 4]
    german = called(str(city), plan, "--format", "csv", "--lang", "de")
    rows = list(csv.DictReader(io.StringIO(german), delimiter=";"))
    assert rows[1]["month"] == "2016-03"


def test_two_plans_side_by_side(city: Path) -> None:
    plan = whole(scenario(), DECISIONS)
    late = DECISIONS.model_copy(
        update={"caseload": tuple(row for row in DECISIONS.caseload if row.case != "W1")}
    )
    first = written(city.parent, plan)
    second = written(city.parent, whole(scenario(), late), "second.json")
    out = called(str(city), first, "--against", second, "--lang", "en")
    figures = {line[:38].strip(): line[38:].split() for line in out.splitlines()}
    # W1 has trauma and three people: 65, 70, 75 and 80 points x 2 more, in its four months.
    assert figures["Points of waiting"] == ["152.5", "-", "732.5"]
    assert figures["People never started, urgent"] == ["0", "3"]


def test_quiet_prints_nothing(city: Path) -> None:
    plan = written(city.parent, whole(scenario(), DECISIONS))
    assert called(str(city), plan, "--quiet") == ""


def test_names_are_joined_when_shown(city: Path) -> None:
    names = city.parent / "names.csv"
    names.write_text("id,name\nm4,Vierte Person\n")
    plan = written(
        city.parent,
        whole(
            scenario(),
            DECISIONS.model_copy(
                update={"posts": (*POSTS[:3], POSTS[3].model_copy(update={"until": MARCH + 2}))}
            ),
        ),
    )
    out = called(str(city), plan, "--names", str(names), "--lang", "de")
    assert "Vierte Person hat im Juni 2016 keinen Einsatzort." in out


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("other_scenario", "made for another scenario"),
        ("refuted", "below the bound that it states"),
        ("less_covered", "leave no more uncovered"),
    ],
)
def test_a_bound_that_says_nothing_proves_nothing(
    city: Path, capsys: pytest.CaptureFixture[str], fault: str, said: str
) -> None:
    plan = whole(scenario(), DECISIONS)
    assert plan.score is not None
    score, file = plan.score, city.parent / "report.json"

    def told(bound: float, missing: float = 0, made: str | None = None) -> str:
        """Check a plan that states a bound, and fewer missing minutes; return what is said."""
        hours = score.uncovered_minutes
        stated = {
            "waiting_points": score.waiting_points.model_copy(update={"bound": bound}),
            "uncovered_minutes": hours.model_copy(update={"value": hours.value - missing}),
        }
        provenance = {} if made is None else {"scenario_sha256": made}
        update = {"score": score.model_copy(update=stated), "provenance": provenance}
        name = written(city.parent, plan.model_copy(update=update))
        run(["check", str(city), name, "--lang", "en", "--out", str(file)])
        return " ".join(capsys.readouterr().out.split())

    assert "PROVEN" in told(1.0)
    assert "% of what can be avoided is avoided" in told(1.0, made=digest(scenario()))
    assert json.loads(file.read_text("utf-8"))["bound_fault"] is None
    out = {
        "other_scenario": lambda: told(1.0, made="0" * 64),
        "refuted": lambda: told(1e9),
        "less_covered": lambda: told(1.0, missing=1),
    }[fault]()
    assert "PROVEN nothing: " in out
    assert said in out
    assert "% of what can be avoided" not in out
    report = json.loads(file.read_text("utf-8"))
    assert report["bound_fault"] == fault
    assert report["score"]["waiting_points"]["bound"] is None
