"""Simulations of small cities: reproducible, resumable, counted right, told in two languages."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import allocator
from allocator.commands.main import run
from allocator.model.scenario import Pin
from allocator.model.simulation import Simulation
from allocator.simulation.bands import bands
from allocator.simulation.streams import Streams
from allocator.simulation.world import World
from allocator.solver.deployment import Places
from allocator.solver.monthly import plan_month
from tests.solver.dropped import START, hamlet, managers, running

TINY = "scenarios/tiny.yaml"


@pytest.fixture(scope="module")
def seen() -> Simulation:
    scenario = allocator.load(TINY)
    return allocator.simulate(scenario, ["second-mobile"], replications=3, weeks=12, workers=1)


def test_the_same_numbers_elsewhere_and_in_another_order(seen: Simulation) -> None:
    scenario = allocator.load(TINY)
    with ThreadPoolExecutor(2) as pool:
        again = allocator.simulate(
            scenario, ["second-mobile"], replications=3, weeks=12, executor=pool
        )
    assert again == seen


def test_a_stopped_simulation_goes_on(tmp_path: Path, seen: Simulation) -> None:
    """What is kept is not computed again; a file cut short by a crash is."""
    scenario = allocator.load(TINY)

    def kept() -> Simulation:
        return allocator.simulate(
            scenario, ["second-mobile"], replications=3, weeks=12, workers=1, keep=tmp_path
        )

    assert kept() == seen
    files = sorted(tmp_path.rglob("*.json"))
    assert len(files) == 6
    files[0].write_text(files[0].read_text()[:50])
    files[1].unlink()
    before = {file: file.stat().st_mtime_ns for file in files[2:]}
    assert kept() == seen
    assert {file: file.stat().st_mtime_ns for file in files[2:]} == before
    assert sorted(tmp_path.rglob("*.json")) == files


def test_aftercare_ends_after_three_months_of_a_course() -> None:
    """m0 is not on the team of B any more: they keep the case from March to May."""
    people = (*managers("m0", post="mobile"), *managers("m1", post="mobile", round=("B",)))
    gone = (Pin(kind="away", manager="m0", site="B"),)
    cases = (running("R", "B", "m0", minutes=100),)
    given = hamlet(managers=people, cases=cases, pins=gone)
    world = World(given, None, Streams(1, 0))
    before, holders = None, []
    for month in range(START, START + 5):
        before = plan_month(world.window(month), before)
        world.decide(before, month, 0)
        world.pass_month(before, month)
        holders.append(world.lives["R"].case.manager)
    assert holders == ["m0", "m0", "m0", "m1", "m1"]


def test_what_is_known_of_the_month_before_changes_nothing() -> None:
    """Tours that are known already are those that would be chosen anew."""
    world = World(allocator.load(TINY), None, Streams(1, 0))
    begin = world.scenario.start
    before = plan_month(world.window(begin))
    world.decide(before, begin, 0)
    world.pass_month(before, begin)
    window = world.window(begin + 1)
    known = plan_month(window, before)
    anew = Places(known.problem)
    for p, phase in enumerate(known.deployment):
        for m in phase.round:
            led = tuple(sorted(s for s, lead in phase.lead.items() if lead == m))
            assert known.places.pattern(m, led, p) == anew.pattern(m, led, p)
    again = plan_month(window, before)
    assert (again.starts, again.holders) == (known.starts, known.holders)


def test_who_comes_starts_with_whom_it_is_worth_most() -> None:
    """Of the team and all who have room: worked out one by one, as often as somebody starts."""
    city = allocator.load("scenarios/hannover-2016.yaml")
    plan = plan_month(city.model_copy(update={"months": 3}))
    problem, room = plan.problem, plan._room
    taken = 0
    for profile in problem.scenario.arrivals.profiles:
        for site in range(0, len(problem.sites), 8):
            for _ in range(100):
                table, worth = room._minutes(profile), room._worth(profile)
                gains = {
                    m: worth - float(room.prices[m] @ table[m])
                    for m in room._team(site)
                    if room._able(profile)[m] and room._fits(profile, m, table[m])
                }
                best = max(gains.values(), default=-1.0)
                found = room.best(profile, site)
                if found is None:
                    assert best < 0
                    break
                assert gains[found[0]] == best and (found[1] == table[found[0]]).all()
                room.charge(*found, profile)
                taken += 1
    assert taken > 10


def test_another_seed_gives_other_numbers(seen: Simulation) -> None:
    other = allocator.simulate(
        allocator.load(TINY), ["second-mobile"], replications=3, weeks=12, workers=1, seed=2
    )
    assert other.columns != seen.columns


def test_small_numbers_are_suppressed() -> None:
    found = bands([(0, 3, 40), (0, 4, 60)], cases=True)
    assert found.p50 == (0, None, 50)
    assert bands([(0, 3.5, 40)]).p50 == (0, 3.5, 40)


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path, seen: Simulation) -> None:
    words = ["simulate", TINY, "--replications", "3", "--weeks", "12", "--workers", "1"]
    words += ["--variant", "second-mobile", "--out", str(tmp_path / "seen.json")]
    assert run([*words, "--lang", "de"]) == 0
    assert "Ausgangslage" in capsys.readouterr().out
    assert Simulation.model_validate_json((tmp_path / "seen.json").read_bytes()) == seen
    assert run([*words, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["replications"] == 3
    assert run([*words, "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("plan,week,quantity,value\nbase,,urgent_within_4,")


def test_a_history_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "history.csv"
    for content in ("weeks\n1\n2\n3\n4\n", "cases\n1\n2\nmany\n4\n", "cases\n0\n0\n0\n0\n", ""):
        file.write_text(content)
        assert run(["simulate", TINY, "--history", str(file)]) == 2
        assert "history" in capsys.readouterr().err
