"""The table of the README: plans of all families in a few rows, made from results files.

Where a family was run with several seeds the worst of them stands in the table.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.cities import FAMILIES
from benchmarks.compared import held_against_best, left, tiers_of
from benchmarks.measure import OURS
from benchmarks.results import NONE, number, table
from benchmarks.specs import SIZES

Record = dict[str, Any]
BEGIN, END = "<!-- benchmarks -->", "<!-- end of benchmarks -->"
WORDS = {
    "greedy": "planning by hand",
    "monolith": "one CP-SAT model",
    "highs": "one MIP, HiGHS",
    "timefold": "Timefold",
}
"""What readers of the README call the alternatives."""

OF_OURS: tuple[tuple[str, Callable[[Record], float | None], str], ...] = (
    ("avoidable delay, days a case", lambda record: record["delay_days"], ".2f"),
    ("first checked plan, s", lambda record: record["first_plan"], ".1f"),
)
"""Rows of our own solve; the largest value of some seeds is the worst."""


def summary(records: Sequence[Record]) -> list[str]:
    """Return the lines of the table."""
    held = held_against_best([record for record in records if record["tiers"] is not None])
    families = [name for name in FAMILIES if any(r["spec"]["family"] == name for r in held)]
    rows = []
    for size, limit in sorted(
        {(r["spec"]["size"], r["limit"]) for r in held},
        key=lambda key: (SIZES.index(key[0]), key[1]),
    ):
        of_size = [r for r in held if (r["spec"]["size"], r["limit"]) == (size, limit)]
        for name, cells in _rows(of_size, families):
            rows.append([f"{size}, {limit:g} s", name, *cells])
    return table(["city, limit", "", *families], rows)


def largest(trees: Iterable[dict[str, Any]]) -> list[Record]:
    """Return the runs of the largest size with the longest limit: those that are drawn."""
    runs = [record for tree in trees for record in tree["runs"]]
    size = max((record["spec"]["size"] for record in runs), key=SIZES.index)
    of_size = [record for record in runs if record["spec"]["size"] == size]
    limit = max(record["limit"] for record in of_size)
    return held_against_best([record for record in of_size if record["limit"] == limit])


def _rows(records: Sequence[Record], families: Sequence[str]) -> Iterable[tuple[str, list[str]]]:
    """Yield name and cells of the rows of one size and limit."""
    ours = [record for record in records if record["approach"] == OURS]
    yield "**proven share**", [_least_share(_of(ours, family)) for family in families]
    for name, value, form in OF_OURS:
        yield name, [_most(_of(ours, family), value, form) for family in families]
    for approach, words in WORDS.items():
        theirs = [record for record in records if record["approach"] == approach]
        if theirs:
            cells = [_theirs(_of(ours, family), _of(theirs, family)) for family in families]
            yield f"left by {words}, passed at", cells


def _of(records: Iterable[Record], family: str) -> list[Record]:
    return [record for record in records if record["spec"]["family"] == family]


def _least_share(records: Sequence[Record]) -> str:
    return number(min((record["share"] for record in records), default=None), ".2%")


def _most(records: Iterable[Record], value: Callable[[Record], float | None], form: str) -> str:
    values = [found for found in map(value, records) if found is not None]
    return number(max(values, default=None), form)


def _theirs(ours: Sequence[Record], theirs: Sequence[Record]) -> str:
    """What an alternative left, what we did, and when ours had passed it."""
    if not ours or not theirs:
        return NONE
    worst = max(theirs, key=lambda record: left(record) or 0.0)
    own = next(record for record in ours if record["spec"] == worst["spec"])
    cell = number(left(worst), ".2%")
    if tiers_of(worst)[:2] > tiers_of(own)[:2]:
        cell += " and more uncovered"
    return f"{cell}, {NONE if worst['passed'] is None else format(worst['passed'], '.1f') + ' s'}"


def lines(trees: Sequence[dict[str, Any]], picture: str, command: str) -> list[str]:
    """Return the lines of the README about some results.

    Parameters
    ----------
    trees
        The results, as in their files.
    picture
        Where the page finds the picture.
    command
        The command that makes these lines.
    """
    machine = trees[-1]["machine"]
    return [
        *summary([record for tree in trees for record in tree["runs"]]),
        "",
        f"![Share of what can be avoided, over time]({picture})",
        "",
        "A share says how much of the waiting that any plan could avoid this one avoids, at "
        "least: bounds are proven. An alternative gets the same file and the same time, and is "
        "scored by the same check; what it *left* is 100 % minus its share against the best "
        "bound known, and it was *passed* when our solve had a checked plan as good as its last. "
        f"{machine['cores']} cores, Python {machine['python']}, "
        f"{machine['load_before']} other processes busy. The commands:",
        "",
        "```sh",
        *(tree["command"] for tree in trees),
        command,
        "```",
    ]


def spliced(page: str, text: Sequence[str]) -> str:
    """Return a page with lines of `text` between its markers.

    Raises
    ------
    ValueError
        The page has no markers.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} and {END} on the page")
    return "\n".join([f"{before}{begin}", *text, f"{end}{after}"])
