"""Fair shares of a week, and running accounts that carry them over weeks."""

from collections import Counter
from datetime import date, time, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from allocator.checks.rota import check_rotas
from allocator.errors import InputError
from allocator.facts import Facts
from allocator.io import read_accounts, write_accounts
from allocator.model.managers import Manager
from allocator.model.plan import Plan, Post
from allocator.model.rota import Rota
from allocator.model.rota_accounts import AccountRow, Accounts, AccountWeek
from allocator.model.rota_input import Account, HalfDay, RotaInput
from allocator.model.scenario import Scenario
from allocator.model.sites import Site, Window
from allocator.solver.rota.engine import rota
from allocator.week import WeekFacts
from allocator.week.fairness import account_week, beyond, fair_shares
from tests.checks.rota_week import DAYS, MONDAY, TURN, given, swap, week, whole_day
from tests.checks.rota_week import rota as by_hand
from tests.checks.town import DECISIONS, scenario

NOTHING = (Fraction(0), Fraction(0))
MARCH, JUNE = 2016 * 12 + 2, 2016 * 12 + 5


def asked(town: Scenario, plan: Plan = DECISIONS) -> WeekFacts:
    return WeekFacts(Facts(town), plan, MONDAY)


def test_a_team_shares_by_the_time_each_is_there() -> None:
    """480 minutes of turns: 240 each; half a day away leaves m1 4.5 of 9.5 days."""
    assert fair_shares(asked(scenario()), "A") == dict.fromkeys(
        ("m1", "m2"), (Fraction(240), Fraction(0))
    )
    half = (HalfDay(manager="m1", date=DAYS[4], half="afternoon"),)
    shares = fair_shares(asked(scenario(**given(half_days=half))), "A")
    assert shares["m1"][0] == Fraction(480 * 9, 19)
    assert shares["m1"][0] + shares["m2"][0] == 480


def test_what_is_beyond_the_share_of_a_week() -> None:
    """By hand: m1 and m2 have two turns each; then m1 takes Tuesday's, and m2 works the rest."""
    assert beyond(asked(scenario()), by_hand()) == dict.fromkeys(("m1", "m2", "m3", "m4"), NOTHING)
    blocks = swap("m1", 2, *whole_day("m1", 2, TURN))(week())
    blocks = swap("m2", 2, *whole_day("m2", 2))(blocks)
    row = {row.manager: row for row in account_week(asked(scenario()), by_hand(blocks)).rows}
    assert {name: (r.office, r.hours) for name, r in row.items()} == {
        "m1": (120, 0),
        "m2": (-120, 0),
        "m3": (0, 0),
        "m4": (0, 0),
    }
    # A floater who stands in has all of it beyond their share, which is nothing.
    blocks = swap("m4", 1, *whole_day("m4", 1, TURN))(swap("m1", 1, *whole_day("m1", 1))(week()))
    assert beyond(asked(scenario()), by_hand(blocks))["m4"] == (Fraction(120), Fraction(0))


def three(hours: tuple[float, ...], rows: tuple[Account, ...] = ()) -> tuple[Scenario, Plan]:
    """Three people at a site with four turns of two hours a week."""
    people = [f"t{n}" for n in range(len(hours))]
    posts = [Post(manager=p, from_=MARCH, until=JUNE, kind="fixed", site="A") for p in people]
    town = Scenario(
        name="Three",
        state="NI",
        start=MARCH,
        months=4,
        sites=(Site(id="A", residents=250.0),),
        managers=tuple(Manager(id=p, hours=h) for p, h in zip(people, hours, strict=True)),
        rota=RotaInput(accounts=rows),
    )
    return town, Plan(posts=tuple(posts))


def made(
    town: Scenario, plan: Plan, *, kept: bool, weeks: int = 6, kind: str = "office"
) -> dict[str, int]:
    """Minutes of office hours of each person beyond their share over some weeks in a row."""
    accounts, before = Accounts(), None
    for n in range(weeks):
        monday = date(2016, 4, 4) + timedelta(weeks=n)
        before = rota(town, plan, monday, before, accounts if kept else None)
        assert check_rotas(town, plan, [before], accounts=accounts if kept else None).clean
        facts = WeekFacts(Facts(town), plan, monday)
        accounts = accounts.with_week(account_week(facts, before), ["t0", "t1", "t2", "t3"])
    rows = accounts.before(date(2016, 6, 27))
    return {name: getattr(row, kind) for name, row in rows.items()}


def test_over_weeks_nobody_has_more_than_their_share() -> None:
    """Four turns for three people: without accounts the same person always has two.

    A turn is 120 minutes and a share 160, so somebody is 80 minutes beyond after one week;
    without accounts that is the same person, in all weeks but that of Ascension Day, in which
    there are three turns for three.
    """
    town, plan = three((39.0, 39.0, 39.0))
    alone, carried = made(town, plan, kept=False), made(town, plan, kept=True)
    assert max(alone.values()) == 5 * 80
    assert max(map(abs, carried.values())) <= 80
    assert abs(sum(carried.values())) <= 3


def test_a_late_turn_goes_round_before_it_grows_without_end() -> None:
    """Four people, one turn each, one of them on Friday from 13 to 15: a share of 30 minutes.

    Without accounts somebody is 90 minutes further beyond each week. With them a turn changes
    hands when 5 x (120 + what is beyond) is more than 5 x (120 - 30 and what is left of weeks
    before) and 5 x 240 for two turns that are not as last week: from 150 beyond at the latest,
    so nobody is more than 150 + 90 beyond.
    """
    town, plan = three((39.0,) * 4)
    rows = [(1, 9, 11), (2, 9, 11), (3, 9, 11), (5, 13, 15)]
    hours = [
        Window.model_validate({"weekday": day, "from": time(start), "until": time(end)})
        for day, start, end in rows
    ]
    site = town.sites[0].model_copy(update={"office_hours": tuple(hours)})
    town = town.model_copy(update={"sites": (site,)})
    alone = made(town, plan, kept=False, weeks=10, kind="unpopular")
    carried = made(town, plan, kept=True, weeks=10, kind="unpopular")
    assert max(alone.values()) == 10 * 90
    assert max(carried.values()) <= 240


def test_shares_are_relative_to_contract() -> None:
    """Half a contract, half a share: over six weeks everybody is within one turn of it."""
    town, plan = three((39.0, 39.0, 19.5))
    assert max(map(abs, made(town, plan, kept=True).values())) <= 120


def test_an_opening_balance_counts_too() -> None:
    """t0 begins with four hours too many: with one turn to three, both have had six hours."""
    town, plan = three((39.0, 39.0), (Account(manager="t0", office=240),))
    blocks = rota(town, plan, date(2016, 4, 4)).blocks
    turns = Counter(block.manager for block in blocks if block.activity == "office_hour")
    assert turns == {"t0": 1, "t1": 3}


def test_a_week_counts_once_and_is_forgotten_after_a_year() -> None:
    def of(monday: date, *rows: tuple[str, int]) -> AccountWeek:
        found = [AccountRow(manager=who, office=minutes) for who, minutes in rows]
        return AccountWeek(week=monday, rows=tuple(found))

    accounts = Accounts().with_week(of(MONDAY, ("m1", 60), ("gone", 9)), ["m1"])
    accounts = accounts.with_week(of(MONDAY, ("m1", 30)), ["m1"])
    assert [row.model_dump() for row in accounts.weeks] == [
        {
            "week": "2016-W10",
            "rows": ({"manager": "m1", "office": 30, "unpopular": 0, "hours": 0},),
        }
    ]
    assert accounts.before(MONDAY) == {}
    assert accounts.before(MONDAY + timedelta(weeks=1))["m1"].office == 30
    assert accounts.before(MONDAY + timedelta(weeks=53)) == {}
    later = accounts.with_week(of(MONDAY + timedelta(weeks=53), ("m1", 1)), ["m1"])
    assert len(later.weeks) == 1


def test_accounts_in_a_file(tmp_path: Path) -> None:
    rows = (AccountRow(manager="m1", office=-5, unpopular=15, hours=-9),)
    accounts = Accounts(weeks=(AccountWeek(week=MONDAY, rows=rows),))
    write_accounts(accounts, tmp_path / "accounts.json")
    assert read_accounts(tmp_path / "accounts.json") == accounts
    (tmp_path / "bad.json").write_text('{"weeks": [{"week": "soon", "why": 1}]}', "utf-8")
    with pytest.raises(InputError) as error:
        read_accounts(tmp_path / "bad.json")
    assert len(error.value.faults) == 2


def test_stated_shares_need_the_accounts_they_were_made_with() -> None:
    """t0 had a turn too many: with the accounts the goal is checked, without it is left out."""
    town, plan = three((39.0, 39.0))
    rows = (AccountRow(manager="t0", office=120), AccountRow(manager="t1", office=-120))
    accounts = Accounts(weeks=(AccountWeek(week=date(2016, 3, 28), rows=rows),))
    fair = rota(town, plan, date(2016, 4, 4), None, accounts)
    assert _share(fair) == 0
    goals = tuple(
        row.model_copy(update={"minutes": 7}) if row.goal == "share" else row for row in fair.goals
    )
    wrong = fair.model_copy(update={"goals": goals})
    assert check_rotas(town, plan, [wrong]).clean
    report = check_rotas(town, plan, [wrong], accounts=accounts)
    assert [(row.rule, row.path, row.amount) for row in report.violations] == [
        ("stated_goals", "goals.share", 7.0)
    ]


def _share(row: Rota) -> int:
    return next(goal.minutes for goal in row.goals if goal.goal == "share")
