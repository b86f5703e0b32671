"""The starts of a city as Timefold takes them: a case is given one of its options, or none.

An option is a manager and a month that the deployment allows, in one number; so cases of
different classes can swap theirs. The score is kept up to date by hand (`Kept`), the fastest way
Timefold offers; it counts hundredths of minutes beyond what managers have, and hundredths of
points of waiting avoided. Numbers about the city are one text (`Facts`): single Python objects
are copied to Java so slowly that nothing else would happen. Needs the optional package, so it is
imported by `benchmarks.alternatives.timefold` alone.
"""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardSoftScore, IncrementalScoreCalculator

STRIDE = 100_000
"""More than there are options."""
SEARCH = """
<solver xmlns="https://timefold.ai/xsd/solver">
  <localSearch>
    <unionMoveSelector>
      <changeMoveSelector/>
      <swapMoveSelector/>
    </unionMoveSelector>
    <acceptor>
      <simulatedAnnealingStartingTemperature>0hard/300soft</simulatedAnnealingStartingTemperature>
    </acceptor>
    <forager><acceptedCountLimit>1</acceptedCountLimit></forager>
  </localSearch>
</solver>
"""
"""Local search alone, since it begins with the greedy plan. Changes and swaps of single cases
rarely fit where managers are full: so some cases are also given up and started anew."""


@planning_entity
@dataclass
class Case:
    """A waiting case, or some hundredths of an expected one."""

    number: Annotated[int, PlanningId]
    klass: int
    amount: int
    options: Annotated[list[int], ValueRangeProvider(id="options")]
    option: Annotated[
        int | None,
        PlanningVariable(value_range_provider_refs=["options"], allows_unassigned=True),
    ] = field(default=None)


@dataclass
class Facts:
    """What the score is counted from; numbers with blanks between them.

    Attributes
    ----------
    months
        Months of the plan, T.
    free
        Hundredths of minutes by manager and month.
    minutes
        Minutes of a case by month, the rows that there are.
    gains
        Points avoided by class and month of start.
    rows
        Row of the minutes of a class and an option, after the class and the option.
    """

    months: int
    free: str
    minutes: str
    gains: str
    rows: str


@planning_solution
@dataclass
class Starts:
    """All cases, and what managers have."""

    facts: Annotated[list[Facts], ProblemFactCollectionProperty]
    cases: Annotated[list[Case], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


class Kept(IncrementalScoreCalculator):
    """The score, kept up to date with every change."""

    months: int
    free: list[int]
    minutes: list[int]
    gains: list[int]
    rows: dict[int, int]
    over: int
    gained: int

    def reset_working_solution(self, solution: Starts) -> None:
        """Count anew."""
        facts = solution.facts[0]
        self.months = facts.months
        self.free = [int(word) for word in facts.free.split(" ")]
        self.minutes = [int(word) for word in facts.minutes.split(" ")]
        self.gains = [int(word) for word in facts.gains.split(" ")]
        words = [int(word) for word in facts.rows.split(" ")]
        self.rows = {}
        at = 0
        while at < len(words):
            self.rows[words[at] * STRIDE + words[at + 1]] = words[at + 2] * self.months
            at += 3
        self.over = 0
        self.gained = 0
        for case in solution.cases:
            self._add(case, 1)

    def _add(self, case: Case, sign: int) -> None:
        option = case.option
        if option is None:
            return
        amount = case.amount * sign
        months = self.months
        start = option % months
        free = option - start
        self.gained += amount * self.gains[case.klass * months + start]
        row = self.rows[case.klass * STRIDE + option]
        month = start
        while month < months:
            minutes = self.minutes[row + month]
            if minutes > 0:
                before = self.free[free + month]
                after = before - amount * minutes
                self.free[free + month] = after
                if before < 0:
                    self.over += before
                if after < 0:
                    self.over -= after
            month += 1

    def before_variable_changed(self, entity: Case, _variable: str) -> None:
        """Take back what a case did."""
        self._add(entity, -1)

    def after_variable_changed(self, entity: Case, _variable: str) -> None:
        """Count what a case does now."""
        self._add(entity, 1)

    def calculate_score(self) -> HardSoftScore:
        """Return the score."""
        return HardSoftScore.of(-self.over, self.gained)

    def before_entity_added(self, entity: Case) -> None:
        """Cases are never added."""

    def after_entity_added(self, entity: Case) -> None:
        """Cases are never added."""

    def before_entity_removed(self, entity: Case) -> None:
        """Cases are never removed."""

    def after_entity_removed(self, entity: Case) -> None:
        """Cases are never removed."""


def solved(starts: Starts, seconds: float) -> Starts:
    """Return the best starts found in time."""
    config = SolverConfig(
        xml_source_text=SEARCH,
        solution_class=Starts,
        entity_class_list=[Case],
        environment_mode=EnvironmentMode.NON_REPRODUCIBLE,
        random_seed=0,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            incremental_score_calculator_class=Kept
        ),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=max(100, int(1000 * seconds)))
        ),
    )
    return SolverFactory.create(config).build_solver().solve(starts)
