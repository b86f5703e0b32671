"""Targets: said in words, and how far one course reaches them."""

import re

from allocator.errors import Fault, InputError
from allocator.model.course import Course
from allocator.model.plan import Band
from allocator.model.require import Target
from allocator.report.people import BANDS

BAND_WORDS: dict[str, Band | None] = {
    "urgent": "urgent", "high": "high", "normal": "normal", "all": None,
    "dringlich": "urgent", "erhöht": "high", "alle": None,
}  # fmt: skip
LEVELS = {
    "waiting": "waiting", "load": "load", "missing hours": "uncovered",
    "wartende": "waiting", "auslastung": "load", "fehlende stunden": "uncovered",
}  # fmt: skip
_BAND = "|".join(BAND_WORDS)
_SHARE = r"in (?P<share>\d+(?:[.,]\d+)?) ?% (?:of|der) (?P<of>weeks|wochen|cases|fälle)"
_STARTED = re.compile(
    rf"(?P<band>{_BAND}) (?:started within|begonnen binnen) (?P<weeks>\d+) (?:weeks?|wochen?) "
    + _SHARE
)
_LEVEL = re.compile(
    rf"(?:(?P<band>{_BAND}) )?(?P<what>{'|'.join(LEVELS)}) (?:below|unter) "
    rf"(?P<below>\d+(?:[.,]\d+)?) ?(?P<percent>%)? {_SHARE}"
)
EXAMPLE = "urgent started within 4 weeks in 95 % of weeks"


def read_targets(words: tuple[str, ...]) -> tuple[Target, ...]:
    """Return targets said in words, English or German.

    Raises
    ------
    InputError
        Some cannot be read; names each.
    """
    found = [read_target(one) for one in words]
    faults = [
        Fault("require_target", source=f"--target {number}", values={"words": one[:80]})
        for number, (one, target) in enumerate(zip(words, found, strict=True), 1)
        if target is None
    ]
    if not words:
        faults = [Fault("require_no_target", source="--target")]
    if faults:
        raise InputError(faults)
    return tuple(target for target in found if target is not None)


def read_target(words: str) -> Target | None:
    """Return the target that is said; None where it cannot be read."""
    text = " ".join(words.lower().split())
    match = _STARTED.fullmatch(text) or _LEVEL.fullmatch(text)
    if match is None:
        return None
    parts = match.groupdict()
    share = _number(parts["share"]) / 100
    of_cases = parts["of"] in ("cases", "fälle")
    band = BAND_WORDS[parts["band"]] if parts["band"] else None
    if not 0 < share < 1:
        return None
    if "weeks" in parts:
        of = "cases" if of_cases else "weeks"
        return Target.model_validate(
            {
                "what": "started",
                "share": share,
                "of": of,
                "band": band,
                "weeks": int(parts["weeks"]),
            }
        )
    what, below = LEVELS[parts["what"]], _number(parts["below"])
    if (
        of_cases
        or (band is not None and what != "waiting")
        or (what == "load") != bool(parts["percent"])
    ):
        return None
    below = below / 100 if what == "load" else below
    return Target.model_validate({"what": what, "share": share, "band": band, "below": below})


def _number(word: str) -> float:
    return float(word.replace(",", "."))


def reached(target: Target, course: Course) -> float:
    """Return the share of the weeks (or cases) of a course in which a target is kept.

    Cases of the last weeks that cannot be seen long enough are left out; a week in which
    nobody comes is kept.
    """
    bands = BANDS if target.band is None else (target.band,)
    if target.what == "started":
        seen = range(max(0, len(course.arrivals) - target.weeks))
        weeks = [
            [
                wait is not None and wait <= target.weeks
                for band in bands
                for wait in course.waits[band][week]
            ]
            for week in seen
        ]
        rows = [all(week) for week in weeks]
        if target.of == "cases":
            rows = [soon for week in weeks for soon in week]
        return sum(rows) / len(rows) if rows else 1.0
    values: list[float] = [
        sum(course.waiting[band][week] for band in bands)
        if target.what == "waiting"
        else (course.load if target.what == "load" else course.uncovered)[week]
        for week in range(len(course.arrivals))
    ]
    return sum(value < target.below for value in values) / len(values)
