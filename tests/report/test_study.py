"""The report on variants: one file that needs nothing else, for everybody, with no small number."""

import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import allocator
from allocator.commands.main import run
from allocator.comparison.casework import casework
from allocator.facts import Facts
from allocator.io.plans import write_plan
from allocator.ledger import Decided
from allocator.model.plan import Plan
from allocator.model.simulation import (
    Bands,
    Break,
    BreakMonth,
    Estimate,
    Figure,
    KeyFigure,
    Simulated,
    Simulation,
    Within,
)
from allocator.model.whatif import Comparison
from allocator.report.people import BANDS
from allocator.report.privacy import KEPT_BACK
from allocator.report.study.content import Picture
from allocator.report.study.html import html_report
from allocator.report.study.pdf import pdf_report
from allocator.report.study.studies import study_of
from allocator.report.whatif import Words
from allocator.texts import Language

TINY = "scenarios/tiny.yaml"


@pytest.fixture(scope="module")
def seen() -> Comparison:
    """The tiny city, one more colleague, and one site closed with half as many people more."""
    wanted = ["second-mobile", "Closed: close west 2024-02-29 to east=1; arrivals x1.5"]
    with ThreadPoolExecutor(1) as pool:
        return allocator.whatif(allocator.load(TINY), wanted, executor=pool)


class _Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, list[dict[str, str | None]]] = defaultdict(list)
        self.texts: dict[str, list[str]] = defaultdict(list)
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag].append(dict(attrs))
        self._open.append(tag)

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]].append(data)


def test_no_picture_is_shown_twice(seen: Comparison) -> None:
    """Teams are shown of the base and of the fullest plan, which may be the base."""
    for columns in (seen.columns, (seen.base,)):
        study = study_of(seen.model_copy(update={"columns": columns}), "en")
        parts = [part for section in study.sections for part in section.parts]
        titles = [part.caption for part in parts if isinstance(part, Picture)]
        assert len(titles) > 2 and len(set(titles)) == len(titles)


def test_what_is_kept_back_is_not_said_to_be_small(seen: Comparison) -> None:
    """A mean is kept back where a month of it is small: it may be large itself."""
    figures = seen.base.figures
    assert figures is not None
    flow = figures.flow.model_copy(update={"starts": None})
    base = seen.base.model_copy(update={"figures": figures.model_copy(update={"flow": flow})})
    words = Words(seen.model_copy(update={"columns": (base,)}), "en", seen.start)
    by_hand = next(iter(words.blocks()))
    assert dict(by_hand.rows)["starts a month with the ramp"] == (KEPT_BACK,)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_page_for_everybody_that_needs_nothing_else(seen: Comparison, lang: Language) -> None:
    text = html_report(study_of(seen, lang))
    page = _Page(text)
    assert f'<html lang="{lang}">' in text
    assert len(page.found["h1"]) == 1
    assert len(page.found["h2"]) >= 6
    assert page.found["th"] and all(head.get("scope") for head in page.found["th"])
    assert all(words.strip() for words in page.texts["th"])
    assert len(page.found["svg"]) == len(page.found["figcaption"]) >= 4
    assert all(drawn["role"] == "img" and drawn["aria-label"] for drawn in page.found["svg"])
    assert not {"script", "link", "img", "iframe"} & page.found.keys()
    outside = re.findall(r"(?:src|href)=\"(?!#)([^\"]*)", text)
    assert outside == []
    names = re.findall(r'\bid="([^"]*)"', text)
    assert len(names) == len(set(names))


def test_the_first_screen_asks_and_answers_in_words(seen: Comparison) -> None:
    study = study_of(seen, "de")
    question, answer = study.before
    assert question[0] == "FRAGE"
    assert "schließt am 29. Februar 2024, Zuweisungen und Zuzüge +50 %?" in question[1][1]
    assert [line.split(":")[0] for line in answer[1]] == ["Ausgangslage", "second-mobile", "Closed"]
    assert [label for label, _ in study.after] == [
        "WER VERLIERT",
        "WIE SICHER",
        "ANNAHMEN",
        "NICHT DRIN",
    ]
    labels = [row[0] for row in study.first.rows]
    assert labels[0].startswith("reicht nicht ab") and labels[-1] == "Kosten, Mio. EUR im Jahr"


def test_the_same_result_gives_the_same_bytes(seen: Comparison) -> None:
    study = replace(study_of(seen, "de"), sections=study_of(seen, "de").sections[1:2])
    assert html_report(study) == html_report(study)
    printed = pdf_report(study)
    assert printed.startswith(b"%PDF") and printed.count(b"/Type /Page\n") == 2
    assert printed == pdf_report(study)


def test_no_cell_of_the_report_is_a_small_number_of_people(seen: Comparison) -> None:
    """In the tiny city every number of people and cases is small, so none is told."""
    study = study_of(seen, "en")
    counted = ("waiting", "cases started", "running cases", "with an")
    tables = [study.first, *(p for s in study.sections for p in s.parts if hasattr(p, "rows"))]
    cells = [
        cell
        for table in tables
        for label, *row in table.rows
        if label.startswith(counted)
        for cell in row
    ]
    assert len(cells) > 20
    assert {part for cell in cells for part in cell.split("/")} <= {"0", "<5", "–"}


def test_nobody_works_out_how_many_cases_have_a_plan() -> None:
    """Try it: of all cities that show the same, some have another small number."""
    city = allocator.load(TINY)
    model = next(case for case in city.cases if case.running)
    shown: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for whole in range(2, 14):
        for planned in range(whole + 1):
            cases = tuple(
                model.model_copy(
                    update={"id": f"R{n}", "plan_agreed": model.opened if n < planned else None}
                )
                for n in range(whole)
            )
            there = city.model_copy(update={"cases": cases, "pins": ()})
            found = casework(Decided(Facts(there), Plan()))
            shown[found.running.value, found.with_plan].append((planned, whole - planned))
    for look in shown.values():
        for part in (0, 1):
            if any(0 < numbers[part] < 5 for numbers in look):
                assert len({numbers[part] for numbers in look}) > 1, look


def test_a_plan_and_its_map_for_internal_use(tmp_path: Path) -> None:
    """Who works where is shown only where it is asked for."""
    city = allocator.load(TINY)
    plan = allocator.plan(city).plan
    assert plan is not None
    study = study_of(plan, "de", scenario=city)
    assert study.title == "Tiny, Feb. 2024 - Apr. 2024: der Plan"
    assert not any("intern" in section.title for section in study.sections)
    there = study_of(plan, "de", scenario=city, internal=True).sections[0]
    assert there.title.endswith("(nur intern)") and len(there.parts) + len(there.lines) == 2
    with pytest.raises(allocator.InputError, match="--scenario"):
        study_of(plan, "en")
    written, html = tmp_path / "p.json", tmp_path / "p.html"
    write_plan(plan, written)
    command = ["report", str(written), "--scenario", TINY, "--internal", "--html", str(html)]
    assert run([*command, "--lang", "en"]) == 0
    assert "internal use only" in html.read_text("utf-8")


def test_a_simulation_as_a_report(seen: Comparison) -> None:
    """Bands and chances made up by hand: what is drawn, and what is said of it."""
    some = Estimate(value=0.25, low=0.2, high=0.3)
    bands = Bands(p10=(None, 6), p50=(5, 7), p90=(8, 9), mean=(5, 7), low=(5, 6), high=(6, 8))
    names: tuple[Figure, ...] = (
        "urgent_within_4",
        "waiting",
        "waiting_urgent",
        "load",
        "uncovered",
        "changes",
    )
    column = Simulated(
        kind="base",
        figures=tuple(KeyFigure(name=name, value=some) for name in names),
        waiting={"urgent": bands, "high": bands, "normal": bands},
        open_cases=bands,
        arrivals=bands,
        load=bands,
        uncovered=bands,
        changes_of_person=bands,
        started=tuple(
            Within(band=band, weeks=weeks, share=some, weeks_kept=some)
            for band in BANDS
            for weeks in (2, 4, 8)
        ),
        breaks=Break(
            share=some,
            months=tuple(BreakMonth(month=seen.start + n, share=0.1 + 0.15 * n) for n in (0, 1)),
            p10=seen.start,
            p50=None,
            p90=None,
        ),
    )
    chances: dict[str, float | str] = {
        "leaves": 0.1,
        "illnesses": 1.5,
        "illness_days": 9,
        "no_show": 0.0,
    }
    simulation = Simulation(
        name="Tiny",
        start=seen.start,
        seed=1,
        replications=20,
        weeks=(date(2024, 2, 5), date(2024, 3, 4)),
        columns=(column,),
        chances=chances | {"closes_late": 0.3},
    )
    study = study_of(simulation, "en")
    said = [getattr(part, "alt", "") for section in study.sections for part in section.parts]
    assert any("urgent 7, high 7, normal 7" in alt for alt in said)
    assert any("25 % in the end" in alt for alt in said)
    page = _Page(html_report(study))
    assert all(drawn["aria-label"] for drawn in page.found["svg"]) and len(page.found["svg"]) == 4


def test_the_command(seen: Comparison, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result, html, pdf = (tmp_path / name for name in ("r.json", "r.html", "r.pdf"))
    result.write_text(seen.model_dump_json(), encoding="utf-8")
    written = ["--html", str(html), "--pdf", str(pdf)]
    assert run(["report", str(result), *written, "--lang", "de", "--at", "2024-03"]) == 0
    assert "STAND MÄRZ" in html.read_text("utf-8") and pdf.read_bytes().startswith(b"%PDF")
    assert run(["report", str(result), "--lang", "en"]) == 2
    assert "--html" in capsys.readouterr().err
    result.write_text('{"name": "x"}', encoding="utf-8")
    assert run(["report", str(result), *written, "--lang", "en"]) == 2
    assert "no result" in capsys.readouterr().err
    result.write_text('{"columns": 3}', encoding="utf-8")
    assert run(["report", str(result), *written, "--lang", "de"]) == 2
    assert "nicht lesbar" in capsys.readouterr().err
