"""Every kind of change, by what it makes of a small scenario; and what it refuses."""

import json
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from allocator import change as changing
from allocator.change import LONG_AGO, apply, override, stepped
from allocator.errors import InputError
from allocator.io import examine
from allocator.model import changes as kinds
from allocator.model.scenario import Scenario
from allocator.model.steps import Step
from tests.io.inputs import base, written

CHANGES: TypeAdapter[list[kinds.Change]] = TypeAdapter(list[kinds.Change])
JANUARY = 2025 * 12


def scenario(**more: Any) -> Scenario:
    return Scenario.model_validate_json(json.dumps(base() | more))


def changed(*changes: dict[str, Any], **more: Any) -> Scenario:
    """Apply changes, written as in a file, to the small scenario."""
    return apply(scenario(**more), CHANGES.validate_json(json.dumps(changes)))


def refused(*changes: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    """Return code and path of the faults of changes."""
    with pytest.raises(InputError) as caught:
        changed(*changes, **more)
    return [(fault.code, fault.path) for fault in caught.value.faults]


def test_nothing_changes_nothing() -> None:
    assert apply(scenario(), []) == scenario()


def test_each_kind_is_applied() -> None:
    """A kind of change that the types know and the code does not would be lost."""
    assert set(changing._APPLY) == set(get_args(get_args(kinds.Change)[0]))


def test_arrivals() -> None:
    """1.5 a month all year, doubled from March to May: three spans, nothing else."""
    rows = changed(
        {"change": "arrivals", "factor": 2, "from": "2025-03", "until": "2025-05"}
    ).arrivals.expected
    assert [(row.from_, row.until, row.expected) for row in rows] == [
        (JANUARY, JANUARY + 1, 1.5),
        (JANUARY + 2, JANUARY + 4, 3.0),
        (JANUARY + 5, JANUARY + 11, 1.5),
    ]
    outside = {"profiles": [{"id": "usual"}], "expected": [
        {"profile": "usual", "expected": 0.1, "p90": 0.3, "from": "2025-02", "until": "2025-02"},
    ]}  # fmt: skip
    rows = changed({"change": "arrivals", "factor": 3}, arrivals=outside).arrivals.expected
    assert [(row.expected, row.p90, row.p10) for row in rows] == [(0.3, 0.9, None)]


def test_sites() -> None:
    new = {"id": "new", "residents": 80, "opens": "2025-04-01"}
    after = changed(
        {"change": "open", "site": new},
        {"change": "close", "site": "ford", "on": "2025-05-31",
         "moves": [{"to": "new", "share": 1}]},
    )  # fmt: skip
    assert [site.id for site in after.sites] == ["mill", "ford", "new"]
    assert (after.sites[1].closes, after.sites[1].moves[0].to) == (date(2025, 5, 31), "new")


def test_closing_keeps_moves_that_stand() -> None:
    sites = base()["sites"]
    sites[1] |= {"closes": "2025-08-31", "moves": [{"to": "mill", "share": 1}]}
    after = changed({"change": "close", "site": "ford", "on": "2025-05-31"}, sites=sites)
    assert after.sites[1].moves[0].to == "mill"


def test_residents() -> None:
    """The number that the site has changes; places where only these staff it."""
    change = {"change": "residents", "site": "ford", "value": 60, "from": "2025-03-01"}
    march = date(2025, 3, 1)
    assert changed(change).sites[1].residents == (
        Step(from_=LONG_AGO, value=40),
        Step(from_=march, value=60),
    )
    sites = base()["sites"]
    sites[1] = {"id": "ford", "places": 50, "staff_by": "places", "residents": 40}
    after = changed({"change": "residents", "site": "ford", "value": 60}, sites=sites).sites[1]
    assert (after.places, after.residents) == (60, 40)
    sites[1] = {"id": "ford", "places": 50}
    after = changed({"change": "residents", "site": "ford", "value": 60}, sites=sites).sites[1]
    assert (after.places, after.residents) == (60, None)
    sites[1] = {"id": "ford"}
    after = changed({"change": "residents", "site": "ford", "value": 60}, sites=sites).sites[1]
    assert (after.places, after.residents) == (None, 60)


def test_steps() -> None:
    """From its day on a value holds, whatever was to come later."""
    first, second, third = (date(2025, month, 1) for month in (1, 3, 5))
    before = (Step(from_=first, value=1), Step(from_=third, value=3))
    assert stepped(before, second, 2) == (Step(from_=first, value=1), Step(from_=second, value=2))
    assert stepped(before, first, 2) == (Step(from_=first, value=2),)
    assert stepped(before, None, 2) == 2
    assert stepped(None, second, 2) == (Step(from_=second, value=2),)


def test_managers() -> None:
    after = changed(
        {"change": "join", "manager": {"id": "m3", "hours": 19.5, "from": "2025-04-01"}},
        {"change": "leave", "manager": "m1", "on": "2025-06-30"},
        {"change": "away", "manager": "m2", "from": "2025-05-05", "until": "2025-05-09"},
        {"change": "away", "manager": "m2", "from": "2025-02-03", "until": "2025-02-07"},
        {"change": "hours", "manager": "m2", "value": 20, "from": "2025-03-01"},
        {"change": "hours", "manager": "m3", "value": 39},
    )
    _, m1, m2, m3 = after.managers
    assert m1.until == date(2025, 6, 30)
    assert [absence.from_.month for absence in m2.absences] == [2, 5]
    assert m2.hours == (Step(from_=LONG_AGO, value=39), Step(from_=date(2025, 3, 1), value=20))
    assert (m3.id, m3.hours) == ("m3", 39)


def test_cases() -> None:
    pins = [{"kind": "case", "manager": "m1", "case": "C1"}]
    after = changed(
        {"change": "case_opens", "case": {"id": "C3", "site": "mill", "opened": "2025-01-15"}},
        {"change": "case_closes", "case": "C1"},
        {"change": "case_moves", "case": "C2", "site": "mill"},
        {"change": "case_needs", "case": "C2", "add": ["job_start", "trauma"],
         "dates": {"job_start": "2025-04-01"}},
        {"change": "case_needs", "case": "C2", "remove": ["trauma"]},
        pins=pins,
    )  # fmt: skip
    assert [case.id for case in after.cases] == ["C2", "C3"]
    assert after.pins == ()
    case = after.cases[0]
    assert (case.site, case.needs) == ("mill", ("job_start",))
    assert case.dates == {"job_start": date(2025, 4, 1)}


def test_a_case_that_moves_leaves_its_manager_behind() -> None:
    """Who held it at the mill may keep it; it comes back, and nothing has happened."""
    away = {"change": "case_moves", "case": "C1", "site": "ford"}
    back = {"change": "case_moves", "case": "C1", "site": "mill"}
    assert [case.moved_from for case in changed(away).cases] == ["mill", None]
    assert changed(away, away).cases == changed(away).cases
    assert changed(away, back) == scenario()
    cases = base()["cases"]
    cases[0]["aftercare"] = 2
    moved = changed(away, cases=cases).cases[0]
    assert (moved.moved_from, moved.aftercare) == (None, 2)


def test_nobody_is_met_whose_case_is_closed() -> None:
    appointment = {"id": "a1", "manager": "m1", "date": "2025-02-03", "from": "09:00",
                   "until": "10:00", "case": "C1"}  # fmt: skip
    rota = {"appointments": [appointment, appointment | {"id": "a2", "case": "C2"}]}
    after = changed({"change": "case_closes", "case": "C1"}, rota=rota)
    assert [row.id for row in after.rota.appointments] == ["a2"]


def test_a_case_that_closes_leaves_the_variants_that_name_it() -> None:
    """Else a scenario with a variant about a case could never be planned again without it."""
    opened = {"id": "C8", "site": "mill", "opened": "2025-01-15"}
    about = [
        {"change": "case_opens", "case": opened},
        {"change": "case_moves", "case": "C1", "site": "ford"},
        {"change": "case_moves", "case": "C2", "site": "mill"},
    ]
    variants = [{"id": "v", "changes": about}]
    after = changed({"change": "case_closes", "case": "C1"}, variants=variants)
    kinds = [(row.change, getattr(row, "case", None)) for row in after.variants[0].changes]
    assert kinds[1:] == [("case_moves", "C2")]
    assert kinds[0][0] == "case_opens"


def test_pins() -> None:
    after = changed(
        {"change": "pin", "case": "C2", "manager": "m1", "from": "2025-03", "reason": "wish"},
        {"change": "post", "manager": "m2", "site": "mobile", "until": "2025-04"},
    )
    assert [(pin.kind, pin.case, pin.site, pin.from_, pin.until) for pin in after.pins] == [
        ("case", "C2", None, JANUARY + 2, None),
        ("post", None, "mobile", None, JANUARY + 3),
    ]


def test_needs_become_known() -> None:
    cases = base()["cases"]
    cases[1]["needs"] = "unknown"
    after = changed({"change": "case_needs", "case": "C2", "add": ["trauma"]}, cases=cases)
    assert after.cases[1].needs == ("trauma",)


def test_policy() -> None:
    after = changed(
        {"change": "policy", "path": "fixed.min_residents", "value": 220},
        {"change": "policy", "path": "needs.trauma.points", "value": 40},
    ).policy
    assert after.fixed.min_residents == 220
    assert (after.needs["trauma"].points, after.needs["trauma"].factor) == (40, 1.5)


def test_the_threshold_takes_its_hysteresis_down_with_it() -> None:
    """180 of 200 are nine tenths: 135 of 150. A higher threshold leaves it, and so does 190."""
    for reach, leave in ((150, 135), (190, 180), (180, 180), (179, 161), (250, 180)):
        fixed = changed(
            {"change": "policy", "path": "fixed.min_residents", "value": reach}
        ).policy.fixed
        assert (fixed.min_residents, fixed.leave_below) == (reach, leave)


REFUSED: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"change": "close", "site": "frd", "on": "2025-05-31"}, ("unknown_site", "changes.1.site")),
    ({"change": "residents", "site": "x", "value": 1}, ("unknown_site", "changes.1.site")),
    ({"change": "leave", "manager": "x", "on": "2025-05-31"},
     ("unknown_manager", "changes.1.manager")),
    ({"change": "hours", "manager": "x", "value": 1}, ("unknown_manager", "changes.1.manager")),
    ({"change": "case_closes", "case": "x"}, ("unknown_case", "changes.1.case")),
    ({"change": "case_moves", "case": "C2", "site": "x"}, ("unknown_site", "cases.C2.site")),
    ({"change": "case_needs", "case": "C2", "add": ["job_start"]},
     ("need_without_date", "cases.C2.needs.2")),
    ({"change": "open", "site": {"id": "mill"}}, ("duplicate_id", "sites.mill.id")),
    ({"change": "pin", "case": "C9", "manager": "m1"}, ("unknown_case", "changes.1.case")),
    ({"change": "post", "manager": "m9", "site": "mill"},
     ("unknown_manager", "changes.1.manager")),
    ({"change": "post", "manager": "m1", "site": "x"}, ("unknown_site", "changes.1.site")),
    ({"change": "policy", "path": "fixed.min", "value": 1},
     ("unknown_field", "changes.1.policy.fixed.min")),
    ({"change": "policy", "path": "fix.min", "value": 1}, ("set_path", "changes.1.policy.fix.min")),
    ({"change": "policy", "path": "caseload.months", "value": 0},
     ("not_above", "changes.1.policy.caseload.months")),
    ({"change": "policy", "path": "fixed.min_residents", "value": -150},
     ("not_above", "changes.1.policy.fixed.min_residents")),
    ({"change": "arrivals", "factor": 2, "from": "2025-07", "until": "2025-05"},
     ("wrong_order", "changes.1.until")),
    ({"change": "policy", "path": "fixed.leave_below", "value": 300},
     ("policy_leave_below", "policy.fixed.leave_below")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), REFUSED)
def test_refused(change: dict[str, Any], expected: tuple[str, str]) -> None:
    assert refused(change) == [expected]


def test_all_refused_at_once() -> None:
    assert [code for code, _ in refused(REFUSED[0][0], REFUSED[2][0], REFUSED[4][0])] == [
        "unknown_site",
        "unknown_manager",
        "unknown_case",
    ]


def test_override() -> None:
    values: list[tuple[str, Any]] = [("sites.ford.residents", 60), ("start", "2025-02")]
    after = override(scenario(), values)
    assert (after.sites[1].residents, after.start) == (60, JANUARY + 1)
    with pytest.raises(InputError) as caught:
        override(scenario(), [("sites.x.residents", 60), ("policy.nothing.here", 1)])
    assert [fault.code for fault in caught.value.faults] == ["set_path", "set_path"]
    with pytest.raises(InputError) as caught:
        override(scenario(), [("cases.C1.site", "x"), ("months", 0)])
    assert sorted(fault.code for fault in caught.value.faults) == ["too_small", "unknown_site"]


def test_variants_are_checked_before_they_are_used(tmp_path: Path) -> None:
    """What an earlier change brings, a later one may name; nothing else."""
    fine = [
        {"change": "open", "site": {"id": "new", "residents": 5}},
        {"change": "residents", "site": "new", "value": 9},
        {"change": "join", "manager": {"id": "m7", "post": "new"}},
        {"change": "case_opens", "case": {"id": "C7", "site": "new", "opened": "2025-01-07"}},
        {"change": "case_needs", "case": "C7", "add": ["trauma"]},
    ]
    tree = base() | {"variants": [{"id": "v", "changes": fine}]}
    assert examine(written(tmp_path, tree), variant="v").faults == ()
    wrong = [
        {"change": "residents", "site": "later", "value": 9},
        {"change": "open", "site": {"id": "later"}},
        {"change": "case_needs", "case": "C2", "add": ["wings"]},
        {"change": "away", "manager": "m1", "from": "2025-02-07", "until": "2025-02-03"},
    ]
    tree["variants"] = [{"id": "v", "changes": wrong}]
    assert [(fault.code, fault.path) for fault in examine(written(tmp_path, tree)).faults] == [
        ("unknown_site", "variants.v.changes.1.site"),
        ("unknown_need", "variants.v.changes.3.add.1"),
        ("wrong_order", "variants.v.changes.4.until"),
    ]
