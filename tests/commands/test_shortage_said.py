"""A shortage is said wherever a plan is spoken of: no page calls staff enough beside it."""

from pathlib import Path

import pytest

from allocator.commands.main import run

SHORT = """\
name: Knapp
state: NW
start: 2024-02
months: 6
sites:
  - {id: gross, name: Großheim, residents: 420}
  - {id: east, name: East, residents: 40}
  - {id: west, name: West, residents: 60}
managers:
  - {id: a, post: gross, languages: [ar], mobile: false}
  - {id: b, post: gross, languages: [fa], mobile: false}
  - {id: c, post: mobile, round: [east, west], leads: [east, west], until: 2024-04-30}
cases:
  - {id: W1, site: gross, opened: 2024-01-04, languages: [ar]}
"""
ENOUGH = SHORT.replace("residents: 420", "residents: 210").replace(", until: 2024-04-30", "")
GRID = """\
scenario: city.yaml
axes:
  - name: arrivals
    changes: arrivals x{}
    values: [1, 2]
"""
Out = pytest.CaptureFixture[str]


@pytest.fixture(params=["short", "enough"])
def short(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """A city in the folder of a call, with its plan; whether it is short of people."""
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").write_text(SHORT if request.param == "short" else ENOUGH, "utf-8")
    assert run(["plan", "city.yaml", "--out", "plan.json", "--quiet"]) == 0
    return bool(request.param == "short")


def said(words: str, capsys: Out) -> str:
    """What a call prints, on one line."""
    capsys.readouterr()
    assert run([*words.split(), "--lang", "en"]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_a_what_if_says_it_first(short: bool, capsys: Out) -> None:
    page = said("whatif city.yaml", capsys)
    assert ("in this plan staff do not suffice: 2 sites with nobody" in page) is short
    assert ("hours missing." in page.split("BY HAND")[0]) is short
    assert ("base: staff suffice" in page) is not short


def test_combinations_count_it(short: bool, capsys: Out) -> None:
    Path("grid.yaml").write_text(GRID, "utf-8")
    page = said("sweep grid.yaml", capsys)
    assert f"Staff do not suffice in {2 if short else 0} of 2 combinations" in page


def test_a_simulation_says_it(short: bool, capsys: Out) -> None:
    page = said("simulate city.yaml --weeks 16 --replications 3 --workers 1", capsys)
    assert ("hours are missing on average" in page) is short
    assert ("staff suffice in all courses" in page) is not short


def test_a_week_says_what_the_plan_leaves(short: bool, capsys: Out, tmp_path: Path) -> None:
    words = "rota city.yaml plan.json --week 2024-W20 --html w.html --out w.json"
    page = said(words, capsys)
    alone, posts = "by the plan nobody works at East, West", "by the plan posts are missing at"
    assert (alone in page) is short
    assert (posts in page) is short
    sheet = (tmp_path / "w.html").read_text("utf-8")
    assert (alone in sheet) is short
    assert ("NOT COVERED nothing" in page) is not short
    numbers = said("statistics city.yaml plan.json --rota w.json", capsys)
    assert (alone in numbers) is short
