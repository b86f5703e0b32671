"""``rota`` of a scenario: what it names must exist, spans have an order, all faults at once."""

from pathlib import Path

from allocator.io import examine
from tests.io.inputs import base, written


def test_faults_of_rota_come_together(tmp_path: Path) -> None:
    tree = base()
    backwards = {"weekday": 1, "from": "12:00", "until": "09:00"}
    tree["policy"] = {"rota": {"office_windows": [backwards]}}
    tree["rota"] = {
        "meetings": [
            {"id": "team", "weekday": 2, "from": "10:00", "until": "09:00", "managers": ["x1"]},
            {"id": "team", "from": "09:00", "until": "10:00", "place": "moon"},
        ],
        "wishes": [{"manager": "x2", "kind": "rather", "weekday": 6}],
        "half_days": [{"manager": "x3", "date": "2025-01-07", "half": "noon"}],
        "bookings": [{"id": "k1", "site": "x4", "language": "ti"}],
        "free_days": [{"manager": "x5", "weekdays": [5], "reason": "ill"}],
    }
    found = examine(written(tmp_path, tree))
    assert sorted((fault.code, fault.path) for fault in found.faults) == [
        ("duplicate_id", "rota.meetings.team.id"),
        ("not_one_of", "rota.half_days.1.half"),
        ("personal_reason", "rota.free_days.1.reason"),
        ("too_large", "rota.wishes.1.weekday"),
        ("unknown_manager", "rota.free_days.1.manager"),
        ("unknown_manager", "rota.half_days.1.manager"),
        ("unknown_manager", "rota.meetings.team.managers.1"),
        ("unknown_manager", "rota.wishes.1.manager"),
        ("unknown_place", "rota.meetings.team.place"),
        ("unknown_site", "rota.bookings.k1.site"),
        ("wrong_order", "policy.rota.office_windows.1.until"),
        ("wrong_order", "rota.meetings.team.until"),
    ]


def test_a_scenario_with_everything_for_the_week(tmp_path: Path) -> None:
    tree = base()
    manager, site = tree["managers"][0]["id"], tree["sites"][0]["id"]
    tree["rota"] = {
        "meetings": [{"id": "team", "weekday": 2, "from": "09:00", "until": "10:30"}],
        "appointments": [
            {"id": "t1", "manager": manager, "date": "2025-01-07", "from": "09:05"}
            | {"until": "09:50", "place": site}
        ],
        "deputies": [{"manager": manager, "deputies": [manager]}],
        "interpreters": [
            {"id": "i1", "languages": ["ti"]}
            | {"hours": [{"weekday": 1, "from": "09:00", "until": "12:00"}]}
        ],
        "accounts": [{"manager": manager, "office": -120}],
        "pins": [{"site": site, "weekday": 3, "from": "10:00"}],
    }
    loaded = examine(written(tmp_path, tree)).loaded
    assert loaded is not None
    given = loaded.scenario.rota
    assert given.appointments[0].from_ == 9 * 60 + 5
    assert given.pins[0].from_ == 600
