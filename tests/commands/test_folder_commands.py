"""publish, history, restore, forget: what is printed in both languages, and exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

from allocator.commands.main import run
from allocator.io.plans import write_plan
from tests.folder.plans import START, named, plan

CHANGES = "pins:\n  - {case: C-1, manager: m1}\n  - {case: 010, manager: m1}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans and a file of changes, at a fixed time."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("allocator.folder.folder.now", lambda: START)
    write_plan(plan("C-1", "C-2"), tmp_path / "first.json")
    write_plan(plan("C-2"), tmp_path / "second.json")
    (tmp_path / "changes.yaml").write_text(CHANGES)
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str], *words: str, lang: str = "en") -> list[str]:
    """Run a command that ends well; return the lines it prints."""
    assert run([*words, "--lang", lang]) == 0
    return capsys.readouterr().out.splitlines()


def test_from_the_first_plan_to_forgetting(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = lines(capsys, "publish", "first.json", "--by", "head-1", "--reason", "Council")
    assert first[0] == f"Version 1 is in force: {Path('plans/versions/0001.plan.json')}"
    draft = lines(capsys, "publish", "second.json", "--by", "planner", "--draft")
    assert draft[0].startswith("Version 2 is a draft: ")
    released = lines(capsys, "publish", "--version", "2", "--by", "head-1")
    assert released[0].startswith("Version 2 is in force: ")
    assert released[1] == "Version 1 is superseded."
    added = lines(capsys, "publish", "--version", "2", "--with", "changes.yaml", "--by", "head-1")
    assert added[0] == "1 file was added to version 2."
    assert named(here / "plans", '"010"')
    restored = lines(capsys, "restore", "1", "--by", "head-1", lang="de")
    assert restored[0].startswith("Fassung 1 gilt jetzt: ")
    assert restored[1] == "Fassung 2 ist damit abgelöst."
    forgotten = lines(capsys, "forget", "C-1", "010", "--by", "dpo")
    assert forgotten[0] == "Forgotten: 5 rows and values of plans and files"
    assert not named(here / "plans", '"C-1"')
    assert not named(here / "plans", '"010"')
    assert lines(capsys, "forget", "C-1")[0] == "Nothing in plans names it."
    assert lines(capsys, "forget", "--expired")[0] == "Nothing in plans has been kept for too long."


@pytest.mark.usefixtures("here")
def test_the_page_of_the_history(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "publish", "first.json", "--by", "head-1", "--reason", "Council of 1 March")
    lines(capsys, "publish", "second.json", "--by", "head-1")
    lines(capsys, "forget", "C-2", "--by", "dpo")
    page = lines(capsys, "history")
    assert page[0] == "Plan folder plans: 2 versions, 3 entries"
    heads = ["entry", "time", "what", "version", "by", "checksum"]
    assert page[1].split() == heads
    assert page[2].split()[:7] == ["1", "1", "Mar", "2016", "09:00", "published", "1"]
    assert page[3].strip() == "Council of 1 March"
    assert page[6].strip() == "6 rows and values of plans and files"
    assert page[7].startswith("IN FORCE  version 2 since 1 Mar 2016 09:00: ")
    assert max(map(len, page)) <= 80
    german = lines(capsys, "history", lang="de")
    assert german[0] == "Planordner plans: 2 Fassungen, 3 Einträge"
    assert "01.03.2016 09:00" in german[2]
    assert any(line.startswith("GEPRÜFT") and "nur gelöscht" in line for line in german)


@pytest.mark.usefixtures("here")
def test_json_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "publish", "first.json", "--by", "head-1", "--reason", "=1+1")
    data = json.loads("\n".join(lines(capsys, "history", "--format", "json")))
    assert [version["state"] for version in data["versions"]] == ["published"]
    assert data["entries"][0]["by"] == "head-1"
    assert (data["faults"], data["due"]) == ([], [])
    table = "\n".join(lines(capsys, "history", "--format", "csv"))
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["number"], row["by"], row["reason"]) == ("1", "head-1", "'=1+1")


def test_what_is_wrong_is_said_with_exit_code_1(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(capsys, "publish", "first.json", "--by", "head-1")
    file = here / "plans" / "versions" / "0001.plan.json"
    file.write_text(file.read_text("utf-8").replace("6000", "7000"))
    assert run(["history", "--lang", "de"]) == 1
    page = capsys.readouterr().out
    assert "1 Stelle ist nicht, wie sie abgelegt wurde:" in page
    page = " ".join(page.split())
    assert "0001.plan.json: Zeilen, die nicht so sind, wie sie abgelegt wurden: 2" in page
    (here / "plans" / "note.txt").write_text("C-2")
    assert run(["forget", "C-2", "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert "Forgotten: 1 whole file" in said.out
    assert said.err.splitlines()[1] == f"  {Path('plans/note.txt')}"


@pytest.mark.parametrize(
    ("words", "english", "german"),
    [
        (["publish", "first.json"], "Missing option '--by'", "Es fehlt: --by"),
        (["publish", "--by", "x"], "either a plan or --version", "entweder einen Plan"),
        (["publish", "first.json", "--by", "Anna Schmidt"], "never the name", "nie der Name"),
        (["publish", "changes.yaml", "--by", "x"], "changes.yaml", "changes.yaml"),
        (["publish", "none.json", "--by", "x"], "no such file", "gibt es nicht"),
        (["publish", "first.json", "--by", "x", "--folder", "."], "other files", "andere Dateien"),
        (["history"], "no plan folder here", "Hier ist kein Planordner"),
        (["restore", "1", "--by", "x"], "no plan folder here", "Hier ist kein Planordner"),
        (["restore", "x", "--by", "x"], "Invalid value", "Ungültiger Wert"),
        (["forget"], "either ids or --expired", "entweder Kennungen"),
        (["forget", "C-1"], "no plan folder here", "Hier ist kein Planordner"),
    ],
)
def test_slips_end_in_2_and_make_no_folder(
    words: list[str], english: str, german: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, expected in (("en", english), ("de", german)):
        assert run([*words, "--lang", lang]) == 2
        shown = capsys.readouterr()
        assert expected in shown.err
        assert shown.out == ""
    assert not (here / "plans" / "history" / "000001.json").exists()


@pytest.mark.usefixtures("here")
def test_a_plan_that_was_edited_is_published_with_a_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["publish", "first.json", "--by", "head-1", "--lang", "en"]) == 0
    assert "This plan was edited since it was planned" in capsys.readouterr().err
