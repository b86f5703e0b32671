"""The lines of the page, part by part; every sentence comes from ``texts/report.py``."""

import math
from collections.abc import Callable, Mapping

from allocator.report.data import Gap, Overview, Pool
from allocator.report.detail import detail_lines
from allocator.report.near import near_lines
from allocator.report.people_lines import people_line, waiting_total
from allocator.report.privacy import SMALL
from allocator.report.view import View
from allocator.report.wording import (
    counted,
    hours,
    listed,
    month_name,
    number,
    percent,
    rate,
    short,
    span,
)
from allocator.texts import Language, say

ASSUMED = (
    "cases",
    "arrivals",
    "residents",
    "places",
    "managers",
    "policy",
    "interpreters",
    "travel",
    "sites",
    "location",
    "bases",
    "start",
    "months",
)
"""Kinds of assumed numbers, those first that matter most."""


def parts(data: Overview, view: View) -> list[tuple[str, list[str]]]:
    """Labels and lines of the page, in order; a part without lines is left out."""
    parts: list[tuple[str, Callable[[Overview, View], list[str]]]] = [
        ("show_not_covered", _not_covered),
        ("show_near", _near),
        ("show_capacity", _capacity),
        ("show_people", _people),
        ("show_flow", _flow),
        ("show_interpreters", _pools),
        ("show_changes", _changes),
        ("show_decide", _decide),
        ("show_good", _good),
        ("show_detail", _detail),
        ("show_assumed", _assumed),
    ]
    said = [(label, lines(data, view)) for label, lines in parts]
    return [(label, lines) for label, lines in said if lines]


def _not_covered(data: Overview, view: View) -> list[str]:
    sites = {row.site: row.name for row in data.fixed}
    lines = [_gap(gap, data, view, sites) for gap in data.gaps]
    return lines or [say("show_nothing", view.lang)]


def _gap(gap: Gap, data: Overview, view: View, sites: Mapping[str, str]) -> str:
    lang = view.lang
    when = span(gap.from_, gap.until, lang, data.horizon)
    if gap.kind == "posts":
        site = gap.site or ""
        return say(
            "show_gap_posts",
            lang,
            site=view.names.get(site, sites.get(site, site)),
            most=short(gap.most, lang),
            n=gap.count,
            span=when,
            hours=hours(gap.minutes, lang),
        )
    key = f"show_gap_{gap.kind}"
    return counted(key, gap.count, lang, span=when, hours=hours(gap.minutes, lang))


def _near(data: Overview, view: View) -> list[str]:
    return near_lines(data.near, data.horizon, view)


def _capacity(data: Overview, view: View) -> list[str]:
    lang, capacity = view.lang, data.capacity
    if capacity is None:
        return [say("show_no_capacity", lang)]
    teams = ""
    if capacity.lowest is not None and capacity.highest is not None:
        low, high = (number(share * 100, lang) for share in (capacity.lowest, capacity.highest))
        teams = say("show_teams", lang, lowest=low, highest=high)
    lines = [say("show_used", lang, used=percent(capacity.used, lang), teams=teams)]
    if view.verbose or capacity.worst > 1:
        month = month_name(capacity.worst_month, lang, data.horizon)
        worst = percent(capacity.worst, lang)
        lines.append(say("show_used_worst", lang, month=month, used=worst))
    return lines


def _people(data: Overview, view: View) -> list[str]:
    return [people_line(data.people, view.lang)]


def _flow(data: Overview, view: View) -> list[str]:
    lang = view.lang
    return [
        say(
            "show_flow_line",
            lang,
            starts=rate(data.flow.starts, lang),
            expected=rate(data.flow.expected, lang),
            list_from=waiting_total(data.people, data.flow.list_from, lang),
            list_to=waiting_total(data.people, round(data.flow.list_to), lang),
            end=month_name(data.end, lang, data.horizon),
        )
    ]


def _pools(data: Overview, view: View) -> list[str]:
    return [_pool(pool, data, view.lang) for pool in data.pools]


def _pool(pool: Pool, data: Overview, lang: Language) -> str:
    waiting = ""
    if pool.waiting >= SMALL:
        waiting = say("show_pool_waiting", lang, n=number(pool.waiting, lang))
    elif pool.waiting:
        waiting = say("show_pool_waiting_few", lang, n=SMALL)
    values = {"language": pool.language, "waiting": waiting}
    if pool.months == pool.until - pool.from_ + 1:
        when = span(pool.from_, pool.until, lang, data.horizon)
        return say("show_pool", lang, span=when, **values)
    return say("show_pool_some", lang, n=pool.months, all=len(data.horizon), **values)


def _changes(data: Overview, view: View) -> list[str]:
    lang, changes = view.lang, data.changes
    lines = [
        say(
            "show_against_today",
            lang,
            places=counted("show_places_changed", changes.posts_now, lang),
            persons=counted("show_person_changed", changes.cases, lang),
        )
    ]
    if changes.rounds_now:
        lines.append(counted("show_rounds_changed", changes.rounds_now, lang))
    if changes.posts_later:
        lines.append(counted("show_later", changes.posts_later, lang))
    return lines


def _decide(data: Overview, view: View) -> list[str]:
    return [counted("show_overdue", data.overdue, view.lang)] if data.overdue else []


def _good(data: Overview, view: View) -> list[str]:
    lang, good = view.lang, data.quality
    broken = sum(good.broken.values())
    rules = say("show_broken_none", lang)
    if broken:
        rules = counted("show_broken", broken, lang, rules=listed(list(good.broken)))
    lines = [f"{_proven(data, lang)}; {rules}"]
    alone = good.unserved
    if alone.bound is not None and alone.value > alone.bound:
        value, least = number(alone.value, lang), number(alone.bound, lang)
        key = "show_good_unserved" if alone.bound else "show_good_unserved_none"
        lines.append(say(key, lang, days=value, bound=least))
    uncovered = good.uncovered
    if uncovered.bound is not None and uncovered.value - uncovered.bound > uncovered.allowed:
        value, bound = hours(uncovered.value, lang), hours(uncovered.bound, lang)
        key = "show_good_uncovered" if uncovered.bound else "show_good_uncovered_none"
        lines.append(say(key, lang, hours=value, bound=bound))
    return lines


def _proven(data: Overview, lang: Language) -> str:
    share = data.quality.share
    if share is None:
        return say("show_good_unknown", lang)
    # A promise is rounded to the safe side: up.
    gap = math.ceil(round((1 - share) * 1000, 6)) / 10
    if not gap:
        return say("show_good_best", lang)
    return say("show_good_gap", lang, gap=f"{number(gap, lang, 1)} %")


def _detail(data: Overview, view: View) -> list[str]:
    return detail_lines(data.quality, view.made, view.lang) if view.verbose else []


def _assumed(data: Overview, view: View) -> list[str]:
    lang = view.lang
    if not data.assumed:
        return [say("show_assumed_none", lang)]
    if view.assumed:
        return [
            say("show_assumed_row", lang, path=row.path, n=number(row.count, lang), note=row.note)
            for row in data.assumed
        ]
    what = assumed_words({row.path: row.count for row in data.assumed}, lang)
    return [say("show_assumed_line", lang, what=what)]


def assumed_words(counts: Mapping[str, int], lang: Language) -> str:
    """Name the kinds of assumed numbers, by how many there are at each path."""
    kinds: dict[str, int] = {}
    for path, count in counts.items():
        kinds[_kind(path)] = kinds.get(_kind(path), 0) + count
    order = sorted(kinds, key=lambda kind: ASSUMED.index(kind) if kind in ASSUMED else len(ASSUMED))
    words = [
        say(f"show_assumed_{kind}", lang, n=number(kinds[kind], lang))
        if kind in ASSUMED
        else say("show_assumed_other", lang, n=number(kinds[kind], lang), path=kind)
        for kind in order
    ]
    if len(words) > 4:
        words = [*words[:3], say("show_assumed_more", lang, n=len(words) - 3)]
    return listed(words)


def _kind(path: str) -> str:
    """Return the word for what a mark is about: its last part, its table, or the path."""
    parts = path.split(".")
    return next((part for part in (parts[-1], parts[0]) if part in ASSUMED), path)
