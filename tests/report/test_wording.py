"""Numbers and dates as readers of German and English write them."""

from shlex import split

import pytest

from allocator.report import wording
from allocator.texts import Language

MARCH = 2016 * 12 + 2
YEAR = range(MARCH, MARCH + 12)


@pytest.mark.parametrize(
    ("value", "digits", "en", "de"),
    [
        (2140, 0, "2,140", "2.140"),
        (2.5, 0, "3", "3"),
        (0.7, 1, "0.7", "0,7"),
        (-3.25, 1, "-3.3", "-3,3"),
        (-0.2, 0, "0", "0"),
    ],
)
def test_numbers(value: float, digits: int, en: str, de: str) -> None:
    assert wording.number(value, "en", digits) == en
    assert wording.number(value, "de", digits) == de


@pytest.mark.parametrize(
    ("lang", "day", "short", "name", "other"),
    [
        ("en", "1 March 2016", "Mar 2016", "March", "March 2017"),
        ("de", "1. März 2016", "März 2016", "März", "März 2017"),
    ],
)
def test_dates(lang: Language, day: str, short: str, name: str, other: str) -> None:
    assert wording.day(MARCH, lang) == day
    assert wording.month_year(MARCH, lang) == short
    assert wording.month_name(MARCH, lang, YEAR) == name
    # Outside the horizon, or in one of more than a year, the year is said.
    assert wording.month_name(MARCH + 12, lang, YEAR) == other
    assert wording.month_name(MARCH + 12, lang, range(MARCH, MARCH + 24)) == other


def test_hours_of_minutes() -> None:
    assert wording.hours(90, "de") == "1,5"
    assert wording.hours(120, "en") == "2"
    assert wording.hours(60 * 1234, "de") == "1.234"


def test_spans_and_plurals() -> None:
    assert wording.span(MARCH, MARCH, "en", YEAR) == "in March"
    assert wording.span(MARCH, MARCH + 2, "de", YEAR) == "März bis Mai"
    assert wording.counted("show_cases", 1, "de") == "1 Fall"
    assert wording.counted("show_cases", 1200, "de") == "1.200 Fälle"


@pytest.mark.parametrize(
    ("word", "posix", "windows"),
    [
        ("sites.siloah.places=310", "sites.siloah.places=310", "sites.siloah.places=310"),
        ("hire 1 from 2016-05", '"hire 1 from 2016-05"', '"hire 1 from 2016-05"'),
        ("", '""', '""'),
        # What a shell would replace, or what would end the marks too soon.
        ("name=A $HOME", "'name=A $HOME'", '"name=A $HOME"'),
        ('name="A" B', "'name=\"A\" B'", '"name=\\"A\\" B"'),
        ("name=A B\\", "'name=A B\\'", '"name=A B\\"'),
    ],
)
def test_a_shell_takes_a_word_as_it_is(
    word: str, posix: str, windows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.name", "posix")
    assert wording.shell_word(word) == posix
    assert split(wording.shell_word(word)) == [word]
    monkeypatch.setattr("os.name", "nt")
    assert wording.shell_word(word) == windows
