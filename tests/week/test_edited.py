"""Half days edited in the workbook of random weeks: exactly they change, to the minute."""

import io
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

import allocator
from allocator.facts import Facts
from allocator.handmade import Imported, import_rota
from allocator.io.rota_marks import column_mark
from allocator.model.plan import Plan
from allocator.model.rota import Rota
from allocator.report.rota.cells import cell_text, place_names
from allocator.report.rota.xlsx import rota_xlsx
from allocator.report.view import View
from allocator.week import WeekFacts
from allocator.week.edited import plain
from allocator.week.halves import Entry, cells
from tests.rota_worlds import world

Written = dict[tuple[str, date, int], str]


@cache
def week_of(seed: int) -> tuple[Facts, Plan, Rota]:
    scenario, plan, monday = world(seed)
    return Facts(scenario), plan, allocator.rota(scenario, plan, monday)


def read_back(seed: int, folder: Path, written: Written) -> tuple[WeekFacts, Rota, Imported]:
    """Write the week of a random world, put texts into cells, and read it back."""
    facts, plan, rota = week_of(seed)
    asked = WeekFacts(facts, plan, rota.week)
    book = load_workbook(io.BytesIO(rota_xlsx([(asked, rota)], View("de"))))
    sheet: Any = book.worksheets[0]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows()}
    columns = {cell.value: cell.column for cell in sheet[1]}
    for (manager, day, half), text in written.items():
        sheet.cell(rows[manager], columns[column_mark(day, half)]).value = text
    book.save(folder / "week.xlsx")
    return asked, rota, import_rota(facts, plan, folder / "week.xlsx")


@pytest.mark.parametrize("seed", range(4))
def test_what_is_not_edited_comes_back_as_it_was(seed: int, tmp_path: Path) -> None:
    _, rota, found = read_back(seed, tmp_path, {})
    assert found.after == (rota,)
    assert (found.edits, found.caused, found.cured) == ((), (), ())


@pytest.mark.parametrize("seed", range(8))
def test_exactly_the_edited_half_days_change(seed: int, tmp_path: Path) -> None:
    """Two half days exchanged, one person ill, one duty made up; the sheet then says just that."""
    facts, plan, rota = week_of(seed)
    draw, asked = Random(seed), WeekFacts(facts, plan, rota.week)
    shown, places = cells(asked, rota), place_names(asked, View("de"))
    keys = [(who, day, half) for who, day in shown for half in (0, 1)]
    one, other, ill, more = draw.sample(keys, 4)
    if one[2] != other[2]:
        other = other[0], other[1], one[2]
    wanted: dict[tuple[str, date, int], tuple[Entry, ...]] = {
        one: plain(shown[other[:2]][other[2]]),
        other: plain(shown[one[:2]][one[2]]),
        ill: (Entry("absence"),),
        more: (Entry("visit", *((540, 600), (840, 915))[more[2]], "S0"),),
    }
    written = {
        key: cell_text(entries or (Entry("free"),), None, places, View("de"))
        for key, entries in wanted.items()
    }
    _, _, found = read_back(seed, tmp_path, written)
    (after,) = found.after
    edited = {(row.edit.manager, row.edit.date, row.edit.half) for row in found.edits}
    assert edited == {
        key for key, entries in wanted.items() if entries != plain(shown[key[:2]][key[2]])
    }
    again = cells(asked, after)
    for key in keys:
        expected = wanted.get(key, plain(shown[key[:2]][key[2]]))
        assert plain(again[key[:2]][key[2]]) == expected, key
    touched = {key[:2] for key in edited}
    kept = [block for block in rota.blocks if (block.manager, block.date) not in touched]
    assert kept == [b for b in after.blocks if (b.manager, b.date) not in touched]
    # A day made anew has neither gaps nor two things at a time of its own making.
    own = {"free", "break", "travel"}
    for manager, day in touched:
        row = [b for b in after.blocks if (b.manager, b.date) == (manager, day)]
        for a in row:
            for b in row:
                overlaps = a is not b and a.start < b.end and b.start < a.end
                assert not (overlaps and {a.activity, b.activity} <= own)


def test_an_ill_person_counts_as_away_in_the_check(tmp_path: Path) -> None:
    """The contract of the day is not missed then; what it leaves open is."""
    facts, plan, rota = week_of(3)
    asked = WeekFacts(facts, plan, rota.week)
    who = next(b.manager for b in rota.blocks if b.activity in ("office_hour", "visit"))
    ill: Written = {(who, day, half): "krank" for day in asked.days for half in (0, 1)}
    _, _, found = read_back(3, tmp_path, ill)
    assert found.absent.words
    assert all(words.startswith(f"away {who} ") for words in found.absent.words)
    broken = {row.rule for row in found.caused}
    assert broken & {"staffed", "visited"}
    assert "week_contract" not in broken
    assert "krank" not in found.after[0].model_dump_json()
