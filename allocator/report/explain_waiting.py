"""Why a case waits, and the smallest change that would start it at once.

What would help is worked out from the ledger and then tried: the plan is changed and
checked, and only what the check confirms is said.
"""

from collections.abc import Iterable, Iterator

from allocator.checks.report import Violation
from allocator.model.cases import Case
from allocator.report.explain_expected import expected_instead
from allocator.report.look import Look
from allocator.report.said import (
    Sentence,
    Value,
    month,
    name,
    num,
    sentence,
    span,
    texts,
    time,
    words,
)

TRIALS = 2
"""Managers, and cases, that are tried at most."""

CURABLE = ("full_ledger", "interpreter_pool", "case_cap", "case_skills")
"""Rules whose breach says what is missing: hours, interpreters, places, a skill."""


def obstacles(look: Look, case: Case, manager: str, start: int) -> Iterator[Sentence]:
    """Yield what keeps a manager from starting the case in `start`, if anything does."""
    if look.stage(case, manager, start) != "full" or look.short(case, manager, start):
        yield obstacle_sentence(look, case, manager, start)
    else:
        yield sentence("explain_obstacle_worth", indent=1, manager=name(manager))


def obstacle_sentence(look: Look, case: Case, manager: str, start: int) -> Sentence:
    """Return the first thing that is in the way, with its amount."""
    stage = look.stage(case, manager, start)
    if stage == "full":
        short = look.short(case, manager, start)
        most = max(short, key=lambda at: (short[at], -at))
        return sentence(
            "explain_obstacle_full",
            indent=1,
            count=len(short),
            manager=name(manager),
            hours=time(sum(short.values())),
            month=month(most),
            most=time(short[most]),
        )
    values = {"manager": name(manager)}
    if stage == "no_skill":
        own = look.decided.managers[manager].skills
        values["skills"] = words([skill for skill in case.skills if skill not in own])
    elif stage == "cap":
        values["people"] = num(look.facts.people[manager][start].max_people)
    elif stage == "interpreter":
        values["language"] = words(case.languages[:1])
    return sentence(f"explain_obstacle_{stage}", values, indent=1)


def change_sentences(look: Look, case: Case, start: int) -> Iterator[Sentence]:
    """Yield the smallest changes that start the case in `start`, confirmed by the check."""
    team = look.team(case, start)
    if not team:
        yield sentence("explain_change_team", month=month(start))
        return
    found = [
        *_more(look, case, start, team),
        *_instead(look, case, start, team),
        *_expected(look, case, start, team),
        *_language(look, case, start, team),
    ]
    if found:
        yield sentence("explain_change", month=month(start))
        yield from found
    else:
        yield sentence("explain_change_none", month=month(start))


def _more(look: Look, case: Case, start: int, team: Iterable[str]) -> Iterator[Sentence]:
    """Try those who lack least, and say what they lack."""
    reachable = [who for who in team if look.stage(case, who, start) not in ("no_team", "pinned")]
    order = sorted(
        reachable,
        key=lambda who: (
            look.stage(case, who, start) != "full",
            sum(look.short(case, who, start).values()),
            who,
        ),
    )
    best: tuple[float, str, list[Violation]] | None = None
    for manager in order[:TRIALS]:
        missing = look.tried(case, manager, start)
        if all(row.rule in CURABLE for row in missing):
            amount = sum(row.amount for row in missing)
            if best is None or amount < best[0]:
                best = (amount, manager, missing)
    if best is not None:
        yield from _missing(best[1], case, best[2])


def _missing(manager: str, case: Case, missing: list[Violation]) -> Iterator[Sentence]:
    """Say what a manager would need to start the case; several needs are needed together."""
    if not missing:
        yield sentence("explain_change_free", indent=1, manager=name(manager))
        return
    needs: list[tuple[str, dict[str, Value], int | None]] = []
    hours = _by_month(missing, "full_ledger")
    if hours:
        needs.append(("hours", {"manager": name(manager), **_span(hours)}, len(hours)))
    pool = _by_month(missing, "interpreter_pool")
    if pool:
        needs.append(("pool", {"language": words(case.languages[:1]), **_span(pool)}, None))
    cap = [row.amount for row in missing if row.rule == "case_cap"]
    if cap:
        needs.append(("cap", {"manager": name(manager), "people": num(max(cap))}, None))
    if any(row.rule == "case_skills" for row in missing):
        skills = words(case.skills)
        needs.append(("skill", {"manager": name(manager), "skills": skills}, None))
    for position, (kind, values, count) in enumerate(needs, start=1):
        also = "explain_also" if position < len(needs) else "explain_also_not"
        yield sentence(f"explain_change_{kind}", values, indent=1, count=count, also=texts([also]))


def _by_month(missing: list[Violation], rule: str) -> dict[int, float]:
    return {row.month: row.amount for row in missing if row.rule == rule and row.month is not None}


def _span(minutes: dict[int, float]) -> dict[str, Value]:
    return {
        "hours": time(sum(minutes.values())),
        "span": span(min(minutes), max(minutes)),
    }


def _instead(look: Look, case: Case, start: int, team: Iterable[str]) -> Iterator[Sentence]:
    """Find a case of fewer points whose hours would be enough, if it waited instead."""
    cases = look.facts.cases
    own = cases.points(case, case.opened, start) * cases.weight(case)
    found = []
    for manager in team:
        if look.stage(case, manager, start) != "full":
            continue
        short = look.short(case, manager, start)
        for other, begun in look.started_by(manager):
            freed = dict(
                zip(look.run(other, begun), look.minutes(other, manager, begun), strict=True)
            )
            worth = cases.points(other, other.opened, begun) * cases.weight(other)
            if worth < own and all(freed.get(at, 0) >= need for at, need in short.items()):
                found.append((worth, other.id, manager, begun))
    for _, other_id, manager, begun in sorted(found)[:TRIALS]:
        if not look.tried(case, manager, start, instead=(other_id,)):
            other = look.decided.by_id[other_id]
            points = cases.points(other, other.opened, begun)
            yield sentence(
                "explain_change_instead",
                indent=1,
                case=name(other_id),
                points=num(points),
                manager=name(manager),
                month=month(begun),
            )
            return


def _expected(look: Look, case: Case, start: int, team: Iterable[str]) -> Iterator[Sentence]:
    """Say which expected cases would wait instead, with the first for whom that is enough."""
    for manager in team:
        if look.stage(case, manager, start) == "full" and look.short(case, manager, start):
            found = list(expected_instead(look, case, start, manager))
            if found:
                yield from found
                return


def _language(look: Look, case: Case, start: int, team: Iterable[str]) -> Iterator[Sentence]:
    """Say whose language would be enough: without an interpreter the hours are there."""
    if not case.languages:
        return
    run, missing = look.run(case, start), case.languages[0]
    for manager in team:
        if look.speaks(case, manager):
            continue
        if look.stage(case, manager, start) not in ("full", "interpreter"):
            continue
        minutes = look.holding.minutes.of(case, manager, start, run, True)
        enough = all(look.free(manager, at) >= need for at, need in zip(run, minutes, strict=True))
        if enough and not look.tried(case, manager, start, language=missing):
            yield sentence(
                "explain_change_language",
                indent=1,
                manager=name(manager),
                language=words([missing]),
            )
            return
