"""Explanations word by word, and the changes they name tried against the check."""

from datetime import date

import pytest

from allocator.checks import check
from allocator.complete import complete
from allocator.errors import InputError
from allocator.facts import Facts
from allocator.model.plan import Assignment, ExpectedStart, Plan, Post, SlotPrice
from allocator.model.sites import SiteKind, SiteMove
from allocator.report.explain import explain
from allocator.report.look import Look
from allocator.report.said import Explanation
from allocator.texts import Language
from tests.report import town

WAITING = {
    "en": [
        "Case H1 lives at hof: 1 person, speaks ti.",
        "Points of need in March:",
        "10 every case",
        "15 little German",
        "5 time of waiting so far",
        "= 30 points: high",
        "It is not started within the 6 months of this plan. Why:",
        "m03 needs an interpreter for ti, and no hours are left",
        "As planned, it cannot start before the end of August.",
        "What would start it in March (each of these is enough, checked):",
        "11 more hours of interpreting for ti, March to August",
        "m03 speaks ti, or someone who does works in their place",
    ],
    "de": [
        "Fall H1 wohnt in hof: 1 Person, Sprache ti.",
        "Bedarfspunkte im März:",
        "10 jeder Fall",
        "15 geringe Deutschkenntnisse",
        "5 bisherige Wartezeit",
        "= 30 Punkte: erhöht",
        "Er beginnt nicht innerhalb der 6 Monate dieses Plans. Warum:",
        "m03 braucht jemanden zum Dolmetschen (ti), und dafür sind keine Stunden mehr frei",
        "Nach Plan kann er bis Ende August nicht beginnen.",
        "Was ihn im März beginnen ließe (jedes für sich genügt, geprüft):",
        "11 Stunden mehr Dolmetschen für ti, März bis August",
        "m03 spricht ti, oder jemand mit dieser Sprache arbeitet an dieser Stelle",
    ],
}
"""March to August: 20, 20, 16, 16, 14 and 14 minutes a week and 90 for the first meeting, x 1.3."""


def _keys(explanation: Explanation) -> list[str]:
    return [sentence.key for sentence in explanation.sentences]


def _tight(hours: float) -> tuple[Facts, Plan]:
    """The town where m03 has few hours, without the pool of interpreters."""
    managers = tuple(
        row.model_copy(update={"hours": hours}) if row.id == "m03" else row
        for row in town.scenario().managers
    )
    scenario = town.scenario().model_copy(update={"managers": managers, "interpreters": ()})
    facts = Facts(scenario)
    return facts, complete(facts, town.decisions())


@pytest.mark.parametrize("lang", ["en", "de"])
def test_why_a_case_waits(lang: Language) -> None:
    explanation = explain(town.scenario(), town.plan(), case="H1")
    assert explanation.lines(lang) == WAITING[lang]


def test_why_this_person_starts_it_and_who_else_could() -> None:
    lines = explain(town.scenario(), town.plan(), case="U3").lines("en")
    assert "= 65 points: urgent" in lines
    # 65 points x (1 + 0.5) for two people.
    assert "With 2 people its waiting counts 1.5 times: 97.5 points a month." in lines
    assert "m02 starts it in April; it runs to November 2016." in lines
    # Why this person stands with who starts it, before what kept the case waiting till then.
    reason, waits = (lines.index(line) for line in (
        "m02 is on the team of Parkstraße", "It waits 1 month before that. In March:",
    ))  # fmt: skip
    assert lines.index("m02 starts it in April; it runs to November 2016.") < reason < waits
    assert lines[-2:] == [
        "Who else could take it:",
        "m01 could, at no extra cost (16 hours)",
    ]


def test_a_running_case() -> None:
    lines = explain(town.scenario(), town.plan(), case="R1").lines("en")
    assert lines[1] == "m01 accompanies it since December 2015; it is planned to end with July."


def test_a_handover_is_explained_with_its_reason() -> None:
    """m01 leaves at the end of April; R1 goes to m02 in May, forced."""
    managers = tuple(
        row.model_copy(update={"until": date(2016, 4, 30)}) if row.id == "m01" else row
        for row in town.scenario().managers
    )
    scenario = town.scenario().model_copy(update={"managers": managers})
    kept = [row for row in town.decisions().caseload if row.case != "R1"]
    may = town.START + 2
    rows = (
        Assignment(case="R1", manager="m01", start=town.START - 3, end=may - 1),
        Assignment(case="R1", manager="m02", start=may, end=town.START + 4),
    )
    plan = town.decisions().model_copy(update={"caseload": (*kept, *rows)})
    lines = explain(scenario, plan, case="R1").lines("en")
    assert (
        "In May m02 takes it over from m01, because they no longer work here then; the handover "
        "takes 3 hours." in lines
    )


def test_missing_hours_are_what_the_check_says() -> None:
    """The hours named as missing are exactly those by which the check refuses the start."""
    facts, plan = _tight(6.0)
    explanation = explain(facts.scenario, plan, case="N5")
    said = next(row for row in explanation.sentences if row.key == "explain_change_hours")
    look = Look(facts, plan)
    broken = look.tried(look.decided.by_id["N5"], "m03", town.START)
    assert {row.rule for row in broken} == {"full_ledger"}
    assert said.values["hours"].number == sum(row.amount for row in broken) > 0
    assert said.count == len(broken)


def test_a_case_that_waits_instead_is_enough() -> None:
    """With 12 hours a week N1 (15 points) makes room for H1 (30); the check agrees."""
    facts, plan = _tight(12.0)
    explanation = explain(facts.scenario, plan, case="H1")
    lines = explanation.lines("en")
    assert lines[-1] == "case N1 (15 points), which m03 starts in April, waits instead"
    rows = [row for row in plan.caseload if row.case != "N1"]
    end = facts.cases.end(Look(facts, plan).decided.by_id["H1"], town.START)
    rows.append(Assignment(case="H1", manager="m03", start=town.START, end=end))
    before = check(facts, plan).violations
    after = check(facts, complete(facts, plan.model_copy(update={"caseload": tuple(rows)})))
    assert after.violations == before == ()


def test_expected_cases_that_wait_instead() -> None:
    """m01 works 12 hours and keeps March for 1.5 expected cases; U1 needs all of that."""
    hours = {"m01": 12.0, "m02": 4.0}
    managers = tuple(
        row.model_copy(update={"hours": hours.get(row.id, 39.0)})
        for row in town.scenario().managers
    )
    facts = Facts(town.scenario().model_copy(update={"managers": managers}))
    kept = tuple(row for row in town.decisions().caseload if row.case not in ("U1", "U2", "U3"))
    expected = ExpectedStart(
        site="park", profile="single", month=town.START, manager="m01", started=1.5
    )
    update = {"caseload": kept, "expected": (expected,)}
    plan = complete(facts, town.decisions().model_copy(update=update))
    lines = explain(facts.scenario, plan, case="U1").lines("en")
    assert lines[-2:] == [
        "4.3 more hours at m01 in March",
        "1.5 expected cases (15 points a month together) wait instead of starting in March with "
        "m01",
    ]
    alone = complete(facts, plan.model_copy(update={"expected": ()}))
    assert "explain_change_free" in _keys(explain(facts.scenario, alone, case="U1"))


def test_a_case_that_nothing_keeps_from_starting() -> None:
    lines = explain(town.scenario(), town.plan(), case="N5").lines("en")
    assert "m03 simply starts it: no rule is in the way" in lines
    assert "First month in which it could start as planned: March, with m03." in lines


def test_a_manager_in_posts_tours_cases_and_hours() -> None:
    explanation = explain(town.scenario(), town.plan(), manager="m03")
    assert explanation.lines("en") == [
        "m03 works 39 hours a week.",
        "Languages besides German: ar.",
        "March to August: mobile, responsible for 2 sites: hof, au.",
        "contact person for hof, au",
        "as today",
        "Tours in March:",
        "week A, Tuesday: hof, au",
        "week B, Tuesday: hof",
        "Accompanies 2 cases now; people: 2 of at most 75.",
        "Starts 3 waiting cases inside this plan; people: 3.",
        "normal: 3 cases",
    ]
    table = explanation.table
    assert table is not None
    rows = [row for row in town.plan().ledger if row.manager == "m03"]
    assert table.rows["explain_ledger_balance"] == tuple(row.balance for row in rows)
    assert table.months == tuple(row.month for row in rows)


def test_another_contact_person_is_a_change() -> None:
    plan = town.decisions()
    (row,) = (row for row in plan.posts if row.manager == "m03")
    fewer = row.model_copy(update={"leads": ("hof",)})
    posts = tuple(fewer if post is row else post for post in plan.posts)
    scenario = town.scenario()
    managers = tuple(
        one.model_copy(update={"round": ("au", "hof"), "leads": ("au",)})
        if one.id == "m03"
        else one
        for one in scenario.managers
    )
    scenario = scenario.model_copy(update={"managers": managers})
    lines = explain(scenario, plan.model_copy(update={"posts": posts}), manager="m03").lines("en")
    assert lines[4:7] == [
        "this is a change against today",
        "contact person anew for hof",
        "no longer contact person for au",
    ]


def test_what_is_as_today_stands_with_the_first_place_of_work() -> None:
    plan, april = town.decisions(), town.START + 1
    others = tuple(row for row in plan.posts if row.manager != "m02")
    first = Post(manager="m02", from_=town.START, until=april, kind="fixed", site="park")
    then = Post(manager="m02", from_=april + 1, until=town.END, kind="mobile", round=("au",))
    plan = plan.model_copy(update={"posts": (*others, first, then)})
    lines = explain(town.scenario(), plan, manager="m02").lines("en")
    assert lines[2:5] == [
        "March to April: place of work Parkstraße.",
        "as today",
        "May to August: mobile, responsible for au.",
    ]


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("hof", ["From May on it lives at hof.", "Ab Mai wohnt er in hof."]),
        (
            "out",
            [
                "From May on the city is no longer responsible for it.",
                "Ab Mai ist die Stadt nicht mehr zuständig.",
            ],
        ),
    ],
)
def test_a_case_whose_site_closes_says_where_it_goes(to: str, said: list[str]) -> None:
    given = town.scenario()
    moves = (SiteMove(to=to, share=1.0),)
    sites = tuple(
        site.model_copy(update={"closes": date(2016, 4, 30), "moves": moves})
        if site.id == "au"
        else site
        for site in given.sites
    )
    scenario = given.model_copy(update={"sites": sites})
    languages: tuple[Language, ...] = ("en", "de")
    for lang, line in zip(languages, said, strict=True):
        assert explain(scenario, town.decisions(), case="N5").lines(lang)[1] == line


def test_a_district_without_visits_is_somebodys_all_the_same() -> None:
    """Else the page would say that every site has a contact person, and this that none has."""
    given, plan = town.scenario(), town.decisions()
    sites = tuple(
        site.model_copy(update={"kind": SiteKind.DISTRICT}) if site.id == "au" else site
        for site in given.sites
    )
    posts = tuple(
        post.model_copy(update={"leads": ("hof",)}) if post.kind == "mobile" else post
        for post in plan.posts
    )
    scenario = given.model_copy(update={"sites": sites})
    plan = plan.model_copy(update={"posts": posts, "tours": ()})
    lines = explain(scenario, plan, site="au").lines("de")
    assert "Zuständig: m03; Besuche sind dort nicht vorgesehen." in lines
    assert "Es gibt keine Ansprechperson." not in lines


def test_a_head_has_no_hours() -> None:
    explanation = explain(town.scenario(), town.plan(), manager="h01")
    assert explanation.table is None
    assert len(explanation.sentences) == 1


def test_one_month_alone_begins_a_sentence_like_any_word() -> None:
    plan, march = town.decisions(), town.START
    others = tuple(row for row in plan.posts if row.manager != "m02")
    first = Post(manager="m02", from_=march, until=march, kind="fixed", site="park")
    then = Post(manager="m02", from_=march + 1, until=town.END, kind="mobile", round=("au",))
    plan = plan.model_copy(update={"posts": (*others, first, then)})
    explanation = explain(town.scenario(), plan, manager="m02")
    assert "In March: place of work Parkstraße." in explanation.lines("en")
    assert "Im März: Einsatzort Parkstraße." in explanation.lines("de")
    # An id stays as it is.
    assert explanation.lines("de")[0].startswith("m02 ")


def test_a_fixed_site() -> None:
    lines = explain(town.scenario(), town.plan(), site="park").lines("de")
    assert "Parkstraße hat im März 230 Bewohner:innen." in lines
    assert "mobil unter 180 (51 weniger)" in lines
    assert "3 Stellen ab 300 (70 mehr)" in lines
    assert "Team aus 2: m01, m02, zusammen 78 Stunden in der Woche." in lines


def test_the_price_of_an_hour() -> None:
    """12 points an hour x 21 / 5 hours are 50.4; 50.4 of 60 points are 0.84 of a month."""
    lines = explain(town.scenario(), town.plan(), site="hof").lines("en")
    assert lines[-2] == (
        "One more hour a week in March by someone who speaks ti would spare 50 points of waiting: "
        "as much as 3.7 weeks for someone urgent."
    )


def test_a_language_is_named_where_it_spares_more_than_anybody() -> None:
    def prices(points: float) -> tuple[SlotPrice, ...]:
        spared = {"": 12.0, "ti": points}
        return tuple(
            SlotPrice(site="hof", language=language, month=town.START, points=number)
            for language, number in spared.items()
        )

    for points, named in ((12.0, False), (13.0, True)):
        plan = town.plan().model_copy(update={"prices": prices(points)})
        keys = _keys(explain(town.scenario(), plan, site="hof"))
        assert ("explain_price_language" in keys) == named
        assert "explain_price" in keys


def test_no_price_is_no_claim() -> None:
    bare = town.plan().model_copy(update={"prices": ()})
    assert not any(
        "hour a week" in line for line in explain(town.scenario(), bare, site="hof").lines("en")
    )
    zero = town.plan().model_copy(
        update={"prices": (SlotPrice(site="hof", language="", month=town.START, points=0.0),)}
    )
    assert "explain_price_none" in _keys(explain(town.scenario(), zero, site="hof"))


def test_names_are_joined_when_said() -> None:
    lines = explain(town.scenario(), town.plan(), case="R1").lines("en", {"m01": "Ada"})
    assert lines[1].startswith("Ada accompanies it")


@pytest.mark.parametrize(
    "given",
    [{}, {"case": "H1", "site": "hof"}, {"case": "H9"}, {"manager": "hof"}, {"site": "m01"}],
)
def test_what_cannot_be_explained(given: dict[str, str]) -> None:
    with pytest.raises(InputError):
        explain(town.scenario(), town.plan(), **given)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_everything_can_be_said(lang: Language) -> None:
    """Every case, manager and site, also with nothing decided or everything moved."""
    floater = Post(manager="m02", from_=town.START + 1, until=town.END, kind="floater")
    fixed = Post(manager="m02", from_=town.START, until=town.START, kind="fixed", site="park")
    others = tuple(post for post in town.decisions().posts if post.manager != "m02")
    moved = town.plan().model_copy(update={"posts": (*others, fixed, floater)})
    said = explain(town.scenario(), moved, manager="m02").lines("en")
    assert "April to August: floater, stands in where someone is missing." in said
    for plan in (town.plan(), Plan(), moved):
        for case in town.scenario().cases:
            assert explain(town.scenario(), plan, case=case.id).lines(lang)
        for manager in town.scenario().managers:
            assert explain(town.scenario(), plan, manager=manager.id).lines(lang)
        for site in town.scenario().sites:
            assert explain(town.scenario(), plan, site=site.id).lines(lang)
