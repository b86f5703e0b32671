"""What follows from the scenario alone, before anything is decided.

`Facts` gathers it: open days and standards of sites (`facts.sites`), hours of people
(`facts.people`), minutes, points and whereabouts of cases (`facts.cases`), expected
arrivals (`facts.arrivals`) and legs (`facts.travel`). Ledger, checks, solver and reports
read these definitions; none of them knows a solver.
"""

from fractions import Fraction
from functools import cached_property

from allocator.digest import digest
from allocator.facts.arrivals import Cohort, cohorts
from allocator.facts.cases import CaseFacts
from allocator.facts.people import ManagerMonth, manager_months, team_weight
from allocator.facts.sites import SiteMonth, phases, site_months
from allocator.facts.travel import Legs
from allocator.model.calendar import working_days
from allocator.model.scenario import Scenario

__all__ = ["Cohort", "Facts", "ManagerMonth", "SiteMonth"]


class Facts:
    """The facts of a scenario, computed once and kept.

    Attributes
    ----------
    scenario
        The scenario.
    months
        The months of the horizon, as a range of absolute months.
    days
        D: working days of each month of the horizon.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.months = scenario.horizon
        self.days = {month: len(working_days(month, scenario.state)) for month in self.months}
        self._weights: dict[tuple[str, int], tuple[Fraction, Fraction]] = {}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the scenario's canonical JSON."""
        return digest(self.scenario)

    @cached_property
    def sites(self) -> dict[str, dict[int, SiteMonth]]:
        """Service, standard and open days of each site and month."""
        return site_months(self.scenario)

    @cached_property
    def people(self) -> dict[str, dict[int, ManagerMonth]]:
        """Hours and presence of each manager (heads left out) and month."""
        return manager_months(self.scenario)

    @cached_property
    def phases(self) -> tuple[range, ...]:
        """Spans of months in which posts are constant, in order."""
        return phases(self.scenario, self.sites, self.people)

    @cached_property
    def phase_of(self) -> dict[int, range]:
        """The phase of each month."""
        return {month: phase for phase in self.phases for month in phase}

    def team_weight(self, manager: str, phase: range) -> tuple[Fraction, Fraction]:
        """Weekly hours and people that `manager` counts for in a team of `phase`."""
        key = (manager, phase.start)
        if key not in self._weights:
            self._weights[key] = team_weight(self.people[manager], phase, self.days)
        return self._weights[key]

    def is_present(self, manager: str, phase: range) -> bool:
        """Whether `manager` is there for at least half of a phase, so that they count whole."""
        return self.team_weight(manager, phase)[1] == 1

    @cached_property
    def cases(self) -> CaseFacts:
        """Minutes, points, sites and ends of cases."""
        return CaseFacts(self.scenario)

    @cached_property
    def cohorts(self) -> tuple[Cohort, ...]:
        """Expected cases by profile, month of arrival and way through the sites."""
        return cohorts(self.scenario, self.sites)

    @cached_property
    def cohorts_at(self) -> dict[tuple[str, str], list[int]]:
        """Numbers of the cohorts that live at a site in some month, by profile and site."""
        result: dict[tuple[str, str], list[int]] = {}
        for number, cohort in enumerate(self.cohorts):
            for site in cohort.sites:
                result.setdefault((cohort.profile, site), []).append(number)
        return result

    @cached_property
    def legs(self) -> Legs:
        """Minutes between places."""
        return Legs(self.scenario)
