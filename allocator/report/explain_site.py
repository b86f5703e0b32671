"""A site explained: its service and why, its team, its visits, who waits, what a slot is worth."""

from collections.abc import Iterator

from allocator.facts import SiteMonth
from allocator.model.sites import Site, SiteKind
from allocator.report.data import Flip
from allocator.report.look import Look
from allocator.report.said import Sentence, Value, month, name, num, sentence, texts, words
from allocator.report.where import flips, posts_needed, staffed_by
from allocator.score.shortfalls import missing

PRICES_SHOWN = 5
WEEKS_A_MONTH = 365.25 / 12 / 7


def site_sentences(look: Look, ident: str) -> list[Sentence]:
    """Return everything there is to say about a site."""
    site = next(row for row in look.facts.scenario.sites if row.id == ident)
    return [
        *_service(look, site),
        *_later(look, site),
        *_team(look, site),
        *_visits(look, site),
        *_cases(look, site),
        *_prices(look, site),
    ]


def _service(look: Look, site: Site) -> Iterator[Sentence]:
    now = look.facts.sites[site.id][look.begin]
    policy = look.facts.scenario.policy
    values = {"site": name(site.id), "n": num(now.headcount), "month": month(look.begin)}
    if now.service is None:
        yield sentence("explain_site_closed", site=name(site.id), month=month(look.begin))
        return
    by = staffed_by(site)
    yield sentence(f"explain_site_{by}", values)
    if site.kind == SiteKind.DISTRICT:
        yield sentence("explain_site_district", indent=1)
        return
    thresholds = {"start": num(policy.fixed.min_residents), "stop": num(policy.fixed.leave_below)}
    if now.service == "mobile":
        yield sentence("explain_site_mobile", thresholds, indent=1)
    else:
        yield sentence("explain_site_fixed", thresholds, indent=1)
        yield sentence(
            "explain_site_standard",
            indent=1,
            count=posts_needed(policy, now.standard),
            per=num(policy.team.residents_per_manager),
            least=num(policy.team.min_team),
            slack=num(policy.team.team_hysteresis),
        )
    for flip in flips(policy, site, now):
        yield _flip(flip, now)


def _flip(flip: Flip, now: SiteMonth) -> Sentence:
    side, service = "below" if flip.below else "from", "fixed" if flip.to else "mobile"
    away = now.headcount - flip.at + 1 if flip.below else flip.at - now.headcount
    values: dict[str, Value] = {"at": num(flip.at), "away": num(away)}
    if flip.to:
        values["to"] = num(flip.to)
    return sentence(f"explain_flip_{side}_{service}", values, indent=1)


def _later(look: Look, site: Site) -> Iterator[Sentence]:
    """Say the months in which service, standard or team size change."""
    before = look.facts.sites[site.id][look.begin]
    for at in look.facts.months[1:]:
        now = look.facts.sites[site.id][at]
        if (now.service, now.standard) != (before.service, before.standard):
            values = {"month": month(at), "people": num(now.headcount)}
            if now.service is None:
                yield sentence("explain_later_closed", indent=1, month=month(at))
            elif now.service == "mobile":
                yield sentence("explain_later_mobile", values, indent=1)
            else:
                posts = posts_needed(look.facts.scenario.policy, now.standard)
                yield sentence("explain_later_fixed", values, indent=1, count=posts)
        before = now


def _team(look: Look, site: Site) -> Iterator[Sentence]:
    facts, decided = look.facts, look.decided
    now = facts.sites[site.id][look.begin]
    team = decided.teams[look.begin].get(site.id, [])
    if now.service is None:
        return
    if not team:
        yield sentence("explain_team_nobody", month=month(look.begin))
    elif now.service == "fixed":
        posted = decided.posted[look.begin].get(site.id, [])
        hours = sum(float(facts.people[who][look.begin].hours) for who in posted)
        yield sentence(
            "explain_team_fixed", count=len(posted), team=name(*posted), hours=num(hours)
        )
        short = missing(facts, site.id, facts.phase_of[look.begin], posted)
        if short:
            yield sentence("explain_team_missing", indent=1, posts=num(float(short)))
    else:
        leads = decided.leads[look.begin].get(site.id, [])
        others = [who for who in team if who not in leads]
        if leads:
            yield sentence("explain_team_lead", lead=name(*leads))
        elif not now.visits:
            # As in a district: there is nothing for a contact person to do.
            yield sentence("explain_team_no_visits", team=name(*team))
            return
        else:
            yield sentence("explain_team_no_lead")
        if others:
            yield sentence("explain_team_others", indent=1, team=name(*others))


def _visits(look: Look, site: Site) -> Iterator[Sentence]:
    now = look.facts.sites[site.id][look.begin]
    if site.on_request:
        yield sentence("explain_visits_on_request")
        return
    if not now.visits:
        return
    made = sum(row.get(look.begin, {}).get(site.id, 0) for row in look.decided.stops.values())
    yield sentence(
        "explain_visits", count=now.visits, minutes=num(now.visit_minutes), made=num(made)
    )


def _cases(look: Look, site: Site) -> Iterator[Sentence]:
    paths = look.facts.cases.paths
    here = [case for case in look.facts.scenario.cases if paths[case.id][0] == site.id]
    running = [case for case in here if case.running]
    started = [case for case in here if not case.running and look.decided.rows.get(case.id)]
    waiting = [case for case in here if not case.running and not look.decided.rows.get(case.id)]
    yield sentence(
        "explain_site_cases",
        running=num(len(running)),
        people=num(sum(case.persons for case in running)),
        started=num(len(started)),
        waiting=num(len(waiting)),
    )
    reasons: dict[str, int] = {}
    listed = {row.case: row.reason for row in look.plan.waiting}
    for case in waiting:
        if case.id in listed:
            reasons[listed[case.id]] = reasons.get(listed[case.id], 0) + 1
    for reason in sorted(reasons, key=lambda reason: (-reasons[reason], reason)):
        why = texts([f"explain_reason_{reason}"])
        yield sentence("explain_site_reason", indent=1, count=reasons[reason], why=why)


def _prices(look: Look, site: Site) -> Iterator[Sentence]:
    """Say what one more hour a week would spare, and for the languages where it spares more.

    An hour a week is D/5 hours of a month with D working days; said as the time that
    someone urgent (at the threshold of the band) would wait less.
    """
    if not look.plan.prices:
        return
    urgent = look.facts.scenario.policy.points.urgent
    spared = _spared(look, site)
    of_anybody = round(spared.get("", (0.0, 0))[0])
    worth = sorted(
        (
            (points, language, abs(at))
            for language, (points, at) in spared.items()
            if points >= 0.5 and (not language or round(points) > of_anybody)
        ),
        key=lambda row: (-row[0], row[1]),
    )
    if not worth:
        yield sentence("explain_price_none")
        return
    for points, language, at in worth[:PRICES_SHOWN]:
        values = {
            "month": month(at),
            "points": num(round(points)),
            "weeks": num(round(points / urgent * WEEKS_A_MONTH, 1)),
        }
        if language:
            yield sentence("explain_price_language", values, language=words([language]))
        else:
            yield sentence("explain_price", values)


def _spared(look: Look, site: Site) -> dict[str, tuple[float, int]]:
    """Return by language the most points that an hour a week spares, and minus that month."""
    spared: dict[str, tuple[float, int]] = {}
    for row in look.plan.prices:
        if row.site == site.id and row.month in look.facts.months:
            found = row.points * look.facts.days[row.month] / 5, -row.month
            spared[row.language] = max(spared.get(row.language, found), found)
    return spared
