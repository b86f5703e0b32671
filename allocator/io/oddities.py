"""What is odd about a scenario without being wrong: worth a look before planning.

One function an area, over the checked scenario. To add one, yield an `Oddity` and say it
in ``texts/oddities.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from allocator.errors import Fault
from allocator.facts.cases import GERMAN
from allocator.facts.sites import is_open, move_day
from allocator.model.calendar import first_day, format_month, last_day, month_of
from allocator.model.cases import Case, Expected, Profile
from allocator.model.managers import MOBILE, Manager, Role
from allocator.model.paths import Loc
from allocator.model.scenario import Pin, Scenario
from allocator.model.sites import Site
from allocator.model.steps import most, value_on

LAWFUL_HOURS = 48
"""Weekly hours that the working-time law allows on average."""
FEW_HOURS = 2
"""Weekly hours below which nearly nothing is left for cases: more likely a slip."""
LONG_AGO = 10
"""Years before the plan: that a case waits for longer is more likely a slip."""


@dataclass(frozen=True)
class Oddity:
    """Something odd: its text, its place in the scenario, and the path a person reads."""

    code: str
    loc: Loc
    path: str
    values: dict[str, object] = field(default_factory=dict)


def oddities_of(scenario: Scenario) -> list[Fault]:
    """Return what is odd about a scenario, each with its `loc`, in order of the tables."""
    found = [
        *_city(scenario),
        *_sites(scenario),
        *_managers(scenario),
        *_cases(scenario),
        *_demand(scenario),
        *_pins(scenario),
    ]
    return [Fault(odd.code, odd.path, odd.values, odd=True, loc=odd.loc) for odd in found]


def _city(scenario: Scenario) -> Iterator[Oddity]:
    if not scenario.bases:
        yield Oddity("odd_no_base", (), "bases")
    last = scenario.policy.mobile.visits[-1:]
    if not last or last[0].up_to is not None:
        yield Oddity("odd_visit_classes", ("policy", "mobile", "visits"), "policy.mobile.visits")
    for position, mark in enumerate(scenario.marks):
        if mark.path.split(".")[0] not in Scenario.model_fields:
            path = f"marks.{position + 1}.path"
            yield Oddity("odd_mark", ("marks", position, "path"), path, {"path": mark.path})


def _sites(scenario: Scenario) -> Iterator[Oddity]:
    rows = {leg.from_ for leg in scenario.travel} | {leg.to for leg in scenario.travel}
    by_id = {site.id: site for site in scenario.sites}
    leave = scenario.policy.travel.unknown_leg
    for position, base in enumerate(scenario.bases):
        if base.location is None and base.id not in rows:
            loc: Loc = ("bases", position)
            yield Oddity("odd_no_location", loc, f"bases.{base.id}", {"minutes": leave})
    for position, site in enumerate(scenario.sites):
        loc, path = ("sites", position), f"sites.{site.id}"
        if site.location is None and site.id not in rows:
            yield Oddity("odd_no_location", loc, path, {"minutes": leave})
        if site.residents is None and site.places is None:
            yield Oddity("odd_empty_site", loc, path)
        elif getattr(site, site.staff_by) is None:
            values: dict[str, object] = {"field": site.staff_by}
            yield Oddity("odd_staff_by", (*loc, "staff_by"), f"{path}.staff_by", values)
        yield from _overfull(scenario, position, site)
        yield from _closing(scenario, by_id, position, site)


def _overfull(scenario: Scenario, position: int, site: Site) -> Iterator[Oddity]:
    """Say where more people live than there are places: a slip, or a number that decides nothing.

    Looked at on the first open day of the plan.
    """
    if site.residents is None or site.places is None:
        return
    day = max(first_day(scenario.start), site.opens or date.min)
    living, places = value_on(site.residents, day), value_on(site.places, day)
    if living > places:
        values: dict[str, object] = {
            "residents": f"{living:g}",
            "places": f"{places:g}",
            "field": site.staff_by,
        }
        loc: Loc = ("sites", position, "residents")
        yield Oddity("odd_overfull", loc, f"sites.{site.id}.residents", values)


def _closing(
    scenario: Scenario, by_id: dict[str, Site], position: int, site: Site
) -> Iterator[Oddity]:
    """Look at the end of a site: where its people go, and whether it was open at all."""
    if site.closes is None:
        return
    loc: Loc = ("sites", position)
    path = f"sites.{site.id}"
    first, last = first_day(scenario.start), last_day(scenario.horizon[-1])
    if site.closes < first:
        yield Oddity("odd_closed", (*loc, "closes"), f"{path}.closes", {"day": site.closes})
    elif not site.moves and site.closes < last:
        values: dict[str, object] = {"day": site.closes}
        yield Oddity("odd_no_moves", (*loc, "closes"), f"{path}.closes", values)
    for number, move in enumerate(site.moves):
        target = by_id.get(move.to)
        day = move_day(site, move.from_)
        if target is not None and not is_open(target, day):
            place = (*loc, "moves", number, "to")
            values = {"id": move.to, "day": day}
            yield Oddity("odd_move_closed", place, f"{path}.moves.{number + 1}.to", values)


def _managers(scenario: Scenario) -> Iterator[Oddity]:
    led: dict[str, str] = {}
    first, last = first_day(scenario.start), last_day(scenario.horizon[-1])
    for position, manager in enumerate(scenario.managers):
        loc: Loc = ("managers", position)
        path = f"managers.{manager.id}"
        if manager.role == Role.HEAD:
            continue
        if not manager.languages:
            yield Oddity("odd_no_languages", loc, path)
        if GERMAN in manager.languages:
            yield Oddity("odd_german", (*loc, "languages"), f"{path}.languages")
        outside = (manager.until or first) < first or (manager.from_ or last) > last
        if outside:
            yield Oddity("odd_outside_contract", loc, path)
        yield from _time(manager, loc, path)
        if manager.post == MOBILE and not manager.mobile:
            yield Oddity("odd_not_mobile", (*loc, "post"), f"{path}.post")
        if manager.round and manager.post not in (None, MOBILE):
            yield Oddity("odd_round", (*loc, "round"), f"{path}.round", {"post": manager.post})
        for site in manager.leads:
            if site in led:
                values: dict[str, object] = {"id": site, "other": led[site]}
                yield Oddity("odd_two_leads", (*loc, "leads"), f"{path}.leads", values)
            led.setdefault(site, manager.id)


def _time(manager: Manager, loc: Loc, path: str) -> Iterator[Oddity]:
    """Look at the hours of somebody, and how many people they may accompany."""
    hours = most(manager.hours)
    values: dict[str, object] = {"hours": f"{hours:g}"}
    if hours > LAWFUL_HOURS:
        yield Oddity("odd_long_hours", (*loc, "hours"), f"{path}.hours", values)
    elif hours < FEW_HOURS:
        yield Oddity("odd_few_hours", (*loc, "hours"), f"{path}.hours", values)
    if manager.max_people == 0:
        yield Oddity("odd_nobody", (*loc, "max_people"), f"{path}.max_people")


def _cases(scenario: Scenario) -> Iterator[Oddity]:
    managers = {manager.id: manager for manager in scenario.managers}
    sites = {site.id: site for site in scenario.sites}
    for position, case in enumerate(scenario.cases):
        found = (
            *_opened(scenario, case, sites[case.site]),
            *_one_case(scenario, case, managers),
        )
        for code, name, values in found:
            place = ("cases", position, name) if name else ("cases", position)
            path = f"cases.{case.id}" + (f".{name}" if name else "")
            yield Oddity(code, place, path, values)


_Found = tuple[str, str, dict[str, object]]


def _opened(scenario: Scenario, case: Case, site: Site) -> Iterator[_Found]:
    """Yield code, field and values of what is odd about where and when a case is opened."""
    first, last = first_day(scenario.start), last_day(scenario.horizon[-1])
    closes, opens = site.closes or date.max, site.opens or date.min
    if closes < first or opens > last:
        yield "odd_case_closed", "site", {"id": site.id}
    elif case.opened > closes:
        values: dict[str, object] = {"id": site.id, "day": case.opened, "closes": closes}
        yield "odd_case_after_closing", "opened", values
    if case.running or case.opened > closes:
        return
    if case.opened < first.replace(year=first.year - LONG_AGO):
        yield "odd_long_ago", "opened", {"day": case.opened}
    if case.opened > last:
        yield "odd_later_case", "opened", {"day": case.opened}
    elif case.opened > first:
        yield "odd_future_case", "opened", {"day": case.opened}


def _one_case(scenario: Scenario, case: Case, managers: dict[str, Manager]) -> Iterator[_Found]:
    """Yield the same of everything else in a case."""
    if case.points is not None and case.needs:
        yield "odd_points", "points", {}
    if case.start is None or case.manager is None:
        return
    if case.start < month_of(case.opened):
        month = format_month(case.start)
        yield "odd_start_before_opened", "start", {"month": month, "day": case.opened}
    regular = case.extended_until or case.start + scenario.policy.caseload.months - 1
    if regular < scenario.start:
        yield "odd_overdue", "start", {"month": format_month(regular)}
    manager = managers[case.manager]
    works_there = case.site == manager.post or case.site in manager.round
    if not works_there and manager.post is not None:
        values: dict[str, object] = {"id": manager.id, "site": case.site, "post": manager.post}
        yield "odd_elsewhere", "manager", values
    if manager.until is not None and manager.until < first_day(scenario.start):
        yield "odd_manager_gone", "manager", {"id": manager.id, "day": manager.until}


def _demand(scenario: Scenario) -> Iterator[Oddity]:
    """Look for languages and skills that nobody has."""
    staff = [manager for manager in scenario.managers if manager.role == Role.MANAGER]
    spoken = {language for manager in staff for language in manager.languages} | {GERMAN}
    skills = {skill for manager in staff for skill in manager.skills}
    wanting: dict[tuple[str, str], list[tuple[Loc, str]]] = {}
    tables: tuple[tuple[Loc, tuple[Case | Profile, ...]], ...] = (
        (("cases",), scenario.cases),
        (("arrivals", "profiles"), scenario.arrivals.profiles),
    )
    for keys, rows in tables:
        for position, row in enumerate(rows):
            place = ((*keys, position), ".".join((*map(str, keys), row.id)))
            if row.languages and spoken.isdisjoint(row.languages):
                for language in row.languages:
                    wanting.setdefault(("languages", language), []).append(place)
            for skill in row.skills:
                if skill not in skills:
                    wanting.setdefault(("skills", skill), []).append(place)
    pools = {pool.language for pool in scenario.interpreters}
    for (name, word), places in sorted(wanting.items()):
        code = "odd_skill" if name == "skills" else "odd_language"
        if code == "odd_language" and word in pools:
            continue
        loc, path = places[0]
        values: dict[str, object] = {"id": word, "n": len(places)}
        yield Oddity(code, (*loc, name), f"{path}.{name}", values)
    for position, expected in enumerate(scenario.arrivals.expected):
        if _outside(scenario, expected):
            path = f"arrivals.expected.{position + 1}"
            yield Oddity("odd_expected_outside", ("arrivals", "expected", position), path)


def _outside(scenario: Scenario, span: Expected | Pin) -> bool:
    """Whether a span of months lies outside the horizon."""
    late = span.from_ is not None and span.from_ > scenario.horizon[-1]
    return late or (span.until is not None and span.until < scenario.start)


def _pins(scenario: Scenario) -> Iterator[Oddity]:
    for position, pin in enumerate(scenario.pins):
        if _outside(scenario, pin):
            yield Oddity("odd_pin_outside", ("pins", position), f"pins.{position + 1}")
