"""What a plan does not cover: sites without anyone, posts, visits, hours, cases.

The shortfalls are those of tiers 1 and 2 (`allocator.score`), put together so that a
person sees what is missing where and when; their minutes add up to the tier.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from allocator.facts.rounding import half_up
from allocator.ledger import Decided
from allocator.model.plan import LedgerRow
from allocator.report.data import Gap
from allocator.report.where import posts_needed
from allocator.score import Shortfall, uncovered, unserved
from allocator.score.shortfalls import missing


def gaps(decided: Decided, ledger: Sequence[LedgerRow]) -> tuple[Gap, ...]:
    """Return everything that is not covered inside the horizon, tier 1 first."""
    by_kind: dict[str, list[Shortfall]] = {}
    for row in (*unserved(decided), *uncovered(decided, ledger)):
        by_kind.setdefault(row.kind, []).append(row)
    return (
        *_counted("unserved", by_kind.get("unserved", [])),
        *_posts(decided, by_kind.get("missing_posts", [])),
        *_visits(decided, by_kind.get("missed_visits", [])),
        *_counted("overload", by_kind.get("overload", [])),
        *_counted("orphaned", by_kind.get("orphaned", [])),
    )


def _counted(kind: str, rows: Sequence[Shortfall]) -> Iterator[Gap]:
    """One gap for all rows; `most` is the largest number of ids in a month, or hours."""
    if not rows:
        return
    by_month: dict[int, int] = {}
    for row in rows:
        by_month[row.month] = by_month.get(row.month, 0) + (row.amount if kind == "overload" else 1)
    most = max(by_month.values())
    yield Gap.model_validate(
        {
            "kind": kind,
            "count": len({row.id for row in rows}),
            "most": most / 60 if kind == "overload" else float(most),
            "minutes": sum(row.amount for row in rows),
            "from": min(by_month),
            "until": max(by_month),
        }
    )


def _posts(decided: Decided, rows: Iterable[Shortfall]) -> Iterator[Gap]:
    facts = decided.facts
    by_site: dict[str, list[Shortfall]] = {}
    for row in rows:
        by_site.setdefault(row.id, []).append(row)
    for site, here in by_site.items():
        short = {
            row.month: missing(
                facts, site, facts.phase_of[row.month], decided.posted[row.month].get(site, [])
            )
            for row in here
        }
        worst = max(short, key=lambda month: (short[month], -month))
        yield Gap(
            kind="posts",
            site=site,
            count=posts_needed(facts.scenario.policy, facts.sites[site][worst].standard),
            most=float(short[worst]),
            minutes=sum(row.amount for row in here),
            from_=min(short),
            until=max(short),
        )


def _visits(decided: Decided, rows: Sequence[Shortfall]) -> Iterator[Gap]:
    if not rows:
        return
    by_month: dict[int, Fraction] = {}
    for row in rows:
        one = decided.facts.sites[row.id][row.month].visit_minutes
        by_month[row.month] = by_month.get(row.month, Fraction(0)) + Fraction(row.amount, one)
    yield Gap(
        kind="visits",
        count=max(1, half_up(sum(by_month.values(), Fraction(0)))),
        most=float(max(by_month.values())),
        minutes=sum(row.amount for row in rows),
        from_=min(by_month),
        until=max(by_month),
    )
