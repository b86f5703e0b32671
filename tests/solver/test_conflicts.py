"""Pins that cannot hold: found, smallest, resolved by leaving any one out, and said."""

from datetime import date
from random import Random
from typing import Literal

import pytest

from allocator.checks.checked import Checked
from allocator.checks.pins import pins as broken_pins
from allocator.facts import Facts
from allocator.model.plan import Plan
from allocator.model.policy import Policy
from allocator.model.scenario import Pin, Scenario
from allocator.model.sites import SiteMove
from allocator.report.conflict import conflict_data, conflict_lines
from allocator.solver.pins.conflicts import conflict
from allocator.solver.pins.cores import Core, UnprovenConflictError, prove, smallest_core
from allocator.solver.pins.pinned import Pinned, Rule
from tests.brute_posts import deployments
from tests.solver.pin_town import CASES, MANAGERS, MOBILE, SITES, START, facts, pin
from tests.worlds import Size, world

R1 = "R1"

CONTRADICTIONS: dict[str, tuple[list[Pin], list[int], set[tuple[str, str]]]] = {
    "at a site and away from it": (
        [pin("post", "m0", "A"), pin("away", "m0", "A", 0)],
        [0, 1],
        set(),
    ),
    "in a round and away from the site": (
        [pin("away", "m1", "B", 4), pin("round", "m1", "B", 3, 4)],
        [0, 1],
        set(),
    ),
    "two posts in a month": (
        [pin("post", "m0", "A", 0, 3), pin("post", "m0", "C", 3, 5)],
        [0, 1],
        {("one_post", "managers.m0")},
    ),
    "a post and a round": (
        [pin("post", "m0", "A"), pin("round", "m0", "B", 5)],
        [0, 1],
        {("one_post", "managers.m0")},
    ),
    "a post and mobile": (
        [pin("post", "m0", "mobile"), pin("post", "m0", "A")],
        [0, 1],
        {("one_post", "managers.m0")},
    ),
    "two posts in months of one phase (nothing changes from May on)": (
        [pin("post", "m0", "A", 2, 3), pin("post", "m0", "C", 4, 5)],
        [0, 1],
        {("one_post", "managers.m0"), ("phases", "managers.m0")},
    ),
    "away in a later month of the same phase": (
        [pin("post", "m0", "A", 2), pin("away", "m0", "A", 5)],
        [0, 1],
        {("phases", "managers.m0")},
    ),
    "a head with a post": (
        [pin("post", "head", "A")],
        [0],
        {("one_post", "managers.head")},
    ),
    "a post after the contract": (
        [pin("post", "leaves", "A", 2, 5)],
        [0],
        {("one_post", "managers.leaves")},
    ),
    "a round after the contract": (
        [pin("round", "leaves", "B", 2, 5)],
        [0],
        {("one_post", "managers.leaves")},
    ),
    "mobile, though not marked mobile": (
        [pin("post", "rigid", "mobile", 1)],
        [0],
        {("mobile_fit", "managers.rigid")},
    ),
    "a round of someone not mobile": (
        [pin("round", "rigid", "B")],
        [0],
        {("mobile_fit", "managers.rigid")},
    ),
    "a post at a mobile site": (
        [pin("post", "m1", "A"), pin("post", "m0", "B")],
        [1],
        {("fixed_site", "sites.B")},
    ),
    "a post in a district": ([pin("post", "m0", "D")], [0], {("fixed_site", "sites.D")}),
    "a fixed site in a round": ([pin("round", "m0", "A")], [0], {("fixed_site", "sites.A")}),
    "a site that closes": ([pin("round", "m0", "E")], [0], {("fixed_site", "sites.E")}),
    "three where two are the standard": (
        [pin("post", m, "A") for m in ("m0", "m1", "m2", "m3")],
        [0, 1, 2],
        {("team_size", "sites.A")},
    ),
    "a half post beside two whole ones": (
        [pin("post", m, "A", 2) for m in ("m0", "half", "m1")],
        [0, 1, 2],
        {("team_size", "sites.A")},
    ),
    "three at two desks": (
        [pin("post", m, "C") for m in ("m0", "m1", "m2")],
        [0, 1, 2],
        {("desks", "sites.C")},
    ),
    "four on the team of a mobile site": (
        [pin("round", m, "B") for m in MOBILE],
        [0, 1, 2, 3],
        {("round", "sites.B")},
    ),
    "two managers for a running case": (
        [pin("case", "m0", R1), pin("case", "m1", R1, 3)],
        [0, 1],
        set(),
    ),
    "to a manager and not to them": (
        [pin("case", "m0", R1), pin("not_case", "m0", R1, 2)],
        [0, 1],
        set(),
    ),
    "a running case to a head": (
        [pin("case", "head", R1)],
        [0],
        {("case_team", "cases.R1"), ("one_post", "managers.head")},
    ),
    "a running case after the contract": (
        [pin("case", "leaves", R1, 3, 5)],
        [0],
        {("case_team", "cases.R1"), ("one_post", "managers.leaves")},
    ),
    "a running case to someone without the skill": (
        [pin("case", "m1", "R2")],
        [0],
        {("case_skills", "cases.R2")},
    ),
    "a running case taken away and back without the skill": (
        [pin("not_case", "m0", "R2", 0), pin("case", "m0", "R2", 2)],
        [0, 1],
        {("case_skills", "cases.R2")},
    ),
    "a running case to someone who works elsewhere": (
        [pin("post", "m1", "A"), pin("case", "m1", R1)],
        [0, 1],
        {("case_team", "cases.R1"), ("one_post", "managers.m1")},
    ),
    "a running case to someone not mobile": (
        [pin("case", "rigid", R1)],
        [0],
        {("case_team", "cases.R1"), ("mobile_fit", "managers.rigid")},
    ),
    "a running case to someone kept away from its site": (
        [pin("case", "m1", R1), pin("away", "m1", "B")],
        [0, 1],
        {("case_team", "cases.R1")},
    ),
    "a running case to a fourth on the team": (
        [*(pin("round", m, "B") for m in ("m1", "m2", "m3")), pin("case", "m4", R1)],
        [0, 1, 2, 3],
        {("case_team", "cases.R1"), ("round", "sites.B")},
    ),
    "kept by someone whose aftercare is over": (
        [pin("post", "m0", "A"), pin("case", "m0", R1, 3)],
        [0, 1],
        {("case_team", "cases.R1"), ("one_post", "managers.m0")},
    ),
    "the smaller of two contradictions": (
        [
            *(pin("post", m, "A") for m in ("m0", "m1", "m2")),
            pin("post", "m3", "A"),
            pin("away", "m3", "A", 5),
        ],
        [3, 4],
        set(),
    ),
}

FEASIBLE: dict[str, list[Pin]] = {
    "nothing pinned": [],
    "away before the post": [pin("away", "m0", "A", 0, 1), pin("post", "m0", "A", 2, 5)],
    "posts in two phases": [pin("post", "m0", "A", 0, 1), pin("post", "m0", "C", 2, 5)],
    "to the end of the contract": [pin("post", "leaves", "A")],
    "away says nothing of who is not there": [pin("away", "head", "A"), pin("away", "leaves", "B")],
    "two at a site of two posts": [pin("post", "m0", "A"), pin("post", "rigid", "A")],
    "a whole post beside two halves": [
        pin("post", "m0", "A"),
        pin("post", "half", "A"),
    ],
    "two at two desks": [pin("post", "m0", "C"), pin("post", "m1", "C")],
    "three on a team": [pin("round", m, "B") for m in ("m0", "m1", "m2")],
    "five in a district": [pin("round", m, "D") for m in MOBILE],
    "until the site closes": [pin("round", "m0", "E", 0, 1)],
    "mobile with a round": [pin("post", "m0", "mobile"), pin("round", "m0", "B")],
    "a waiting case waits": [
        pin("case", "m0", "W1"),
        pin("case", "m1", "W1"),
        pin("not_case", "m0", "W1"),
        pin("case", "head", "W1"),
    ],
    "one manager after the other": [pin("case", "m0", R1, 0, 2), pin("case", "m1", R1, 3, 5)],
    "kept from everyone: nobody holds it": [
        pin("not_case", manager.id, R1) for manager in MANAGERS
    ],
    "kept in the aftercare": [pin("post", "m0", "A"), pin("case", "m0", R1, 2)],
    "who holds it needs no skill": [pin("case", "m0", "R2")],
    "before the horizon": [pin("post", "head", "A", -3, -1)],
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_the_smallest_set_and_its_rules(name: str) -> None:
    pins, smallest, rules = CONTRADICTIONS[name]
    core = smallest_core(Pinned(facts(*pins)))
    assert core is not None
    assert core.pins == tuple(smallest)
    assert set(core.rules) == rules


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_each_pin_and_each_rule_is_needed(name: str) -> None:
    """Leaving out one pin of the set makes the rest possible: a mutation a pin."""
    pins, smallest, _ = CONTRADICTIONS[name]
    assert conflict(facts(*(pins[index] for index in smallest)))
    for one in smallest:
        assert conflict(facts(*(pins[index] for index in smallest if index != one))) == ()


@pytest.mark.parametrize("name", FEASIBLE)
def test_near_contradictions_are_none(name: str) -> None:
    assert conflict(facts(*FEASIBLE[name])) == ()


def test_a_looser_rule_makes_room() -> None:
    pins = [pin("post", m, "A") for m in ("m0", "m1", "m2")]
    assert conflict(facts(*pins))
    assert not conflict(facts(*pins, policy=Policy.model_validate({"team": {"max_extra": 1}})))
    long = [pin("post", "m0", "A"), pin("case", "m0", R1, 3)]
    aftercare = {"caseload": {"aftercare_months": 4}}
    assert not conflict(facts(*long, policy=Policy.model_validate(aftercare)))


def test_a_round_has_at_most_so_many_sites() -> None:
    pins = [pin("round", "m0", site) for site in ("B", "D")]
    policy = Policy.model_validate({"mobile": {"max_sites": 1}})
    core = smallest_core(Pinned(facts(*pins, policy=policy)))
    assert core == Core((0, 1), (Rule("round", "managers.m0"),))


def test_a_case_whose_people_have_left_is_with_nobody() -> None:
    """E closed in February, so that R1 has ended before the horizon."""
    gone = SITES[4].model_copy(update={"closes": date(2016, 2, 15)})
    cases = (CASES[0].model_copy(update={"site": "E"}), *CASES[1:])
    sites = (*SITES[:4], gone)
    assert not conflict(facts(pin("case", "head", R1), sites=sites, cases=cases))


def test_who_was_there_when_the_case_moved_may_keep_it() -> None:
    """E's people move to A in May; m0 has E in the round until then, and keeps R1.

    Away from E too, the aftercare of three months ends in May, and m0 never comes to A.
    """
    moved = SITES[4].model_copy(update={"moves": (SiteMove(to="A", share=1.0),)})
    sites = (*SITES[:4], moved)
    cases = (CASES[0].model_copy(update={"site": "E"}), *CASES[1:])
    elsewhere = [pin("away", "m0", "A"), pin("case", "m0", R1, 5)]
    assert not conflict(facts(*elsewhere, sites=sites, cases=cases))
    before = pin("away", "m0", "E")
    core = smallest_core(Pinned(facts(*elsewhere, before, sites=sites, cases=cases)))
    assert core == Core((0, 1, 2), (Rule("case_team", "cases.R1"),))


@pytest.mark.parametrize(
    "core",
    [
        Core((0,), ()),
        Core((0, 1), (Rule("desks", "sites.A"),)),
        Core((0, 1, 2), ()),
    ],
)
def test_a_set_that_is_not_smallest_is_refused(core: Core) -> None:
    """Possible sets, rules that do nothing and pins too many are never reported."""
    pins = (pin("post", "m0", "A"), pin("away", "m0", "A"), pin("post", "m1", "C"))
    with pytest.raises(UnprovenConflictError):
        prove(Pinned(facts(*pins)), core)


def test_sentences_in_both_languages() -> None:
    pins = [pin("post", m, "A") for m in ("m0", "m1", "m2", "m3")]
    found = conflict(facts(*pins))
    assert conflict_lines(found, "en") == [
        "pins.1: m0 is pinned to Siloah from March 2016 to August 2016.",
        "pins.2: m1 is pinned to Siloah from March 2016 to August 2016.",
        "pins.3: m2 is pinned to Siloah from March 2016 to August 2016.",
        "rule team_size: Standard of Siloah in March 2016: 2. With these 3 people somebody would "
        "be one too many.",
    ]
    assert conflict_lines(found, "de", {"m0": "Frau A."}) == [
        "pins.1: Frau A. ist von März 2016 bis August 2016 auf Siloah festgelegt.",
        "pins.2: m1 ist von März 2016 bis August 2016 auf Siloah festgelegt.",
        "pins.3: m2 ist von März 2016 bis August 2016 auf Siloah festgelegt.",
        "Regel team_size: Soll von Siloah im März 2016: 2. Mit diesen 3 Personen wäre jemand "
        "zu viel.",
    ]


def test_the_month_is_the_first_in_which_they_cannot_hold() -> None:
    found = conflict(facts(pin("round", "m0", "E")))
    assert conflict_lines(found, "en") == [
        "pins.1: E is pinned to the round of m0 from March 2016 to August 2016.",
        "rule fixed_site: E is open on less than half of the working days of May 2016: nobody can "
        "work there.",
    ]
    found = conflict(facts(pin("post", "m0", "A"), pin("away", "m0", "A", 5)))
    assert conflict_lines(found, "de")[1:] == [
        "pins.2: m0 ist im August 2016 für Siloah ausgeschlossen.",
        "Regel pins: Beides zugleich geht im August 2016 nicht.",
    ]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_contradiction_can_be_said(lang: Literal["de", "en"]) -> None:
    for pins, smallest, rules in CONTRADICTIONS.values():
        found = conflict(facts(*pins))
        lines = conflict_lines(found, lang)
        assert len(lines) == len(smallest) + max(len(rules), 1)
        assert not any("{" in line or "None" in line for line in lines)
        data = conflict_data(found, lang)
        assert [entry["sentence"] in line for entry, line in zip(data, lines, strict=True)]


@pytest.mark.parametrize(
    ("given", "months"),
    [
        (pin("post", "head", "A"), [6.0]),
        (pin("round", "leaves", "B", 2, 5), [4.0]),
        (pin("post", "leaves", "A", 1, 5), [1.0]),
        (pin("away", "head", "A"), []),
    ],
)
def test_the_check_sees_pins_that_never_hold(given: Pin, months: list[float]) -> None:
    """In a plan without posts: only months in contract count, unless there are none."""
    assert [broken.amount for broken in broken_pins(Checked(facts(given), Plan()))] == months


def _draw(draw: Random, scenario: Scenario) -> tuple[Pin, ...]:
    """Draw one to four pins on posts, away and rounds, most of which clash."""
    pins = []
    for _ in range(draw.randint(1, 4)):
        kind: Literal["post", "away", "round"] = draw.choice(("post", "post", "away", "round"))
        site = draw.choice(scenario.sites).id
        first, last = sorted((draw.randint(0, 2), draw.randint(0, 2)))
        pins.append(
            Pin(
                kind=kind,
                manager=draw.choice(scenario.managers).id,
                site="mobile" if kind == "post" and draw.random() < 0.25 else site,
                from_=START + first if draw.random() < 0.6 else None,
                until=START + last if draw.random() < 0.6 else None,
            )
        )
    return tuple(pins)


def _deployable(known: Facts) -> bool:
    """Whether trying everything finds a deployment of every phase that the check allows."""
    pinned = Pinned(known)
    for one in known.scenario.pins:
        months = pinned.months(one)
        there = any(pinned.working(one.manager, month) for month in months)
        if one.kind != "away" and months and not there:
            return False
    return all(next(deployments(known, phase), None) is not None for phase in known.phases)


def test_random_pins_as_by_trying_every_deployment() -> None:
    size = Size(sites=3, managers=3, running=0, waiting=1, months=3, arrivals=False)
    wrong, clashing = [], 0
    for seed in range(40):
        scenario = world(seed, size)
        drawn = scenario.model_copy(update={"pins": _draw(Random(seed), scenario)})
        known = Facts(drawn)
        possible = _deployable(known)
        clashing += not possible
        if possible == bool(conflict(known)):
            wrong.append(seed)
    assert wrong == []
    assert 10 < clashing < 35
