"""One input for each fault and each oddity of the texts: what `test_input_codes` runs."""

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from openpyxl import Workbook

from tests.io.inputs import Tree

Change = Callable[[Tree], object]
Files = dict[str, str | bytes]


def put(*path: str | int, value: object) -> Change:
    """Return a change that puts a value at a place, making lists and groups on the way."""

    def change(tree: Tree) -> None:
        node: Any = tree
        for part, following in pairwise(path):
            if isinstance(node, dict):
                node = node.setdefault(str(part), [] if isinstance(following, int) else {})
            else:
                node = node[part]
        if isinstance(node, list) and path[-1] == len(node):
            node.append(value)
        else:
            node[path[-1]] = value

    return change


def both(*changes: Change) -> Change:
    """Return several changes as one."""

    def change(tree: Tree) -> None:
        for each in changes:
            each(tree)

    return change


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    """Return an Excel file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    """Return a ZIP file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"{name}.xml", content)
    return out.getvalue()


def closing(**site: object) -> Change:
    """Return a change that gives the second site these fields."""
    return both(*(put("sites", 1, name, value=value) for name, value in site.items()))


def variant(**change: object) -> Change:
    """Return a change that adds a variant of one change."""
    return put("variants", value=[{"id": "v", "changes": [change]}])


ABSENT = both(put("tables", value={"absences": "t.csv"}))
CASES = put("cases", value="t.csv")
HEAD = "id,site,opened\n"

TREES: dict[str, tuple[Change, str]] = {
    "file_missing": (put("cases", value="none.csv"), "cases"),
    "file_irregular": (put("cases", value="folder.csv"), "cases"),
    "table_kind": (put("tables", value={"absences": 3}), "tables.absences"),
    "table_file": (put("cases", value="cases.ods"), "cases"),
    "table_twice": (both(put("tables", value={"cases": "t.csv"})), "cases"),
    "workbook_name": (put("workbook", value="a.csv"), "workbook"),
    "missing": (lambda tree: tree.pop("start"), "start"),
    "missing_change": (variant(factor=2), "variants.v.changes.1"),
    "unknown_field": (put("sites", 0, "residentz", value=3), "sites.mill.residentz"),
    "not_word": (put("name", value=True), "name"),
    "not_whole": (put("months", value=1.5), "months"),
    "not_number": (put("sites", 0, "location", "lat", value="x"), "sites.mill.location.lat"),
    "not_steps": (put("sites", 0, "residents", value="many"), "sites.mill.residents"),
    "not_flag": (put("managers", 1, "mobile", value="no"), "managers.m1.mobile"),
    "not_date": (put("cases", 0, "opened", value="12.11.2024"), "cases.C1.opened"),
    "not_month": (put("start", value="2025-13"), "start"),
    "not_time": (
        put("sites", 0, "access", value=[{"weekday": 1, "from": "9", "until": "10:00"}]),
        "sites.mill.access.1.from",
    ),
    "not_list": (put("managers", 1, "languages", value="ar"), "managers.m1.languages"),
    "not_mapping": (put("policy", value=[1]), "policy"),
    "not_one_of": (put("state", value="NX"), "state"),
    "not_id": (put("cases", 1, "id", value="Anna Maria"), "cases.2.id"),
    "not_tag": (put("managers", 1, "languages", value=["Ar"]), "managers.m1.languages.1"),
    "too_small": (put("months", value=0), "months"),
    "not_above": (put("policy", "mobile", "max_team", value=0), "policy.mobile.max_team"),
    "too_large": (put("months", value=61), "months"),
    "too_short": (put("name", value=""), "name"),
    "too_long": (put("name", value="n" * 81), "name"),
    "steps_order": (put("sites", 0, "residents", value=[]), "sites.mill.residents"),
    "pin_object": (put("pins", value=[{"kind": "post", "manager": "m1"}]), "pins.1"),
    "personal_name": (put("managers", 1, "name", value="A"), "managers.m1.name"),
    "personal_birth": (put("cases", 0, "birth_date", value="A"), "cases.C1.birth_date"),
    "personal_origin": (put("cases", 0, "nationality", value="A"), "cases.C1.nationality"),
    "personal_health": (put("cases", 0, "diagnosis", value="A"), "cases.C1.diagnosis"),
    "personal_reason": (
        put(
            "managers", 1, "absences",
            value=[{"from": "2025-02-03", "until": "2025-02-04", "reason": "A"}],
        ),
        "managers.m1.absences.1.reason",
    ),
    "personal_belief": (put("cases", 0, "religion", value="A"), "cases.C1.religion"),
    "personal_contact": (put("cases", 0, "phone", value="A"), "cases.C1.phone"),
    "personal_status": (put("cases", 0, "legal_status", value="A"), "cases.C1.legal_status"),
    "personal_text": (put("cases", 0, "notes", value="A"), "cases.C1.notes"),
    "personal_gender": (put("cases", 0, "gender", value="A"), "cases.C1.gender"),
    "unknown_site": (put("cases", 0, "site", value="mil"), "cases.C1.site"),
    "unknown_manager": (put("cases", 0, "manager", value="m9"), "cases.C1.manager"),
    "unknown_case": (
        put("pins", value=[{"kind": "case", "manager": "m1", "case": "C9"}]), "pins.1.case",
    ),
    "unknown_profile": (
        put("arrivals", "expected", 0, "profile", value="other"), "arrivals.expected.1.profile",
    ),
    "unknown_base": (put("managers", 1, "base", value="attic"), "managers.m1.base"),
    "unknown_place": (
        put("travel", value=[{"from": "mill", "to": "moon", "minutes": 5}]), "travel.1.to",
    ),
    "unknown_need": (put("cases", 1, "needs", value=["wings"]), "cases.C2.needs.1"),
    "duplicate_id": (put("cases", 1, "id", value="C1"), "cases.C1.id"),
    "duplicate_language": (
        put("interpreters", value=[{"language": "ti", "hours": 1}] * 2),
        "interpreters.2.language",
    ),
    "reserved_id": (put("bases", 0, "id", value="mobile"), "bases.mobile.id"),
    "wrong_order": (closing(opens="2025-03-01", closes="2025-02-01"), "sites.ford.closes"),
    "moves_without_closing": (
        closing(moves=[{"to": "mill", "share": 1}]), "sites.ford.moves",
    ),
    "moves_share": (
        closing(closes="2025-06-30", moves=[{"to": "mill", "share": 0.9}]), "sites.ford.moves",
    ),
    "move_too_late": (
        closing(closes="2025-06-30", moves=[{"to": "out", "share": 1, "from": "2025-07-02"}]),
        "sites.ford.moves.1.from",
    ),
    "moves_circle": (
        closing(closes="2025-06-30", moves=[{"to": "ford", "share": 1}]), "sites.ford.moves",
    ),
    "lead_outside_round": (put("managers", 2, "leads", value=["mill"]), "managers.m2.leads.1"),
    "head_with_post": (put("managers", 0, "post", value="mill"), "managers.h1.post"),
    "running_without_start": (lambda tree: tree["cases"][0].pop("start"), "cases.C1.manager"),
    "start_without_manager": (lambda tree: tree["cases"][0].pop("manager"), "cases.C1.start"),
    "extended_waiting": (
        put("cases", 1, "extended_until", value="2025-09"), "cases.C2.extended_until",
    ),
    "aftercare_waiting": (put("cases", 1, "aftercare", value=1), "cases.C2.aftercare"),
    "aftercare_moved": (
        lambda tree: tree["cases"][0].update(aftercare=1, moved_from="ford"),
        "cases.C1.aftercare",
    ),
    "running_with_head": (put("cases", 0, "manager", value="h1"), "cases.C1.manager"),
    "start_in_future": (put("cases", 0, "start", value="2025-02"), "cases.C1.start"),
    "need_without_date": (put("cases", 1, "needs", value=["job_start"]), "cases.C2.needs.1"),
    "date_of_undated_need": (
        put("cases", 1, "dates", value={"trauma": "2025-02-01"}), "cases.C2.dates.trauma",
    ),
    "profile_dated_need": (
        put("arrivals", "profiles", 0, "needs", value=["move_out"]),
        "arrivals.profiles.usual.needs.1",
    ),
    "unknown_with_needs": (put("cases", 1, "needs", value=["unknown", "trauma"]), "cases.C2.needs"),
    "percentiles_order": (
        both(
            put("arrivals", "expected", 0, "p10", value=3),
            put("arrivals", "expected", 0, "p90", value=2),
        ),
        "arrivals.expected.1.p10",
    ),
    "leg_to_itself": (
        put("travel", value=[{"from": "mill", "to": "mill", "minutes": 5}]), "travel.1.to",
    ),
    "leg_twice": (
        put("travel", value=[{"from": "mill", "to": "ford", "minutes": 5}] * 2), "travel.2.to",
    ),
    "policy_leave_below": (
        put("policy", value={"fixed": {"leave_below": 201}}), "policy.fixed.leave_below",
    ),
    "policy_bands": (put("policy", value={"points": {"high": 61}}), "policy.points.high"),
    "visit_classes": (
        put(
            "policy",
            value={"mobile": {"visits": [{"per_fortnight": 1, "minutes": 60}] * 2}},
        ),
        "policy.mobile.visits.2",
    ),
    "set_path": (
        variant(change="policy", path="caseload.month", value=9), "variants.v.changes.1.path",
    ),
    "odd_no_base": (lambda tree: tree.pop("bases"), "bases"),
    "odd_visit_classes": (
        put(
            "policy",
            value={"mobile": {"visits": [{"up_to": 9, "per_fortnight": 1, "minutes": 60}]}},
        ),
        "policy.mobile.visits",
    ),
    "odd_mark": (
        put("marks", value=[{"path": "towns.A", "mark": "assumed", "note": "x"}]), "marks.1.path",
    ),
    "odd_no_location": (lambda tree: tree["sites"][1].pop("location"), "sites.ford"),
    "odd_empty_site": (lambda tree: tree["sites"][1].pop("residents"), "sites.ford"),
    "odd_staff_by": (put("sites", 1, "staff_by", value="places"), "sites.ford.staff_by"),
    "odd_no_moves": (closing(closes="2025-06-30"), "sites.ford.closes"),
    "odd_move_closed": (
        both(
            closing(closes="2025-06-30", moves=[{"to": "new", "share": 1}]),
            put(
                "sites", 2,
                value={"id": "new", "residents": 0, "opens": "2025-07-02",
                       "location": {"lat": 52.3, "lon": 9.7}},
            ),
        ),
        "sites.ford.moves.1.to",
    ),
    "odd_no_languages": (put("managers", 2, "languages", value=[]), "managers.m2"),
    "odd_german": (put("managers", 2, "languages", value=["fa", "de"]), "managers.m2.languages"),
    "odd_outside_contract": (put("managers", 2, "from", value="2026-01-01"), "managers.m2"),
    "odd_long_hours": (put("managers", 2, "hours", value=390), "managers.m2.hours"),
    "odd_few_hours": (put("managers", 2, "hours", value=0.39), "managers.m2.hours"),
    "odd_nobody": (put("managers", 2, "max_people", value=0), "managers.m2.max_people"),
    "odd_long_ago": (put("cases", 1, "opened", value="0204-11-02"), "cases.C2.opened"),
    "odd_not_mobile": (put("managers", 2, "mobile", value=False), "managers.m2.post"),
    "odd_round": (
        both(put("managers", 2, "mobile", value=False), put("managers", 2, "post", value="mill")),
        "managers.m2.round",
    ),
    "odd_two_leads": (
        put(
            "managers", 3,
            value={"id": "m3", "languages": ["ar"], "round": ["ford"], "leads": ["ford"]},
        ),
        "managers.m3.leads",
    ),
    "odd_future_case": (put("cases", 1, "opened", value="2025-01-02"), "cases.C2.opened"),
    "odd_case_after_closing": (
        both(
            closing(closes="2025-06-30", moves=[{"to": "mill", "share": 1}]),
            put("cases", 1, "opened", value="2025-07-01"),
        ),
        "cases.C2.opened",
    ),
    "odd_overfull": (put("sites", 0, "places", value=1), "sites.mill.residents"),
    "odd_later_case": (put("cases", 1, "opened", value="2035-01-02"), "cases.C2.opened"),
    "odd_points": (put("cases", 1, "points", value=20), "cases.C2.points"),
    "odd_start_before_opened": (put("cases", 0, "start", value="2024-10"), "cases.C1.start"),
    "odd_overdue": (
        both(
            put("cases", 0, "start", value="2024-03"),
            put("cases", 0, "opened", value="2024-03-01"),
        ),
        "cases.C1.start",
    ),
    "odd_elsewhere": (put("cases", 0, "site", value="ford"), "cases.C1.manager"),
    "odd_language": (put("cases", 1, "languages", value=["ti"]), "cases.C2.languages"),
    "odd_skill": (put("cases", 1, "skills", value=["law"]), "cases.C2.skills"),
    "odd_expected_outside": (
        put("arrivals", "expected", 0, "from", value="2026-01"), "arrivals.expected.1",
    ),
    "odd_pin_outside": (
        put("pins", value=[{"kind": "post", "manager": "m1", "site": "mill", "until": "2024-12"}]),
        "pins.1",
    ),
}  # fmt: skip
"""Code, the change that brings it about (and nothing else), and the path it is reported at."""

TABLES: dict[str, tuple[str | bytes, int]] = {
    "not_text": (b"id,site,opened\n\0", 0),
    "table_empty": ("# nothing\n", 0),
    "csv_quote": (HEAD + 'C7,"mill,2024-11-12\n', 2),
    "header_unknown": ("id,site,opened,colour\nC7,mill,2024-11-12,red\n", 1),
    "header_twice": ("id,site,opened,Kennung\nC7,mill,2024-11-12,C7\n", 1),
    "cell_without_header": (HEAD + "C7,mill,2024-11-12,1\n", 2),
    "cell_whole": ("id,site,opened,persons\nC7,mill,2024-11-12,1.250\n", 2),
    "cell_date": (HEAD + "\n# a comment\nC7,mill,31.02.2024\n", 4),
    "cell_month": (
        "id,site,opened,manager,start\nC7,mill,2024-11-12,,\nC8,mill,2024-11-12,m1,Dezember\n", 3,
    ),
    "formula_error": ("id,site,opened,persons\nC7,mill,2024-11-12,#REF!\n", 2),
    "table_too_wide": (HEAD + "," * 5_000, 2),
    "table_too_long": (HEAD + "C,mill,2024-11-12\n" * 200_001, 0),
}  # fmt: skip
"""Code, the file of the table of cases, and the line the fault is reported at."""

OTHERS: dict[str, tuple[str, str]] = {
    "cell_number": ("hours", "manager,value\nm1,viel\n"),
    "cell_flag": ("managers", "id;mobil\nm1;vielleicht\n"),
    "cell_windows": ("sites", "id;access\nmill;morgens\n"),
    "given_twice": ("residents", "site,from,value\nmill,2025-01-01,200\n"),
}
"""Code, another table, and its file."""

TEXTS: dict[str, tuple[bytes, int]] = {
    "not_utf8": (b"name: A\nx: \xff\n", 2),
    "control_character": (b"name: A\nstate: \x07\n", 2),
    "scenario_mapping": (b"- 1\n", 1),
    "yaml_syntax": (b"%YAML 9.9\n---\na: 1\n", 1),
    "yaml_colon": (b"name: a: b\n", 1),
    "yaml_quote": (b"name: 'a\n", 2),
    "yaml_character": (b"name: A\n\tstate: NI\n", 2),
    "yaml_bracket": (b"sites: [a, b\nname: A\n", 2),
    "yaml_indent": (b"sites:\n  - a\n - b\n", 3),
    "yaml_alias": (b"name: &a A\n", 1),
    "yaml_tag": (b"name: !!str A\n", 1),
    "yaml_duplicate": (b"name: A\nstate: NI\nname: B\n", 3),
    "yaml_key": (b"? [a]\n: b\n", 1),
    "yaml_documents": (b"name: A\n---\nname: B\n", 2),
    "yaml_depth": (b"a: " + b"[" * 30 + b"]" * 30, 1),
    "yaml_nodes": (b"a: [" + b"1," * 300_000 + b"]", 1),
}
"""Code, the scenario file, and the line."""

BOOKS: dict[str, bytes] = {
    "not_workbook": b"PK nothing",
    "workbook_too_large": packed(a=b" " * (97 * 2**20)),
    "workbook_entities": packed(a=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    "formula_empty": workbook({"cases": [["id", "site", "opened"], ["C7", "mill", "=A1"]]}),
    "odd_sheet": workbook({"Notizen": [["nothing"]]}),
}
"""Code and the workbook."""
