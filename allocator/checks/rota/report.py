"""What the check of rotas returns: broken rules, soft goals, what is uncovered, hours."""

from dataclasses import dataclass

from allocator.checks.report import Violation
from allocator.model.rota import GoalValue, Uncovered
from allocator.week.hours import Hours


@dataclass(frozen=True)
class RotaReport:
    """The result of a check of rotas.

    Attributes
    ----------
    violations
        Every broken rule, in the order of the rules.
    goals
        Soft goals recomputed, by week.
    uncovered
        What the rotas name as uncovered, by week.
    hours
        Hours by week and person.
    """

    violations: tuple[Violation, ...]
    goals: dict[str, tuple[GoalValue, ...]]
    uncovered: dict[str, tuple[Uncovered, ...]]
    hours: dict[str, dict[str, Hours]]

    @property
    def clean(self) -> bool:
        """Whether no rule is broken."""
        return not self.violations
