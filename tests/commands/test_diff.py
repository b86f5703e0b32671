"""``diff``, ``changes``, ``--change`` and ``--in-force`` from files, on the small town."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from allocator.asked import Asked
from allocator.commands.main import run
from allocator.complete import complete
from allocator.difference import apply_difference
from allocator.facts import Facts
from allocator.io import read_plan, write_plan
from allocator.model.difference import Difference
from allocator.model.plan import Plan, Post
from allocator.report.overview import with_overview
from tests.report import town

MONTHS = ("2016-03", "2016-04", "2016-05")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the town, its plan, and a plan in which nothing is decided."""
    monkeypatch.chdir(tmp_path)
    tree = town.scenario().model_dump(mode="json", exclude_defaults=True)
    (tmp_path / "town.yaml").write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    write_plan(town.plan(), tmp_path / "a.json")
    write_plan(Plan(posts=town.plan().posts[:2]), tmp_path / "b.json")
    yield tmp_path


def test_the_difference_in_every_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = ["--out", "d.json", "--html", "d.html", "--quiet", "--lang", "de"]
    assert run(["diff", "a.json", "b.json", "--scenario", "town.yaml", *written]) == 0
    assert capsys.readouterr().out == ""
    found = Difference.model_validate_json((folder / "d.json").read_text("utf-8"))
    assert apply_difference(read_plan("a.json"), found) == read_plan("b.json")
    assert "WER VERLIERT" in (folder / "d.html").read_text("utf-8")
    for form in ("text", "csv", "json"):
        assert run(["diff", "a.json", "b.json", "--format", form, "--lang", "en"]) == 0
        assert "m03" in capsys.readouterr().out


def test_the_changed_scenario_is_that_of_the_second_plan(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The park is closed from May: m01 and m02 cannot stay, in the eyes of the second plan."""
    assert folder.is_dir()
    change = ["--change", "close park 2016-04-30 to hof=1", "--scenario", "town.yaml"]
    may = town.START + 2
    there = [row for row in town.plan().posts if row.site == "park"]
    assert len(there) == 2
    gone = Plan(
        posts=(
            *(row.model_copy(update={"until": may - 1}) for row in there),
            *(row for row in town.plan().posts if row.site != "park"),
            *(
                Post(manager=row.manager, from_=may, until=town.END, kind="mobile", round=("hof",))
                for row in there
            ),
        )
    )
    write_plan(gone, folder / "c.json")
    assert run(["diff", "a.json", "c.json", *change, "--format", "json"]) == 0
    found = Difference.model_validate_json(capsys.readouterr().out)
    assert [(row.site, row.month, row.after) for row in found.sites] == [("park", may, "closed")]
    assert {(row.manager, row.why) for row in found.posts} == {
        (row.manager, "closes") for row in there
    }
    assert found.name == "Kleinstadt"


def test_changes_need_a_scenario(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    assert run(["diff", "a.json", "b.json", "--change", "arrivals x2", "--lang", "en"]) == 2
    assert "--scenario FILE" in capsys.readouterr().err


def test_the_plan_in_force_is_the_present(folder: Path) -> None:
    """In May U1 to U3 run, whom the plan started in March and April."""
    assert folder.is_dir()
    after = Asked(in_force="a.json", as_of="2016-05-01").load("town.yaml").scenario
    assert after.start == town.START + 2
    running = {case.id: case.manager for case in after.cases if case.running}
    assert {"U1", "U2", "U3", "N1"} <= running.keys()
    assert (running["U3"], running["N1"]) == ("m02", "m03")
    asked = Asked(in_force="a.json", as_of="2016-05", changes=("leave m02 2016-06-30",))
    assert list(asked.names) == ["2016-05", "changed"]
    assert asked.load("town.yaml").scenario.managers[2].until is not None


def test_a_scenario_with_new_cases_takes_posts_alone(folder: Path) -> None:
    """A new export begins in May: the cases are its own, the post of April is the plan's."""
    moved = town.plan().posts[1].model_copy(update={"kind": "mobile", "site": None})
    write_plan(town.plan().model_copy(update={"posts": (moved,)}), folder / "c.json")
    later = Asked(sets=("start=2016-05",), in_force="c.json").load("town.yaml").scenario
    plain = Asked(sets=("start=2016-05",)).load("town.yaml").scenario
    assert later.cases == plain.cases
    assert [row.post for row in later.managers] == [None, None, "mobile", None]
    first = Asked(in_force="c.json").load("town.yaml").scenario
    assert first == town.scenario()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--as-of", "2016-05"], "--in-force PLAN"),
        (["--in-force", "a.json", "--as-of", "May"], "2016-06-01"),
        (["--in-force", "a.json", "--as-of", "2019-05-01"], "2016-03"),
        (["--in-force", "none.json", "--as-of", "2016-05-01"], "no such file"),
    ],
)
def test_a_wrong_day_is_answered(
    folder: Path, more: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert run(["validate", "town.yaml", *more, "--lang", "en"]) == 2
    assert code in capsys.readouterr().out


def test_figures_of_an_edited_plan_are_said_to_be_old(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A figure that a plan states is not that of what somebody has made of it since."""
    facts = Facts(town.scenario())
    made = with_overview(facts, complete(facts, town.plan()))
    edited = made.model_copy(update={"posts": made.posts[:-1]})
    write_plan(made, folder / "made.json")
    write_plan(edited, folder / "edited.json")
    plans = {"first": ("edited", "made"), "second": ("made", "edited"), "": ("made", "made")}
    for which, (one, other) in plans.items():
        said = ["diff", f"{one}.json", f"{other}.json", "--lang", "en"]
        assert run([*said, "--format", "json"]) == 0
        found = Difference.model_validate_json(capsys.readouterr().out)
        assert found.edited == ((which,) if which else ())
        assert run([*said, "--html", "d.html"]) == 0
        sentence = f"The {which} plan was edited since"
        for text in (capsys.readouterr().out, (folder / "d.html").read_text("utf-8")):
            assert (sentence in text) == bool(which)
        # With the scenario all is counted anew, and nothing is old.
        assert run([*said, "--format", "json", "--scenario", "town.yaml"]) == 0
        assert not Difference.model_validate_json(capsys.readouterr().out).edited
    assert run(["diff", "edited.json", "edited.json", "--lang", "de"]) == 0
    assert "Beide Pläne wurden seither geändert" in capsys.readouterr().out
