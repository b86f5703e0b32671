"""How many people it takes, as people read it; on a terminal and as CSV."""

import csv
from collections.abc import Iterator
from io import StringIO

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.model.require import Point, Requirement, Target
from allocator.model.simulation import Estimate
from allocator.report.simulation import taken_for_granted
from allocator.report.tables import cell
from allocator.report.view import console
from allocator.report.whatif_page import labelled_lines
from allocator.report.wording import counted, listed, number, percent, short
from allocator.texts import Language, say


def print_page(found: Requirement, lang: Language) -> None:
    """Print the page."""
    console().print(page(found, lang))


def page(found: Requirement, lang: Language) -> RenderableType:
    """Return the whole page."""
    return Group(
        Text(title(found, lang), style="bold"),
        labelled_lines(before(found, lang)),
        _curve(found, lang),
        labelled_lines(after(found, lang)),
        Text(say("simulate_foot", lang)),
    )


def title(found: Requirement, lang: Language) -> str:
    """Return what the page is about."""
    key = "require_title" if found.question == "posts" else "require_title_arrivals"
    return say(key, lang, name=found.name, weeks=found.weeks)


def before(found: Requirement, lang: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield labels and lines of what stands over the table."""
    if found.variant:
        asked = f"{found.variant}: {'; '.join(found.changes)}"
        yield say("require_question", lang), [asked]
    targets = [target_words(target, lang) for target in found.targets]
    yield say("require_head_target", lang), targets
    yield say("require_answer", lang), answer(found, lang)


def after(found: Requirement, lang: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield labels and lines of what stands under the table."""
    sure = say("require_sure_text", lang, share=percent(found.confidence, lang))
    yield say("require_sure", lang), [sure]
    yield from taken_for_granted(found, lang)


def target_words(target: Target, lang: Language) -> str:
    """Return a target in words."""
    band = say(f"require_band_{target.band or 'all'}", lang)
    share = percent(target.share, lang)
    if target.what == "started":
        key = f"require_target_started_{target.of}"
        return say(key, lang, band=band, weeks=target.weeks, share=share)
    if target.what == "waiting":
        below = number(target.below, lang)
        return say("require_target_waiting", lang, band=band, below=below, share=share)
    if target.what == "load":
        return say("require_target_load", lang, below=short(target.below * 100, lang), share=share)
    return say("require_target_uncovered", lang, below=short(target.below, lang), share=share)


def answer(found: Requirement, lang: Language) -> list[str]:
    """Return the answer in sentences."""
    present = short(found.present, lang)
    if found.answer is None and any(point.verdict == "open" for point in found.curve):
        return [say("require_open", lang)]
    if found.question == "arrivals":
        if found.answer is None:
            return [say("require_takes_none", lang, present=present)]
        return [say("require_takes", lang, share=percent(found.answer, lang), present=present)]
    if found.answer is None:
        tried = number(max(point.posts for point in found.curve), lang)
        return [say("require_none", lang, n=tried)]
    if not found.answer:
        return [say("require_enough", lang, present=present)]
    lines = [counted("require_posts", found.answer, lang, present=present)]
    for row in found.hired:
        spoken = listed(row.languages) or say("require_no_language", lang)
        values = {"posts": row.posts, "fixed": row.fixed, "mobile": row.mobile}
        lines.append(say("require_hired", lang, languages=spoken, **values))
    if found.knee is not None:
        lines.append(say("require_knee", lang, n=number(found.knee, lang)))
    return lines


def _curve(found: Requirement, lang: Language) -> Table:
    """Return every number that was tried."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for head in heads(found, lang):
        last = head == say("require_verdict", lang)
        table.add_column(head, justify="left" if last else "right")
    for cells in rows(found, lang):
        table.add_row(*cells)
    return table


def heads(found: Requirement, lang: Language) -> tuple[str, ...]:
    """Return the heads of the table of all that was tried."""
    first = "require_curve" if found.question == "posts" else "require_curve_arrivals"
    targets = [say("require_reached", lang, n=n + 1) for n in range(len(found.targets))]
    others = (say("require_courses", lang), say("require_verdict", lang))
    return (say(first, lang), *targets, *others)


def rows(found: Requirement, lang: Language) -> Iterator[tuple[str, ...]]:
    """Yield the row of every number that was tried."""
    posts = found.question == "posts"
    for point in found.curve:
        shares = (_share(one, lang) for one in point.reached)
        verdict = say(_verdict(point, posts), lang)
        yield amount(point, posts, lang), *shares, number(point.replications, lang), verdict


def amount(point: Point, posts: bool, lang: Language) -> str:
    """Return the posts, or the arrivals, that were tried."""
    return number(point.posts, lang) if posts else percent(point.arrivals, lang)


def _verdict(point: Point, posts: bool) -> str:
    if point.verdict == "misses" and not posts:
        return "require_verdict_misses_arrivals"
    return f"require_verdict_{point.verdict}"


def _share(found: Estimate, lang: Language) -> str:
    middle, low, high = (
        number(value * 100, lang, 1) for value in (found.value, found.low, found.high)
    )
    return f"{middle} % ({low} - {high})"


def as_csv(found: Requirement, lang: Language) -> str:
    """Return every number that was tried as CSV: semicolon and decimal comma in German."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    names = ("value", "low", "high")
    heads = [f"target{n + 1}_{name}" for n in range(len(found.targets)) for name in names]
    writer.writerow(["posts", "arrivals", "courses", "verdict", *heads])
    for point in found.curve:
        shares = [getattr(one, name) for one in point.reached for name in names]
        row: list[object] = [point.posts, point.arrivals, point.replications, point.verdict]
        writer.writerow([cell(value, lang) for value in [*row, *shares]])
    return out.getvalue()
