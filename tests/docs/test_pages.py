"""README and docs: links resolve, every page is reached, every example gives its output."""

import re
from pathlib import Path

import pytest

from docs.build import normal, pages, rendered
from tests.docs.tree import ROOT, repository_files, shown

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
NAMED = re.compile(r"`((?:allocator|benchmarks|docs|requirements|scenarios|tests|\.ci)/[\w./-]*)`")
QUOTED = re.compile(r"<!-- from: (\S+) -->\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
ALL_PAGES = [path for path in repository_files() if path.suffix == ".md"]


def _anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as forges make them."""
    headings = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _links(page: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    return [link for link in LINK.findall(text) if "://" not in link]


@pytest.mark.parametrize("page", ALL_PAGES, ids=shown)
def test_links_resolve(page: Path) -> None:
    broken = []
    for link in _links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    assert not broken


@pytest.mark.parametrize("page", ALL_PAGES, ids=shown)
def test_files_that_a_page_names_exist(page: Path) -> None:
    assert not [
        name for name in NAMED.findall(page.read_text("utf-8")) if not (ROOT / name).exists()
    ]


def test_quoted_code_stands_in_its_file() -> None:
    """Lines with an ellipsis are shortened; every other line is there, word for word."""
    quotes = QUOTED.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert quotes
    for name, body in quotes:
        lines = set((ROOT / name).read_text("utf-8").splitlines())
        assert not [line for line in body.splitlines() if "..." not in line and line not in lines]


def test_every_page_of_docs_stands_in_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / link).resolve() for link in _links(index)}
    missing = {page for page in (ROOT / "docs").glob("*.md") if page != index} - linked
    assert not missing


@pytest.mark.parametrize("page", pages(), ids=shown)
def test_examples_give_the_output_they_show(page: Path) -> None:
    """Write the pages anew with ``make docs`` where this fails and the new output is right."""
    assert normal(rendered(page)) == normal(page.read_text("utf-8"))


def test_seconds_are_no_difference() -> None:
    assert normal("first plan 0.8 s,   done 6.1 s") == normal("first plan 12.3 s, done 7 s")
    assert normal("8 staff") != normal("9 staff")
