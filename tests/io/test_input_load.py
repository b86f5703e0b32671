"""Loading: precedence, variants, set values, all faults at once, the digest."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from allocator.errors import InputError
from allocator.io import digest, examine, load, load_scenario
from allocator.model.scenario import Scenario
from tests.io.inputs import base, codes, written

LONGER = {"id": "longer", "changes": [{"change": "policy", "path": "caseload.months", "value": 10}]}


def test_precedence(tmp_path: Path) -> None:
    """Defaults, then files, then the variant, then set values."""
    tree = base() | {"variants": [LONGER]}
    path = written(tmp_path, tree)
    assert load(path).scenario.policy.caseload.months == 8
    tree["policy"] = {"caseload": {"months": 9}}
    path = written(tmp_path, tree)
    assert load(path).scenario.policy.caseload.months == 9
    assert load(path, variant="longer").scenario.policy.caseload.months == 10
    both = load_scenario(path, variant="longer", sets=["policy.caseload.months=11"])
    assert both.policy.caseload.months == 11


SETS: list[tuple[str, Any]] = [
    ("start=2025-02", lambda s: s.start == 2025 * 12 + 1),
    ("months=6", lambda s: s.months == 6),
    ("sites.ford.residents=60", lambda s: s.sites[1].residents == 60),
    ("managers.m2.absences=[{from: 2025-02-03, until: 2025-02-04}]",
     lambda s: len(s.managers[2].absences) == 1),
    ("policy.needs.trauma.points=60",
     lambda s: (s.policy.needs["trauma"].points, s.policy.needs["trauma"].factor) == (60, 1.5)),
    ("policy.points.urgent=70", lambda s: s.policy.points.high == 30),
    ("policy={caseload: {months: 7}}", lambda s: s.policy.caseload.months == 7),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds"), SETS)
@pytest.mark.parametrize("variant", [None, "longer"])
def test_set_values(text: str, holds: Any, variant: str | None, tmp_path: Path) -> None:
    path = written(tmp_path, base() | {"variants": [LONGER]})
    assert holds(load(path, variant=variant, sets=[text]).scenario)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("policy.caseload.months", "set_form"),
        ("=3", "set_form"),
        ("policy.caseload.month=3", "unknown_field"),
        ("policy.caseloads.months=3", "set_path"),
        ("sites.mil.residents=3", "set_path"),
        ("months=many", "not_whole"),
        ("months=[", "yaml_syntax"),
        ("months=&a 3", "yaml_alias"),
    ],
)
def test_set_values_that_do_not_fit(text: str, code: str, tmp_path: Path) -> None:
    found = examine(written(tmp_path, base()), sets=[text])
    assert [fault.code for fault in found.faults] == [code]
    assert found.faults[0].source.startswith("--set")


def test_a_set_value_may_give_what_is_missing(tmp_path: Path) -> None:
    tree = base()
    del tree["start"]
    path = written(tmp_path, tree)
    with pytest.raises(InputError):
        load(path)
    assert load(path, sets=["start=2025-01"]).scenario.start == 2025 * 12


def test_unknown_variant(tmp_path: Path) -> None:
    found = examine(written(tmp_path, base() | {"variants": [LONGER]}), variant="longr")
    assert codes(found) == ["unknown_variant"]
    assert "longer" in found.faults[0].text


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    """A bad row hides no other, nor does a bad file; files come in the order of reading."""
    tree = base() | {
        "state": "NX",
        "cases": "cases.csv",
        "tables": {"absences": "none.csv"},
        "pins": [{"kind": "post", "manager": "m9", "site": "mill"}],
    }
    rows = "id,site,opened,persons\nC1,mil,x,1\nC2,ford,2024-12-03,0\nC3,ford,2024-12-04,y\n"
    found = examine(written(tmp_path, tree, {"cases.csv": rows}))
    names = [(Path(fault.source).name, fault.row, fault.code) for fault in found.faults]
    assert [name for name in names if name[0] == "cases.csv"] == [
        ("cases.csv", 2, "cell_date"),
        ("cases.csv", 2, "unknown_site"),
        ("cases.csv", 3, "too_small"),
        ("cases.csv", 4, "cell_whole"),
    ]
    assert sorted(name[2] for name in names if name[0] != "cases.csv") == [
        "file_missing",
        "not_one_of",
        "unknown_manager",
    ]


def test_a_missing_table_is_one_fault(tmp_path: Path) -> None:
    """Where the table of sites cannot be read, nothing is said about who names a site."""
    assert codes(examine(written(tmp_path, base() | {"sites": "none.csv"}))) == ["file_missing"]


def test_personal_data_is_never_repeated(tmp_path: Path) -> None:
    tree = base() | {"cases": "cases.csv"}
    tree["managers"][1]["notes"] = "Secret-One"
    tree["managers"][2]["id"] = "Secret Two"
    rows = "id,site,opened,Vorname,persons\nSecret Three,mill,2024-12-03,Secret-Four,1\n"
    found = examine(written(tmp_path, tree, {"cases.csv": rows}))
    said = " ".join(f"{fault.path} {fault.said(lang)}" for fault in found.faults for lang in _LANGS)
    assert "personal_text" in codes(found)
    assert "personal_name" in codes(found)
    assert codes(found).count("not_id") == 2
    assert "Secret" not in said


_LANGS: tuple[Any, ...] = ("de", "en")


def test_digest_is_of_what_is_meant(tmp_path: Path) -> None:
    """It does not change with the files a scenario stands in, and does with any value."""
    plain = load(written(tmp_path, base())).digest
    rows = (
        "Kennung;Unterkunft;Eröffnet;Bedarfe;manager;Beginn\n"
        "C1;mill;12.11.2024;;m1;12.2024\nC2;ford;3.12.2024;trauma;;\n"
    )
    table = base() | {"cases": "t.csv", "months": 12}
    loaded = load(written(tmp_path, table, {"t.csv": rows}))
    assert loaded.digest == plain == digest(loaded.scenario)
    assert [(Path(s.name).name, s.table, s.rows) for s in loaded.sources] == [
        ("city.yaml", "", 0),
        ("t.csv", "cases", 2),
    ]
    assert load(written(tmp_path, base()), sets=["months=11"]).digest != plain


def test_a_large_city_loads_quickly(tmp_path: Path) -> None:
    """21,000 cases as CSV: about a second; five would mean that something grows too fast."""
    rows = "".join(
        f"C{n},{('mill', 'ford')[n % 2]},2024-{n % 12 + 1:02d}-11,trauma little_german,ar fa,"
        f"{'m1,2024-12' if n < 15_000 else ','}\n"
        for n in range(21_000)
    )
    head = "id,site,opened,needs,languages,manager,start\n"
    path = written(tmp_path, base() | {"cases": "t.csv"}, {"t.csv": head + rows})
    start = time.process_time()
    assert len(load(path).scenario.cases) == 21_000
    assert time.process_time() - start < 5


def test_an_unknown_id_is_answered_with_those_that_are_known(tmp_path: Path) -> None:
    """With what looks like it, else with all if these are few."""
    tree = base()
    tree["managers"][1]["post"] = "mobil"
    tree["cases"][0]["site"] = "zzz"
    said = {fault.path: fault.said("de") for fault in examine(written(tmp_path, tree)).faults}
    assert said["managers.m1.post"].endswith("Gemeint: mobile?")
    assert said["cases.C1.site"].endswith("Bekannt: mill, ford.")


def test_a_scenario_from_python_is_checked_too() -> None:
    tree = base()
    tree["cases"][0]["site"] = "mil"
    with pytest.raises(ValueError, match=r"cases\.C1\.site: There is no site mil"):
        Scenario.model_validate_json(json.dumps(tree))
