"""A command that reads several files says what is wrong with all of them at once."""

from pathlib import Path

import pytest

from allocator.commands.main import run
from tests.docs.tree import ROOT

SCENARIO = (ROOT / "scenarios/tiny.yaml").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which nothing is as it should be, which a call starts in."""
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").write_text(SCENARIO.replace("months: 3", "months: none"), encoding="utf-8")
    Path("plan.json").write_text("{", encoding="utf-8")
    Path("week.json").write_text("[", encoding="utf-8")
    Path("case.yaml").write_text("- 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("explain city.yaml plan.json --site house", ""),
        ("advise city.yaml plan.json", ""),
        ("check city.yaml plan.json", ""),
        ("check city.yaml plan.json --rota week.json", "week.json"),
        ("assign city.yaml plan.json --case W1 --manager a --reason wish", ""),
        ("recommend city.yaml plan.json --case case.yaml", "case.yaml"),
        ("rota city.yaml plan.json --week 2024-W06 --previous week.json", "week.json"),
        ("rota city.yaml plan.json --week 2024-W06 --accounts week.json", "week.json"),
        ("diff plan.json week.json --scenario city.yaml", "week.json"),
        ("statistics city.yaml plan.json --rota week.json", "week.json"),
        ("replan city.yaml plan.json", ""),
        ("whatif city.yaml --plan plan.json", ""),
        ("simulate city.yaml --plan plan.json", ""),
        ("require city.yaml --target nothing=1 --plan plan.json", "--target"),
    ],
)
def test_what_is_wrong_with_every_file_is_said(
    words: str, files: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*words.split(), "--lang", "en"]) == 2
    error = capsys.readouterr().err
    for file in ("city.yaml", "plan.json", *files.split()):
        assert file in error, error
    assert "nothing was done" in error


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_read_twice_is_wrong_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("city.yaml").write_text(SCENARIO, encoding="utf-8")
    words = ["check", "city.yaml", "plan.json", "--against", "plan.json", "--lang", "en"]
    assert run(words) == 2
    assert "1 fault;" in capsys.readouterr().err
