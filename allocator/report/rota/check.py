"""What ``check --rota`` prints: broken rules in sentences, what is uncovered, hours."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from allocator.checks.report import NOBODY, Violation
from allocator.checks.rota import ROTA_RULES, RotaReport
from allocator.model.scenario import Scenario
from allocator.report.wording import hours, listed
from allocator.texts import Language, say
from allocator.week.hours import NOTHING

SHOWN = 5
"""Sentences a rule, unless all are asked for."""


def rota_check_page(
    scenario: Scenario,
    report: RotaReport,
    lang: Language,
    *,
    verbose: bool = False,
    names: Mapping[str, str] = NOBODY,
) -> str:
    """Return the page about checked rotas."""
    weeks = listed(list(report.goals))
    lines = [say("rota_check_title", lang, name=scenario.name, weeks=weeks)]
    lines += _rules(report, lang, verbose, names)
    gaps = [gap for row in report.uncovered.values() for gap in row]
    if gaps:
        minutes = sum(gap.minutes for gap in gaps)
        lines.append(say("rota_check_gaps", lang, hours=hours(minutes, lang)))
    whole = sum((row for week in report.hours.values() for row in week.values()), NOTHING)
    lines.append(
        say(
            "rota_check_hours",
            lang,
            site=hours(float(whole.on_site), lang),
            site_due=hours(float(whole.on_site_due), lang),
            free=hours(float(whole.free), lang),
            free_due=hours(float(whole.free_due), lang),
        )
    )
    return "\n".join(lines)


def _rules(
    report: RotaReport, lang: Language, verbose: bool, names: Mapping[str, str]
) -> Iterator[str]:
    broken = {row.rule for row in report.violations}
    rules = len(ROTA_RULES)
    if not broken:
        yield say("check_clean", lang, rules=rules)
        return
    places = len(report.violations)
    yield say("check_broken", lang, broken=len(broken), rules=rules, places=places)
    yield from rule_lines(report.violations, lang, verbose, names)


def rule_lines(
    violations: Iterable[Violation], lang: Language, verbose: bool, names: Mapping[str, str]
) -> Iterator[str]:
    """Yield violations in sentences, below the title of their rule."""
    by_rule: dict[str, list[Violation]] = {}
    for violation in violations:
        by_rule.setdefault(violation.rule, []).append(violation)
    for rule, broken in by_rule.items():
        title = say(f"rota_rule.{rule}.title", lang)
        yield say("check_rule", lang, title=title, name=rule, places=len(broken))
        shown = broken if verbose else broken[:SHOWN]
        yield from (f"   {violation.said(lang, names)}" for violation in shown)
        if len(broken) > len(shown):
            yield say("check_more", lang, n=len(broken) - len(shown))


def rota_check_data(report: RotaReport) -> dict[str, Any]:
    """Return a report as JSON-able data; hours in minutes."""
    return {
        "violations": [row.model_dump(mode="json") for row in report.violations],
        "goals": {
            week: [row.model_dump(mode="json") for row in rows]
            for week, rows in report.goals.items()
        },
        "uncovered": {
            week: [row.model_dump(mode="json") for row in rows]
            for week, rows in report.uncovered.items()
        },
        "hours": {
            week: {
                name: {key: round(float(value), 2) for key, value in vars(row).items()}
                for name, row in rows.items()
            }
            for week, rows in report.hours.items()
        },
    }
