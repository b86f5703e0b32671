"""Broken rules in sentences, below the title of their rule: of plans and of weekly rotas."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allocator.checks.report import NOBODY, Violation
from allocator.texts import Language, say

SHOWN = 5
"""Sentences a rule, unless all are asked for."""

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
        shown = broken if verbose else broken[:SHOWN]
        yield from (f"   {violation.said(lang, names)}" for violation in shown)
        if len(broken) > len(shown):
            yield say("check_more", lang, n=len(broken) - len(shown))
