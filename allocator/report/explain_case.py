"""A case explained: its points read aloud, why this person, or why it waits."""

from collections.abc import Iterator

from allocator.checks.running import overloaded
from allocator.ledger import Held
from allocator.model.calendar import month_of
from allocator.model.cases import Case
from allocator.report.explain_waiting import change_sentences, obstacle_sentence, obstacles
from allocator.report.look import Look
from allocator.report.said import (
    Sentence,
    Value,
    month,
    name,
    num,
    sentence,
    texts,
    time,
    words,
)
from allocator.texts import catalogue

OTHERS_SHOWN = 8


def case_sentences(look: Look, case: Case) -> list[Sentence]:
    """Return everything there is to say about a case."""
    result = [head_sentence(case), *way_sentences(look, case)]
    held = [row for row in look.decided.held if row.case.id == case.id]
    if case.running:
        return [*result, *_running(look, case, held)]
    first = max(month_of(case.opened), look.begin)
    if first not in look.facts.months:
        return [*result, sentence("explain_opens_later", month=month(first))]
    result += points_sentences(look, case, first)
    if held:
        return [*result, *_started(look, case, held, first)]
    return [*result, *_waiting(look, case, first)]


def head_sentence(case: Case) -> Sentence:
    """Return who lives where and speaks what."""
    key = "explain_case" if case.languages else "explain_case_german"
    values = {"languages": words(case.languages)} if case.languages else {}
    return sentence(key, values, count=case.persons, case=name(case.id), site=name(case.site))


def way_sentences(look: Look, case: Case) -> Iterator[Sentence]:
    """Say when the people of a case move with their site, and where to."""
    here: str | None = case.site
    for at, site in zip(look.facts.months, look.facts.cases.paths[case.id], strict=True):
        if site is None and here is not None:
            yield sentence("explain_case_leaves", month=month(at))
        elif site is not None and site != here:
            yield sentence("explain_case_moves", month=month(at), site=name(site))
        here = site


def points_sentences(look: Look, case: Case, when: int) -> list[Sentence]:
    """Return the points of a month, item by item, with their sum and band."""
    cases = look.facts.cases
    items = cases.point_items(case, case.opened, when)
    total = sum(items.values())
    result = [sentence("explain_points", month=month(when))]
    for item, points in items.items():
        result.append(
            sentence("explain_points_item", indent=1, points=num(points), what=need_word(item))
        )
    band = texts([f"show_band_{cases.band(total)}"])
    result.append(sentence("explain_points_sum", indent=1, points=num(total), band=band))
    weight = cases.weight(case)
    if weight != 1:
        result.append(
            sentence(
                "explain_points_weight",
                count=case.persons,
                weight=num(float(weight)),
                points=num(float(total * weight)),
            )
        )
    return result


def need_word(item: str) -> Value:
    """Return the word for a need; a city's own needs are said by their tag."""
    key = f"need_{item}"
    return texts([key]) if key in catalogue() else words([item])


def _running(look: Look, case: Case, held: list[Held]) -> Iterator[Sentence]:
    start = look.decided.run_start(case)
    end = look.facts.cases.end(case, start)
    yield sentence(
        "explain_running",
        manager=name(case.manager or ""),
        start=month(start),
        end=month(end),
    )
    if look.facts.cases.overdue(case) is not None:
        yield sentence("explain_overdue")
    for row in held:
        if row.taken:
            yield from taken_over(look, row)
        else:
            yield from why(look, row)
    gone = look.decided.uncovered.get(case.id)
    if gone:
        yield sentence(
            "explain_orphaned", month=month(gone[0]), team=num(len(look.team(case, gone[0])))
        )
        yield from _others(look, case, gone[0], None)


def taken_over(look: Look, row: Held) -> Iterator[Sentence]:
    """Say who takes over, when, and why that is forced."""
    when = row.months.start
    before = row.case.manager or ""
    for other in look.decided.held:
        if other.case.id == row.case.id and other.months.stop == when:
            before = other.manager
    yield sentence(
        "explain_handover",
        month=month(when),
        manager=name(row.manager),
        before=name(before),
        why=texts([f"explain_handover_{_forced(look, row.case, before, when)}"]),
        hours=time(look.facts.scenario.policy.hours.handover),
    )
    yield from why(look, row)


def _forced(look: Look, case: Case, before: str, when: int) -> str:
    """Return why the former manager does not keep the case; a word of the texts."""
    there = look.facts.people.get(before, {}).get(when)
    if there is None or not there.in_contract:
        return "left"
    if there.long_away:
        return "away"
    if before not in look.team(case, when):
        return "moved"
    end = look.facts.cases.end(case, look.decided.run_start(case))
    if overloaded(look.checked, case, before, look.decided.clip(when, end)):
        return "full"
    return "voluntary"


def _started(look: Look, case: Case, held: list[Held], first: int) -> Iterator[Sentence]:
    row = held[0]
    yield sentence(
        "explain_started",
        manager=name(row.manager),
        start=month(row.start),
        end=month(look.facts.cases.end(case, row.start)),
    )
    yield from why(look, row)
    if row.start > first:
        yield sentence("explain_waited", count=row.start - first, month=month(first))
        for other in look.team(case, first)[:OTHERS_SHOWN]:
            yield from obstacles(look, case, other, first)
    for later in held[1:]:
        yield from taken_over(look, later)
    yield from _others(look, case, row.start, row.manager)


def why(look: Look, row: Held) -> Iterator[Sentence]:
    """Say why this person: team, language, skills, free minutes."""
    case, manager, first = row.case, row.manager, row.months.start
    site = look.site(case, first) or case.site
    team = look.team(case, first)
    if manager in team:
        key = "explain_why_team" if len(team) > 1 else "explain_why_only"
        yield sentence(key, indent=1, manager=name(manager), site=name(site))
    else:
        yield sentence("explain_why_aftercare", indent=1, manager=name(manager), site=name(site))
    if case.languages and row.speaks:
        spoken = {*look.decided.managers[manager].languages, "de"}
        shared = [word for word in case.languages if word in spoken]
        yield sentence(
            "explain_why_speaks", indent=1, manager=name(manager), languages=words(shared)
        )
    elif case.languages:
        extra = _interpreting(look, row)
        yield sentence(
            "explain_why_interpreter", indent=1, manager=name(manager), hours=time(extra)
        )
    if case.skills:
        yield sentence(
            "explain_why_skills", indent=1, manager=name(manager), skills=words(case.skills)
        )
    minutes = look.holding.minutes.held(row)
    yield sentence(
        "explain_why_hours",
        indent=1,
        first=time(minutes[0]),
        month=month(first),
        hours=time(sum(minutes)),
    )
    tight = min(row.months, key=lambda at: (look.free(manager, at), at))
    free = look.free(manager, tight)
    key = "explain_why_free" if free >= 0 else "explain_why_over"
    yield sentence(key, indent=1, manager=name(manager), hours=time(abs(free)), month=month(tight))


def _interpreting(look: Look, row: Held) -> int:
    without = look.holding.minutes.of(row.case, row.manager, row.start, row.months, True)
    return sum(look.holding.minutes.held(row)) - sum(without)


def _others(look: Look, case: Case, when: int, chosen: str | None) -> Iterator[Sentence]:
    """Say who else could take the case, and at what cost."""
    others = [who for who in look.team(case, when) if who != chosen]
    if not others:
        yield sentence("explain_others_none", site=name(look.site(case, when) or case.site))
        return
    yield sentence("explain_others")
    said = sorted(others, key=lambda who: (bool(look.short(case, who, when)), who))
    for other in said[:OTHERS_SHOWN]:
        yield _other(look, case, other, when, chosen)
    if len(said) > OTHERS_SHOWN:
        yield sentence("explain_others_more", indent=1, count=len(said) - OTHERS_SHOWN)


def _other(look: Look, case: Case, other: str, when: int, chosen: str | None) -> Sentence:
    stage = look.stage(case, other, when)
    short = look.short(case, other, when)
    if stage != "full" or short:
        return obstacle_sentence(look, case, other, when)
    minutes = sum(look.minutes(case, other, when))
    points = look.displaced(case, other, when)
    extra = 0
    if chosen is not None:
        extra = minutes - sum(look.minutes(case, chosen, when))
    values = {"manager": name(other), "hours": time(minutes)}
    key = "explain_other_could"
    if extra > 0:
        key, values["extra"] = "explain_other_longer", time(extra)
    elif points >= 1:
        key, values["points"] = "explain_other_points", num(round(points))
    return sentence(key, values, indent=1)


def _waiting(look: Look, case: Case, first: int) -> Iterator[Sentence]:
    yield sentence("explain_waits", count=len(look.facts.months))
    team = look.team(case, first)
    if not team:
        yield sentence(
            "explain_nobody", site=name(look.site(case, first) or case.site), month=month(first)
        )
    for other in team[:OTHERS_SHOWN]:
        yield from obstacles(look, case, other, first)
    if len(team) > OTHERS_SHOWN:
        yield sentence("explain_others_more", indent=1, count=len(team) - OTHERS_SHOWN)
    yield _first_possible(look, case, first)
    yield from change_sentences(look, case, first)


def _first_possible(look: Look, case: Case, first: int) -> Sentence:
    """Say the first month in which someone has the hours, as the plan stands."""
    for when in range(first, look.facts.months.stop):
        if look.site(case, when) is None:
            break
        for other in look.team(case, when):
            if look.stage(case, other, when) == "full" and not look.short(case, other, when):
                return sentence("explain_possible", month=month(when), manager=name(other))
    return sentence("explain_possible_never", month=month(look.facts.months[-1]))
