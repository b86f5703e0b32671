"""Broken rules in sentences, below the title of their rule: of plans and of weekly rotas."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allocator.checks.report import NOBODY, Violation, month_name
from allocator.model.calendar import format_month
from allocator.texts import Language, say

SHOWN = 5
"""Sentences a rule, unless all are asked for; what goes on for months is one."""

PLAN, ROTA = "rule", "rota_rule"
"""Where the titles of rules stand in the texts: those of a plan, and of a rota."""


def rules_lines(
    violations: Sequence[Violation],
    rules: int,
    family: str,
    lang: Language,
    *,
    verbose: bool = False,
    names: Mapping[str, str] = NOBODY,
) -> Iterator[str]:
    """Yield that all `rules` hold, or how many are broken and where.

    Parameters
    ----------
    violations
        What is broken.
    rules
        How many rules there are.
    family
        `PLAN` or `ROTA`.
    lang
        Language.
    verbose
        Say every broken place.
    names
        Display names by id.
    """
    if not violations:
        yield say("check_clean", lang, rules=rules)
        return
    broken, places = len({row.rule for row in violations}), len(violations)
    yield say("check_broken", lang, broken=broken, rules=rules, places=places)
    yield from broken_lines(violations, family, lang, verbose=verbose, names=names)


def broken_lines(
    violations: Iterable[Violation],
    family: str,
    lang: Language,
    *,
    verbose: bool,
    names: Mapping[str, str],
) -> Iterator[str]:
    """Yield violations in sentences, below the title of their rule."""
    by_rule: dict[str, list[Violation]] = {}
    for violation in violations:
        by_rule.setdefault(violation.rule, []).append(violation)
    for rule, broken in by_rule.items():
        title = say(f"{family}.{rule}.title", lang)
        yield say("check_rule", lang, title=title, name=rule, places=len(broken))
        runs = [[row] for row in broken] if verbose else _runs(broken)[:SHOWN]
        for run in runs:
            yield f"   {_said(run, lang, names)}"
        left = len(broken) - sum(map(len, runs))
        if left:
            yield say("check_more", lang, n=left)


def _runs(broken: Sequence[Violation]) -> list[list[Violation]]:
    """Put together what says the same of one month after the other."""
    runs: list[list[Violation]] = []
    for row in broken:
        last = runs[-1][-1] if runs else None
        if last is not None and _follows(last, row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _follows(last: Violation, row: Violation) -> bool:
    """Whether `row` says the same as `last`, one month later."""
    if last.month is None or row.month != last.month + 1:
        return False
    values = {**row.values, "month": last.values.get("month")}
    return row.model_copy(update={"month": last.month, "values": values}) == last


def _said(run: Sequence[Violation], lang: Language, names: Mapping[str, str]) -> str:
    """Return the sentence of the first month, and up to which month it is so."""
    sentence, last = run[0].said(lang, names), run[-1].month
    if len(run) == 1 or last is None:
        return sentence
    until = month_name(format_month(last), lang)
    return f"{sentence} {say('check_until', lang, month=until, n=len(run))}"
