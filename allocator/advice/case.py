"""Who could take a case: each manager's first month, tried and checked, in order of the tiers.

Minutes that are kept for expected cases may be used for a known one: those of least need
wait instead, and what that costs is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from allocator.complete import complete
from allocator.errors import Fault, InputError
from allocator.model.advice import Candidate, Tiers
from allocator.model.calendar import month_of
from allocator.model.cases import Case
from allocator.model.plan import ExpectedStart, LedgerRow, Obstacle, Plan, Score
from allocator.report.explain_case import head_sentence
from allocator.report.explain_expected import given_up, without
from allocator.report.explain_waiting import obstacle_sentence
from allocator.report.look import Look
from allocator.report.said import Sentence, month, name, num, sentence, texts

Found = tuple[tuple[Sentence, ...], tuple[Candidate, ...], tuple[Sentence, ...]]
"""What it is about, who could, and why not the others."""


@dataclass(frozen=True)
class _Option:
    """A start of the case by a manager, and what has to make room for it."""

    manager: str
    start: int
    plan: Plan
    """With the case, completed."""
    expected: float
    """Expected cases that wait longer."""


class Offer:
    """A case on offer: the plan without it, and what each manager could do.

    Attributes
    ----------
    look
        The plan without a start of the case that was only planned.
    case
        The case.
    first
        First month in which somebody may begin.
    """

    def __init__(self, look: Look, case: Case) -> None:
        self.case = case
        self.first = max(month_of(case.opened), look.begin)
        self._planned = look.plan.score
        self._held = {row.manager for row in look.decided.held_of.get(case.id, ())}
        if case.running:
            gone = look.decided.uncovered.get(case.id)
            if not gone:
                values = {"manager": case.manager}
                raise InputError([Fault("recommend_held", f"cases.{case.id}", values=values)])
            self.first, self.look = gone[0], look
            return
        if self.first not in look.facts.months:
            raise InputError([Fault("recommend_later", f"cases.{case.id}")])
        rows = tuple(row for row in look.plan.caseload if row.case != case.id)
        bare = look.plan.model_copy(update={"caseload": rows})
        self.look = Look(look.facts, complete(look.facts, bare)) if self._held else look

    @property
    def score(self) -> Score:
        """The tiers of the plan as it is."""
        assert self._planned is not None
        return self._planned

    def knew(self, manager: str) -> bool:
        """Whether the manager holds or held the case, in the scenario or the plan."""
        return manager == self.case.manager or manager in self._held

    def first_on_team(self, manager: str) -> int | None:
        """First month in which the manager is on the team of the case's site."""
        for when in range(self.first, self.look.facts.months.stop):
            if self.look.site(self.case, when) is None:
                return None
            if manager in self.look.team(self.case, when):
                return when
        return None

    def run(self, start: int) -> tuple[int, range]:
        """First month of the run of the case, and the months from `start` to its end."""
        begun = self.look.decided.run_start(self.case) if self.case.running else start
        end = self.look.facts.cases.end(self.case, begun)
        return begun, self.look.decided.clip(start, end)

    def minutes(self, manager: str, start: int, *, speaks: bool | None = None) -> list[int]:
        """Minutes of the case in each of its months, the handover of a running one included."""
        begun, months = self.run(start)
        spoken = self.look.speaks(self.case, manager) if speaks is None else speaks
        row = list(self.look.holding.minutes.of(self.case, manager, begun, months, spoken))
        if row and self.case.running:
            row = [row[0] + self.look.facts.scenario.policy.hours.handover, *row[1:]]
        return row

    def stage(self, manager: str, start: int) -> Obstacle:
        """What keeps the manager from beginning in `start`, minutes aside."""
        begun, months = self.run(start)
        return self.look.holding.stage(self.case, manager, begun, months)

    def short(self, manager: str, start: int) -> dict[int, int]:
        """Minutes that the manager lacks, by month with any."""
        pairs = zip(self.run(start)[1], self.minutes(manager, start), strict=True)
        lacking = {when: need - self.look.free(manager, when) for when, need in pairs}
        return {when: need for when, need in lacking.items() if need > 0}

    def option(self, manager: str, since: int) -> _Option | None:
        """Return the first start from `since` on that the check confirms."""
        for start in range(since, self.look.facts.months.stop):
            if self.look.site(self.case, start) is None:
                return None
            if self.stage(manager, start) != "full":
                continue
            lacking = self.short(manager, start)
            giving = given_up(self.look, manager, lacking) if lacking else []
            if lacking and not giving:
                continue
            found = self.tried(
                manager,
                start,
                without(self.look, giving) if giving else None,
                sum(amount for _, amount in giving) / 100,
            )
            if found is not None:
                return found
        return None

    def tried(
        self,
        manager: str,
        start: int,
        expected: tuple[ExpectedStart, ...] | None,
        waiting: float,
    ) -> _Option | None:
        """Return the start, if the check finds nothing in a plan with it."""
        look = self.look
        changed = look.with_start(self.case, manager, start, expected=expected)
        whole = complete(look.facts, changed)
        return None if look.breaks(whole) else _Option(manager, start, whole, waiting)


def candidates(look: Look, case: Case, best: int) -> Found:
    """Return the best managers for a case, and why not the others.

    Raises
    ------
    InputError
        If the case has a person already, or is opened after the horizon.
    """
    offer = Offer(look, case)
    since = {who: offer.first_on_team(who) for who in look.facts.people}
    there = {who: when for who, when in since.items() if when is not None}
    options = [option for who, when in there.items() if (option := offer.option(who, when))]
    found = sorted((_candidate(offer, option) for option in options), key=_rank)
    able = {option.manager for option in options}
    rest = {who: when for who, when in there.items() if who not in able}
    against = [
        *_dearer(found[:best], found[best:]),
        *(obstacle(offer, who, when) for who, when in rest.items()),
        *_elsewhere(offer, len(since) - len(there)),
    ]
    return _head(offer), tuple(found[:best]), tuple(against)


def _rank(candidate: Candidate) -> tuple[object, ...]:
    return (*candidate.cost.order, candidate.start, candidate.manager)


def _head(offer: Offer) -> tuple[Sentence, ...]:
    cases, case = offer.look.facts.cases, offer.case
    if case.running:
        gone = sentence(
            "recommend_gone", month=month(offer.first), manager=name(case.manager or "")
        )
        return head_sentence(case), gone
    points = cases.points(case, case.opened, offer.first)
    band = texts([f"show_band_{cases.band(points)}"])
    said = sentence("recommend_points", points=num(points), band=band, month=month(offer.first))
    return head_sentence(case), said


def _candidate(offer: Offer, option: _Option) -> Candidate:
    """Measure a start against the plan as it is, and the load against the plan without it."""
    look, case, who, start = offer.look, offer.case, option.manager, option.start
    months = offer.run(start)[1]
    after = {row.month: row for row in option.plan.ledger if row.manager == who}
    tight = min(months, key=lambda when: (after[when].balance, when))
    minutes = offer.minutes(who, start)
    assert option.plan.score is not None
    travel = sum(
        row.travel - look.checked.row[who, when].travel
        for when, row in after.items()
        if (who, when) in look.checked.row
    )
    return Candidate(
        manager=who,
        start=start,
        cost=Tiers.change(offer.score, option.plan.score),
        points=float(
            look.facts.cases.points(case, case.opened, start) * look.facts.cases.weight(case)
        ),
        minutes=sum(minutes),
        first_minutes=minutes[0],
        interpreting=sum(minutes) - sum(offer.minutes(who, start, speaks=True)),
        travel=travel,
        tight=tight,
        load_before=_load(look.checked.row[who, tight]),
        load_after=_load(after[tight]),
        expected=option.expected,
        knew=offer.knew(who),
    )


def _load(row: LedgerRow) -> float:
    """Share of the available minutes that are in use."""
    return (row.available - row.balance) / row.available if row.available else 1.0


def _dearer(chosen: list[Candidate], others: list[Candidate]) -> Iterator[Sentence]:
    """Say what those who could as well cost more than the last of the best."""
    for other in others:
        more = other.cost.waiting_points - chosen[-1].cost.waiting_points if chosen else 0.0
        key = "recommend_dearer" if more >= 1 else "recommend_behind"
        values = {"points": num(round(more))} if more >= 1 else {}
        yield sentence(key, values, indent=1, manager=name(other.manager), month=month(other.start))


def obstacle(offer: Offer, manager: str, start: int) -> Sentence:
    """Return what keeps a manager from a case, in the words of its explanation."""
    if offer.stage(manager, start) == "full" and not offer.short(manager, start):
        return sentence("recommend_checked", indent=1, manager=name(manager))
    return obstacle_sentence(offer.look, offer.case, manager, start)


def _elsewhere(offer: Offer, number: int) -> Iterator[Sentence]:
    if number:
        site = offer.look.site(offer.case, offer.first) or offer.case.site
        yield sentence("recommend_elsewhere", indent=1, count=number, site=name(site))
