"""Every fault and every oddity of the texts is produced by an input that has just that."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from allocator.errors import InputError
from allocator.io import examine, read_plan
from allocator.texts import contradictions, faults, files, oddities
from tests.io.broken import BOOKS, HEAD, OTHERS, TABLES, TEXTS, TREES, workbook
from tests.io.inputs import base, written

ELSEWHERE = {
    "near": "a sentence, not a fault",
    "known_ids": "a sentence, not a fault",
    "invalid": "test_unexpected_shape",
    "file_unreadable": "test_unreadable",
    "file_too_large": "test_too_large",
    "json_syntax": "test_input_plans",
    "json_duplicate": "test_input_plans",
    "plan_mapping": "test_input_plans",
    "set_form": "test_input_load",
    "unknown_variant": "test_input_load",
    "odd_change_outside": "test_change_words",
    "odd_closed": "test_closed_before",
    "odd_case_closed": "test_closed_before",
    "odd_manager_gone": "test_gone_before",
}


def test_every_code_has_an_input() -> None:
    tested = [*TREES, *TABLES, *OTHERS, *TEXTS, *BOOKS, *ELSEWHERE]
    assert len(tested) == len(set(tested))
    texts = (faults.TEXTS, files.TEXTS, contradictions.TEXTS, oddities.TEXTS)
    assert sorted(tested) == sorted(key for area in texts for key in area)


def test_base_has_nothing(tmp_path: Path) -> None:
    found = examine(written(tmp_path, base()))
    assert (found.faults, found.oddities) == ((), ())


@pytest.mark.parametrize("code", TREES)
def test_of_the_tree(code: str, tmp_path: Path) -> None:
    change, path = TREES[code]
    tree = base()
    change(tree)
    (tmp_path / "folder.csv").mkdir()
    found = examine(written(tmp_path, tree, {"t.csv": HEAD}))
    reported = found.oddities if code.startswith("odd_") else found.faults
    assert (code, path) in [(fault.code, fault.path) for fault in reported]
    assert {fault.odd for fault in reported} == {code.startswith("odd_")}
    assert (found.loaded is None) == (not code.startswith("odd_"))
    if "_twice" not in code:  # one slip is one fault
        allowed = {"moves_circle": 2, "odd_no_languages": 1, "running_with_head": 1}
        assert len(reported) <= allowed.get(code, 1), [fault.path for fault in reported]


@pytest.mark.parametrize("code", TABLES)
def test_of_a_table(code: str, tmp_path: Path) -> None:
    content, row = TABLES[code]
    tree = base() | {"cases": "t.csv"}
    found = examine(written(tmp_path, tree, {"t.csv": content}))
    assert [(fault.code, fault.row) for fault in found.faults] == [(code, row)]
    assert found.faults[0].source == str(tmp_path / "t.csv")


@pytest.mark.parametrize("code", OTHERS)
def test_of_another_table(code: str, tmp_path: Path) -> None:
    name, content = OTHERS[code]
    tree = base() | {"tables": {name: "t.csv"}}
    if name in tree:
        tree = {"name": "A", "state": "NI", "start": "2025-01", "sites": [], "managers": []} | {
            name: "t.csv"
        }
    found = examine(written(tmp_path, tree, {"t.csv": content}))
    assert [(fault.code, fault.row) for fault in found.faults] == [(code, 2)]


@pytest.mark.parametrize("code", TEXTS)
def test_of_the_text(code: str, tmp_path: Path) -> None:
    content, row = TEXTS[code]
    path = tmp_path / "city.yaml"
    path.write_bytes(content)
    found = examine(path)
    assert (code, row) in [(fault.code, fault.row) for fault in found.faults]


@pytest.mark.parametrize("code", BOOKS)
def test_of_a_workbook(code: str, tmp_path: Path) -> None:
    tree = base() | {"workbook": "t.xlsx"}
    tree.pop("cases")
    found = examine(written(tmp_path, tree, {"t.xlsx": BOOKS[code]}))
    assert code in [fault.code for fault in (*found.faults, *found.oddities)]


def test_closed_before(tmp_path: Path) -> None:
    tree = base()
    tree["sites"][1]["closes"] = "2024-12-31"
    found = examine(written(tmp_path, tree))
    assert [fault.code for fault in found.oddities] == ["odd_closed", "odd_case_closed"]


def test_gone_before(tmp_path: Path) -> None:
    tree = base()
    tree["managers"][1]["until"] = "2024-12-31"
    codes = [fault.code for fault in examine(written(tmp_path, tree)).oddities]
    assert "odd_manager_gone" in codes


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    path = written(tmp_path, base())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [fault.code for fault in examine(path).faults] == ["file_unreadable"]


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    with path.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    assert [fault.code for fault in examine(path).faults] == ["file_too_large"]


def test_unexpected_shape(tmp_path: Path) -> None:
    """An error that has no words of its own still comes out as a fault: half a character."""
    path = tmp_path / "plan.json"
    path.write_text('{"overview": {"a": "\\ud800"}}', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(path)
    assert [fault.code for fault in caught.value.faults] == ["invalid"]


def test_a_formula_without_a_result_is_named_with_its_sheet(tmp_path: Path) -> None:
    tables: dict[str, list[list[object]]] = {
        "Fälle": [["id", "site", "opened"], ["C7", "mill", "=A1"]],
        "Unterkünfte": [["id", "residents"], ["mill", "=A1"]],
    }
    tree = base() | {"workbook": "t.xlsx"}
    tree.pop("cases")
    tree.pop("sites")
    found = examine(written(tmp_path, tree, {"t.xlsx": workbook(tables)}))
    empty = [fault for fault in found.faults if fault.code == "formula_empty"]
    places = {(fault.source, fault.values["cell"]) for fault in empty}
    assert {(Path(str(source)).name, cell) for source, cell in places} == {
        ("t.xlsx [Fälle]", "C2"),
        ("t.xlsx [Unterkünfte]", "B2"),
    }


@pytest.mark.parametrize(
    ("case", "opened", "odd"),
    [(1, "2015-01-01", False), (1, "2014-12-31", True), (0, "2010-03-01", False)],
)
def test_who_waits_for_more_than_ten_years_is_odd(
    case: int, opened: str, odd: bool, tmp_path: Path
) -> None:
    tree = base()
    tree["cases"][case]["opened"] = opened
    found = [fault.code for fault in examine(written(tmp_path, tree)).oddities]
    assert ("odd_long_ago" in found) is odd


@pytest.mark.parametrize(("hours", "odd"), [(2, False), (1.9, True)])
def test_less_than_two_hours_a_week_are_odd(hours: float, odd: bool, tmp_path: Path) -> None:
    tree = base()
    tree["managers"][2]["hours"] = hours
    found = [fault.code for fault in examine(written(tmp_path, tree)).oddities]
    assert ("odd_few_hours" in found) is odd


def test_parts_of_a_workbook_may_be_called_otherwise(tmp_path: Path) -> None:
    plain = workbook({"cases": [["id", "site", "opened"], ["C7", "mill", "=A1"]]})
    out = io.BytesIO()
    with ZipFile(io.BytesIO(plain)) as known, ZipFile(out, "w") as other:
        for member in known.namelist():
            content = known.read(member).replace(b"workbook.xml", b"workbook22.xml")
            other.writestr(member.replace("workbook.xml", "workbook22.xml"), content)
    tree = base() | {"workbook": "t.xlsx"}
    tree.pop("cases")
    found = examine(written(tmp_path, tree, {"t.xlsx": out.getvalue()})).faults
    assert [(fault.code, Path(fault.source).name) for fault in found][:1] == [
        ("formula_empty", "t.xlsx [cases]")
    ]
