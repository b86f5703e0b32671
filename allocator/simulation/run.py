"""Simulations: their replications side by side, kept as they come.

>>> import allocator
>>> seen = allocator.simulate(scenario, replications=200, seed=1, weeks=104)  # doctest: +SKIP
>>> seen.base.breaks.p50  # doctest: +SKIP
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from allocator.api import plan as plan_city
from allocator.comparison.variants import Asked, asked_variants
from allocator.digest import canonical
from allocator.errors import Fault, InputError
from allocator.io.plans import write_whole
from allocator.lanes import Lanes
from allocator.many import processors
from allocator.model.calendar import first_day, month_of
from allocator.model.course import Course
from allocator.model.plan import Plan
from allocator.model.result import Options
from allocator.model.scenario import Scenario, Variant
from allocator.model.simulation import Simulation
from allocator.report.assumed import assumed
from allocator.simulation.bands import simulated
from allocator.simulation.course import Runner, Setting

Done = Callable[[int, int], None]
"""Called with how many courses are done, of how many."""
MOST_REPEATS = 2
"""How often a course whose worker died is begun again."""
FIRST = Options(time_limit=3600.0, share=0.95, effort=60)
"""How the plan of the first day is found: limited by effort, so that it is always the same."""


def simulate(
    scenario: Scenario,
    variants: Sequence[str | Variant] = (),
    *,
    replications: int = 200,
    seed: int = 1,
    weeks: int = 104,
    in_force: Plan | None = None,
    history: Sequence[int] = (),
    keep: Path | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Done | None = None,
) -> Simulation:
    """Simulate a city and its variants, with the planner in the loop.

    Parameters
    ----------
    scenario
        The city as it is: the base.
    variants
        As for `allocator.whatif`.
    replications
        Courses of each, at least two.
    seed, weeks
        Of all that is drawn; how long, from the first day of the scenario on.
    in_force
        Who works where on the first day; without it the city is planned first.
    history
        New cases of past weeks; arrivals are drawn from it in place of a distribution.
    keep
        Folder for the courses: what is there already is not computed again.
    executor, workers, progress
        As for `allocator.whatif`; the numbers do not depend on them.

    Returns
    -------
    Simulation
        The base first, then the variants in order.

    Raises
    ------
    InputError
        A variant cannot be read or applied, or contradicts itself.
    ValueError
        Fewer than two replications or one week.
    """
    if replications < 2 or weeks < 1 or (workers is not None and workers < 1):
        raise ValueError("at least two replications, one week and one worker are needed")
    asked: list[Asked | None] = [None, *asked_variants(scenario, variants)]
    worlds = [scenario if one is None else one.scenario for one in asked]
    settings = [first_setting(world, in_force, weeks, seed, history) for world in worlds]
    jobs = [(i, number) for number in range(replications) for i in range(len(settings))]
    found: dict[tuple[int, int], Course] = {}
    for job, course in _courses(settings, jobs, Kept(settings, keep), executor, workers):
        found[job] = course
        if progress is not None:
            progress(len(found), len(jobs))
    rows = [[found[i, number] for number in range(replications)] for i in range(len(settings))]
    return _summed_up(scenario, settings[0], asked, rows)


def _summed_up(
    scenario: Scenario,
    setting: Setting,
    asked: Sequence[Asked | None],
    rows: Sequence[Sequence[Course]],
) -> Simulation:
    """Return what the courses of all cities come to; those of the base come first."""
    begin, months = first_day(scenario.start), setting.scenario.horizon
    columns = zip(asked, rows, strict=True)
    return Simulation(
        name=scenario.name,
        start=scenario.start,
        seed=setting.seed,
        replications=len(rows[0]),
        weeks=tuple(begin + timedelta(days=7 * week) for week in range(setting.weeks)),
        columns=tuple(simulated(one, courses, rows[0], months) for one, courses in columns),
        chances=scenario.policy.chances.model_dump(),
        assumed={row.path: row.count for row in assumed(scenario)},
    )


def first_setting(
    scenario: Scenario, in_force: Plan | None, weeks: int, seed: int, history: Sequence[int] = ()
) -> Setting:
    """Return what all replications of a city share: it over the weeks, and the first posts."""
    plan = in_force
    if plan is None:
        result = plan_city(scenario, FIRST)
        if result.plan is None:
            raise InputError([Fault("simulate_contradiction", values={"name": scenario.name})])
        plan = result.plan
    posts = Plan(posts=tuple(row for row in plan.posts if row.from_ <= scenario.start))
    last = month_of(first_day(scenario.start) + timedelta(days=7 * (weeks - 1)))
    over = scenario.model_copy(update={"months": last - scenario.start + 1})
    return Setting(over, posts, weeks, seed, tuple(history))


def courses_of(
    setting: Setting,
    replications: range,
    keep: Path | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
) -> list[Course]:
    """Return some replications of a setting, in order; as for `simulate`."""
    jobs = [(0, number) for number in replications]
    found = dict(_courses([setting], jobs, Kept([setting], keep), executor, workers))
    return [found[job] for job in jobs]


def key_of(setting: Setting) -> str:
    """Return the digest of all that a course depends on but its number."""
    tree = {
        "scenario": setting.scenario.model_dump(mode="json"),
        "posts": [] if setting.plan is None else setting.plan.model_dump(mode="json")["posts"],
        "weeks": setting.weeks,
        "seed": setting.seed,
        "history": list(setting.history),
        "parts": setting.parts,
        "form": FORM,
    }
    return sha256(canonical(tree)).hexdigest()


FORM = 2
"""Raised whenever a course would come out differently: what was kept before is not used."""


class Kept:
    """Courses on disk: a folder for each setting, a file for each course, whole or not there."""

    def __init__(self, settings: Sequence[Setting], folder: Path | None) -> None:
        self.keys = [key_of(setting) for setting in settings]
        self._folders = [None if folder is None else folder / key[:16] for key in self.keys]

    def _file(self, job: tuple[int, int]) -> Path | None:
        folder = self._folders[job[0]]
        return None if folder is None else folder / f"{job[1]:05d}.json"

    def read(self, job: tuple[int, int]) -> Course | None:
        """Return a course that was kept; None where there is none that can be read."""
        file = self._file(job)
        if file is None or not file.is_file():
            return None
        try:
            return Course.model_validate_json(file.read_bytes())
        except ValueError:
            return None

    def write(self, job: tuple[int, int], course: Course) -> None:
        """Keep a course."""
        file = self._file(job)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, course.model_dump_json())


Job = tuple[int, int]
"""Number of a setting and of a replication."""


def _courses(
    settings: Sequence[Setting],
    jobs: Sequence[Job],
    kept: Kept,
    executor: Executor | None,
    workers: int | None,
) -> Iterator[tuple[Job, Course]]:
    """Yield every course as it comes: those kept first."""
    missing = []
    for job in jobs:
        course = kept.read(job)
        if course is None:
            missing.append(job)
        else:
            yield job, course
    count = processors() if workers is None else workers
    if executor is None and (count == 1 or len(missing) <= 1):
        runners: dict[int, Runner] = {}
        for job in missing:
            if job[0] not in runners:
                runners[job[0]] = Runner(settings[job[0]])
            course = runners[job[0]].run(job[1])
            kept.write(job, course)
            yield job, course
        return
    own = Lanes(count) if executor is None else None
    where, most = (executor, 2 * count) if executor is not None else (own, count)
    assert where is not None
    try:
        yield from _Flights(settings, missing, kept, where, most).landed()
    finally:
        if own is not None:
            own.end()


class _Flights:
    """Courses on their way to workers, some at once."""

    def __init__(
        self,
        settings: Sequence[Setting],
        jobs: Sequence[Job],
        kept: Kept,
        executor: Executor,
        most: int,
    ) -> None:
        self.settings, self.kept, self.executor, self.most = settings, kept, executor, most
        self.waiting = list(reversed(jobs))
        self.repeats: dict[Job, int] = {}
        self.flying: dict[Future[Course], Job] = {}

    def landed(self) -> Iterator[tuple[Job, Course]]:
        """Yield courses as they are done; one whose worker died begins again."""
        try:
            while self.waiting or self.flying:
                self._set_out()
                done = wait(self.flying, return_when=FIRST_COMPLETED).done
                for future in [future for future in self.flying if future in done]:
                    job = self.flying.pop(future)
                    try:
                        course = future.result()
                    except BrokenExecutor:
                        self.repeats[job] = self.repeats.get(job, 0) + 1
                        if self.repeats[job] > MOST_REPEATS:
                            raise
                        self.waiting.append(job)
                        continue
                    self.kept.write(job, course)
                    yield job, course
        finally:
            for future in self.flying:
                future.cancel()

    def _set_out(self) -> None:
        while self.waiting and len(self.flying) < self.most:
            job = self.waiting.pop()
            i, number = job
            future = self.executor.submit(worked, self.kept.keys[i], self.settings[i], number)
            self.flying[future] = job


_RUNNERS: dict[str, Runner] = {}
"""Of this process: what the courses of a setting share is worked out once."""


def worked(key: str, setting: Setting, replication: int) -> Course:
    """Run one course in a worker."""
    if key not in _RUNNERS:
        if len(_RUNNERS) > 8:
            _RUNNERS.clear()
        _RUNNERS[key] = Runner(setting)
    return _RUNNERS[key].run(replication)
