"""How many posts reach a target, or how many arrivals can be taken with those there are.

By search over simulations with the same chances: doubling until a number reaches the targets,
then bisection. Each number is simulated with more and more courses until it is decided.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from math import sqrt
from pathlib import Path
from typing import Literal

import numpy as np
from scipy.special import stdtrit

from allocator.change import apply
from allocator.comparison.variants import asked_variants
from allocator.model.calendar import first_day
from allocator.model.changes import ArrivalsChange, ManagerJoins, hired_ids
from allocator.model.course import Course
from allocator.model.managers import Manager, Role
from allocator.model.plan import Plan
from allocator.model.require import Hired, Point, Requirement, Target
from allocator.model.scenario import Scenario, Variant
from allocator.model.simulation import Estimate
from allocator.model.steps import value_on
from allocator.report.assumed import assumed
from allocator.simulation.course import Setting
from allocator.simulation.run import courses_of, first_setting
from allocator.simulation.streams import Streams
from allocator.simulation.targets import reached
from allocator.simulation.world import World
from allocator.solver.monthly import plan_month

CONFIDENCE = 0.95
FIRST_LOOK = 10
"""Courses before a number is judged for the first time; then twice as many, and so on."""
QUARTER = 13
"""Weeks that count as one where all courses agree: those that follow each other are alike."""
LEAST_LIMIT = 8
"""No more posts are tried than twice as many as there are, and than this many."""
STEP = 0.1
"""Of the factor on arrivals."""
MOST_ARRIVALS = 4.0
CURVE = 6
"""Points of the curve at least, where there is room for them."""
Verdict = Literal["reaches", "misses", "open"]
Tell = Callable[[Point], None]


def require(
    scenario: Scenario,
    targets: Sequence[Target],
    question: Literal["posts", "arrivals"] = "posts",
    *,
    variant: str | Variant | None = None,
    seed: int = 1,
    weeks: int = 104,
    most: int = 160,
    in_force: Plan | None = None,
    languages: Sequence[str] | None = None,
    curve: bool = True,
    keep: Path | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Tell | None = None,
) -> Requirement:
    """Search the least posts, or the most arrivals, with which the targets are reached.

    Parameters
    ----------
    scenario
        The city as it is.
    targets
        All of them are to be reached.
    question
        ``posts``: how many more, from the first day on; ``arrivals``: which factor on those
        expected the staff can take.
    variant
        Search in this variant of the city, as for `allocator.whatif`.
    seed, weeks, in_force, keep, executor, workers
        As for `simulate`.
    most
        Courses of a number at most.
    languages
        Of everybody who is hired; by default each is hired for the language of which there is
        most to do for each who speaks it.
    curve
        Try some numbers more, roughly, so that there is a curve.
    progress
        Called with each number that has been tried.

    Notes
    -----
    A number *reaches* a target where the interval of the share lies above it, and *misses* it
    where it lies below; else it is *open*, and counts as not reached. The interval is Student's
    t over the courses, at a level at which all looks at one number together are right with 95 %.
    """
    asked = None if variant is None else asked_variants(scenario, [variant])[0]
    city = scenario if asked is None else asked.scenario
    base = first_setting(city, in_force, weeks, seed)
    search = _Search(base, city, tuple(targets), question, languages, most, progress)
    search.courses = partial(courses_of, keep=keep, executor=executor, workers=workers)
    answer = search.answer()
    if curve:
        search.draw_curve(answer)
    found = search.told(answer)
    if asked is None:
        return found
    return found.model_copy(update={"variant": asked.name, "changes": asked.changes})


class _Search:
    """Numbers that were tried. A number is a count of posts, or of steps of arrivals."""

    def __init__(
        self,
        base: Setting,
        scenario: Scenario,
        targets: tuple[Target, ...],
        question: Literal["posts", "arrivals"],
        languages: Sequence[str] | None,
        most: int,
        progress: Tell | None,
    ) -> None:
        self.base, self.scenario, self.targets, self.question = base, scenario, targets, question
        self.languages, self.most, self.progress = languages, most, progress
        self.limit = max(LEAST_LIMIT, round(present_posts(scenario)))
        self.points: dict[int, Point] = {}
        self.courses: Callable[[Setting, range], list[Course]] = courses_of

    def amount(self, key: int) -> float:
        """Return what a number stands for."""
        return float(key) if self.question == "posts" else round(key * STEP, 9)

    def answer(self) -> int | None:
        """Return the least posts, or the most arrivals; None where there is none."""
        if self.question == "posts":
            if self.good(0):
                return 0
            bad, good = 0, 1
            while not self.good(good):
                bad, good = good, 2 * good
                # Where all courses keep it and it is open still, more posts do not help.
                if bad >= self.limit or min(one.value for one in self.point(bad).reached) >= 1:
                    return None
        else:
            # From the arrivals that are expected, up or down.
            good, bad = 0, round(1 / STEP)
            if self.good(bad):
                good, bad = bad, 2 * bad
                while self.good(bad):
                    if bad * STEP >= MOST_ARRIVALS:
                        return bad
                    good, bad = bad, 2 * bad
        while abs(good - bad) > 1:
            middle = (good + bad) // 2
            good, bad = (middle, bad) if self.good(middle) else (good, middle)
        return good if good or self.question == "posts" else None

    def told(self, answer: int | None) -> Requirement:
        """Return what was found."""
        tried = sorted(self.points)
        posts = self.question == "posts"
        return Requirement(
            name=self.scenario.name,
            question=self.question,
            targets=self.targets,
            seed=self.base.seed,
            weeks=self.base.weeks,
            confidence=CONFIDENCE,
            answer=None if answer is None else self.amount(answer),
            present=present_posts(self.scenario),
            hired=self.hired(answer) if posts and answer else (),
            knee=knee([(self.amount(key), _least(self.points[key])) for key in tried]),
            curve=tuple(self.points[key] for key in tried),
            chances=self.scenario.policy.chances.model_dump(),
            assumed={row.path: row.count for row in assumed(self.scenario)},
        )

    def good(self, key: int) -> bool:
        """Whether a number reaches all targets."""
        return self.point(key).verdict == "reaches"

    def draw_curve(self, answer: int | None) -> None:
        """Try some numbers more, so that there is a curve; few courses are enough for it."""
        top = max(self.points) if answer is None else answer + max(2, answer // 2)
        step = max(1, top // CURVE)
        for key in range(0 if self.question == "posts" else step, top + 1, step):
            if key not in self.points:
                self.point(key, most=FIRST_LOOK)

    def point(self, key: int, most: int | None = None) -> Point:
        """Try a number."""
        if key in self.points:
            return self.points[key]
        setting = self.setting(key)
        looks = _looks(self.most if most is None else most)
        courses: list[Course] = []
        for number in looks:
            courses += self.courses(setting, range(len(courses), number))
            found = [self._interval(target, courses, len(looks)) for target in self.targets]
            verdict = judge(self.targets, found)
            if verdict != "open":
                break
        point = Point(
            posts=key if self.question == "posts" else 0,
            arrivals=1.0 if self.question == "posts" else self.amount(key),
            replications=number,
            reached=tuple(found),
            verdict=verdict,
        )
        self.points[key] = point
        if self.progress is not None:
            self.progress(point)
        return point

    def _interval(self, target: Target, courses: Sequence[Course], looks: int) -> Estimate:
        return interval([reached(target, one) for one in courses], target, self.base.weeks, looks)

    def setting(self, key: int) -> Setting:
        """Return the city with a number of posts more, or of arrivals."""
        if self.question == "arrivals":
            change = ArrivalsChange(change="arrivals", factor=self.amount(key))
            changed = apply(self.base.scenario, [change])
        else:
            changed = apply(self.base.scenario, self.hires(key))
        return Setting(changed, self.base.plan, self.base.weeks, self.base.seed)

    def hires(self, posts: int) -> list[ManagerJoins]:
        """Return the changes that hire so many; who is hired first is hired with more, too."""
        if self.languages is not None:
            words = [tuple(self.languages)] * posts
        else:
            words = [(word,) if word else () for word in wanted_languages(self.scenario, posts)]
        known = {row.id for row in self.scenario.managers}
        names = hired_ids(posts, known)
        hours = self.scenario.policy.team.full_time_hours
        people = zip(names, words, strict=True)
        return [
            ManagerJoins(change="join", manager=Manager(id=name, hours=hours, languages=spoken))
            for name, spoken in people
        ]

    def hired(self, posts: int) -> tuple[Hired, ...]:
        """Return who the posts are, and where they work in the first month of the plan."""
        setting = self.setting(posts)
        known = {row.id for row in self.base.scenario.managers}
        world = World(setting.scenario, setting.plan, Streams(setting.seed, 0))
        where = plan_month(world.window(setting.scenario.start)).posts()
        rows: dict[tuple[str, ...], list[str]] = {}
        for row in setting.scenario.managers:
            if row.id not in known:
                rows.setdefault(row.languages, []).append(where[row.id].post or "")
        return tuple(
            Hired(
                posts=len(posts_of),
                languages=spoken,
                fixed=sum(post not in ("", "mobile", "floater") for post in posts_of),
                mobile=posts_of.count("mobile"),
            )
            for spoken, posts_of in sorted(rows.items())
        )


def _looks(most: int) -> list[int]:
    """Return after how many courses a number is judged."""
    looks = [min(FIRST_LOOK, most)]
    while looks[-1] < most:
        looks.append(min(2 * looks[-1], most))
    return looks


def interval(values: Sequence[float], target: Target, weeks: int, looks: int) -> Estimate:
    """Return the mean of independent shares, and where it lies: Student's t.

    The chance of an error is shared by `looks` (Bonferroni). Where courses agree by chance, they
    are taken to differ as shares of one week a quarter would: sqrt(p (1 - p) / quarters).
    """
    table, number = np.array(values), len(values)
    chance = target.share * (1 - target.share) / max(1.0, weeks / QUARTER)
    spread = max(float(table.std(ddof=1)) if number > 1 else 0.0, sqrt(chance))
    t = float(stdtrit(max(1, number - 1), 1 - (1 - CONFIDENCE) / 2 / looks))
    mean, half = float(table.mean()), t * spread / sqrt(number)
    return Estimate(value=mean, low=max(0.0, mean - half), high=min(1.0, mean + half))


def judge(targets: Sequence[Target], found: Sequence[Estimate]) -> Verdict:
    """Return whether all targets are reached, one is missed, or it is open."""
    pairs = list(zip(targets, found, strict=True))
    if any(one.high < target.share for target, one in pairs):
        return "misses"
    return "reaches" if all(one.low >= target.share for target, one in pairs) else "open"


def _least(point: Point) -> float:
    return min(one.value for one in point.reached)


def knee(curve: Sequence[tuple[float, float]]) -> float | None:
    """Return where a curve bends most: farthest from the line between its ends.

    V. Satopää and others, Finding a "Kneedle" in a Haystack, ICDCS Workshops 2011.
    """
    if len(curve) < 3:
        return None
    (x0, y0), (x1, y1) = curve[0], curve[-1]
    if x1 == x0 or y1 == y0:
        return None
    apart = [abs((y - y0) / (y1 - y0) - (x - x0) / (x1 - x0)) for x, y in curve]
    best = max(range(len(curve)), key=lambda i: apart[i])
    return curve[best][0] if apart[best] > 0 else None


def present_posts(scenario: Scenario) -> float:
    """Return the full-time posts on the first day, heads not counted."""
    day, full = first_day(scenario.start), scenario.policy.team.full_time_hours
    rows = (row for row in scenario.managers if row.role != Role.HEAD)
    there = (
        row
        for row in rows
        if (row.from_ is None or row.from_ <= day) and (row.until is None or row.until >= day)
    )
    return sum(value_on(row.hours, day) for row in there) / full


def wanted_languages(scenario: Scenario, posts: int) -> list[str]:
    """Return a language for each of so many who are hired; empty: none is asked for.

    Each goes to the language with most expected cases (one a person) for each who speaks it,
    those hired before included; the first language of a profile stands for it.
    """
    need: Counter[str] = Counter()
    profiles = {profile.id: profile for profile in scenario.arrivals.profiles}
    for row in scenario.arrivals.expected:
        profile = profiles[row.profile]
        if profile.languages and "de" not in profile.languages:
            need[profile.languages[0]] += round(row.expected * profile.persons * 100)
    speakers = Counter(word for row in scenario.managers for word in row.languages)
    result = []
    for _ in range(posts):
        if not need:
            return [""] * posts
        word = max(sorted(need), key=lambda word: need[word] / (speakers[word] + 1))
        speakers[word] += 1
        result.append(word)
    return result
