"""The weekly rota, as the algorithm reads: frames, pieces, days, choice, hours, check."""

from datetime import date
from importlib.metadata import version

from allocator.checks.rota import ROTA_RULES, check_rotas
from allocator.digest import digest
from allocator.errors import Fault, InputError, UncheckedPlanError
from allocator.facts import Facts
from allocator.model.calendar import format_week, parse_week
from allocator.model.plan import Plan
from allocator.model.rota import Block, PieceValue, Rota, Uncovered
from allocator.model.rota_accounts import Accounts
from allocator.model.scenario import Scenario
from allocator.solver.rota.bookings import booked_minutes
from allocator.solver.rota.choose import EFFORT, Chosen, choose
from allocator.solver.rota.days import Day, DayLister
from allocator.solver.rota.frames import Frames
from allocator.solver.rota.pieces import Piece, pieces
from allocator.solver.rota.settle import settled
from allocator.week import Standing, WeekFacts
from allocator.week.goals import Measures, goal_values
from allocator.week.known import as_known


def rota(
    given: Scenario | Facts,
    plan: Plan,
    week: str | date,
    previous: Rota | None = None,
    accounts: Accounts | None = None,
    *,
    seed: int = 0,
    effort: float = EFFORT,
) -> Rota:
    """Make the rota of a week: see `allocator.rota`."""
    facts = given if isinstance(given, Facts) else Facts(given)
    asked = _asked(facts, plan, week, accounts)
    frames = Frames(asked)
    made = Rota(week=asked.monday, uncovered=tuple(frames.dropped))
    made = _chosen(made, frames, Measures(asked, previous), seed, effort)
    return _signed(asked, made, previous, accounts, {"seed": seed, "effort": effort})


def repair(
    given: Scenario | Facts,
    plan: Plan,
    broken: Rota,
    since: date,
    previous: Rota | None = None,
    accounts: Accounts | None = None,
    *,
    seed: int = 0,
    effort: float = EFFORT,
) -> Rota:
    """Make the rest of a week anew: see `allocator.repair_rota`."""
    facts = given if isinstance(given, Facts) else Facts(given)
    asked = _asked(facts, plan, broken.week, accounts)
    standing = Standing(asked, as_known(asked, broken, since), since)
    frames = Frames(asked, standing)
    made = Rota(
        week=asked.monday,
        since=since,
        blocks=standing.before,
        uncovered=(*standing.gaps, *frames.dropped),
    )
    # What stood in the week itself takes the place of last week's rota.
    made = _chosen(made, frames, Measures(asked, broken, repaired=True), seed, effort)
    return _signed(asked, made, previous, accounts, {"seed": seed, "effort": effort})


def _chosen(made: Rota, frames: Frames, measures: Measures, seed: int, effort: float) -> Rota:
    """Add the week of every piece to a rota."""
    lister = DayLister(frames, measures)
    for piece in pieces(frames):
        listed = [
            lister.days(piece, manager, day)
            for manager in piece.managers
            for day in frames.standing.days
            if (manager, day) in frames.frames
        ]
        made = _with(made, frames, piece, choose(frames, measures, piece, listed, seed, effort))
    return made


def _asked(facts: Facts, plan: Plan, week: str | date, accounts: Accounts | None) -> WeekFacts:
    """Return what a week asks for.

    Raises
    ------
    InputError
        As `monday_of`; or if the plan is of other people than the scenario.
    """
    monday = monday_of(week, facts)
    if plan.posts and not any(post.manager in facts.people for post in plan.posts):
        raise InputError([Fault("rota_other_plan")])
    return WeekFacts(facts, plan, monday, accounts)


def monday_of(week: str | date, facts: Facts) -> date:
    """Return the Monday of a week of the plan.

    Raises
    ------
    InputError
        If there is no such week, or no day of it lies inside the plan's months.
    """
    monday = week if isinstance(week, date) else parse_week(week)
    if monday is None or monday.isoweekday() != 1:
        raise InputError([Fault("rota_week", values={"week": str(week)[:20]})])
    if not WeekFacts(facts, Plan(), monday).days:
        raise InputError([Fault("rota_outside", values={"week": format_week(monday)})])
    return monday


def _with(made: Rota, frames: Frames, piece: Piece, chosen: Chosen) -> Rota:
    """Add the week of a piece to the rota."""
    blocks: list[Block] = []
    for manager in piece.managers:
        days = [_booked(day, chosen) for day in chosen.days if day.manager == manager]
        blocks += settled(frames, manager, days)
    value = PieceValue(managers=piece.managers, value=chosen.value, bound=chosen.bound)
    return made.model_copy(
        update={
            "blocks": (*made.blocks, *blocks),
            "uncovered": (*made.uncovered, *_uncovered(frames.asked, piece, chosen)),
            "pieces": (*made.pieces, value) if piece.managers else made.pieces,
        }
    )


def _booked(day: Day, chosen: Chosen) -> Day:
    """Return a day with the interpreters that are booked for it."""
    booked = {met.block: met for met in chosen.met if met.day is day}
    if not booked:
        return day
    blocks = tuple(
        block.model_copy(
            update={"interpreter": booked[block].interpreter.id, "item": booked[block].booking.id}
        )
        if block in booked
        else block
        for block in day.blocks
    )
    return Day(
        day.manager, day.date, blocks, day.pause, day.least, day.cost, day.sessions, day.visits
    )


def _uncovered(asked: WeekFacts, piece: Piece, chosen: Chosen) -> list[Uncovered]:
    """Return what the choice leaves uncovered."""
    turns = [piece.sessions[n] for n in chosen.unstaffed]
    result = [
        Uncovered(
            kind="office_hour", minutes=row.minutes, site=row.site, date=row.date, start=row.start
        )
        for row in turns
    ]
    for n, number in chosen.missed.items():
        row = piece.visits[n]
        gap = Uncovered(kind="visit", minutes=row.minutes, site=row.site, manager=row.lead)
        result += [gap] * number
    kept = {met.booking.id for met in chosen.met}
    result += [
        Uncovered(
            kind="interpreter",
            minutes=booked_minutes(asked, booking),
            site=booking.site,
            item=booking.id,
        )
        for booking in piece.bookings
        if booking.id not in kept
    ]
    return result


def _signed(
    asked: WeekFacts,
    made: Rota,
    previous: Rota | None,
    accounts: Accounts | None,
    effort: dict[str, object],
) -> Rota:
    """Return the rota in order, with its goals and where it comes from; refuse a broken one."""
    order = {row.id: number for number, row in enumerate(asked.scenario.managers)}
    blocks = sorted(made.blocks, key=lambda b: (order[b.manager], b.date, b.start, b.end))
    made = made.model_copy(update={"blocks": tuple(blocks)})
    made = made.model_copy(
        update={
            "goals": goal_values(asked, made, previous),
            "provenance": {
                "scenario_sha256": digest(asked.scenario),
                "plan_sha256": digest(Plan(posts=asked.plan.posts, tours=asked.plan.tours)),
                "version": version("allocator"),
                "ortools": version("ortools"),
                "accounts": accounts is not None,
                **effort,
            },
        }
    )
    report = check_rotas(asked.facts, asked.plan, [made], previous, accounts)
    soft = {rule.name for rule in ROTA_RULES if not rule.hard}
    first = "" if made.since is None else made.since.isoformat()
    words = [
        f"{v.rule} {v.path} {v.values}"
        for v in report.violations
        # What stood before a repair is told by the check; nothing can be done about it any more.
        if v.rule not in soft and v.values.get("day", first) >= first
    ]
    if words:
        raise UncheckedPlanError("; ".join(words[:5]))
    return made
