"""Sentences as data: a key of the texts and typed values, said in German or English later.

An explanation is worked out once, without language; `Explanation.lines` says it. Change
this file when a new kind of value has to be written differently in the two languages.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from allocator.model.base import Base, Id
from allocator.model.calendar import Month, format_month, parse_month
from allocator.report import wording
from allocator.report.wording import counted, hours, month_name, short
from allocator.texts import Language, say

Kind = Literal["number", "hours", "month", "span", "name", "text", "key"]


class Value(Base):
    """A value of a sentence: minutes are said as hours, months by name, ids by their name."""

    kind: Kind
    number: float = 0
    words: tuple[str, ...] = ()
    """Ids, texts, keys of texts, or months; several are joined by commas."""


class Sentence(Base):
    """A text with its values.

    Attributes
    ----------
    key
        Key of the text; with `count`, the part before ``_one`` or ``_other``.
    """

    key: str
    values: dict[str, Value] = {}
    count: float | None = None
    """What decides between ``_one`` and ``_other``."""
    indent: int = 0
    """1 for an item of a list."""


class Table(Base):
    """Hours by month, the one thing that is no sentence."""

    months: tuple[Month, ...]
    rows: dict[str, tuple[int, ...]]
    """Minutes by month, by key of a text."""


class Explanation(Base):
    """Why a case, a manager or a site is planned as it is.

    Attributes
    ----------
    kind
        What is explained.
    """

    kind: Literal["case", "manager", "site"]
    id: Id
    first: Month
    """First month of the horizon."""
    last: Month
    """Last month of the horizon."""
    sites: dict[Id, str] = {}
    """Names of sites, as the scenario gives them."""
    sentences: tuple[Sentence, ...]
    table: Table | None = None

    def lines(self, lang: Language, names: Mapping[str, str] | None = None) -> list[str]:
        """Return the sentences in `lang`, one a line.

        Parameters
        ----------
        lang
            German or English.
        names
            Display names by id, joined here and never stored.
        """
        shown = {**self.sites, **(names or {})}
        return [self.said(sentence, lang, shown) for sentence in self.sentences]

    def said(self, sentence: Sentence, lang: Language, names: Mapping[str, str]) -> str:
        """Return one sentence in `lang`."""
        return line(sentence, lang, names, range(self.first, self.last + 1))


def line(sentence: Sentence, lang: Language, names: Mapping[str, str], months: range) -> str:
    """Return a sentence in `lang`; `months` are those of the plan."""
    values = {name: _said(value, lang, names, months) for name, value in sentence.values.items()}
    if sentence.count is None:
        said = say(sentence.key, lang, **values)
    else:
        said = counted(sentence.key, sentence.count, lang, **values)
    begins = not sentence.indent and said.startswith(values.get("span", "\n"))
    return said[:1].upper() + said[1:] if begins else said


def _said(value: Value, lang: Language, names: Mapping[str, str], months: range) -> str:
    match value.kind:
        case "number":
            return short(value.number, lang)
        case "hours":
            return hours(value.number, lang)
        case "month":
            return ", ".join(month_name(parse_month(word), lang, months) for word in value.words)
        case "span":
            first, last = map(parse_month, value.words)
            return wording.span(first, last, lang, months)
        case "key":
            words = [say(key, lang) for key in value.words]
        case _:
            words = [names.get(word, word) for word in value.words]
    return ", ".join(words)


def num(value: float) -> Value:
    """Return a plain number."""
    return Value(kind="number", number=float(value))


def time(minutes: float) -> Value:
    """Return minutes, said as hours."""
    return Value(kind="hours", number=float(minutes))


def month(value: int) -> Value:
    """Return a month, said by name."""
    return Value(kind="month", words=(format_month(value),))


def span(first: int, last: int) -> Value:
    """Return months from one to another: ``in June`` or ``June to August``."""
    return Value(kind="span", words=(format_month(first), format_month(last)))


def name(*ids: str) -> Value:
    """Return one or several ids, said by their display names."""
    return Value(kind="name", words=ids)


def words(texts: Sequence[str]) -> Value:
    """Return words as they are: languages, skills."""
    return Value(kind="text", words=tuple(texts))


def texts(keys: Sequence[str]) -> Value:
    """Return texts by key."""
    return Value(kind="key", words=tuple(keys))


def sentence(
    key: str,
    given: Mapping[str, Value] | None = None,
    *,
    indent: int = 0,
    count: float | None = None,
    **values: Value,
) -> Sentence:
    """Return a sentence; its values come from `given` and by name."""
    return Sentence(key=key, values={**(given or {}), **values}, count=count, indent=indent)
