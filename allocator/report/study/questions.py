"""What is asked, in the words of people: changes that are alike are counted together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from babel.dates import format_date

from allocator.io.change_files import read_changes
from allocator.model import changes as kinds
from allocator.report.wording import LOCALES, counted, month_year, number, percent
from allocator.texts import Language, say

POLICY = ("fixed.min_residents", "team.residents_per_manager", "caseload.months")
"""Policy values that have a sentence of their own."""
SILENT = ("fixed.leave_below",)
"""Policy values that go with another one."""


def question(sentences: Sequence[str], names: Mapping[str, str], lang: Language) -> str:
    """Return what changes ask, in words.

    Parameters
    ----------
    sentences
        The changes as `allocator.io` writes them.
    names
        Names of sites by id.
    lang
        German or English.
    """
    changes = read_changes(sentences).changes
    return ", ".join(_parts(changes, sentences, names, lang))


def _parts(
    changes: Sequence[kinds.Change],
    sentences: Sequence[str],
    names: Mapping[str, str],
    lang: Language,
) -> Iterator[str]:
    leaving: dict[date, int] = {}
    for change, sentence in zip(changes, sentences, strict=True):
        if isinstance(change, kinds.ManagerLeaves):
            leaving[change.on] = leaving.get(change.on, 0) + 1
        else:
            yield from _one(change, sentence, names, lang)
    joining = sum(isinstance(change, kinds.ManagerJoins) for change in changes)
    if joining:
        yield counted("study_asks_hire", joining, lang)
    for day, people in leaving.items():
        yield counted("study_asks_leave", people, lang, day=_day(day, lang))


def _one(
    change: kinds.Change, sentence: str, names: Mapping[str, str], lang: Language
) -> Iterator[str]:
    if isinstance(change, kinds.ArrivalsChange):
        sign = "+" if change.factor >= 1 else "-"
        more = f"{sign}{percent(abs(change.factor - 1), lang)}"
        since = "" if change.from_ is None else month_year(change.from_, lang)
        until = "" if change.until is None else month_year(change.until, lang)
        form = "study_asks_arrivals" + ("_from" if since else "") + ("_until" if until else "")
        yield say(form, lang, more=more, since=since, until=until)
    elif isinstance(change, kinds.SiteCloses):
        name = names.get(change.site, change.site)
        yield say("study_asks_close", lang, site=name, day=_day(change.on, lang))
    elif isinstance(change, kinds.ManagersHired):
        yield counted("study_asks_hire", change.number, lang)
    elif isinstance(change, kinds.PolicyChange) and change.path in POLICY:
        key = change.path.replace(".", "_")
        yield say(f"study_asks_{key}", lang, n=number(float(change.value), lang))
    elif isinstance(change, kinds.PolicyChange) and change.path in SILENT:
        return
    elif not isinstance(change, kinds.ManagerJoins):
        yield sentence


def _day(day: date, lang: Language) -> str:
    return format_date(day, "d. MMMM y" if lang == "de" else "d MMMM y", locale=LOCALES[lang])
