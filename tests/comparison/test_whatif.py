"""Variants side by side, on the tiny city: planned in this process, so that it is quick."""

import json
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

import allocator
from allocator.commands.main import run
from allocator.comparison.figures import _sum, _waiting, figures
from allocator.comparison.flow import plan_flow
from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.model.plan import Plan
from allocator.model.whatif import Comparison
from allocator.report.whatif import Words
from allocator.report.whatif_html import html_page
from allocator.report.whatif_page import as_csv, print_page
from tests.worlds import world

TINY = "scenarios/tiny.yaml"


@pytest.fixture(scope="module")
def seen(executor: Executor) -> Comparison:
    """The tiny city with one more colleague, one site closed, and its plan carried on."""
    scenario = allocator.load(TINY)
    plan = allocator.plan(scenario).plan
    wanted = ["second-mobile", "Closed: close west 2024-02-29 to east=1; arrivals x1.5"]
    return allocator.whatif(scenario, wanted, plan, executor=executor)


def test_the_base_is_what_plan_gives(seen: Comparison) -> None:
    scenario = allocator.load(TINY)
    result = allocator.plan(scenario)
    assert result.plan is not None
    alone = figures(Decided(Facts(scenario), result.plan), result.plan.ledger)
    assert seen.base.figures == alone
    assert (seen.base.status, seen.base.share) == (str(result.status), result.share)


def test_the_plan_in_force_carried_on_is_the_base_where_nothing_changed(seen: Comparison) -> None:
    kinds = [column.kind for column in seen.columns]
    assert kinds == ["in_force", "base", "variant", "variant"]
    assert seen.columns[0].figures == seen.base.figures
    assert seen.columns[0].broken == ()
    assert seen.solved


def test_the_figures_of_the_tiny_city(seen: Comparison) -> None:
    """As the head of the scenario argues: a and b at the house, c mobile, nothing uncovered.

    Three posts x 64,000 EUR a year. W3 and W4 (one person each) wait in February: under five.
    """
    base = seen.base.figures
    assert base is not None
    first = base.months[0]
    assert (first.fixed, first.mobile, first.floaters) == (2, 1, 0)
    assert first.posts == pytest.approx(3)
    assert (first.unserved, first.uncovered_minutes) == (0, 0.0)
    assert base.costs.year == pytest.approx(192_000)
    assert base.costs.funded == 0
    assert all(cell.value in (None, 0) for row in base.months for cell in row.waiting.values())
    # Not even the sums give single people away.
    assert base.starts.value is None and base.costs.per_start is None
    second = seen.columns[2].figures
    assert second is not None
    assert second.months[0].mobile == 2
    assert second.costs.year == pytest.approx(256_000)


def test_how_long_people_wait(executor: Executor) -> None:
    """Nine people of the house, opened on 15 January, start in February: 17 days."""
    scenario = allocator.load(TINY)
    model = scenario.cases[3]
    many = tuple(model.model_copy(update={"id": f"N{n}", "persons": 3}) for n in range(3))
    city = scenario.model_copy(update={"cases": many})
    column = allocator.whatif(city, [], executor=executor).base
    assert column.figures is not None
    urgent = column.figures.waits[0]
    assert (urgent.band, urgent.people.value, urgent.open) == ("urgent", 9, False)
    assert urgent.median_weeks == urgent.longest_weeks == pytest.approx(17 / 7)


def test_nothing_that_is_written_holds_a_small_number(seen: Comparison) -> None:
    keys = {"value", "arrivals", "starts", "waiting", "plan_starts", "plan_waiting"}

    def numbers(tree: object, key: str = "") -> Iterator[float]:
        if isinstance(tree, dict):
            for name, below in tree.items():
                yield from numbers(below, name)
        elif isinstance(tree, list):
            for below in tree:
                yield from numbers(below, key)
        elif key in keys and isinstance(tree, int | float):
            yield tree

    found = list(numbers(json.loads(seen.model_dump_json())))
    assert found
    assert all(number == 0 or number >= 5 for number in found)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([7, 8], 15),
        ([7, 3], None),  # 10 - 7 is the 3
        ([7, 1, 1], None),  # two that are 2 together are 1 and 1
        ([7, 4, 4], None),  # two that are 8 together are 4 and 4
        ([7, 1, 2], 10),  # 1 and 2, or 2 and 1
        ([0, 0], 0),
    ],
)
def test_sums_tell_no_single_number(numbers: list[int], told: int | None) -> None:
    assert _sum(numbers).value == told


@pytest.mark.parametrize("seed", [3, 11])
def test_cases_are_neither_made_nor_lost(seed: int) -> None:
    """As many people wait in all bands together as cases wait, where each is one person."""
    scenario = world(seed)
    plan = allocator.plan(scenario).plan
    assert plan is not None
    decided = Decided(Facts(scenario), plan)
    single = {case.id for case in scenario.cases if case.persons == 1}
    by_people, by_cases = _waiting(decided), plan_flow(decided)[1]
    for people, cases in zip(by_people, by_cases, strict=True):
        assert sum(people) >= cases - 1e-9
        if len(single) == len(scenario.cases):
            assert sum(people) == pytest.approx(cases)


def test_every_fault_of_every_variant_at_once(tmp_path: Path) -> None:
    scenario = allocator.load(TINY)
    (tmp_path / "bad.yaml").write_text("- close nowhere 2024-03-01\n", encoding="utf-8")
    wanted = ["second-mobil", "close nowhere 2024-03-01", f"{tmp_path}/bad.yaml", "shut west"]
    with pytest.raises(allocator.InputError) as error:
        allocator.whatif(scenario, wanted)
    codes = [fault.code for fault in error.value.faults]
    assert codes == ["whatif_unknown", "unknown_site", "unknown_site", "change_unknown"]
    assert "second-mobile" in error.value.faults[0].text
    with pytest.raises(allocator.InputError) as error:
        allocator.whatif(scenario, ["third-post", "third-post"])
    assert [fault.code for fault in error.value.faults] == ["whatif_twice"]


def test_a_contradiction_is_a_column_without_figures(executor: Executor) -> None:
    """a is pinned to the house and away from it: there is no plan, but one carried on."""
    scenario = allocator.load(TINY)
    pin = {"kind": "post", "manager": "a", "site": "house"}
    away = {"kind": "away", "manager": "a", "site": "house"}
    tree = json.loads(scenario.model_dump_json(exclude_defaults=True)) | {"pins": [pin, away]}
    city = allocator.Scenario.model_validate_json(json.dumps(tree))
    found = allocator.whatif(city, ["arrivals x2"], Plan(), executor=executor)
    assert [column.figures is None for column in found.columns] == [False, True, True]
    assert not found.solved
    words = Words(found, "en", found.start)
    assert "there is no plan" in html_page(words)


def test_no_plan_is_lost_where_there_are_many(
    seen: Comparison, capsys: pytest.CaptureFixture[str]
) -> None:
    """Eight plans do not fit into 80 columns; of four changes two are listed."""
    last = seen.columns[-1]
    many = [
        last.model_copy(update={"name": f"plan-{n}", "changes": ("arrivals x2",) * 4})
        for n in range(8)
    ]
    comparison = seen.model_copy(update={"columns": (seen.base, *many)})
    print_page(Words(comparison, "en", seen.start))
    shown = capsys.readouterr().out
    heads = next(line for line in shown.splitlines() if line.startswith("BY HAND"))
    assert heads.split()[-8:] == [f"plan-{n}" for n in range(8)]
    assert "plan-7: arrivals x2; arrivals x2; 2 more changes" in shown


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_page_says_the_flow_first_and_who_loses(seen: Comparison, lang: str) -> None:
    words = Words(seen, "de" if lang == "de" else "en", seen.start)
    html = html_page(words)
    first, then = {"de": ("VON HAND", "WER VERLIERT"), "en": ("BY HAND", "WHO LOSES")}[lang]
    assert 0 < html.index(first) < html.index(then)
    assert "close west 2024-02-29 to east=1; arrivals x1.5" in html
    rows = as_csv(seen, words.lang).splitlines()
    assert len(rows) > 100
    assert all(row.count(";" if lang == "de" else ",") >= 3 for row in rows)


@pytest.mark.usefixtures("planned_here")
def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, html = tmp_path / "c.json", tmp_path / "c.html"
    written = ["--out", str(out), "--html", str(html), "--workers", "1"]
    assert run(["whatif", TINY, "--variant", "third-post", *written, "--lang", "de"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("VON HAND") < shown.index("STAND APRIL") < shown.index("NICHT DRIN")
    found = Comparison.model_validate_json(out.read_text("utf-8"))
    assert [column.name for column in found.columns] == ["", "third-post"]
    # A third full-time post is missing at the house, for all three months.
    third = found.columns[1].figures
    assert third is not None and all(row.uncovered_minutes > 0 for row in third.months)
    assert "third-post" in html.read_text("utf-8")


def test_a_month_outside_and_an_unknown_variant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["whatif", TINY, "--at", "2025-01", "--lang", "en"]) == 2
    assert "2024-02 to 2024-04" in capsys.readouterr().err
    assert run(["whatif", TINY, "--variant", "third", "--lang", "de"]) == 2
    assert "third-post" in capsys.readouterr().err
