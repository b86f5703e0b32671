"""Where pinned people are, held against the rules in plain Python, without any solver.

`conflicts` believes that pins can hold only when `broken` finds nothing. The rules are
written here from their text, not from the model.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from allocator.model.scenario import Pin
from allocator.model.sites import SiteKind
from allocator.score.shortfalls import missing
from allocator.solver.pins.pinned import CaseDemand, Pinned, Place, Rule

PINS = "pins"

Witness = dict[tuple[str, int], frozenset[Place]]
"""Where each pinned manager is in each moment."""


def obvious(pinned: Pinned) -> Witness:
    """Return where the pins put people, and nothing else; mostly that will do."""
    places: dict[tuple[str, int], set[Place]] = defaultdict(set)
    for pin in pinned.pins:
        if pin.case is not None or pin.kind == "away":
            continue
        for place, moment in pinned.posts(pin, pinned.facts.months.stop):
            for other in pinned.moments:
                if other in pinned.facts.phase_of[moment]:
                    places[pin.manager, other].add(place)
                    if place.kind == "round":
                        places[pin.manager, other].add(Place("mobile", ""))
    return {key: frozenset(own) for key, own in places.items()}


def broken(
    pinned: Pinned,
    active: Collection[int],
    witness: Witness,
    without: Collection[Rule] = (),
) -> frozenset[Rule]:
    """Return the rules that `witness` breaks; a pin that does not hold is a rule ``pins``.

    Parameters
    ----------
    pinned
        The pins of the scenario.
    active
        Positions of the pins that should hold; the others are not looked at.
    witness
        Where each manager is in each moment; who is not named is nowhere.
    without
        Rules that need not hold.
    """
    pins = [(index, pinned.pins[index]) for index in sorted(active)]
    found = {
        Rule(PINS, f"pins.{index + 1}") for index, pin in pins if not _held(pinned, pin, witness)
    }
    on_cases = [(index, pin) for index, pin in pins if pin.case is not None]
    found.update(
        Rule(PINS, f"pins.{index + 1}")
        for index, pin in on_cases
        if any(pinned.exclude(pin, other) for _, other in on_cases)
    )
    for _, pin in on_cases:
        demand = pinned.demand(pin)
        if demand is not None:
            ways = _ways(pinned, demand, [other for _, other in on_cases], witness)
            least = min((way - frozenset(without) for way in ways), key=len)
            found.update(least)
    for key, places in witness.items():
        found.update(_person(pinned, *key, places, witness))
    found.update(_teams(pinned, witness))
    return frozenset(found) - set(without)


def _held(pinned: Pinned, pin: Pin, witness: Witness) -> bool:
    """Whether a pin on a post, a round or away from a site holds."""
    if pin.kind == "away":
        places = {Place("fixed", pin.site or ""), Place("round", pin.site or "")}
        return not any(
            places & witness.get((pin.manager, moment), frozenset())
            for moment in pinned.absent(pin)
        )
    return all(
        place in witness.get((pin.manager, moment), ())
        for place, moment in pinned.posts(pin, pinned.facts.months.stop)
    )


def _ways(
    pinned: Pinned, demand: CaseDemand, pins: list[Pin], witness: Witness
) -> Iterator[frozenset[Rule]]:
    """Yield what is against keeping a running case, and against taking it over."""
    team = Rule("case_team", f"cases.{demand.case.id}")
    if demand.inherited and not any(pinned.keeps_from(pin, demand) for pin in pins):
        yield frozenset() if _keeps(pinned, demand, witness) else frozenset({team})
    found = set() if _on_team(pinned, demand, demand.month, witness) else {team}
    if not set(demand.case.skills) <= pinned.skilled[demand.manager]:
        found.add(Rule("case_skills", team.path))
    yield frozenset(found)


def _keeps(pinned: Pinned, demand: CaseDemand, witness: Witness) -> bool:
    """Whether the manager can keep the case from the start until the pin begins."""
    longest = pinned.facts.scenario.policy.caseload.aftercare_months
    moves, off, free = set(pinned.moves(demand)), demand.case.aftercare, False
    for month in range(pinned.facts.months.start, demand.month + 1):
        if not pinned.working(demand.manager, month):
            return False
        free = free or (month in moves and not off)
        off = 0 if _on_team(pinned, demand, month, witness) else off + 1
        if off > longest and not free:
            return False
    return True


def _on_team(pinned: Pinned, demand: CaseDemand, month: int, witness: Witness) -> bool:
    place = pinned.team_place(demand.case.id, month)
    return place in witness.get((demand.manager, pinned.moment(month)), ())


def _person(
    pinned: Pinned, manager: str, moment: int, places: frozenset[Place], witness: Witness
) -> Iterator[Rule]:
    """Yield the rules about one person in one moment that are broken."""
    path = f"managers.{manager}"
    posts = [place for place in places if place.kind != "round"]
    rounds = [place for place in places if place.kind == "round"]
    mobile = Place("mobile", "") in places
    if len(posts) > (1 if pinned.working(manager, moment) else 0) or (rounds and not mobile):
        yield Rule("one_post", path)
    if mobile and not pinned.managers[manager].mobile:
        yield Rule("mobile_fit", path)
    if len(rounds) > pinned.facts.scenario.policy.mobile.max_sites:
        yield Rule("round", path)
    for place in places:
        if not pinned.allowed(place, moment):
            yield Rule("fixed_site", f"sites.{place.site}")
    start = pinned.facts.phase_of[moment].start
    if witness.get((manager, start), frozenset()) != places:
        yield Rule("phases", path)


def _teams(pinned: Pinned, witness: Witness) -> Iterator[Rule]:
    """Yield the rules about teams that are broken: size, desks, people on rounds."""
    teams: dict[tuple[Place, int], list[str]] = defaultdict(list)
    for (manager, moment), places in witness.items():
        for place in places:
            if pinned.working(manager, moment):
                teams[place, moment].append(manager)
    most = pinned.facts.scenario.policy.mobile.max_team
    for (place, moment), team in teams.items():
        if place.kind == "mobile":
            continue
        site, path = pinned.sites[place.site], f"sites.{place.site}"
        if place.kind == "round":
            if len(team) > most and site.kind != SiteKind.DISTRICT:
                yield Rule("round", path)
            continue
        if site.desks is not None and len(team) > site.desks:
            yield Rule("desks", path)
        if _too_many(pinned, place.site, moment, team):
            yield Rule("team_size", path)


def _too_many(pinned: Pinned, site: str, moment: int, team: list[str]) -> bool:
    """Whether somebody could leave a team at the start of a phase without a gap."""
    facts, phase = pinned.facts, pinned.facts.phase_of[moment]
    if moment != phase.start or facts.sites[site][moment].service != "fixed":
        return False
    extra = facts.scenario.policy.team.max_extra
    return any(
        missing(facts, site, phase, [other for other in team if other != one], extra) == 0
        for one in team
        if facts.is_present(one, phase)
    )
