"""What people write into a half day: many ways to say the same, and what is wrong with the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator.errors import Fault
from allocator.io.rota_words import Reading, read_cell
from allocator.model.rota import Activity
from allocator.report.rota.cells import cell_text
from allocator.report.view import View
from allocator.texts import Language
from allocator.week.halves import Entry, half_of

WORDS = {
    ("place", "nordstadt"): "nord",
    ("place", "wohnheim nordstadt"): "nord",
    ("place", "nord"): "nord",
    ("place", "haus 1+2"): "h12",
    ("interpreter", "i1"): "i1",
    ("interpreter", "frau x"): "i1",
}
READING = Reading(WORDS, {"nord": "Nordstadt", "+i1": "+Frau X"}, noon=720)
VISIT = Entry("visit", 540, 660, "nord")


@pytest.mark.parametrize(
    "text",
    [
        *("B 9-11 Nordstadt", "V 9-11 Nordstadt", "b9-11 nord", "B 09:00-11:00 Nordstadt"),
        *("Besuch 9.00 – 11.00 Uhr Wohnheim  Nordstadt", "visit 9 to 11 Nordstadt"),
        *("B: 9 bis 11 Uhr Nordstadt", "\nB 9-11 Nordstadt\n."),
    ],
)
def test_many_ways_to_write_a_visit(text: str) -> None:
    assert read_cell(text, 0, None, READING) == [VISIT]


@pytest.mark.parametrize("text", ["", ".", "Fallarbeit", " casework "])
def test_nothing_is_casework(text: str) -> None:
    assert read_cell(text, 0, None, READING) == []


@pytest.mark.parametrize("text", ["-", "–", "abwesend", "krank", "Urlaub", "sick", "not there"])
def test_why_somebody_is_away_is_not_kept(text: str) -> None:
    assert read_cell(text, 1, "A", READING) == [Entry("absence")]


def test_places_interpreters_and_lines() -> None:
    """Office hours without a place are at the own site; a plus may be part of a name."""
    assert read_cell("S 9-11:30", 0, "A", READING) == [Entry("office_hour", 540, 690, "A")]
    assert read_cell("T 14:15-15", 1, "A", READING) == [Entry("appointment", 855, 900)]
    assert read_cell("B 9-11 Haus 1+2 + Frau X", 0, None, READING) == [
        Entry("visit", 540, 660, "h12", "i1")
    ]
    assert read_cell("O 9-11 +i1\nM 11-12", 0, "A", READING) == [
        Entry("office_hour", 540, 660, "A", "i1"),
        Entry("meeting", 660, 720),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("frei", ["rota_cell_either"]),
        ("9-11 Nordstadt", ["rota_cell_form"]),
        ("X 9-11", ["rota_cell_form"]),
        ("2016-09-11 00:00:00", ["rota_cell_form"]),
        ("B Nordstadt", ["rota_cell_form"]),
        ("B 9:10-11 Nordstadt", ["rota_cell_hours"]),
        ("B 11-9 Nordstadt", ["rota_cell_hours"]),
        ("B 9-99 Nordstadt", ["rota_cell_hours"]),
        ("B 9:75-11 Nordstadt", ["rota_cell_hours"]),
        ("B 13-15 Nordstadt", ["rota_cell_afternoon"]),
        ("B 9-11", ["rota_cell_no_place"]),
        ("S 9-11", ["rota_cell_no_place"]),
        ("B 9-11 Nordstdt", ["rota_cell_place"]),
        ("B 9-11 Nordstadt +", ["rota_cell_interpreter"]),
        ("B 9-11 Nordstadt + Frau Y", ["rota_cell_interpreter"]),
        ("B 9:10-11 Mars\nfrei", ["rota_cell_hours", "rota_cell_place", "rota_cell_either"]),
    ],
)
def test_what_is_wrong_is_said_all_at_once_in_both_languages(text: str, codes: list[str]) -> None:
    faults = [row for row in read_cell(text, 0, None, READING) if isinstance(row, Fault)]
    assert [row.code for row in faults] == codes
    assert all(row.said("de") != row.said("en") for row in faults)


def test_what_may_be_meant() -> None:
    """Names as the sheet writes them, each once."""
    fault = read_cell("B 9-11 Nordstat + Frau X", 0, None, READING)[0]
    assert isinstance(fault, Fault)
    assert fault.said("de").endswith("Gemeint: Nordstadt?")
    assert read_cell("B 13-15 nord", 1, None, READING) == [Entry("visit", 780, 900, "nord")]
    assert isinstance(read_cell("B 9-11 nord", 1, None, READING)[0], Fault)


LETTERS = st.sampled_from("+-–:.,=@#'9 aÄß")
WORD = st.text(LETTERS, max_size=8).map(lambda text: " ".join(text.split()) or "+")


@given(
    names=st.tuples(WORD, WORD),
    start=st.integers(0, 90),
    quarters=st.integers(1, 4),
    activity=st.sampled_from(("office_hour", "visit", "meeting", "appointment")),
    heard=st.booleans(),
    lang=st.sampled_from(("de", "en")),
)
def test_what_a_cell_shows_is_read_as_what_it_is(
    names: tuple[str, str],
    start: int,
    quarters: int,
    activity: Activity,
    heard: bool,
    lang: Language,
) -> None:
    """Whatever a place and an interpreter are called: plus, hyphen, digits and all."""
    begin, end, (place, who) = start * 15, (start + quarters) * 15, names
    entry = Entry(activity, begin, end, "p", "i" if heard else None)
    text = cell_text([entry], None, {"p": place, "+i": f"+{who}"}, View(lang))
    words = {("place", place.casefold()): "p", ("interpreter", who.casefold()): "i"}
    half = half_of(begin, end, 720)
    assert read_cell(text, half, None, Reading(words, {}, 720)) == [entry], text
