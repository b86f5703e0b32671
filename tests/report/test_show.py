"""The one page about a plan, word by word in both languages, and as data."""

import csv
import io
import json

import pytest

from allocator.checks import check
from allocator.complete import complete
from allocator.digest import decisions_digest
from allocator.model.plan import Tier, WaitingTier
from allocator.report.data import Overview
from allocator.report.overview import overview, with_overview
from allocator.report.show import View, print_page
from allocator.report.tables import as_csv, public_data, rows
from allocator.texts import Language
from tests.report import town

MADE = {"seconds": 6.14, "first_plan_seconds": 0.8}

ENGLISH = """\
Kleinstadt, Mar 2016 - Aug 2016    4 staff: 1 section head, 3 to deploy
WHERE, 1 March 2016    staff standard residents next change
 Parkstraße                2        2       230 mobile below 180
 mobile, 2 small sites     1        -        90 every site has a contact person
NOT COVERED   nothing
CAPACITY      6 % used after expected leave and sickness
PEOPLE        4 accompanied, 14 waiting (11 cases)
  urgent       –   all start by April
  high        <5   none within 6 months
  normal       6   most start by April, not all within 6 months
              Cells under 5, and what would give them away, are suppressed.
FLOW          starts 1.5 people/month, expected 1.5: list 14 -> 14 by August
INTERPRETERS  ti: no hours left (March to August), fewer than 5 cases wait for
              it
CHANGES       0 places of work changed, 0 cases change person against the
              current plan
HOW GOOD      no plan avoids over 0.9 % more waiting (proven); 0 rules broken
ASSUMED       cases, arrivals, 2 resident numbers: --assumed
Proposal, not decided. First plan 0.8 s, done 6.1 s -> town.plan.json
Next: explain --case H1 | explain --site park | plan --variant rising | rota
--week 2016-W10 | check
"""

GERMAN = """\
Kleinstadt, März 2016 - Aug. 2016   4 Beschäftigte: 1 Leitung, 3 einzusetzen
WO, 1. März 2016      Personal Soll Personen nächste Änderung
 Parkstraße                  2    2      230 mobil unter 180
 mobil, 2 Unterkünfte        1    -       90 überall eine Ansprechperson
NICHT GEDECKT nichts
KAPAZITÄT     6 % genutzt nach erwartetem Urlaub und Krankheit
MENSCHEN      4 begleitet, 14 warten (11 Fälle)
  dringlich    –   alle beginnen bis April
  erhöht      <5   niemand innerhalb von 6 Monaten
  normal       6   die meisten beginnen bis April, nicht alle innerhalb von 6
              Monaten
              Zellen unter 5 und was sie verraten würde sind unterdrückt.
ZUFLUSS       1,5 Personen/Monat beginnen, 1,5 erwartet: Liste 14 -> 14 bis
              August
DOLMETSCHEN   ti: keine Stunden mehr frei (März bis August), weniger als 5 Fälle
              warten darauf
ÄNDERUNGEN    0 Einsatzorte geändert, 0 Fälle wechseln die Bezugsperson
              gegenüber heute
WIE GUT       kein Plan vermeidet über 0,9 % mehr Warten (bewiesen); 0 Regeln
              verletzt
ANNAHMEN      Fälle, Zuweisungen und Zuzüge, 2 Bewohnerzahlen: --assumed
Vorschlag, nicht entschieden. Erster Plan 0,8 s, fertig 6,1 s -> town.plan.json
Weiter: explain --case H1 | explain --site park | plan --variant rising | rota
--week 2016-W10 | check
"""


def _overview(bound: float = 1600.0) -> Overview:
    """The town's overview with a proven bound: value 1,620, nothing 3,990: 20 of 2,390 could be
    avoided at most, 0.84 %, said as 0.9."""
    plan = town.plan()
    assert plan.score is not None
    waiting = plan.score.waiting_points
    proven = WaitingTier(value=waiting.value, nothing=waiting.nothing, bound=bound)
    score = plan.score.model_copy(
        update={"waiting_points": proven, "uncovered_minutes": Tier(value=0, bound=0)}
    )
    planned = plan.model_copy(update={"score": score})
    return overview(town.facts(), planned, check(town.facts(), planned))


def _page(data: Overview, view: View, capsys: pytest.CaptureFixture[str]) -> str:
    print_page(data, view, width=80)
    return capsys.readouterr().out


@pytest.mark.parametrize(("lang", "page"), [("en", ENGLISH), ("de", GERMAN)])
def test_the_page(lang: Language, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    view = View(lang=lang, made=MADE, file="town.plan.json")
    assert _page(_overview(), view, capsys) == page


def test_no_line_is_wider_than_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("de", "en"):
        view = View(lang=lang, verbose=True, assumed=True, made=MADE)
        print_page(_overview(), view, width=100)
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def test_verbose_adds_values_bounds_and_both_flips(capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(_overview(), View(lang="en", verbose=True), capsys)
    assert "points of waiting: 1,620 (no plan below 1,600; if nobody started:" in page
    assert "uncovered minutes: 0 (no plan below 0)" in page
    assert "3 from 300 (no desk)" in page.replace("\n" + " " * 48, " ")


def test_assumed_numbers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(_overview(), View(lang="en", assumed=True), capsys)
    # Parkstraße's number has a source (the later mark), the other two are rounded.
    assert "sites.*.residents (2): rounded" in page
    assert "cases (" in page
    assert "council paper" not in page


def test_a_proof_that_meets_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(_overview(bound=1620.0), View(lang="en"), capsys)
    assert "no plan avoids more waiting (proven)" in page


def test_a_gap_is_rounded_to_the_safe_side(capsys: pytest.CaptureFixture[str]) -> None:
    """A gap of 0.001 % is not 0.0 %: the promise is 0.1 %."""
    page = _page(_overview(bound=1619.97), View(lang="en"), capsys)
    assert "no plan avoids over 0.1 % more waiting (proven)" in page


def test_names_are_joined_when_shown(capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(_overview(), View(lang="en", names={"park": "Am Park"}), capsys)
    assert "Am Park" in page
    assert "Parkstraße" not in page


def test_printed_data_has_no_small_cell() -> None:
    data = public_data(_overview())
    assert data["suppressed"] is True
    bands = {band["band"]: band for band in data["people"]["bands"]}
    assert bands["high"]["people"] is None
    assert bands["urgent"]["people"] is None
    assert bands["normal"]["people"] == 6
    assert {band["cases"] for band in bands.values()} == {None}
    # 3 of 6 start: the number itself is a small cell.
    assert bands["normal"]["started"] is None
    json.dumps(data)


@pytest.mark.parametrize(("lang", "delimiter", "share"), [("en", ",", "0.0"), ("de", ";", "0,0")])
def test_csv(lang: Language, delimiter: str, share: str) -> None:
    text = as_csv(_overview(), lang, {})
    table = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    assert {len(row) for row in table} == {4}
    cells = {tuple(row[:3]): row[3] for row in table}
    assert cells["where", "park", "standard"] == "2"
    assert cells["people", "high", "people"] == ""
    assert cells["capacity", "all", "used"].startswith(share)


def test_csv_says_in_what_is_counted() -> None:
    """Nobody at all is counted in residents and days, all else in minutes."""
    posts = tuple(post for post in town.decisions().posts if post.kind == "fixed")
    update = {"posts": posts, "tours": ()}
    plan = complete(town.facts(), town.decisions().model_copy(update=update))
    data = overview(town.facts(), plan, check(town.facts(), plan))
    units = {tuple(row[1:3]) for row in rows(data) if row[0] == "not_covered"}
    assert units >= {("unserved", "resident_days"), ("visits", "minutes")}


def test_the_overview_goes_through_the_plan_file() -> None:
    plan = with_overview(town.facts(), town.plan(), check(town.facts(), town.plan()))
    again = Overview.model_validate_json(json.dumps(plan.overview))
    assert again == overview(town.facts(), town.plan(), check(town.facts(), town.plan()))
    assert again.decisions == decisions_digest(plan)


def test_an_edited_plan_has_another_digest() -> None:
    plan = town.plan()
    edited = plan.model_copy(update={"caseload": plan.caseload[1:]})
    assert decisions_digest(edited) != decisions_digest(plan)
    # What follows from the decisions is not part of it.
    assert decisions_digest(plan.model_copy(update={"ledger": ()})) == decisions_digest(plan)
