"""Calls that would lose something: inputs that a result would replace, letters, no numbers."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from allocator.commands.main import COMMANDS, module_of, run
from allocator.commands.outputs import spare_inputs
from tests.docs.tree import ROOT

SCENARIO = (ROOT / "scenarios/tiny.yaml").read_text("utf-8")
Out = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: Patch) -> Path:
    """A folder with a scenario and its plan, which a call starts in."""
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").write_text(SCENARIO, encoding="utf-8")
    assert run(["plan", "city.yaml", "--out", "plan.json", "--quiet"]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("plan city.yaml --out city.yaml", "city.yaml"),
        ("plan city.yaml --out ./city.yaml", "city.yaml"),
        ("whatif city.yaml --out city.yaml", "city.yaml"),
        ("whatif city.yaml --html city.yaml", "city.yaml"),
        ("simulate city.yaml --plan plan.json --out plan.json", "plan.json"),
        ("rota city.yaml plan.json --week 2016-W10 --html city.yaml", "city.yaml"),
        ("rota city.yaml plan.json --week 2016-W10 --out plan.json", "plan.json"),
        ("diff plan.json plan.json --out plan.json", "plan.json"),
        ("replan city.yaml plan.json --out plan.json", "plan.json"),
        ("check city.yaml plan.json --out plan.json", "plan.json"),
        ("report plan.json --html plan.json", "plan.json"),
    ],
)
def test_no_result_replaces_what_it_is_made_from(
    folder: Path, words: str, file: str, capsys: Out
) -> None:
    before = (folder / file).read_bytes()
    assert run([*words.split(), "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert "would replace" in error
    assert file in error
    assert (folder / file).read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_two_results_are_two_files(capsys: Out) -> None:
    words = "rota city.yaml plan.json --week 2016-W10 --out x.json --html x.json"
    assert run([*words.split(), "--lang", "de"]) == 2
    assert "--html" in capsys.readouterr().err
    assert not Path("x.json").exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_that_writes_is_told_from_what_is_read(name: str) -> None:
    command = getattr(import_module(f"allocator.commands.{module_of(name)}"), module_of(name))
    paths = [param for param in command.params if isinstance(param.type, click.Path)]
    writes = {"out", "html", "xlsx", "pdf", "plot"} - ({"out"} if name == "assign" else set())
    for param in paths:
        assert isinstance(param.type, click.Path)
        if param.name in writes and param.type.file_okay:
            assert not param.type.dir_okay, param.name
        if isinstance(param, click.Argument):
            assert param.type.dir_okay, param.name


def test_an_edited_workbook_may_be_written_anew() -> None:
    workbook = click.Argument(["workbook"], type=click.Path())
    xlsx = click.Option(["--xlsx"], type=click.Path(dir_okay=False))
    html = click.Option(["--html"], type=click.Path(dir_okay=False))
    spare_inputs([workbook, xlsx], {"workbook": "w.xlsx", "xlsx": "w.xlsx"})
    with pytest.raises(click.UsageError):
        spare_inputs([workbook, html], {"workbook": "w.xlsx", "html": "w.xlsx"})


@pytest.mark.parametrize("option", ["--time-limit", "--share"])
@pytest.mark.parametrize("number", ["nan", "inf", "-1", "much"])
@pytest.mark.usefixtures("folder")
def test_what_is_no_number_ends_with_2(option: str, number: str, capsys: Out) -> None:
    assert run(["plan", "city.yaml", option, number, "--lang", "en"]) == 2
    assert option in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json"])
def test_letters_that_an_encoding_lacks_are_written_in_other_letters(
    folder: Path, form: str
) -> None:
    # As where output is redirected on Windows: there is an ß, but no arrow.
    scenario = SCENARIO.replace("name: ", "name: Großheim → Süd #", 1)
    (folder / "other.yaml").write_text(scenario, encoding="utf-8")
    words = ["plan", "other.yaml", "--out", "o.json", "--format", form]
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *words],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode("cp1252")
    if form == "json":
        assert json.loads(said)["posts"]
    else:
        assert said.startswith("Großheim \\u2192 Süd")


@pytest.mark.usefixtures("folder")
def test_a_folder_that_is_missing_is_said_before_anything_is_planned(capsys: Out) -> None:
    assert run(["plan", "city.yaml", "--out", "none/plan.json", "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert "There is no folder for none/plan.json" in error


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "command",
    [
        ["explain", "city.yaml", "plan.json", "--site", "house"],
        ["advise", "city.yaml", "plan.json"],
        ["rota", "city.yaml", "plan.json", "--week", "2024-W06", "--out", "week.json"],
        ["statistics", "city.yaml", "plan.json", "--rota", "known.json"],
    ],
    ids=lambda command: command[0],
)
def test_a_plan_of_another_scenario_is_not_used_without_a_word(
    command: list[str], capsys: Out
) -> None:
    run(["rota", "city.yaml", "plan.json", "--week", "2024-W07", "--out", "known.json"])
    capsys.readouterr()
    words = [*command, "--lang", "en"]
    assert run(words) == 0
    assert "another scenario" not in capsys.readouterr().err
    other = [*words, "--set", "sites.east.residents=41"]
    assert run(other) == 0
    assert "made for another scenario" in capsys.readouterr().err
    # It may have been made before the changes, but not for what they change.
    change = ["--change", "residents house 210 from 2024-03"]
    assert run([*words, *change]) == 0
    assert "another scenario" not in capsys.readouterr().err
    assert run([*other, *change]) == 0
    assert "made for another scenario" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_what_comes_next_is_asked_of_the_same_scenario(capsys: Out) -> None:
    words = ["plan", "city.yaml", "--lang", "en", "--out", "o.json"]
    assert run(words) == 0
    assert "Next: explain" in capsys.readouterr().out
    assert run([*words, "--set", "sites.east.residents=41", "--set", "name=Two words"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    asked = '--set sites.east.residents=41 --set "name=Two words"'
    assert f"Next, each with {asked}: explain" in said
    assert "--variant" not in said
