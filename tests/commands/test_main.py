"""The command line: exit codes, languages, help; bad input never ends in a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from allocator.commands.common import language
from allocator.commands.main import COMMANDS, run
from allocator.errors import UncheckedPlanError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert "--lang" in capsys.readouterr().out


def test_help_in_german_has_no_english_words_between() -> None:
    """In a process of its own: help is said in the language of the process."""
    for words in ([], ["rota"]):
        command = [sys.executable, "-m", "allocator", *words, "--help", "--lang", "de"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        assert done.stdout.startswith("Aufruf: ")
        assert "Optionen:" in done.stdout and "Diese Hilfe zeigen." in done.stdout
        for english in ("Usage", "Options:", "Show", "default", "required", "Commands:"):
            assert english not in done.stdout


def test_help_is_fast_and_imports_no_solver() -> None:
    """`allocator --help` reads texts only."""
    code = (
        "import sys\n"
        "from allocator.commands.main import run\n"
        "run(['--help'])\n"
        "heavy = {'ortools', 'highspy', 'scipy', 'numpy', 'pydantic', 'babel', 'rich'}\n"
        "sys.exit(len(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert "explain" in done.stdout


def test_the_launcher_of_a_checkout() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("allocator ")


@pytest.mark.parametrize(
    ("words", "english", "german"),
    [
        (["bogus"], "No such command", "Diesen Befehl gibt es nicht: bogus"),
        (["show"], "Missing argument", "Es fehlt: PLAN"),
        ([], "Missing command", "Es fehlt ein Befehl"),
        (["show", "p.json", "q.json"], "unexpected extra argument", "Zu viel: q.json"),
        (["show", "p.json", "--nope"], "No such option", "Diese Option gibt es nicht: --nope"),
        (["plan", "s.yaml", "--seed", "x"], "Invalid value", "Ungültiger Wert für --seed"),
        (["plan", "s.yaml", "--time-limit", "0"], "Invalid value", "Ungültiger Wert"),
        (
            ["plan", "s.yaml", "--seed", "-1"],
            "Invalid value",
            "--seed; richtig ist eine Zahl",
        ),
        (["plan", "s.yaml", "--format", "x"], "Invalid value", "--format; möglich: text, json"),
        (["restore", "0", "--by", "a"], "Invalid value", "VERSION; richtig ist eine Zahl ab 1"),
        (["show", "nowhere.plan.json"], "nowhere.plan.json", "nowhere.plan.json"),
        (["plan", "nowhere.yaml"], "nowhere.yaml", "nowhere.yaml"),
        (["explain", "nowhere.yaml", "p.json", "--case", "C1"], "nowhere.yaml", "nowhere.yaml"),
    ],
)
def test_slips_end_in_2_in_both_languages(
    words: list[str], english: str, german: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, expected in (("en", english), ("de", german)):
        assert run([*words, "--lang", lang]) == 2
        shown = capsys.readouterr()
        assert expected in shown.err
        assert shown.out == ""


def test_what_a_system_says_of_a_file_is_said_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["plan", "scenarios/tiny.yaml", "--names"]
    for file, english, german in (
        (tmp_path / "none.csv", "there is no such file", "gibt es nicht"),
        (tmp_path, "it is a folder", "das ist ein Ordner"),
    ):
        for lang, expected in (("en", english), ("de", german)):
            assert run([*words, str(file), "--lang", lang]) == 2
            assert expected in capsys.readouterr().err


def test_nothing_given_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "explain" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "locale", "expected"),
    [
        (["plan", "--lang", "de"], "en_GB.UTF-8", "de"),
        (["plan", "--lang=en"], "de_DE.UTF-8", "en"),
        (["plan"], "de_DE.UTF-8", "de"),
        (["plan"], "fr_FR.UTF-8", "en"),
        (["plan", "--lang", "fr"], "C", "en"),
    ],
)
def test_language(
    words: list[str], locale: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", locale)
    assert language(words) == expected


def test_an_interrupt_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("allocator.commands.plan.solve", interrupted)
    assert run(["plan", "s.yaml", "--lang", "de"]) == 130
    assert "Abgebrochen." in capsys.readouterr().err


def test_a_plan_that_fails_the_check_is_said_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise UncheckedPlanError("full_ledger managers.m1")

    monkeypatch.setattr("allocator.commands.plan.solve", refused)
    assert run(["plan", "s.yaml", "--lang", "de"]) == 1
    assert "unabhängige Prüfung nicht bestanden" in capsys.readouterr().err
