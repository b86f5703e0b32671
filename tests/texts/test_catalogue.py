"""The texts: complete in both languages, used, and in the words the project has agreed on."""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import allocator
from allocator.texts import catalogue, cli, explain, explain_posts, folder, many, report, say

PACKAGE = Path(allocator.__file__).parent
SAYING = {"say", "text", "counted", "sentence", "Fault", "Failure", "failed"}
"""Functions whose first argument is the key of a text."""


def _placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_both_languages_say_the_same(key: str) -> None:
    texts = catalogue()[key]
    assert sorted(texts) == ["de", "en"]
    # A unit that only one language writes out would be a value that is lost in the other.
    assert _placeholders(texts["de"]) == _placeholders(texts["en"])
    for text in texts.values():
        assert not text.endswith(" ")


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_words(key: str) -> None:
    """Capacity is exceeded, never an overload notice; nobody reads a solver's words."""
    assert "berlastung" not in catalogue()[key]["de"]
    both = " ".join(catalogue()[key].values()).lower()
    assert not re.search(r"\b(solver|infeasible|lp|mip|objective|constraint|cp-sat)\b", both)


def _keys_in(tree: ast.AST) -> tuple[set[str], list[str]]:
    """Keys that code names whole, and patterns of those it puts together."""
    whole, patterns = set(), []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(part.value)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
                else "[A-Za-z0-9_]+"
                for part in node.values
            ]
            patterns.append("".join(parts))
    return whole, patterns


@cache
def _sources() -> list[tuple[str, ast.Module]]:
    files = [file for file in sorted(PACKAGE.rglob("*.py")) if "texts" not in file.parts]
    return [(str(file.relative_to(PACKAGE)), ast.parse(file.read_text("utf-8"))) for file in files]


@cache
def _said() -> list[tuple[str, int, str, bool]]:
    """Places where code says a text by a whole key: file, line, key, whether it is counted."""
    found = []
    for file, tree in _sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            key = node.args[0]
            if name in SAYING and isinstance(key, ast.Constant) and isinstance(key.value, str):
                by_count = name == "counted" or any(word.arg == "count" for word in node.keywords)
                found.append((file, node.lineno, key.value, by_count))
    return found


def test_every_text_that_is_said_exists() -> None:
    keys = catalogue().keys()
    missing = []
    for file, line, key, by_count in _said():
        wanted = {f"{key}_one", f"{key}_other"} if by_count else {key}
        if not wanted <= keys:
            missing.append(f"{file}:{line}: {key}")
    assert missing == []
    assert len(_said()) > 100


def test_every_text_of_reports_and_commands_is_used() -> None:
    whole: set[str] = set()
    patterns: list[str] = []
    for _, tree in _sources():
        names, joined = _keys_in(tree)
        whole |= names
        patterns += [pattern for pattern in joined if re.match(r"[a-z]+_", pattern)]
    either = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    own = [
        *report.TEXTS,
        *explain.TEXTS,
        *explain_posts.TEXTS,
        *cli.TEXTS,
        *folder.TEXTS,
        *many.TEXTS,
    ]
    unused = []
    for key in own:
        base = re.sub(r"_(one|other)$", "", key)
        if not ({key, base} & whole or either.fullmatch(key) or either.fullmatch(base)):
            unused.append(key)
    assert unused == []


def test_one_is_said_in_the_singular() -> None:
    german = say("broken.listed.waiting.missing", "de", number=1, cases="C1")
    assert german.startswith("In der Liste wartender")
    assert "fehlt 1 Fall: C1" in german
    assert say("broken.listed.waiting.missing", number=1, cases="C1").startswith(
        "1 case is missing"
    )
    assert say("broken.listed.waiting.missing", number=2, cases="C1, C2").startswith("2 cases are")


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_words_by_number_are_a_pair(key: str) -> None:
    for text in catalogue()[key].values():
        specs = [spec for _, _, spec, _ in Formatter().parse(text) if spec]
        assert all(spec.count("|") == 1 for spec in specs if "|" in spec)
        # A number and a word in the plural beside it, where both can be said.
        assert not re.search(r"\b1 (hours|months|rows|cases|Stunden|Monate|Zeilen|Fälle)\b", text)
