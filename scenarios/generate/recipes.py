"""What is drawn for each scenario in this folder: all of it assumed, and marked so there."""

from scenarios.generate.caseload import Load
from scenarios.generate.city import Recipe
from scenarios.generate.demand import Mix
from scenarios.generate.staff import Staff

_MINORS = {
    "trauma": 0.20,
    "disability": 0.06,
    "little_german": 0.65,
    "minor_alone": 0.04,
    "woman_alone": 0.07,
    "older": 0.05,
}
"""Herne: life situations of the case examples beside the usual needs."""

RECIPES: dict[str, Recipe] = {
    "hannover-2016": Recipe(
        seed=20160301,
        staff=Staff(count=42, heads=2, sections=("A", "B")),
        load=Load(fill=0.97, waiting=412, overdue=9),
    ),
    "hannover-2017-transition": Recipe(
        seed=20170301,
        staff=Staff(count=42, heads=2, sections=("A", "B")),
        load=Load(fill=0.93, waiting=330, overdue=6),
    ),
    "freiburg-2018": Recipe(
        seed=20181201,
        staff=Staff(
            count=20,
            spoken={"ar": 40, "fa": 25, "ku": 10, "ti": 10, "fr": 15},
            english=0.8,
        ),
        load=Load(fill=1.0, waiting=150, matched=0.95),
        mix=Mix(
            languages={"ar": 40, "ar ku": 12, "fa": 25, "en fr": 12, "ti en": 6, "en": 5},
            needs={"trauma": 0.30, "disability": 0.08, "little_german": 0.60},
            persons={1: 1},
            dates={"job_start": 0.03},
            german=0.8,
            young_adult=0.0,
            unknown=0.0,
        ),
        running=1076,
    ),
    "herne-2017": Recipe(
        seed=20170612,
        staff=Staff(
            count=24,
            hours={39.0: 80, 19.5: 20},
            spoken={"ar": 30, "ro": 16, "fa": 12, "sq": 8, "sr": 8, "ku": 10, "tr": 10, "bg": 6},
            skills={"asylum eu": 30, "asylum toleration": 40, "toleration eu": 20, "asylum": 10},
        ),
        load=Load(fill=0.95, waiting=190, matched=0.92),
        mix=Mix(
            needs=_MINORS,
            persons={1: 62, 2: 10, 3: 9, 4: 10, 5: 9},
            skills={"asylum": 50, "toleration": 20, "eu": 30},
            by_skill={
                "asylum": {"ar": 50, "ar ku": 12, "fa": 20, "ti ar": 10, "ku": 8},
                "toleration": {"sq": 30, "sr": 25, "ar": 20, "fa": 15, "fr en": 10},
                "eu": {"ro": 65, "bg tr": 25, "bg": 10},
            },
            young_adult=0.25,
        ),
    ),
    "laatzen-2017": Recipe(
        seed=20170701,
        staff=Staff(
            count=6,
            hours={39.0: 5, 19.5: 1},
            spoken={"ar": 3, "fr": 1, "ru": 1, "tr": 1},
            english=0.8,
            second=0.0,
        ),
        load=Load(fill=0.85, waiting=60, matched=0.9),
        mix=Mix(
            languages={"ar": 42, "fa": 20, "ku": 8, "ti": 8, "en fr": 12, "ru": 6, "tr": 4},
        ),
    ),
}
