"""The people of a plan in words, small cells suppressed."""

from allocator.report.data import BandStart, Overview, People
from allocator.report.privacy import SMALL, suppress, word
from allocator.report.wording import counted, month_name, number
from allocator.texts import Language, say


def people_line(people: People, lang: Language) -> str:
    """Return how many people are accompanied and how many wait."""
    cells = suppress([band.people for band in people.bands])
    cases = counted("show_cases", people.waiting_cases, lang)
    if cells.total is None:
        cases = say("show_cases_hidden", lang, n=word(None, people.waiting_cases < SMALL, ""))
    return say(
        "show_accompanied",
        lang,
        accompanied=number(people.accompanied, lang),
        waiting=waiting_total(people, people.waiting, lang),
        cases=cases,
    )


def waiting_total(people: People, total: int, lang: Language) -> str:
    """Return the number of waiting people, or how it is suppressed."""
    hidden = suppress([band.people for band in people.bands]).total is None
    return word(None if hidden else total, total < SMALL, number(total, lang))


def band_rows(data: Overview, lang: Language) -> list[tuple[str, str]]:
    """Return one row a band: its name, how many wait, and by when they start."""
    bands = data.people.bands
    cells = suppress([band.people for band in bands])
    names = [say(f"show_band_{band.band}", lang) for band in bands]
    numbers = [
        word(value, small, number(value or 0, lang))
        for value, small in zip(cells.values, cells.small, strict=True)
    ]
    width = max(map(len, numbers))
    rows = []
    for band, name, shown, value in zip(bands, names, numbers, cells.values, strict=True):
        when = _when(band, value is not None, data, lang)
        rows.append((name, f"{shown:>{width}}   {when}".rstrip()))
    if cells.hidden:
        rows.append(("", say("show_suppressed", lang)))
    return rows


def _when(band: BandStart, counts: bool, data: Overview, lang: Language) -> str:
    """Say by when a band starts; numbers only where no part is a small cell."""
    if not band.people:
        return ""
    horizon = data.horizon
    months = counted("show_months", len(horizon), lang)
    rest = band.people - band.started
    if not band.started or band.last is None:
        return say("show_start_none", lang, months=months)
    by = month_name(band.last, lang, horizon)
    if not rest:
        return say("show_start_all", lang, month=by)
    if counts and band.started >= SMALL and rest >= SMALL:
        numbers = {"started": number(band.started, lang), "rest": number(rest, lang)}
        return say("show_start_part", lang, month=by, months=months, **numbers)
    if band.started >= rest:
        return say("show_start_most", lang, month=by, months=months)
    return say("show_start_few", lang, months=months)
