"""A contradiction in the words of the domain: keys of sentences and their values.

Every rule that `pin_model` can leave out has a function here that names its numbers.
"""

from collections.abc import Callable, Mapping
from typing import Any

from allocator.model.calendar import format_month
from allocator.model.managers import MOBILE, Role
from allocator.model.result import Conflict
from allocator.model.scenario import Pin
from allocator.model.sites import SiteKind
from allocator.solver.pins.pinned import Pinned, Rule

Words = tuple[str, dict[str, Any]]
"""Key of a text, and its values without the month."""


def said_of(
    pinned: Pinned, pins: tuple[int, ...], rules: tuple[Rule, ...], month: int
) -> tuple[Conflict, ...]:
    """Return the pins of a contradiction, then the rules under which they cannot hold.

    Parameters
    ----------
    pinned
        The pins of the scenario.
    pins
        Positions of those that cannot hold together.
    rules
        The rules that the contradiction rests on; none where pins say the opposite.
    month
        First month in which they cannot hold.
    """
    given = tuple(pinned.pins[index] for index in pins)
    named = [_pin(pinned, index) for index in pins]
    if not rules:
        named.append(_conflict("pins", f"pins.{pins[-1] + 1}", "conflict_both", month, {}))
    for rule in rules:
        text, values = _RULES[rule.name](pinned, given, rule.path, month)
        named.append(_conflict(rule.name, rule.path, text, month, values))
    return tuple(named)


def _conflict(rule: str, path: str, text: str, month: int, values: Mapping[str, Any]) -> Conflict:
    return Conflict(
        path=path, rule=rule, text=text, values={"month": format_month(month), **values}
    )


def _pin(pinned: Pinned, index: int) -> Conflict:
    pin = pinned.pins[index]
    months = pinned.months(pin)
    values: dict[str, Any] = {
        "manager": pin.manager,
        "start": format_month(months.start),
        "end": format_month(months.stop - 1),
    }
    if pin.case is not None:
        values["case"] = pin.case
    elif pin.site != MOBILE:
        values["site"] = _site(pinned, pin.site or "")
    mobile = pin.kind == "post" and pin.site == MOBILE
    return Conflict(
        path=f"pins.{index + 1}",
        rule="pins",
        text="conflict_pin_mobile" if mobile else f"conflict_pin_{pin.kind}",
        values=values,
    )


def _site(pinned: Pinned, site: str) -> str:
    return pinned.sites[site].name or site


def _name(path: str) -> str:
    return path.split(".", 1)[1]


def _there(pinned: Pinned, pins: tuple[Pin, ...], site: str, month: int) -> int:
    """Return how many people the pins put at a site, cases included, up to a month."""
    people = set()
    for pin in pins:
        demand = pinned.demand(pin)
        if demand is not None and demand.month <= month:
            place = pinned.team_place(demand.case.id, demand.month)
            if place is not None and place.site == site:
                people.add(pin.manager)
        elif pin.kind in ("post", "round") and pin.site == site:
            people.add(pin.manager)
    return len(people)


def _one_post(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    del pins
    manager = _name(path)
    if pinned.managers[manager].role == Role.HEAD:
        return "conflict_one_post_head", {"manager": manager}
    working = pinned.working(manager, month)
    return f"conflict_one_post{'' if working else '_contract'}", {"manager": manager}


def _phases(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    del pins, path
    phase = pinned.facts.phase_of[month]
    return "conflict_phases", {
        "start": format_month(phase.start),
        "end": format_month(phase.stop - 1),
    }


def _fixed_site(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    del pins
    site = pinned.sites[_name(path)]
    now = pinned.facts.sites[site.id][month]
    values: dict[str, Any] = {"site": _site(pinned, site.id)}
    if not now.staffable:
        return "conflict_fixed_site_closed", values
    if site.kind == SiteKind.DISTRICT:
        return "conflict_fixed_site_district", values
    if now.service == "fixed":
        return "conflict_fixed_site_fixed", values | {"people": now.headcount}
    limit = pinned.facts.scenario.policy.fixed.min_residents
    return "conflict_fixed_site_mobile", values | {"people": now.headcount, "limit": limit}


def _team_size(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    site = _name(path)
    return "conflict_team_size", {
        "site": _site(pinned, site),
        "standard": pinned.facts.sites[site][pinned.facts.phase_of[month].start].standard,
        "people": _there(pinned, pins, site, month),
    }


def _desks(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    site = _name(path)
    return "conflict_desks", {
        "site": _site(pinned, site),
        "desks": pinned.sites[site].desks,
        "people": _there(pinned, pins, site, month),
    }


def _mobile_fit(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    del pinned, pins, month
    return "conflict_mobile_fit", {"manager": _name(path)}


def _round(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    rule, name = pinned.facts.scenario.policy.mobile, _name(path)
    if path.startswith("sites."):
        return "conflict_round_team", {
            "site": _site(pinned, name),
            "limit": rule.max_team,
            "people": _there(pinned, pins, name, month),
        }
    return "conflict_round_sites", {"manager": name, "limit": rule.max_sites}


def _case_team(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    case = _name(path)
    demand = next(found for pin in pins if pin.case == case and (found := pinned.demand(pin)))
    place = pinned.team_place(case, demand.month)
    values = {"case": case, "site": "" if place is None else _site(pinned, place.site)}
    del month
    if demand.inherited:
        longest = pinned.facts.scenario.policy.caseload.aftercare_months
        limit = max(longest - demand.case.aftercare, 0)
        return "conflict_case_team_kept", {**values, "manager": demand.manager, "limit": limit}
    return "conflict_case_team", values


def _case_skills(pinned: Pinned, pins: tuple[Pin, ...], path: str, month: int) -> Words:
    del month
    case = _name(path)
    lacking = {
        pin.manager: sorted(set(pinned.cases[case].skills) - pinned.skilled[pin.manager])
        for pin in pins
        if pin.case == case and pin.kind == "case"
    }
    manager = next(name for name, skills in lacking.items() if skills)
    return "conflict_case_skills", {
        "case": case,
        "manager": manager,
        "skills": ", ".join(lacking[manager]),
    }


_RULES: Mapping[str, Callable[[Pinned, tuple[Pin, ...], str, int], Words]] = {
    "one_post": _one_post,
    "phases": _phases,
    "fixed_site": _fixed_site,
    "team_size": _team_size,
    "desks": _desks,
    "mobile_fit": _mobile_fit,
    "round": _round,
    "case_team": _case_team,
    "case_skills": _case_skills,
}
