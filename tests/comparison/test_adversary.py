"""Somebody who wants to know how many people wait, where the number is suppressed."""

import json
from collections import defaultdict
from datetime import date
from itertools import product

import allocator
from allocator.comparison.figures import figures
from allocator.complete import complete
from allocator.facts import Facts
from allocator.ledger import Decided
from allocator.model.cases import Case
from allocator.model.plan import Plan

NEEDS = {"urgent": ("trauma",), "high": "unknown", "normal": ()}
TRIED, JUDGED = 9, 5


def test_nobody_works_out_a_small_number_from_all_that_is_told() -> None:
    """Try it: of all cities that show the same in every figure, some have another number.

    Of each band 0 to 8 single people wait, all of one kind, and nobody else is expected: nothing
    blurs the sums. Cities at the edge of what is tried are not judged.
    """
    city = allocator.load("scenarios/tiny.yaml")
    arrivals = city.arrivals.model_copy(update={"expected": ()})
    update = {"months": 1, "pins": (), "managers": city.managers[:1], "arrivals": arrivals}
    empty = city.model_copy(update=update)
    shown: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(TRIED), repeat=len(NEEDS)):
        cases = tuple(
            Case.model_validate(
                {"id": f"{band}{i}", "site": city.sites[0].id, "opened": date(2024, 2, 1)}
                | {"needs": needs}
            )
            for (band, needs), number in zip(NEEDS.items(), numbers, strict=True)
            for i in range(number)
        )
        facts = Facts(empty.model_copy(update={"cases": cases}))
        plan = complete(facts, Plan())
        told = figures(Decided(facts, plan), plan.ledger)
        shown[json.dumps(told.model_dump(mode="json"), sort_keys=True)].append(numbers)
    assert len(shown) > 100
    for look in shown.values():
        for band in range(len(NEEDS)):
            found = {numbers[band] for numbers in look}
            if 0 < min(found) < 5 and all(max(numbers) <= JUDGED for numbers in look):
                assert len(found) > 1, look
