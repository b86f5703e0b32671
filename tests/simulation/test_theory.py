"""The simulation where theory knows the answer."""

from collections.abc import Sequence
from datetime import timedelta
from math import sqrt
from statistics import fmean, variance
from typing import Any

import ciw
import pytest

from allocator.facts import Facts
from allocator.model.calendar import first_day, month_of
from allocator.model.course import Course
from allocator.simulation.arrivals import Arrivals
from allocator.simulation.course import Runner, Setting
from allocator.simulation.streams import Streams
from tests.simulation.cities import NOTHING, one_team

QUEUES = [
    # places of two managers, months of a case, new cases a month, weeks
    ((1, 1), 1, 1.6, 45),
    ((2, 1), 1, 2.5, 45),
    ((3, 3), 1, 5.4, 45),
    ((5, 5), 1, 9.0, 45),
    ((1, 1), 2, 0.9, 45),
    ((4, 4), 2, 3.6, 45),
    ((6, 2), 2, 4.4, 45),
    ((3, 3), 3, 1.9, 45),
    ((8, 8), 3, 5.0, 45),
    ((10, 10), 4, 4.8, 45),
]
"""Load from 80 % to beyond 100 %: queues that empty themselves, and such that grow."""


def months_of(weeks: int, start: int) -> list[int]:
    """The month of each week: that of its first day."""
    return [month_of(first_day(start) + timedelta(days=7 * week)) for week in range(weeks)]


def until_months_end(months: Sequence[int], length: int) -> Any:
    """A case runs so many months, the one in which it starts included: its weeks, for ciw."""

    def sample(_: object, t: float, ind: object = None) -> float:
        del ind
        week = round(t) - 1
        later = (n for n in range(week, len(months)) if months[n] >= months[week] + length)
        return next(later, week + len(months)) - week

    return type("UntilMonthsEnd", (ciw.dists.Distribution,), {"sample": sample})()


def waits_by_ciw(course: Course, months: list[int], places: int, length: int) -> list[list[int]]:
    """Weeks that the cases of each week wait, by ciw, where the same number comes each week."""
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Deterministic(1.0)],
        batching_distributions=[ciw.dists.Sequential([*course.arrivals])],
        service_distributions=[until_months_end(months, length)],
        number_of_servers=[places],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(len(course.arrivals) + 0.5)
    waits: list[list[int]] = [[] for _ in course.arrivals]
    for record in simulation.get_all_records():
        waits[round(record.arrival_date) - 1].append(round(record.waiting_time))
    return waits


@pytest.mark.parametrize(("places", "length", "expected", "weeks"), QUEUES)
def test_waits_are_those_of_a_queue(
    places: tuple[int, int], length: int, expected: float, weeks: int
) -> None:
    """One team, no priorities: the same people wait the same weeks as in a queueing library.

    It is given the numbers that come each week and the rule when a case ends, so the waits
    agree to the week, without a tolerance. ciw records who has left: the cases of the last
    weeks are in service still, and those of the beginning are what is compared.
    """
    scenario = one_team(*places, expected=expected, months=length)
    months = months_of(weeks, scenario.start)
    scenario = scenario.model_copy(update={"months": months[-1] - months[0] + 1})
    course = Runner(Setting(scenario, None, weeks, seed=1)).run(0)
    by_ciw = waits_by_ciw(course, months, sum(places), length)
    ours = course.waits["normal"]
    compared = 0
    for week, theirs in enumerate(by_ciw):
        if len(theirs) == len(ours[week]):
            assert sorted(theirs) == sorted(wait for wait in ours[week] if wait is not None)
            compared += len(theirs)
    assert compared > 0.6 * sum(course.arrivals)


def test_open_cases_follow_arrivals_times_months() -> None:
    """Little's law: ample staff, constant need, Poisson arrivals of 12 a month, eight months.

    Everybody starts in the week they come and runs eight calendar months, so in the last week
    of a month those open are those who came in eight months: Poisson. Of their mean over the
    replications 99 % lie within 2.58 of its standard deviations.
    """
    scenario = one_team(500, 500, expected=12.0)
    weeks = 40
    months = months_of(weeks, scenario.start)
    scenario = scenario.model_copy(update={"months": months[-1] - months[0] + 1})
    runner = Runner(Setting(scenario, None, weeks, seed=1))
    courses = [runner.run(number) for number in range(8)]
    rates = [runner.rate(week) for week in range(weeks)]
    last = max(w for w in range(weeks) if months[w] == months[0] + 8)
    mean = sum(rates[w] for w in range(last + 1) if months[w] > months[0])
    assert mean == pytest.approx(12 * 8, rel=0.03)  # months of four and of five weeks
    found = sum(course.open_cases[last] for course in courses) / len(courses)
    assert abs(found - mean) < 2.58 * sqrt(mean / len(courses))
    assert all(course.listed[last] == 0 for course in courses)


def test_half_the_step_changes_nothing_beyond_its_interval() -> None:
    """Arrivals drawn twice a week in place of once: the same mean number and the same spread.

    Both are Poisson with a rate that wanders; means of 60 courses differ by less than 2.58 of
    the standard deviations of their difference, variances by less than a factor of 2.2 (the
    99.8 % point of F with 59 and 59 degrees of freedom).
    """
    chances = NOTHING.model_copy(update={"drift": 0.3})
    city = one_team(500, 500, expected=30.0)
    policy = city.policy.model_copy(update={"chances": chances})
    facts = Facts(city.model_copy(update={"policy": policy, "months": 7}))
    numbers = [
        [sum(map(len, drawn.course(Streams(1, number), 26))) for number in range(60)]
        for drawn in (Arrivals(facts, parts=1), Arrivals(facts, parts=2))
    ]
    (mean, spread), (half_mean, half_spread) = ((fmean(row), variance(row)) for row in numbers)
    assert abs(mean - half_mean) < 2.58 * sqrt((spread + half_spread) / 60)
    assert 1 / 2.2 < spread / half_spread < 2.2
    assert numbers[0] != numbers[1]


def test_the_rate_is_the_expected_one_whatever_is_drawn() -> None:
    """Gamma rates of months, a random walk and a history keep the mean of arrivals.

    30 a month and half a year: 180 cases. Standard deviation of a course: that of the months'
    rates (p10 and p90 are 10 and 60: 19.5 a month, 48 in six months) and Poisson's 13; of the
    mean of 100 courses a tenth of 50.
    """
    city = one_team(500, 500, expected=30.0)
    row = city.arrivals.expected[0].model_copy(update={"p10": 10.0, "p90": 60.0})
    arrivals = city.arrivals.model_copy(update={"expected": (row,)})
    for update, history, most in (
        ({"arrivals": "negative_binomial"}, (), 5.0),
        ({"arrivals": "poisson"}, (), 1.4),
        ({"arrivals": "poisson", "drift": 0.2}, (), 3.0),
        ({"arrivals": "poisson"}, (0, 3, 9, 20, 1, 7), 6.0),
    ):
        policy = city.policy.model_copy(update={"chances": NOTHING.model_copy(update=update)})
        facts = Facts(city.model_copy(update={"policy": policy, "arrivals": arrivals, "months": 7}))
        drawn = Arrivals(facts, history)
        rate = sum(drawn.rate("any", week) for week in range(26))
        assert rate == pytest.approx(180, rel=0.02)
        found = [sum(map(len, drawn.course(Streams(3, number), 26))) for number in range(100)]
        assert abs(fmean(found) - rate) < 2.58 * most
