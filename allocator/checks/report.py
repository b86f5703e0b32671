"""What a check returns: broken rules with a measure, the score, and inversions of need."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from babel.dates import format_date

from allocator.model.base import Base
from allocator.model.calendar import Month, format_month
from allocator.model.plan import Band, LedgerRow, Score
from allocator.texts import Language, say

Unit = Literal[
    "minutes",
    "people",
    "posts",
    "managers",
    "sites",
    "days",
    "months",
    "visits",
    "cases",
    "points",
    "rows",
]


NOBODY: Mapping[str, str] = {}


class Violation(Base):
    """One rule broken in one place."""

    rule: str
    """Name of the rule, as in section 4 of the planning problem."""
    path: str
    """What it is about: ``managers.m07``, ``sites.S1``, ``cases.C0412``."""
    month: Month | None = None
    """Month in which it is broken, where it is about one."""
    amount: float
    """By how much, in `unit`; more than 0."""
    unit: Unit
    text: str
    """Key of the sentence in ``texts``."""
    values: dict[str, Any] = {}
    """Values of the sentence: ids, numbers, months; minutes under a name of ``..minutes``."""

    def said(self, lang: Language, names: Mapping[str, str] = NOBODY) -> str:
        """Return the sentence in `lang`, with display names instead of ids where given."""
        return say(self.text, lang, **shown(self.values, lang, names))


def violation(
    family: str, rule: str, path: str, amount: float, unit: Unit, text: str, **values: Any
) -> Violation:
    """Return a violation; its sentence is ``<family>.<rule>``, or ``.<text>`` of it.

    Parameters
    ----------
    family
        ``broken`` for rules of a plan, ``rota_broken`` for those of a rota.
    rule, path, amount, unit
        As in `Violation`.
    text
        Which of the sentences of the rule; empty where it has one only.
    **values
        Values of the sentence; a month as a number stands in the violation, too.
    """
    key = f"{family}.{rule}.{text}" if text else f"{family}.{rule}"
    month = values.get("month")
    if month is not None:
        values["month"] = format_month(month)
    return Violation(
        rule=rule,
        path=path,
        month=month,
        amount=float(amount),
        unit=unit,
        text=key,
        values={"id": path.split(".", 1)[-1], "amount": float(amount), **values},
    )


class Inversion(Base):
    """A case of lower points started while one of higher points waited."""

    waiting: str
    """Id of the case that waits."""
    points: int
    """Its points in `month`."""
    started: str
    """Id of the case that is started instead, the lowest in points."""
    started_points: int
    """Its points in `month`."""
    manager: str
    """Who starts it; on the team of the waiting case's site too."""
    month: Month
    reason: Literal["no_skill", "pinned", "cap", "interpreter", "minutes", "worth", "none"]
    """Why: a word of the catalogue in ``texts``; ``none`` where an exchange would be better."""
    minutes: int = 0
    """Minutes short, for the reason ``minutes``."""

    def said(self, lang: Language, names: Mapping[str, str] = NOBODY) -> str:
        """Return the sentence in `lang`, with display names instead of ids where given."""
        given = self.model_dump() | {"month": format_month(self.month)}
        values = shown(given, lang, names)
        return say("inversion", lang, **values, why=say(f"inversion.{self.reason}", lang, **values))


BoundFault = Literal["other_scenario", "refuted", "less_covered"]
"""The plan was made for another scenario; it is below the bound; or it leaves more uncovered than
the plans that the bound is about."""


class Report(Base):
    """The result of a check."""

    violations: tuple[Violation, ...]
    """Every broken rule, in the order of the rules."""
    score: Score
    """The four tiers recomputed; bounds as the plan states them, where they may hold."""
    bound_fault: BoundFault | None = None
    """Why the stated bound of tier 3 says nothing about this plan; None where it may hold, or
    none is stated."""
    uncovered: dict[str, int]
    """Tier 2 in its parts, minutes: missing posts, missed visits, overload, orphaned."""
    waiting: dict[Band, int]
    """People of cases that are never started inside the horizon, by band."""
    ledger: tuple[LedgerRow, ...]
    """The hours ledger recomputed."""
    inversions: tuple[Inversion, ...]
    """The gravest inversions of need, at most `MAX_INVERSIONS`."""
    inversion_count: int
    """How many there are in all."""

    @property
    def clean(self) -> bool:
        """Whether no rule is broken."""
        return not self.violations


def hours(minutes: float, lang: Language) -> str:
    """Write minutes as hours with one decimal, rounded up, so that no excess shows as 0."""
    tenths = -int(-abs(minutes) // 6)
    text = f"{tenths / 10:.1f}"
    return text.replace(".", ",") if lang == "de" else text


MONTHS = ("month", "start", "end", "right", "first")
"""Values of sentences that are months, as ``YYYY-MM``."""


def day_name(text: str, lang: Language) -> str:
    """Write a day (ISO) as ``Wed 9 March 2016`` or ``Mi., 9. März 2016``."""
    pattern = "EEE, d. MMMM y" if lang == "de" else "EEE d MMMM y"
    return str(format_date(date.fromisoformat(text), pattern, locale=lang))


def month_name(text: str, lang: Language) -> str:
    """Write a month (``YYYY-MM``) as ``March 2016`` or ``März 2016``."""
    year, month = text.split("-")
    return str(format_date(date(int(year), int(month), 1), "MMMM yyyy", locale=lang))


def shown(
    values: Mapping[str, Any], lang: Language, names: Mapping[str, str] = NOBODY
) -> dict[str, str]:
    """Return the values as readers see them: months named, minutes as hours, two decimals."""
    result = {}
    for name, value in values.items():
        if name in MONTHS and isinstance(value, str):
            result[name] = month_name(value, lang)
        elif name == "day" and isinstance(value, str):
            result[name] = day_name(value, lang)
        elif name == "goal":
            result[name] = say(f"rota_goal_{value}", lang)
        elif name.endswith("minutes") and value is not None:
            result[name] = hours(value, lang)
        elif isinstance(value, float):
            text = f"{value:.2f}".rstrip("0").rstrip(".")
            result[name] = text.replace(".", ",") if lang == "de" else text
        else:
            result[name] = names.get(str(value), str(value))
    return result
