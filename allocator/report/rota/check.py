"""What ``check --rota`` prints: broken rules in sentences, what is uncovered, hours."""

from collections.abc import Mapping
from typing import Any

from allocator.checks.report import NOBODY
from allocator.checks.rota import ROTA_RULES, RotaReport
from allocator.model.scenario import Scenario
from allocator.report.broken import ROTA, rules_lines
from allocator.report.wording import hours, listed
from allocator.texts import Language, say
from allocator.week.hours import NOTHING


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
    rules = len(ROTA_RULES)
    lines += rules_lines(report.violations, rules, ROTA, lang, verbose=verbose, names=names)
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
