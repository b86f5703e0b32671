"""Gaps of teams that a change opens, filled as far as limits on moves and handovers allow."""

import pytest

from allocator.checks import check
from allocator.difference import diff
from allocator.io.change_files import read_changes
from allocator.model.replan import Replanned
from allocator.model.result import Options
from allocator.model.scenario import Scenario
from allocator.replanning import replan
from allocator.report.difference import sections
from allocator.report.view import View
from allocator.solver import engine
from allocator.texts import Language
from tests.solver.dropped import START, A, B, C, hamlet, managers, running

NONE, FEW = (Options(effort=effort, time_limit=900) for effort in (0, 4))


def town(months_left: int) -> Scenario:
    """Two people at A, one of whom has cases for some months more; two go round."""
    mobile = managers("m2", "m3", post="mobile", round=("B", "C"))
    people = (*managers("m0", "m1", post="A"), *mobile)
    until = START + months_left - 1
    cases = [running(f"R{n}", "A", "m1", minutes=100, extended_until=until) for n in range(4)]
    return hamlet(sites=(A, B, C), managers=people, cases=tuple(cases), months=8)


def again(given: Scenario, *words: str, moves: int | None, handovers: int | None) -> Replanned:
    in_force = engine.plan(given, NONE).plan
    assert in_force is not None
    change = read_changes(words, ())
    made = replan(
        given, in_force, change.changes, max_moves=moves, max_handovers=handovers, options=FEW
    )
    assert made.result.plan is not None
    assert check(change.applied(given), made.result.plan).violations == ()
    return made


def uncovered(made: Replanned) -> float:
    assert made.result.plan is not None
    assert made.result.plan.score is not None
    return made.result.plan.score.uncovered_minutes.value


def test_who_is_new_fills_a_gap_without_being_moved() -> None:
    """m0 is away in April: half of A's team is there. Who is hired for March has time."""
    words = ("away m0 2016-04-01..2016-04-30", "hire 1 from 2016-03")
    made = again(town(8), *words, moves=0, handovers=0)
    assert uncovered(made) == 0
    assert (made.chosen.moves, made.chosen.handovers) == ((), ())
    assert made.beyond is None
    assert made.result.plan is not None
    where = {(row.from_, row.until, row.site) for row in made.result.plan.posts
             if row.manager == "new-1"}  # fmt: skip
    assert (START + 1, START + 1, "A") in where


def test_a_team_is_filled_as_soon_as_no_case_is_handed_over_for_it() -> None:
    """m1 works half of the time from March on: with m2 in m1's place nothing is missing.

    Cases that run to June stay with m1 as aftercare (three months), so with no handover allowed
    m1 may leave in April, where a phase begins. Half a post is missing in March only: 19.5 hours
    a week on 21 days. Cases that run to October would all be handed over.
    """
    words = ("hours m1 19.5", "hours m2 39 from 2016-04", "hire 1 from 2016-04")
    made = again(town(4), *words, moves=1, handovers=0)
    assert made.chosen.moves == ("m1",)
    assert made.chosen.handovers == ()
    assert uncovered(made) == 19.5 * 60 / 5 * 21
    kept = again(town(8), *words, moves=1, handovers=0)
    assert kept.chosen.moves == ()
    assert kept.beyond is not None
    assert (kept.beyond.moves, kept.beyond.handovers) == (2, 4)
    assert kept.beyond.uncovered_minutes == 0


def test_what_is_said_to_be_beyond_the_limits_is_reached_with_as_much() -> None:
    given, words = town(8), ("hours m1 19.5", "hire 1 from 2016-04")
    kept = again(given, *words, moves=0, handovers=0)
    assert kept.beyond is not None
    more = again(given, *words, moves=kept.beyond.moves, handovers=kept.beyond.handovers)
    assert uncovered(more) <= kept.beyond.uncovered_minutes < uncovered(kept)
    assert more.beyond is None or more.beyond.uncovered_minutes < uncovered(more)


def test_without_limits_nothing_is_said_of_them() -> None:
    made = again(town(8), "hours m1 19.5", "hire 1 from 2016-04", moves=None, handovers=None)
    assert made.beyond is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "2 people work elsewhere (and all 2 could stay), 1 is new"),
        ("de", "2 Personen arbeiten anderswo (und alle 2 könnten bleiben), 1 ist neu"),
    ],
)
def test_who_makes_way_is_told_from_who_is_new(lang: Language, words: str) -> None:
    """m1 works half of the time from April on: with m2 in m1's place nothing is missing."""
    given = town(8)
    in_force = engine.plan(given, NONE).plan
    assert in_force is not None
    change = read_changes(("hours m1 19.5 from 2016-04", "hire 1 from 2016-06"), ())
    made = replan(given, in_force, change.changes, options=FEW)
    assert made.result.plan is not None
    after = change.applied(given)
    difference = diff(in_force, made.result.plan, after, scenario_before=given)
    why = {row.manager: row.why for row in difference.posts}
    assert why.pop("new-1") == "contract"
    assert why.pop("m1") == "exchanged"
    assert set(why.values()) == {"missing"}
    (places,) = (s for s in sections(difference, View(lang=lang)) if s.key == "diff_places")
    assert places.lines == (words,)
