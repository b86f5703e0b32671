"""What ``check`` prints: broken rules in sentences, the figures side by side, inversions.

Pure text from a report; change it to show more of what a check knows.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from babel.numbers import format_decimal

from allocator.checks import RULES, Report
from allocator.checks.report import month_name
from allocator.checks.rota.report import RotaReport
from allocator.model.calendar import format_month
from allocator.model.plan import WaitingTier
from allocator.model.scenario import Scenario
from allocator.report.broken import PLAN, SHOWN, rules_lines
from allocator.texts import Language, say

LABEL, COLUMN = 38, 16


def page(
    scenario: Scenario,
    reports: Sequence[Report],
    lang: Language,
    *,
    verbose: bool = False,
    names: Mapping[str, str] | None = None,
) -> str:
    """Return the page about a checked plan.

    Parameters
    ----------
    scenario
        The scenario.
    reports
        The report of the plan, and of a second plan to compare with, if any.
    lang
        Language.
    verbose
        Show every broken place, every listed inversion, and points.
    names
        Display names by id, shown instead of ids.
    """
    lines = [
        say(
            "check_title",
            lang,
            name=scenario.name,
            start=month_name(format_month(scenario.horizon.start), lang),
            end=month_name(format_month(scenario.horizon.stop - 1), lang),
        ),
        *rules_lines(
            reports[0].violations, len(RULES), PLAN, lang, verbose=verbose, names=names or {}
        ),
        *_figures(reports, lang, verbose),
        *_inversions(reports[0], lang, verbose, names or {}),
    ]
    return "\n".join(lines)


def _figures(reports: Sequence[Report], lang: Language, verbose: bool) -> Iterator[str]:
    """Figures of the plan, its bounds, and the other plan."""
    heads = ["check_this", "check_bound"] + (["check_other"] if len(reports) > 1 else [])
    yield say("check_figures", lang).ljust(LABEL) + "".join(
        say(head, lang).rjust(COLUMN) for head in heads
    )
    columns = [dict(_numbers(report, lang, verbose)) for report in reports]
    bounds = _bounds(reports[0], lang)
    for label, value in columns[0].items():
        cells = [value, bounds.get(label, "")] + [column.get(label, "") for column in columns[1:]]
        yield (f" {label}".ljust(LABEL) + "".join(cell.rjust(COLUMN) for cell in cells)).rstrip()
    tier = reports[0].score.waiting_points
    if tier.bound is not None:
        yield say("check_share", lang, share=_number(100 * proven_share(tier), lang))
    elif reports[0].bound_fault is not None:
        yield say(f"check_unproven_{reports[0].bound_fault}", lang)


def _numbers(report: Report, lang: Language, verbose: bool) -> Iterator[tuple[str, str]]:
    """Label and value of each figure, in order."""
    tiers = report.score
    yield say("check_unserved", lang), _number(tiers.unserved_resident_days.value, lang)
    yield say("check_uncovered", lang), _hours(tiers.uncovered_minutes.value, lang)
    for kind, minutes in report.uncovered.items():
        if minutes:
            yield say(f"check_{kind}", lang), _hours(minutes, lang)
    for band, people in report.waiting.items():
        word = say(f"check_band_{band}", lang)
        yield say("check_waiting", lang, band=word), _number(people, lang)
    yield say("check_points", lang), _number(tiers.waiting_points.value, lang)
    if verbose:
        yield say("check_nothing", lang), _number(tiers.waiting_points.nothing, lang)
    yield say("check_effort", lang), _hours(tiers.effort_minutes.value, lang)
    if verbose:
        for part in ("travel", "handover", "interpreting", "spread"):
            yield say(f"check_{part}", lang), _hours(getattr(tiers.effort_minutes, part), lang)


def _bounds(report: Report, lang: Language) -> dict[str, str]:
    tiers = report.score
    given = (
        ("check_unserved", tiers.unserved_resident_days.bound, _number),
        ("check_uncovered", tiers.uncovered_minutes.bound, _hours),
        ("check_points", tiers.waiting_points.bound, _number),
    )
    nothing = say("check_none", lang)
    return {
        say(key, lang): nothing if bound is None else write(bound, lang)
        for key, bound, write in given
    }


def proven_share(tier: WaitingTier) -> float:
    """Return (nothing - value) / (nothing - bound), 1 where nothing can be avoided."""
    bound = 0.0 if tier.bound is None else tier.bound
    avoidable = tier.nothing - bound
    return 1.0 if avoidable <= 0 else max(0.0, (tier.nothing - tier.value) / avoidable)


def _number(value: float, lang: Language) -> str:
    return str(format_decimal(value, format="#,##0.##", locale=lang))


def _hours(minutes: float, lang: Language) -> str:
    return str(format_decimal(minutes / 60, format="#,##0.0", locale=lang))


def _inversions(
    report: Report, lang: Language, verbose: bool, names: Mapping[str, str]
) -> Iterator[str]:
    if not report.inversion_count:
        yield say("check_no_inversions", lang)
        return
    yield say("check_inversions", lang, n=report.inversion_count)
    shown = report.inversions if verbose else report.inversions[:SHOWN]
    yield from (f"   {inversion.said(lang, names)}" for inversion in shown)
    if report.inversion_count > len(shown):
        yield say("check_more", lang, n=report.inversion_count - len(shown))


def as_csv(report: Report | RotaReport, lang: Language) -> str:
    """Return the violations as CSV: rule, path, month, amount, unit, sentence."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", delimiter=";" if lang == "de" else ",")
    writer.writerow(["rule", "path", "month", "amount", "unit", "text"])
    for row in report.violations:
        month = "" if row.month is None else format_month(row.month)
        writer.writerow([row.rule, row.path, month, row.amount, row.unit, row.said(lang)])
    return file.getvalue()
