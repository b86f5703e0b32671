"""Changes in words: every change reads back as it was, and what is wrong is answered."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.asked import Asked
from allocator.commands.main import run
from allocator.errors import InputError
from allocator.io.change_files import read_changes
from allocator.io.change_forms import FORMS, Form
from allocator.io.change_words import read_sentence, sentence, words_of
from allocator.model import changes as kinds
from tests.io.changes_drawn import changes
from tests.io.inputs import base, written

MAY = 2016 * 12 + 4


def one(text: str) -> kinds.Change:
    """Read one sentence."""
    (change,) = read_changes([text]).changes
    return change


def faults(*sentences: str, files: tuple[Path, ...] = ()) -> list[tuple[str, str, str]]:
    """Place, path and code of the faults of changes."""
    with pytest.raises(InputError) as caught:
        read_changes(sentences, files)
    return [(fault.place, fault.path, fault.code) for fault in caught.value.faults]


@settings(max_examples=250, deadline=None)
@given(changes)
def test_every_change_reads_back_from_its_words(change: kinds.Change) -> None:
    assert one(sentence(change)) == change


HEADS = [str(form.parts[0]) for form in FORMS]
PIECES = [*HEADS, "m1", "x2", "from", "2016-05", "2016-05-01", "a=1", "+a", "needs", "=", "["]
any_words = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40) | any_words)
def test_any_words_are_read_or_refused(text: str) -> None:
    """Whatever is said, the answer is a change or a fault with a text in both languages."""
    try:
        assert read_changes([text]).changes
    except InputError as error:
        assert all(fault.said("de") and fault.said("en") for fault in error.faults)


def test_each_kind_of_change_has_one_form() -> None:
    known = [get_args(kind.model_fields["change"].annotation)[0] for kind in get_args(
        get_args(kinds.Change)[0])]  # fmt: skip
    assert sorted(form.kind for form in FORMS) == sorted(known)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_examples_of_the_help_are_of_their_kind(form: Form) -> None:
    assert one(form.example).change == form.kind


SAID: list[tuple[str, dict[str, Any]]] = [
    ("close mill 2016-06-15", {"change": "close", "site": "mill", "on": "2016-06-15"}),
    ("close ford 2016-06", {"change": "close", "site": "ford", "on": "2016-06-30"}),
    ("close ford 2016-06-30 to mill=0.5@2016-05,out=0.5",
     {"change": "close", "site": "ford", "on": "2016-06-30", "moves": [
         {"to": "mill", "share": 0.5, "from": "2016-05-01"}, {"to": "out", "share": 0.5}]}),
    ("arrivals x2 from 2016-05", {"change": "arrivals", "factor": 2, "from": "2016-05"}),
    ("away m07 2016-04-04..2016-05-13",
     {"change": "away", "manager": "m07", "from": "2016-04-04", "until": "2016-05-13"}),
    ("hire 10 fte=1.0 languages=ar,fa until 2017-06",
     {"change": "hire", "number": 10, "languages": ["ar", "fa"], "until": "2017-06-30"}),
    ("residents siloah 180 from 2016-05",
     {"change": "residents", "site": "siloah", "value": 180, "from": "2016-05-01"}),
    ("hours m12 29.5", {"change": "hours", "manager": "m12", "value": 29.5}),
    ("hours 012 20", {"change": "hours", "manager": "012", "value": 20}),
    ("case C0412 needs +trauma", {"change": "case_needs", "case": "C0412", "add": ["trauma"]}),
    ("case C1 needs +job_start=2016-06-01 -unknown",
     {"change": "case_needs", "case": "C1", "add": ["job_start"], "remove": ["unknown"],
      "dates": {"job_start": "2016-06-01"}}),
    ("policy fixed.min_residents=150",
     {"change": "policy", "path": "fixed.min_residents", "value": 150}),
    ('open halle residents=90 name="Alte Halle" location={lat: 52.4, lon: 9.7}',
     {"change": "open", "site": {"id": "halle", "residents": 90, "name": "Alte Halle",
                                 "location": {"lat": 52.4, "lon": 9.7}}}),
    ("join m9 section=012", {"change": "join", "manager": {"id": "m9", "section": "012"}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "data"), SAID, ids=[text for text, _ in SAID])
def test_words_mean_the_data(text: str, data: dict[str, Any], tmp_path: Path) -> None:
    """The same change as data, in a file."""
    file = tmp_path / "changes.yaml"
    file.write_text(json.dumps([data]), encoding="utf-8")
    assert (one(text),) == read_changes(files=[file]).changes


def test_words_are_split_outside_of_brackets_and_quotes() -> None:
    assert words_of('a  b="x y" c={d: [1, 2]} "e\\" f"') == ["a", 'b="x y"', "c={d: [1, 2]}",
                                                             '"e\\" f"']  # fmt: skip


WRONG = [
    ("clsoe ford 2016-06-15", "change_unknown", "Did you mean close"),
    ("", "change_unknown", "arrivals, open, close"),
    ("close ford", "change_ends", "DAY is missing"),
    ("close ford 2016-13", "change_not_day", "as in 2016-06-15"),
    ("close ford 2016-06-15 2016-07-01", "change_extra", "does not belong"),
    ("close ford 2016-06-15 to mill", "change_not_moves", "siloah=0.6"),
    ("arrivals 2", "change_not_factor", "as in x2"),
    ("arrivals x2 from 2016-05-01", "change_not_month", "as in 2016-05"),
    ("arrivals x2 from 2016-05 from 2016-06", "change_twice", "from"),
    ("residents ford many", "change_not_number", "180"),
    ("away m1 2016-04-04", "change_not_span", "2016-04-04..2016-05-13"),
    ("case C1", "change_verb", "opens, closes, moves, needs"),
    ("case C1 neds +trauma", "change_verb", "Did you mean needs"),
    ("case C1 needs trauma", "change_not_need", "+trauma"),
    ("case C1 moves mill", "change_word", "where to belongs"),
    ("policy fixed.min_residents", "change_not_setting", "fixed.min_residents=150"),
    ("hire 2 languages=[ar", "change_not_value", "languages="),
    ("hire 2 fte=1 fte=0.5", "change_twice", "fte"),
    ("hire 2 speaks=ar", "unknown_field", "Known"),
    ("hire some", "change_not_number", "hire NUMBER"),
    ("hire 0", "too_small", "number"),
    ("pin case C1 to m1 reason anger", "not_one_of", "continuity"),
    ("close Ä 2016-06-15", "not_id", "site"),
    ("join m9 first_name=x", "personal_name", "opaque id"),
]


@pytest.mark.parametrize(("text", "code", "answer"), WRONG, ids=[text for text, _, _ in WRONG])
def test_wrong_words_are_answered_with_what_would_be_right(
    text: str, code: str, answer: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_changes([text])
    (fault,) = caught.value.faults
    assert (fault.code, fault.place) == (code, "--change 1")
    assert answer in fault.said("en")


def test_all_faults_of_files_and_words_at_once(tmp_path: Path) -> None:
    file = tmp_path / "changes.yaml"
    file.write_text(
        "- close ford 2025-05-31\n- clsoe ford 2025-05-31\n"
        "- {change: leave, manager: m1}\n- 7\n- {change: hours, manager: m1,\n   value: many}\n",
        encoding="utf-8",
    )
    single = tmp_path / "single.yaml"
    single.write_text("close ford 2025-05-31\n", encoding="utf-8")
    assert faults("leave m1", "away m1 x", files=(file, single, tmp_path / "none.yaml")) == [
        (f"{file}:2", "", "change_unknown"),
        (f"{single}:1", "", "changes_list"),
        (str(tmp_path / "none.yaml"), "", "file_missing"),
        ("--change 1", "", "change_ends"),
        ("--change 2", "", "change_not_span"),
        (f"{file}:3", "on", "missing"),
        (f"{file}:4", "", "not_mapping"),
        (f"{file}:6", "value", "not_number"),
    ]


def test_changes_are_applied_after_everything_else(tmp_path: Path) -> None:
    """The variant says 60, ``--set`` 70, and then it happens that there are 80 and 5 hired."""
    change = {"change": "residents", "site": "ford", "value": 60}
    path = written(tmp_path, base() | {"variants": [{"id": "v", "changes": [change]}]})
    file = tmp_path / "changes.yaml"
    file.write_text("- residents ford 80 from 2025-03\n- hire 2 fte=0.5\n", encoding="utf-8")
    asked = Asked("v", ("sites.ford.residents=70",), ("hire 3 languages=ti",), (str(file),))
    after = asked.load(str(path)).scenario
    residents = after.sites[1].residents
    assert isinstance(residents, tuple)
    assert [step.value for step in residents] == [70, 80]
    hired = {row.id: (row.hours, row.languages) for row in after.managers[-5:]}
    assert list(hired) == [f"new-{n}" for n in range(1, 6)]
    assert (hired["new-2"], hired["new-3"]) == ((19.5, ()), (39.0, ("ti",)))
    assert list(asked.names) == ["v", "changed"]


def test_what_does_not_exist_is_said_with_what_may_be_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, base())
    wrong = ["--change", "close frd 2025-05-31", "--change", "leave m11 2025-05-31"]
    assert run(["validate", str(path), *wrong, "--lang", "en"]) == 2
    page = capsys.readouterr().out
    assert "--change 1: site: There is no site frd. Did you mean ford?" in page
    assert "--change 2: manager: There is no manager m11. Did you mean m1?" in page


def test_faults_of_the_scenario_and_of_changes_come_together(tmp_path: Path) -> None:
    path = written(tmp_path, base() | {"state": "XX"})
    found = Asked(changes=("close",)).examine(str(path)).faults
    assert [fault.code for fault in found] == ["not_one_of", "change_ends"]


def test_faults_of_words_and_of_what_they_name_come_together(tmp_path: Path) -> None:
    """What is unknown only because the sentence that brings it is wrong, is not said."""
    asked = Asked(
        changes=(
            "open new residents=many",
            "close new 2025-06-30",
            "hire -1",
            "leave new-1 2025-06-30",
            "hours m9 30",
            "policy fixed.min=1",
            "hire 1 langages=ar",
        )
    )
    found = asked.examine(str(written(tmp_path, base()))).faults
    assert [(fault.place, fault.path, fault.code) for fault in found] == [
        ("--change 1", "site.residents", "not_steps"),
        ("--change 3", "number", "too_small"),
        ("--change 7", "langages", "unknown_field"),
        ("--change 5", "manager", "unknown_manager"),
        ("--change 6", "policy.fixed.min", "unknown_field"),
    ]
    # Of all fields of changes only those of the one that was meant are named.
    assert "factor" not in str(found[2].values["known"])


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("arrivals x2 from 2026-01", True),
        ("arrivals x2 from 2025-12", False),
        ("away m1 2024-05-01..2024-12-31", True),
        ("leave m1 2024-12-31", False),
        ("hours m1 30 from 2026-01", True),
        ("policy fixed.min_residents=150", False),
    ],
)
def test_a_change_outside_of_the_months_of_the_plan_is_odd(
    text: str, odd: bool, tmp_path: Path
) -> None:
    """January to December 2025."""
    found = Asked(changes=(text,)).examine(str(written(tmp_path, base())))
    places = [fault.place for fault in found.oddities if fault.code == "odd_change_outside"]
    assert places == ["--change 1"] * odd


def test_oddities_are_those_of_the_changed_scenario(tmp_path: Path) -> None:
    path = written(tmp_path, base())
    before = Asked().examine(str(path)).oddities
    after = Asked(changes=("open new residents=5",)).examine(str(path)).oddities
    assert all(odd in after and odd.row for odd in before)
    assert {odd.path for odd in after if odd not in before} == {"sites.new"}


def test_variants_may_name_who_is_hired(tmp_path: Path) -> None:
    listed: list[dict[str, Any]] = [
        {"change": "hire", "number": 2},
        {"change": "leave", "manager": "new-2", "on": "2025-09-30"},
    ]
    path = written(tmp_path, base() | {"variants": [{"id": "v", "changes": listed}]})
    assert Asked("v").examine(str(path)).faults == ()
    listed[1]["manager"] = "new-3"
    path = written(tmp_path, base() | {"variants": [{"id": "v", "changes": listed}]})
    assert [fault.code for fault in Asked("v").examine(str(path)).faults] == ["unknown_manager"]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_help_page_shows_every_form(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["changes", "--lang", lang]) == 0
    page = capsys.readouterr().out
    assert all(form.shown in page and form.example in page for form in FORMS)


def test_a_sentence_is_as_short_as_it_can_be() -> None:
    said = one("join m9 hours=20.0 languages=ar,fa mobile=true")
    assert sentence(said) == "join m9 hours=20 languages=ar,fa"
    assert read_sentence("policy a.b=[1, 2]").tree["value"] == [1, 2]
