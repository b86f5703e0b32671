"""Present teams: who is posted where, district teams over the small sites, and their minutes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from allocator.facts import Facts
from allocator.facts.rounding import exact
from allocator.model.managers import Manager
from allocator.model.scenario import Scenario
from allocator.model.sites import Site, SiteKind

MAX_TEAM = 3


@dataclass(frozen=True)
class Team:
    """Managers who share sites at present.

    Attributes
    ----------
    sites
        One fixed site, or the sites of a round.
    managers
        The managers, in order.
    leads
        For each manager the sites whose visits they make (empty at a fixed site).
    fixed
        Whether the team is posted at its one site.
    """

    sites: tuple[str, ...]
    managers: tuple[str, ...]
    leads: tuple[tuple[str, ...], ...]
    fixed: bool


def make_teams(scenario: Scenario, managers: Sequence[str]) -> list[Team]:
    """Post `managers` by the standard of the fixed sites, the others in district teams.

    Parameters
    ----------
    scenario
        The scenario without present posts (the standard follows from residents or places).
    managers
        Ids of managers in the order in which they are dealt.
    """
    facts = Facts(scenario)
    most_first = sorted(managers, key=lambda one: (-facts.people[one][scenario.start].hours, one))
    for order in (managers, most_first):
        teams = _deal_teams(facts, scenario, list(order))
        if all(len(team.sites) <= scenario.policy.mobile.max_sites for team in teams):
            return teams
    raise ValueError(f"{len(managers)} managers cannot cover the small sites")


def _deal_teams(facts: Facts, scenario: Scenario, free: list[str]) -> list[Team]:
    """Post `free` in their order; a round may come out too long where too few are mobile."""
    teams = []
    small = []
    for site in scenario.sites:
        now = facts.sites[site.id][scenario.start]
        if now.service == "fixed":
            own = _post(facts, scenario, free, now.standard)
            teams.append(Team((site.id,), own, tuple(() for _ in own), fixed=True))
        elif now.staffable:
            small.append(site)

    def weight(site: Site) -> int:
        return facts.sites[site.id][scenario.start].residents + 1

    limit = scenario.policy.mobile.max_sites
    districts = []
    for sites, count in _bisect(small, len(free), weight, limit):
        districts.append(District(tuple(sites), tuple(free[:count])))
        del free[:count]
    for district in balanced(facts, districts, limit):
        sites, own = list(district.sites), district.managers
        leads = _deal_leads(facts, scenario.start, sites, own)
        teams.append(Team(tuple(site.id for site in sites), own, leads, fixed=False))
    return teams


def _post(facts: Facts, scenario: Scenario, free: list[str], standard: int) -> tuple[str, ...]:
    """Take managers out of `free` until the standard is met with nobody too many."""
    team = scenario.policy.team
    full = exact(team.full_time_hours)
    hours = {one: facts.people[one][scenario.start].hours for one in free}
    own: list[str] = []

    def enough(people: list[str]) -> bool:
        posts = sum((hours[one] for one in people), Fraction(0)) / full
        return posts >= standard and len(people) >= team.min_team

    while free and not enough(own):
        missing = standard - sum((hours[one] for one in own), Fraction(0)) / full
        fits = [one for one in free if hours[one] / full >= missing]
        last = len(own) + 1 >= team.min_team and fits
        own.append(min(fits, key=lambda one: hours[one]) if last else free[0])
        free.remove(own[-1])
    for one in sorted(own, key=lambda one: (hours[one], one)):
        rest = [other for other in own if other != one]
        if enough(rest):
            own = rest
            free.insert(0, one)
    return tuple(own)


def _leaves(managers: int) -> int:
    if managers <= MAX_TEAM:
        return 1
    return _leaves(managers // 2) + _leaves(managers - managers // 2)


def _bisect(
    sites: list[Site], managers: int, weight: Callable[[Site], int], max_sites: int
) -> list[tuple[list[Site], int]]:
    """Cut the map in halves until a team of at most three remains, by residents.

    Each cut leaves both sides at most `max_sites` sites a team.
    """
    if managers <= MAX_TEAM or len(sites) <= 1:
        return [(sites, managers)] if managers and sites else []
    places = [site.location for site in sites if site.location is not None]
    tall = max(p.lat for p in places) - min(p.lat for p in places)
    wide = max(p.lon for p in places) - min(p.lon for p in places)

    def along(site: Site) -> tuple[float, str]:
        if site.location is None:
            return (0.0, site.id)
        # A degree of longitude is about 0.6 of one of latitude in Germany.
        return (site.location.lat if tall > 0.6 * wide else site.location.lon, site.id)

    ordered = sorted(sites, key=along)
    few = managers // 2
    whole = sum(weight(site) for site in sites)
    low = max(1, len(sites) - max_sites * _leaves(managers - few))
    high = min(len(sites) - 1, max_sites * _leaves(few))
    sums = [0]
    for site in ordered:
        sums.append(sums[-1] + weight(site))
    cuts = range(low, high + 1) if low <= high else range(1, len(sites))
    cut = min(cuts, key=lambda at: (abs(sums[at] * managers - whole * few), at))
    return [
        *_bisect(ordered[:cut], few, weight, max_sites),
        *_bisect(ordered[cut:], managers - few, weight, max_sites),
    ]


@dataclass(frozen=True)
class District:
    """Sites of a district team, and its managers."""

    sites: tuple[Site, ...]
    managers: tuple[str, ...]


def balanced(facts: Facts, districts: list[District], max_sites: int) -> list[District]:
    """Exchange sites between neighbouring districts until residents an hour are even.

    A team lead would not leave one team a third more people than the next: a site moves, or
    two sites change places, whenever that brings both districts nearer to each other.
    """
    districts = list(districts)
    pairs = _neighbours(districts)
    known: dict[tuple[int, int], tuple[float, tuple[District, District]]] = {}
    while True:
        for i, j in pairs:
            if (i, j) not in known:
                known[i, j] = _evener(facts, districts[i], districts[j], max_sites)
        best = max(pairs, key=lambda pair: (known[pair][0], pair), default=None)
        if best is None or known[best][0] <= 1e-9:
            return districts
        i, j = best
        districts[i], districts[j] = known[best][1]
        pairs = _neighbours(districts)
        known = {pair: at for pair, at in known.items() if not {i, j} & set(pair)}


def _evener(
    facts: Facts, one: District, other: District, max_sites: int
) -> tuple[float, tuple[District, District]]:
    """The exchange between two districts that makes them most even, and by how much."""
    now = _unevenness(facts, one, other)
    best: tuple[float, tuple[District, District]] = (0.0, (one, other))
    for pair in _exchanges(one, other, max_sites):
        gain = now - _unevenness(facts, *pair)
        if gain > best[0]:
            best = gain, pair
    return best


def _unevenness(facts: Facts, one: District, other: District) -> float:
    """Squared difference of residents a full-time post."""
    return (_crowd(facts, one) - _crowd(facts, other)) ** 2


def _crowd(facts: Facts, district: District) -> float:
    """Residents for each full-time post of a district."""
    month, full = facts.scenario.start, exact(facts.scenario.policy.team.full_time_hours)
    posts = sum((facts.people[one][month].hours / full for one in district.managers), Fraction(0))
    residents = sum(facts.sites[site.id][month].residents + 1 for site in district.sites)
    return residents / max(float(posts), 0.1)


def _neighbours(districts: list[District]) -> list[tuple[int, int]]:
    """Pairs of districts of which one is among the three nearest of the other."""
    middles = []
    for district in districts:
        places = [site.location for site in district.sites if site.location is not None]
        size = max(1, len(places))
        middles.append((sum(p.lat for p in places) / size, sum(p.lon for p in places) / size))
    pairs: set[tuple[int, int]] = set()
    for i, (lat, lon) in enumerate(middles):

        def far(j: int, lat: float = lat, lon: float = lon) -> float:
            return (middles[j][0] - lat) ** 2 + (0.6 * (middles[j][1] - lon)) ** 2

        others = sorted((j for j in range(len(middles)) if j != i), key=lambda j: (far(j), j))
        pairs.update((min(i, j), max(i, j)) for j in others[:3])
    return sorted(pairs)


def _exchanges(
    one: District, other: District, max_sites: int
) -> Iterator[tuple[District, District]]:
    """Both districts after each single move and each swap that keeps the limits."""

    def pair(a: tuple[Site, ...], b: tuple[Site, ...]) -> tuple[District, District]:
        return District(a, one.managers), District(b, other.managers)

    a, b = one.sites, other.sites
    for i in range(len(a)):
        if len(a) > 1 and len(b) < max_sites:
            yield pair((*a[:i], *a[i + 1 :]), (*b, a[i]))
        for j in range(len(b)):
            yield pair((*a[:i], b[j], *a[i + 1 :]), (*b[:j], a[i], *b[j + 1 :]))
    if len(b) > 1 and len(a) < max_sites:
        for j in range(len(b)):
            yield pair((*a, b[j]), (*b[:j], *b[j + 1 :]))


def _deal_leads(
    facts: Facts, month: int, sites: list[Site], managers: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Deal the leads of a team: most visit minutes first, to whom has least for their hours."""
    hours = [facts.people[manager][month].hours or Fraction(1) for manager in managers]
    loads = [0] * len(hours)
    leads: list[list[str]] = [[] for _ in hours]

    def minutes(site: Site) -> int:
        now = facts.sites[site.id][month]
        return now.visits * now.visit_minutes

    for site in sorted(sites, key=lambda site: (-minutes(site), site.id)):
        if site.kind == SiteKind.DISTRICT and not minutes(site):
            continue
        best = min(
            range(len(hours)),
            key=lambda i: ((loads[i] + minutes(site)) / hours[i], len(leads[i]), i),
        )
        loads[best] += minutes(site)
        leads[best].append(site.id)
    return tuple(tuple(sorted(own)) for own in leads)


def usable_minutes(facts: Facts, team: Team, month: int) -> list[int]:
    """Return each manager's minutes for casework in a month of the horizon.

    Office hours and travel are taken on the safe side: each visit is a return trip of
    its own, each further site of the round one every second week.
    """
    days = facts.days[month]
    result = []
    rows = [facts.people[manager][month] for manager in team.managers]
    whole = sum(row.available for row in rows)
    for row, manager, leads in zip(rows, team.managers, team.leads, strict=True):
        minutes = Fraction(row.available - row.overhead)
        if team.fixed:
            office = facts.sites[team.sites[0]][month].office_minutes
            minutes -= office * row.available / whole if whole else 0
        else:
            base = facts.legs.base(manager)
            for site in team.sites:
                now = facts.sites[site][month]
                trip = facts.legs.minutes(base, site) + facts.legs.minutes(site, base)
                visits = now.visits if site in leads else 0
                minutes -= Fraction(now.visits * now.visit_minutes, 2) * (site in leads) * days / 5
                minutes -= Fraction(trip * max(visits, 1) * days, 10)
        result.append(int(minutes))
    return result


def present_teams(scenario: Scenario) -> list[Team]:
    """Return the teams that the managers' present posts make, in order of the managers."""
    groups: dict[tuple[str, ...], list[Manager]] = {}
    for manager in scenario.managers:
        if manager.post is not None:
            groups.setdefault(manager.round or (manager.post,), []).append(manager)
    return [
        Team(
            sites,
            tuple(manager.id for manager in own),
            tuple(manager.leads for manager in own),
            fixed=not own[0].round,
        )
        for sites, own in groups.items()
    ]
